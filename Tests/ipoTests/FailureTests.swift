import Foundation
import Testing
import Worlds

/// Every failure is one line that names what is at fault, with status 1 and nothing left behind.
@Suite struct FailureTests {
  static let pair = #"{"prompt": "what do cats eat ?", "chosen": "fish", "rejected": "grass"}"#

  /// Runs the tool, which must fail, and looks for the parts in its one line.
  func expectFailure(
    _ arguments: String..., in folder: Folder, status: Int32 = 1, naming parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.files()
    let process = try runIPO(arguments, in: folder)
    #expect(process.status == status, sourceLocation: sourceLocation)
    #expect(process.output.isEmpty, sourceLocation: sourceLocation)
    #expect(process.complaints.count == 1, sourceLocation: sourceLocation)
    #expect(process.errors.hasPrefix("ipo: "), sourceLocation: sourceLocation)
    for part in parts where !process.errors.contains(part) {
      Issue.record("\(process.errors) does not name \(part)", sourceLocation: sourceLocation)
    }
    #expect(try folder.files() == before, sourceLocation: sourceLocation)
  }

  @Test func modelFolder() throws {
    let folder = try Folder()
    let data = try folder.write(Self.pair, to: "pair.jsonl")
    let model = try folder.pocketModel()
    let weights = model + "/model.safetensors"
    let whole = try Data(contentsOf: URL(fileURLWithPath: weights))
    let config = try String(contentsOfFile: model + "/config.json", encoding: .utf8)
    func expect(
      _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      for arguments in [["judge", "--data", data], ["inspect", "--text", "cats", "--json"]] {
        let run = try runIPO(arguments + ["--model", model, "--quiet"], in: folder)
        #expect(run.status == 1 && run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(run.complaints.count == 1, sourceLocation: sourceLocation)
        for part in parts where !run.errors.contains(part) {
          Issue.record("\(run.errors) does not name \(part)", sourceLocation: sourceLocation)
        }
      }
    }

    // The header's length says more than there is; then the values break off.
    try Data([255, 255, 255, 255, 255, 255, 255, 127]).write(to: URL(fileURLWithPath: weights))
    try expect("ipo: \(weights): ", "header")
    try whole.dropLast(100).write(to: URL(fileURLWithPath: weights))
    try expect("ipo: \(weights): ")
    try whole.prefix(5).write(to: URL(fileURLWithPath: weights))
    try expect("ipo: \(weights): ")
    try FileManager.default.removeItem(atPath: weights)
    try expect("ipo: \(model): neither model.safetensors nor")
    try whole.write(to: URL(fileURLWithPath: weights))

    try config.replacing("\"llama\"", with: "\"mamba\"").write(
      toFile: model + "/config.json", atomically: true, encoding: .utf8)
    try expect("ipo: \(model)/config.json: model_type is mamba; ")
    try config.replacing("\"hidden_size\" : 64", with: "\"hidden_size\" : 32").write(
      toFile: model + "/config.json", atomically: true, encoding: .utf8)
    try expect("ipo: \(weights): ", "model.embed_tokens.weight")
    try FileManager.default.removeItem(atPath: model + "/config.json")
    try expect("ipo: \(model)/config.json: ")
    try FileManager.default.removeItem(atPath: model)
    try expect("ipo: \(model): no such folder; ")
  }

