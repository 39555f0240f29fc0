import Foundation
import Tensors
import Testing
import Worlds

/// SIGKILL at random moments: what is started again ends in the bytes of a run that was left alone.
///
/// A few kills for each command; `IPO_KILLS=50 swift test --filter KillTests` tries more.
@Suite(.serialized) struct KillTests {
  private let kills = ProcessInfo.processInfo.environment["IPO_KILLS"].flatMap(Int.init) ?? 2

  /// Runs the tool for so many seconds at most, then kills it.
  ///
  /// - Returns: whether it was killed.
  private func run(_ arguments: [String], in folder: Folder, seconds: Double) throws -> Bool {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appendingPathComponent("ipo")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(1e6 * seconds))
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  /// The bytes of a file, or of a folder's files.
  private func bytes(_ path: String, in folder: Folder) -> [String: Data] {
    let path = folder.path + "/" + path
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let files = names.isEmpty ? [""] : names.filter { !$0.hasSuffix(".lock") }
    return files.reduce(into: [:]) { all, name in
      all[name] = FileManager.default.contents(atPath: name.isEmpty ? path : path + "/" + name)
    }
  }

  /// - Parameter command: makes the arguments for an output of this name.
  private func endsInTheSameBytes(
    in folder: Folder, named name: String, seed: UInt64, _ command: (String) -> [String]
  ) throws {
    let clock = ContinuousClock()
    var status: Int32 = 1
    let time = try clock.measure {
      status = try runIPO(command("whole-" + name), in: folder).status
    }
    try #require(status == 0)
    let truth = bytes("whole-" + name, in: folder)
    try #require(!truth.isEmpty)
    var random = Random(seed: seed)
    var killed = 0
    for attempt in 0..<kills {
      let out = "\(attempt)-" + name
      while try run(command(out), in: folder, seconds: random.uniform() * (time / .seconds(1))) {
        killed += 1
        if random.chance(0.5) { break }
      }
      let last = try runIPO(command(out), in: folder)
      #expect(last.status == 0, "\(name): \(last.errors)")
      let same = bytes(out, in: folder) == truth
      #expect(same, "\(name), attempt \(attempt)")
    }
    if ProcessInfo.processInfo.environment["IPO_KILLS"] != nil {
      print("\(name): \(killed) kills in \(kills) runs")
    }
  }

  private func folder() throws -> (Folder, model: String) {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let pairs = PocketBench.pairs(perSubset: 12, seed: 2).map(\.item)
    let lines = pairs.map { pair in
      "{\"prompt\": \"\(pair.prompt)\", \"chosen\": \"\(pair.chosen)\", \"rejected\": "
        + "\"\(pair.rejected)\", \"responses\": [\"\(pair.chosen)\", \"\(pair.rejected)\"]}"
    }
    try folder.write(lines.joined(separator: "\n"), to: "pairs.jsonl")
    try folder.write(lines.prefix(24).joined(separator: "\n"), to: "prompts.jsonl")
    return (folder, model)
  }

  @Test func linesThatResume() throws {
    let (folder, model) = try folder()
    let start = ["--model", model, "--quiet", "--threads", "1"]
    try endsInTheSameBytes(in: folder, named: "scores.jsonl", seed: 1) {
      ["judge", "pairs.jsonl", "--out", $0] + start
    }
    try endsInTheSameBytes(in: folder, named: "ranked.jsonl", seed: 2) {
      ["rank", "pairs.jsonl", "--out", $0] + start
    }
    try endsInTheSameBytes(in: folder, named: "drawn.jsonl", seed: 3) {
      ["generate", "prompts.jsonl", "--out", $0, "-n", "3", "--max-tokens", "24"] + start
    }
    try endsInTheSameBytes(in: folder, named: "best.jsonl", seed: 4) {
      ["pair", "pairs.jsonl", "--out", $0, "--model", model, "--quiet", "--threads", "1"]
    }
  }

  @Test func trainingAndTheLoop() throws {
    let (folder, model) = try folder()
    let train = [
      "train", "--model", model, "--data", "pairs.jsonl", "--batch", "4", "--save-every", "4",
      "--quiet", "--resume", "--out",
    ]
    try endsInTheSameBytes(in: folder, named: "adapter", seed: 5) { train + [$0, "--rank", "2"] }
    try endsInTheSameBytes(in: folder, named: "full", seed: 6) { train + [$0, "--full"] }
    try endsInTheSameBytes(in: folder, named: "work", seed: 7) {
      [
        "improve", "prompts.jsonl", "--model", model, "--work", $0, "--rounds", "2", "-n", "3",
        "--max-tokens", "8", "--temperature", "1", "--quiet", "--", "--rank", "2", "--save-every",
        "2",
      ]
    }
  }
}
