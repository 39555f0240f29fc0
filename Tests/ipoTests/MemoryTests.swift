import Foundation
import LanguageModels
import Testing

/// What `inspect` says of memory is what a step takes.
@Suite struct MemoryTests {
  private static let time = "/usr/bin/time"
  private static let isMeasurable: Bool = {
    #if os(Linux)
      FileManager.default.isExecutableFile(atPath: time)
    #else
      false
    #endif
  }()

  /// The most memory that a run of the tool takes, bytes.
  private func peak(_ arguments: [String], in folder: Folder) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.time)
    process.arguments = ["-f", "%M", "-o", folder.path + "/peak", ipoProgram.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let text = try String(contentsOfFile: folder.path + "/peak", encoding: .utf8)
    return try #require(Double(text.trimmingCharacters(in: .whitespacesAndNewlines))) * 1024
  }

  @Test(.enabled(if: MemoryTests.isMeasurable, "there is no GNU time"))
  func aTrainingStepTakesWhatInspectSays() throws {
    let folder = try Folder()
    let model = try folder.byteModel(hiddenSize: 192, layers: 24)
    let text = String(repeating: "ab ", count: 160)
    let pairs = try folder.write(
      #"{"prompt": "Q", "chosen": "\#(text)", "rejected": "\#(text)."}"#, to: "pairs.jsonl")
    // The program with its weights, without a step: what the estimate does not count.
    let bare =
      try peak(["inspect", "--model", model, "--text", "x"], in: folder)
      - Double(MemoryEstimate(LanguageModel(folder: model).transformer).weights)
    let report = try ipo("inspect", "--model", model, "--json", "--quiet", in: folder).json()
    let memory = try #require(report["memory"] as? [String: Double])
    for (options, name) in [([], "train_lora"), (["--recompute"], "train_lora_recompute")] {
      let out = "\(folder.path)/\(name)"
      let found = try peak(
        ["train", "--model", model, "--data", pairs, "--out", out, "--quiet"] + options,
        in: folder)
      let told = 1e9 * (memory[name] ?? 0)
      #expect(abs(found - bare - told) < 0.2 * found, "\(name): \(found - bare) for \(told)")
    }
  }
}
