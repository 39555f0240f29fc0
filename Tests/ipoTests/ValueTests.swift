import Foundation
import LanguageModels
import Tensors
import Testing
import Worlds

/// Runs the tool, which must refuse in one line that has all the parts, and leave nothing behind.
func expectRefusal(
  _ arguments: [String], in folder: Folder, status: Int32, naming parts: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let before = try folder.files()
  let run = try runIPO(arguments, in: folder)
  let what = arguments.joined(separator: " ")
  #expect(run.status == status, "\(what): \(run.errors)", sourceLocation: sourceLocation)
  #expect(run.output.isEmpty && run.complaints.count == 1, sourceLocation: sourceLocation)
  for part in parts where !run.errors.contains(part) {
    Issue.record("\(what): \(run.errors) does not name \(part)", sourceLocation: sourceLocation)
  }
  #expect(try folder.files() == before, sourceLocation: sourceLocation)
}

/// A value outside its meaning is refused in one line, whichever way it comes.
@Suite struct ValueTests {
  static let pair = #"{"prompt": "what do cats eat ?", "chosen": "fish", "rejected": "grass"}"#
  static let huge = "9000000000000000000"

  @Test func numbersOfOptionsAreRefusedAtOnce() throws {
    let folder = try Folder()
    let cases: [(command: [String], options: [(String, [String])])] = [
      (
        ["generate", "--model", "x", "y"],
        [
          ("--samples", ["0", "-1", Self.huge]), ("--temperature", ["nan", "inf", "-1", "1e-39"]),
          ("--top-p", ["nan", "0", "1.1", "inf"]), ("--top-k", ["-1", Self.huge]),
          ("--max-tokens", ["0", Self.huge]), ("--threads", ["0", Self.huge]),
          ("--seed", ["-1", "18446744073709551616"]), ("--requests", ["0", Self.huge]),
        ]
      ),
      (["pair", "x", "--out", "y"], [("--min-margin", ["nan", "inf", "-1"])]),
      (
        ["train", "--model", "x", "--data", "y", "--out", "z"],
        [
          ("--rate", ["nan", "inf", "0", "-1"]), ("--beta", ["nan", "inf", "0"]),
          ("--weight", ["nan", "inf", "-1"]), ("--epochs", ["0", Self.huge]),
          ("--batch", ["0", Self.huge]), ("--accumulate", ["0", Self.huge]),
          ("--warmup", ["nan", "2"]), ("--clip", ["nan", "inf", "0"]),
          ("--decay", ["nan", "inf", "-1"]), ("--max-length", ["1", Self.huge]),
          ("--tokens-at-once", ["0", Self.huge]), ("--save-every", ["0", Self.huge]),
          ("--rank", ["0", Self.huge]), ("--alpha", ["nan", "inf", "0"]),
          ("--dropout", ["nan", "1", "-0.1"]),
        ]
      ),
      (
        ["train", "--model", "x", "--data", "y", "--out", "z", "--loss", "simpo"],
        [("--gap", ["nan", "inf", "-1"])]
      ),
      (
        ["train", "--model", "x", "--data", "y", "--out", "z", "--loss", "cdpo"],
        [("--flip", ["nan", "0.5", "-1"])]
      ),
      (
        ["improve", "--model", "x", "y", "--work", "z"],
        [("--rounds", ["0", Self.huge]), ("--per-round", ["0", Self.huge])]
      ),
      (["inspect", "--model", "x", "--text", "y"], [("--greedy", ["-1", Self.huge])]),
      (["pocket", "data", "--out", "x"], [("--per-subset", ["0", Self.huge])]),
      (["pocket", "train"], [("--steps", ["0", Self.huge])]),
    ]
    for (command, options) in cases {
      for (option, values) in options {
        for value in values {
          // A value that begins with a hyphen is one only behind an equals sign.
          try expectRefusal(
            command + ["\(option)=\(value)"], in: folder, status: 64, naming: [option])
        }
      }
    }
    try expectRefusal(
      [
        "train", "--model", "x", "--data", "y", "--out", "z", "--batch", "100000", "--accumulate",
        "100000",
      ], in: folder, status: 64, naming: ["--batch times --accumulate"])
  }

  @Test func theLargestSeedIsASeed() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let data = try folder.write(#"{"prompt": "what do cats eat ?"}"#, to: "p.jsonl")
    let run = try ipo(
      "generate", "--model", model, data, "--seed", "18446744073709551615", "-n", "2",
      "--max-tokens", "4", "--quiet", in: folder)
    #expect(run.status == 0 && run.output.contains("responses"))
  }

