import Files
import Foundation
import LanguageModels
import Testing

/// No command shortens or overwrites what it did not write.
@Suite struct HarmTests {
  private func untouched(
    _ arguments: [String], _ names: String..., in folder: Folder, status: Int32 = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    func bytes() throws -> [String: Data] {
      let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      return (paths ?? []).filter { !$0.hasPrefix(".std") }.reduce(into: [:]) {
        $0[$1] = FileManager.default.contents(atPath: folder.path + "/" + $1)
      }
    }
    let before = try bytes()
    let run = try runIPO(arguments, in: folder)
    #expect(
      run.status == status && run.complaints.count == 1, "\(run)", sourceLocation: sourceLocation)
    for name in names where !run.errors.contains(name) {
      Issue.record("\(run.errors) does not name \(name)", sourceLocation: sourceLocation)
    }
    let same = try bytes() == before
    #expect(same, "\(arguments)", sourceLocation: sourceLocation)
  }

  @Test func anInputIsNotAnOutput() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    // One line without a break at its end looks like one that was cut off.
    try folder.write(
      #"{"prompt":"what do cats eat ?","chosen":"fish","rejected":"grass"}"#, to: "p.jsonl")
    try folder.write(
      #"{"prompt":"what do cats eat ?","responses":["fish","grass"],"scores":[0.7,0.2]}"#,
      to: "r.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/p.jsonl")
    let read = "is read from"
    try untouched(["judge", "--model", model, "p.jsonl", "--out", "p.jsonl"], read, in: folder)
    try untouched(["judge", "--model", model, "p.jsonl", "--out", "./link"], read, in: folder)
    try untouched(["evaluate", "--model", model, "p.jsonl", "--out", "link"], read, in: folder)
    try untouched(["rank", "--model", model, "r.jsonl", "--out", "r.jsonl"], read, in: folder)
    try untouched(["generate", "--model", model, "r.jsonl", "--out", "r.jsonl"], read, in: folder)
    try untouched(["pair", "r.jsonl", "--out", "r.jsonl"], read, in: folder)
    try untouched(
      ["train", "--model", model, "--data", "p.jsonl", "--out", model, "--full"], read, in: folder)
    try untouched(["improve", "r.jsonl", "--model", model, "--work", model], read, in: folder)
    // And what is nobody's we know stays, whoever reads it.
    try folder.write("mine\n", to: "notes.txt")
    try untouched(
      ["judge", "--model", model, "p.jsonl", "--out", "notes.txt"], "not what made it", in: folder)
    try untouched(["pair", "r.jsonl", "--out", "notes.txt"], "not what made it", in: folder)
    try untouched(["pocket", "data", "--out", "notes.txt"], "something else", in: folder)
  }

  /// A folder of shards, which has no model.safetensors that a check could look for.
  @Test func aModelsFolderIsNotTrainedInto() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    try folder.write(
      #"{"prompt":"what do cats eat ?","chosen":"fish","rejected":"grass"}"#, to: "p.jsonl")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/shards", withIntermediateDirectories: true)
    try folder.write("{}", to: "shards/config.json")
    try folder.write("x", to: "shards/model-00001-of-00002.safetensors")
    let train = ["train", "--model", model, "--data", "p.jsonl", "--out", "shards", "--quiet"]
    try untouched(train, "config.json", "not this run's", in: folder)
    try untouched(train + ["--full", "--resume"], "config.json", in: folder)
    try untouched(
      ["improve", "p.jsonl", "--model", model, "--work", "shards", "--quiet"], "config.json",
      in: folder)
  }

  /// The work folder may be called anything, and options of training can't name another place.
  @Test func improveKeepsToItsFolder() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    try folder.write(#"{"prompt":"what do cats eat ?"}"#, to: "prompts.jsonl")
    let start = [
      "improve", "prompts.jsonl", "--model", model, "--work", "w.jsonl", "-n", "4",
      "--max-tokens", "5", "--temperature", "1", "--quiet",
    ]
    let run = try runIPO(start + ["--", "--rank", "2"], in: folder)
    #expect(run.status == 0 && run.output == "w.jsonl/round-1/policy\n", "\(run.errors)")
    for option in [["--out", "x"], ["--out=x"], ["--model=x"], ["--data", "x"], ["--resume"]] {
      try untouched(
        start + ["--"] + option, option[0].prefix(5).description, in: folder, status: 64)
    }
  }

  /// Where another run is at work, the second is told and does nothing.
  @Test func aSecondRunIsTold() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    try folder.write(
      #"{"prompt":"what do cats eat ?","chosen":"fish","rejected":"grass"}"#, to: "p.jsonl")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/out", withIntermediateDirectories: true)
    let lock = try FolderLock(folder: folder.path + "/out")
    let run = try ipo(
      "train", "--model", model, "--data", "p.jsonl", "--out", "out", "--quiet", in: folder)
    #expect(run.status == 1 && run.errors.contains("another run is at work"), "\(run.errors)")
    withExtendedLifetime(lock) {}
  }
}