  @Test func data() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let cases: [(text: String, parts: [String])] = [
      ("", ["no preference pairs"]), ("\n  \n", ["no preference pairs"]),
      (Self.pair + "\n\n{\"prompt\": ", [", line 3: the JSON text breaks off"]),
      (#"{"prompt": "x", "chosen": "y"}"#, [", line 1: no field \"rejected\"; "]),
      (#"{"prompt": 1, "chosen": "y", "rejected": "z"}"#, [", line 1: ", "\"prompt\""]),
      (Self.pair.replacing("grass", with: "wasabi"), ["pair 1", "tokenizer.json", "\"wasabi\""]),
    ]
    for (text, parts) in cases {
      let data = try folder.write(text, to: "data.jsonl")
      let run = try runIPO(
        ["judge", "--model", model, "--data", data, "--scores", "scores.jsonl"], in: folder)
      #expect(run.status == 1 && run.output.isEmpty && run.complaints.count == 1)
      #expect(run.errors.hasPrefix("ipo: \(data)"))
      for part in parts where !run.errors.contains(part) {
        Issue.record("\(run.errors) does not name \(part)")
      }
    }
    #expect(try folder.files() == ["data.jsonl", "model"])
    try expectFailure(
      "judge", "--model", model, "--data", "none.jsonl", in: folder,
      naming: "ipo: none.jsonl: No such file or directory; ")
    try expectFailure(
      "judge", "--model", model, "--data", model, in: folder, naming: "ipo: \(model): ", "a file")
  }

  @Test func wordsOfTheQuestion() throws {
    let folder = try Folder()
    let data = try folder.write(Self.pair, to: "pair.jsonl")
    let model = try folder.model(words: ["cats", "fish", "No"])
    try expectFailure(
      "judge", "--model", model, "--data", data, in: folder,
      naming: "ipo: \(model)/tokenizer.json: no word \"Yes\"; ")
  }

  @Test func outputs() throws {
    let folder = try Folder()
    let data = try folder.write(Self.pair, to: "pair.jsonl")
    // Before the model is even looked for.
    try expectFailure(
      "judge", "--model", "none", "--data", data, "--scores", "no/scores.jsonl", in: folder,
      naming: "ipo: no/scores.jsonl: ", "make the folder")
    try expectFailure(
      "judge", "--model", "none", "--data", data, "--scores", folder.path, in: folder,
      naming: "ipo: \(folder.path): is a folder; ")
    try expectFailure(
      "pocket", "data", "--out", "no/bench.jsonl", in: folder, naming: "ipo: no/bench.jsonl: ")
    try expectFailure(
      "pocket", "train", "--out", data, "--steps", "1", in: folder, naming: "ipo: \(data): ")
  }

  @Test func inspection() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    func fail(
      _ text: String, _ option: String, _ value: String, _ part: String,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      try expectFailure(
        "inspect", "--model", model, "--text", text, option, value, in: folder, naming: part,
        sourceLocation: sourceLocation)
    }
    try fail(" ", "--greedy", "1", "ipo: --text: no tokens in it; ")
    try fail("cats sing", "--greedy", "1", "tokenizer.json: no word \"sing\"; ")
    try fail("cats eat", "--completion-from", "0", "ipo: --completion-from: 0 does not split")
    try fail("cats eat", "--completion-from", "2", "give a number from 1 to 1")
    try fail("cats", "--completion-from", "1", "give a longer text")
    try fail("cats eat", "--greedy", "255", "ipo: --text: 2 tokens, with 255 of --greedy; ")
    try fail("cats eat", "--greedy", "1000000", "the model reads 256 at most")
    let long = String(repeating: "cats ", count: 257)
    try fail(long, "--completion-from", "9", "ipo: --text: 257 tokens, with 0 of --greedy; ")
  }

  @Test func usage() throws {
    let folder = try Folder()
    try expectFailure(
      "judge", "--data", "x", in: folder, status: 64, naming: "--model", "see ipo judge --help")
    try expectFailure("judge", "--model", "x", in: folder, status: 64, naming: "no preference file")
    try expectFailure(
      "generate", "--model", "x", "p.jsonl", "--top-p", "0", in: folder, status: 64,
      naming: "--top-p is 0")
    try expectFailure(
      "inspect", "--model", "x", "--text", "y", "--greedy", "-1", in: folder, status: 64,
      naming: "--greedy")
    try expectFailure(
      "pocket", "train", "--threads", "0", in: folder, status: 64, naming: "--threads is 0")
    try expectFailure("weave", in: folder, status: 64, naming: "weave")
  }
}