  @Test func configurationsAreBounded() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let data = try folder.write(Self.pair, to: "pairs.jsonl")
    let path = model + "/config.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (field, value) in [
      ("hidden_size", "9223372036854775807"), ("num_hidden_layers", "1000000000"),
      ("num_hidden_layers", "9999"), ("vocab_size", "9223372036854775808"),
      ("rope_theta", "1e-300"), ("rms_norm_eps", "NaN"), ("max_position_embeddings", "0"),
      ("head_dim", "9223372036854775806"),
    ] {
      let changed = text.replacing(
        try Regex("\"\(field)\" : [0-9.e+-]+"), with: "\"\(field)\" : \(value)")
      #expect(changed != text, "\(field)")
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      for command in [["judge", data], ["inspect"], ["train", "--data", data, "--out", "x"]] {
        try expectRefusal(
          command + ["--model", model, "--quiet"], in: folder, status: 1,
          naming: [
            path, field == "rms_norm_eps" ? "NaN" : field.hasPrefix("vocab") ? value : field,
          ])
      }
    }
  }

  @Test func damagedWeightsAreToldByEveryCommand() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let language = try LanguageModel(folder: model, trainable: true)
    let name = "model.layers.0.mlp.gate_proj.weight"
    for (own, weight) in language.transformer.parameters where own == name {
      weight.tensor?.values[7] = .nan
    }
    try language.save(to: model)
    let pairs = try folder.write(Self.pair, to: "pairs.jsonl")
    let prompts = try folder.write(#"{"prompt": "what do cats eat ?"}"#, to: "prompts.jsonl")
    let items = try folder.write(
      #"{"prompt": "what do cats eat ?", "responses": ["fish", "grass"]}"#, to: "items.jsonl")
    for command in [
      ["judge", pairs], ["rank", items], ["evaluate", pairs], ["generate", prompts],
      ["pair", items, "--out", folder.path + "/o.jsonl"],
    ] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 1 && run.complaints.count == 1, "\(command[0]): \(run.errors)")
      #expect(run.errors.contains("\(name) holds what is no number; the weights are damaged"))
      #expect(!run.output.contains("<unk>"))
    }
    for command in [
      ["train", "--data", pairs, "--out", folder.path + "/out"],
      ["improve", prompts, "--work", folder.path + "/work"], ["inspect"],
      ["export", "--out", folder.path + "/exported"],
    ] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 1, "\(command[0])")
      #expect(run.complaints.last?.contains("\(name) holds what is no number") == true)
    }
    let read = try ipo("inspect", "--model", model, "--text", "cats", "--json", in: folder)
    #expect(read.status == 0 && read.errors.contains(name))
  }

  @Test func emptyPromptsAreTold() throws {
    let folder = try Folder()
    let model = try folder.model(words: ["a", "b", "Yes", "No"])
    let pairs = try folder.write(
      #"{"prompt": "", "chosen": "a", "rejected": "b"}"#, to: "pairs.jsonl")
    let items = try folder.write(#"{"prompt": "", "responses": ["", ""]}"#, to: "items.jsonl")
    let templates = try folder.write(#"{"generic": "{instruction}{response}"}"#, to: "t.json")
    for (command, part) in [
      (["train", "--data", pairs, "--out", "out", "--raw"], "pair 1: prompt: empty"),
      (["generate", items], "item 1: an empty prompt"),
      (["rank", items, "--templates", templates, "--prompt", "plain"], "judge's prompt: empty"),
      (["improve", items, "--work", "work"], "prompt: empty"),
      (["inspect", "--text", ""], "--text: no tokens"),
    ] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 1 && run.complaints.count == 1, "\(command[0]): \(run.errors)")
      #expect(run.errors.contains(part), "\(command[0]): \(run.errors)")
    }
  }

  @Test func labelsAreProbabilities() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    func labelled(_ label: String) throws -> String {
      try folder.write(
        Self.pair.dropLast() + #", "preference": \#(label)}"#, to: "pairs.jsonl")
    }
    let train = ["train", "--model", model, "--out", "out", "--quiet", "--data"]
    for label in ["1.7", "-0.3", "true", "\"1\"", "1e999"] {
      try expectRefusal(
        train + [labelled(label), "--soft"], in: folder, status: 1, naming: ["pairs.jsonl"])
    }
    let ratings = try folder.write(
      #"{"prompt": "what do cats eat ?", "responses": ["fish", "grass"], "scores": [9, 2]}"#,
      to: "ratings.jsonl")
    try expectRefusal(
      ["pair", ratings, "--soft", "--out", "o.jsonl"], in: folder, status: 1,
      naming: ["item 1", "the score 9.0 is no probability"])
    let hard = try ipo("pair", ratings, "--out", "o.jsonl", in: folder)
    #expect(hard.status == 0)
  }

  @Test func aRunsNumbersAreRead() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let data = try folder.write(
      (0..<4).map { _ in Self.pair }.joined(separator: "\n"), to: "pairs.jsonl")
    let train = [
      "train", "--model", model, "--data", data, "--out", "out", "--batch", "2", "--quiet",
    ]
    #expect(try runIPO(train, in: folder).status == 0)
    let metrics = folder.path + "/out/metrics.jsonl"
    let text = try String(contentsOfFile: metrics, encoding: .utf8)
    for value in ["1e300", "9223372036854774784", "-5"] {
      try text.replacing(/"num_tokens":[0-9]+/, with: "\"num_tokens\":\(value)")
        .write(toFile: metrics, atomically: true, encoding: .utf8)
      let run = try runIPO(train + ["--resume"], in: folder)
      #expect(run.status == 1 && run.errors.contains("metrics.jsonl, line 1: not the metrics"))
    }
  }
}
