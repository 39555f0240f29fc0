import Foundation
import Notebook
import TestSupport
import Testing

/// Runs each chapter's program at `--scale quick` as a reader would, and looks at what it leaves.
@Suite struct ChapterTests {
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folders: [String] = {
    let chapters = checkout.appendingPathComponent("chapters").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: chapters)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: "\(chapters)/\($0)/main.swift")
    }.sorted()
  }()

  /// The folder that the build put the programs in: the test bundle's own.
  static var programs: URL { Programs.folder(with: "ch02") }

  struct Outcome {
    var status: Int32
    var error: String
    var files: [String: Data]
  }

  /// - Parameter kept: a folder for the output that stays; else one that goes.
  func run(
    _ folder: String, _ arguments: String..., path: String? = nil, kernels: String? = nil,
    out kept: String? = nil
  ) throws -> Outcome {
    let out =
      kept.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory
      .appendingPathComponent("chapter-\(UUID().uuidString)")
    defer { if kept == nil { try? FileManager.default.removeItem(at: out) } }
    let process = Process()
    process.executableURL = Self.programs.appendingPathComponent("ch" + folder.prefix(2))
    process.arguments = ["--scale", "quick", "--out", out.path, "--quiet"] + arguments
    if let path { process.environment = ["PATH": path, "HOME": NSHomeDirectory()] }
    if let kernels {
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["IPO_KERNELS": kernels]) { $1 }
    }
    let error = Pipe()
    process.standardError = error
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, error: text, files: bytes(of: out.path))
  }

  /// The same bytes for one thread and for two or four, others for another seed, and the same section
  /// On a real model when it is run again.
  @Test(arguments: folders)
  func aReadersRuns(_ folder: String) throws {
    let one = try run(folder, "--threads", "1")
    #expect(one.status == 0, "\(one.error)")
    let index = try #require(Self.folders.firstIndex(of: folder))
    let several = try run(folder, "--threads", index % 2 == 0 ? "2" : "4")
    #expect(one.files == several.files)
    let page = try #require(one.files["chapters/\(folder)/README.md"])
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("✗"))
    #expect(!text.contains("nan"))
    // Every figure the page shows is there, with its script and data.
    let shown = text.matches(of: /\]\(\.\.\/\.\.\/(figures\/[^)]+)\)/).map { String($0.1) }
    #expect(!shown.isEmpty)
    for file in shown { #expect(one.files[file]?.isEmpty == false, "\(file)") }
    try aRealModelIsMeasuredAndKept(folder, besides: one)
  }

  /// A model from elsewhere is asked in plain English, never in the pocket world's words, and what
  /// it gave is kept with what made it: a second run measures nothing and says the same.
  private func aRealModelIsMeasuredAndKept(_ folder: String, besides pocket: Outcome) throws {
    try withTemporaryFolder { work in
      let model = work + "/reads-anything"
      try ByteModel.write(
        to: model, merges: ["Y e", "Ye s", "N o", "Ġ Yes", "Ġ No"], positions: 4096)
      let out = work + "/out"
      let first = try run(folder, "--seed", "2", "--real", model, out: out)
      #expect(first.status == 0, "\(first.error)")
      let data = pocket.files.keys.filter { $0.hasSuffix(".tsv") }
      #expect(data.contains { first.files[$0] != pocket.files[$0] }, "seed 2: the same data")
      let page = String(
        decoding: try #require(first.files["chapters/\(folder)/README.md"]), as: UTF8.self)
      let prefix = "kept/reads-anything/\(folder)-"
      let kept = first.files.filter { $0.key.hasPrefix(prefix) }
      if folder.hasPrefix("08") {
        // It reads what chapter 04 kept.
        #expect(page.contains("Not measured yet on reads"))
        return
      }
      #expect(!kept.isEmpty)
      #expect(page.contains("## On a real model") && page.contains("*reads-anything ("))
      let again = try run(folder, "--seed", "2", "--real", model, out: out)
      #expect(again.files.filter { $0.key.hasPrefix(prefix) } == kept)
      #expect(
        again.files["chapters/\(folder)/README.md"] == first.files["chapters/\(folder)/README.md"])
    }
  }

  /// Other kernels add in another order: what a judge gives is within a thousandth, as words and
  /// choices are the same. What is trained goes its own way after some steps, within its interval.
  @Test func theKernelsInPlainCSayTheSame() throws {
    let here = try run("01-key-insight")
    let plain = try run("01-key-insight", "--threads", "4", kernels: "portable")
    #expect(plain.status == 0 && Set(plain.files.keys) == Set(here.files.keys), "\(plain.error)")
    func cells(_ data: Data?) -> [Substring] {
      String(decoding: data ?? Data(), as: UTF8.self).split { $0 == "\t" || $0 == "\n" }
    }
    var count = 0
    for name in here.files.keys.sorted() where name.hasSuffix(".tsv") {
      let (one, other) = (cells(here.files[name]), cells(plain.files[name]))
      #expect(one.count == other.count, "\(name)")
      for (a, b) in zip(one, other) where a != b {
        count += 1
        let (x, y) = (try #require(Double(a)), try #require(Double(b)))
        #expect(abs(x - y) <= 1e-6 + 1e-3 * max(abs(x), abs(y)), "\(name): \(a), \(b)")
      }
    }
    print("chapter 01 in plain C: \(count) numbers differ in their last digits")
  }

  @Test(arguments: folders)
  func theCommittedPageIsOfThisSource(_ folder: String) throws {
    let chapter = Self.checkout.appendingPathComponent("chapters/\(folder)")
    let source = try String(
      contentsOf: chapter.appendingPathComponent("main.swift"), encoding: .utf8)
    let page = try String(contentsOf: chapter.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(!Report.isStale(page: page, source: source), "run `make chapter N=\(folder.prefix(2))`")
    #expect(page.contains("--scale book"))
  }

  @Test func theManifestListsTheFolders() throws {
    let manifest = try String(
      contentsOf: Self.checkout.appendingPathComponent("Package.swift"), encoding: .utf8)
    let list = Self.folders.map { "  \"\($0)\",\n" }.joined()
    #expect(manifest.contains("\nlet chapters = [\n\(list)]\n"), "run `make chapters`")
  }

  @Test(arguments: folders)
  func withoutGnuplotOneClearLine(_ folder: String) throws {
    let outcome = try run(folder, path: "/nonexistent")
    #expect(outcome.status != 0)
    #expect(outcome.error.split(separator: "\n").count == 1)
    #expect(outcome.error.contains("gnuplot"))
    #expect(outcome.files.isEmpty)
  }

  /// A model that knows other words, in the layout of any other.
  @Test(arguments: folders)
  func aModelOfAnotherWorldIsOneClearLine(_ folder: String) throws {
    let words = FileManager.default.temporaryDirectory
      .appendingPathComponent("words-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: words, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: words) }
    let tokenizer = """
      {"model": {"type": "WordLevel", "vocab": {"a": 0, "b": 1}, "unk_token": "<unk>"},
      "pre_tokenizer": {"type": "WhitespaceSplit"}, "added_tokens": []}
      """
    try tokenizer.write(
      toFile: words + "/tokenizer.json", atomically: true, encoding: .utf8)
    let outcome = try run(folder, "--model", words)
    #expect(outcome.status == 1)
    #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
    switch folder.prefix(2) {
    case "05", "06", "07", "08":
      #expect(outcome.error.contains("--model: this chapter makes its own"))
    default: #expect(outcome.error.contains("\(words): its tokenizer does not know"))
    }
    #expect(outcome.error.contains("--real"))
    #expect(outcome.files.isEmpty)
  }

  @Test func aRealModelThatIsNotThereIsOneClearLine() throws {
    let outcome = try run("02-preference-classifier", "--real", "/nonexistent/model.gguf")
    #expect(outcome.status == 1)
    #expect(outcome.error.split(separator: "\n").count == 1)
    #expect(outcome.error.contains("/nonexistent/model.gguf"))
    for (option, value) in [("--data", "pairs.jsonl"), ("--base", "base")] {
      let chapter = option == "--data" ? "05-reward-bench" : "06-base-and-instruct"
      let outcome = try run(chapter, option, value)
      #expect(outcome.status == 1 && outcome.error.contains("--real"), "\(outcome.error)")
    }
    let elsewhere = try run("02-preference-classifier", "--base", "base")
    #expect(elsewhere.status == 1 && elsewhere.error.contains("only chapter 06"))
  }

  @Test(arguments: folders)
  func valuesWithoutMeaningAreRefused(_ folder: String) throws {
    for arguments in [
      ["--seed", "18446744073709551615"], ["--seed", "-1"], ["--threads", "0"],
      ["--threads", "9000000000000000000"],
    ] {
      let outcome = try run(folder, arguments[0], arguments[1])
      #expect(outcome.status == 64, "\(outcome.error)")
      #expect(outcome.error.contains(arguments[0]) && outcome.files.isEmpty)
    }
    if !folder.hasPrefix("05") {
      let outcome = try run(folder, "--data", "pairs.jsonl")
      #expect(outcome.status == 1 && outcome.error.contains("--data: this chapter makes its own"))
    }
  }

  @Test func aMissingCheckpointIsOneClearLine() throws {
    let outcome = try run(Self.folders[0], "--model", "/nonexistent/model")
    #expect(outcome.status != 0)
    #expect(outcome.error.split(separator: "\n").count == 1)
    #expect(outcome.error.contains("/nonexistent/model"))
    #expect(outcome.files.isEmpty)
  }
}
