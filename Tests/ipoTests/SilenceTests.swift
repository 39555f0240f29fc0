import Foundation
import LanguageModels
import Tensors
import Testing
import Worlds

/// Nothing of a file or of the arguments is passed over in silence.
@Suite struct SilenceTests {
  static let rendered = "<|im_start|>user\\nName a fruit.<|im_end|>\\n<|im_start|>assistant\\n"

  @Test func optionsWithoutEffectAreRefused() throws {
    let folder = try Folder()
    let server = "http://localhost:1"
    for (arguments, part) in [
      (["judge", "--model", "m", "x", "--server-model", "n"], "--server-model"),
      (["judge", "--model", "m", "x", "--cache", "c"], "--cache"),
      (["judge", "--model", "m", "x", "--requests", "2"], "--requests"),
      (["judge", "--model", server, "x", "--precision", "float32"], "--precision"),
      (["judge", "--model", server, "x", "--adapter", "a"], "--adapter"),
      (["judge", "--model", server, "x", "--compare-modes"], "--compare-modes"),
      (["judge", "--model", "m", "x", "--compare-modes", "--faithful"], "--faithful"),
      (["judge", "--model", "m", "x", "--compare-modes", "--out", "o"], "--out"),
      (["judge", "--model", "m", "-", "--compare-modes"], "--compare-modes"),
      (["judge", "--model", "m", "x", "--faithful", "--chat-template", "t"], "--chat-template"),
      (["judge", "--model", "m", "x", "--raw", "--chat-template", "t"], "--chat-template"),
      (["rank", "--model", "m", "x", "--category", "c"], "--category"),
      (["rank", "--model", "m", "x", "--json"], "--json"),
      (["rank", "--model", "m", "x", "--instruction", "i", "--out", "o"], "--out"),
      (["rank", "--model", server, "x", "--faithful"], "--faithful"),
      (["rank", "--model", "m", "x", "--cache", "c"], "--cache"),
      (["generate", "--model", "m", "x", "--cache", "c"], "--cache"),
      (["generate", "--model", server, "x", "--precision", "float32"], "--precision"),
      (["generate", "--model", "m", "x", "--temperature", "0", "--top-k", "3"], "--top-k"),
      (["pair", "x", "--out", "o", "--prompt", "plain"], "--prompt"),
      (["pair", "x", "--out", "o", "--templates", "t"], "--templates"),
      (["pair", "x", "--out", "o", "--faithful"], "--faithful"),
      (["pair", "x", "--out", "o", "--cache", "c"], "--cache"),
      (["pair", "x", "--out", "o", "--model", "m", "--requests", "2"], "--requests"),
      (["pair", "x", "--out", "o", "--model", server, "--faithful"], "--faithful"),
      (["train", "--model", "m", "--data", "x", "--out", "o", "--gap", "1"], "--gap"),
      (["train", "--model", "m", "--data", "x", "--out", "o", "--flip", "0.1"], "--flip"),
      (
        ["train", "--model", "m", "--data", "x", "--out", "o", "--loss", "repo", "--beta", "1"],
        "--beta"
      ),
      (["train", "--model", "m", "--data", "x", "--out", "o", "--full", "--rank", "4"], "--rank"),
      (
        ["train", "--model", "m", "--data", "x", "--out", "o", "--full", "--precision", "float32"],
        "--precision"
      ),
      (["improve", "--model", "m", "x", "--work", "w", "--standard"], "--standard"),
      (["improve", "--model", "m", "x", "--work", "w", "--cache", "c"], "--cache"),
      (["improve", "--model", "m", "x", "--work", "w", "--", "--soft"], "--soft"),
      (
        ["improve", "--model", "m", "x", "--work", "w", "--adapter", "a", "--", "--rank=4"],
        "rank"
      ),
      (["evaluate", "--model", "m", "--outputs", "x", "--baseline", "y", "--out", "o"], "--out"),
      (["evaluate", "--model", "m", "x", "--json"], "--json"),
      (["evaluate", "--model", server, "x", "--faithful"], "--faithful"),
      (["inspect", "--model", "m", "--ids", "x", "--adapter", "a"], "--adapter"),
      (["inspect", "--model", "m", "--text", "x", "--response", "a"], "--response"),
      (["inspect", "--model", "m", "--text", "x", "--raw"], "--raw"),
      (["inspect", "--model", "m", "--decode", "1", "--templates", "t"], "--templates"),
      (["inspect", "--model", "m", "--ids", "x", "--greedy", "2"], "--greedy"),
      (["inspect", "--model", "m", "--cache", "c"], "--cache"),
      (["pocket", "bench", "--model", "m", "--size", "S"], "--size"),
    ] {
      try expectRefusal(arguments, in: folder, status: 64, naming: [part, "; see "])
    }
    // For a judge on a server they are.
    let run = try ipo(
      "improve", "--model", "m", "x", "--work", "w", "--judge", server, "--cache", "c", in: folder)
    #expect(run.status == 1 && run.errors.contains("m: no such folder"))
  }

  @Test func resumingNothingIsTold() throws {
    let folder = try Folder()
    let data = try folder.write(ValueTests.pair, to: "pairs.jsonl")
    let train = ["train", "--model", try folder.pocketModel(), "--data", data, "--out", "o"]
    let first = try runIPO(train + ["--resume"], in: folder)
    #expect(first.status == 0 && first.errors.contains("o: there is no run to go on with"))
    let second = try runIPO(train + ["--resume"], in: folder)
    #expect(second.status == 0 && !second.errors.contains("there is no run"))
  }

  @Test func softLabelsThatAreNotThereAreTold() throws {
    let folder = try Folder()
    let data = try folder.write(ValueTests.pair, to: "pairs.jsonl")
    try expectRefusal(
      ["train", "--model", folder.pocketModel(), "--data", data, "--out", "o", "--soft"],
      in: folder, status: 1, naming: ["no pair has a preference"])
  }

  @Test func textsRenderedBeforeAreToldOnceWithTheirNumber() throws {
    let folder = try Folder()
    let model = try folder.byteModel(merges: ["Y e", "Ye s", "N o", "Ġ Yes", "Ġ No"])
    let pairs = try folder.write(
      """
      {"prompt": "\(Self.rendered)", "chosen": "An apple.", "rejected": "A chair."}
      {"prompt": "What does <|im_start|> mean?", "chosen": "Yes", "rejected": "No"}
      {"prompt": "\(Self.rendered)", "chosen": "A pear.", "rejected": "A chair."}
      """, to: "pairs.jsonl")
    let items = try folder.write(
      #"{"prompt": "\#(Self.rendered)", "responses": ["A pear.", "A chair."]}"#, to: "items.jsonl")
    for (command, file, count) in [
      (["judge", pairs], pairs, "2 prompts bear"), (["evaluate", pairs], pairs, "2 prompts bear"),
      (["rank", items], items, "1 prompt bears"),
      (["generate", items, "--max-tokens", "2"], items, "1 prompt bears"),
      (["pair", items, "--out", folder.path + "/o.jsonl"], items, "1 prompt bears"),
      (["improve", items, "--work", folder.path + "/w", "--max-tokens", "4"], items, "1 prompt b"),
    ] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 0, "\(command[0]): \(run.errors)")
      let told = run.complaints.filter { $0.contains("the chat template's marks already") }
      #expect(told.count == 1, "\(command[0])")
      #expect(told.first?.contains("warning: \(file): \(count)") == true, "\(run.errors)")
    }
    // Where no template is put on, nothing is wrong; where one is trained on, it is refused.
    for command in [["judge", pairs, "--raw"], ["judge", pairs, "--faithful"]] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 0 && !run.errors.contains("marks already"), "\(run.errors)")
    }
    try expectRefusal(
      ["train", "--model", model, "--data", pairs, "--out", "o"], in: folder, status: 1,
      naming: ["pair 1", "marks already (<|im_start|>user)", "--raw"])
  }

  /// `--raw` puts the end behind a response that does not bear it, and never a second one.
  @Test func rawTrainingEndsEachResponseOnce() throws {
    let folder = try Folder()
    let model = try folder.byteModel()
    func trained(_ end: String, _ name: String) throws -> (loss: String?, tokens: Int?) {
      let data = try folder.write(
        (0..<2).map { _ in
          #"{"prompt": "\#(Self.rendered)", "chosen": "An apple.\#(end)", "#
            + #""rejected": "A chair.\#(end)"}"#
        }.joined(separator: "\n"), to: name + ".jsonl")
      let run = try ipo(
        "train", "--model", model, "--data", data, "--out", "\(folder.path)/\(name)", "--raw",
        "--quiet", "--json", in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let outcome = try run.json()
      return (outcome["loss"].map { "\($0)" }, outcome["tokens"] as? Int)
    }
    let (bare, ended) = (try trained("", "bare"), try trained("<|im_end|>", "ended"))
    #expect(bare == ended && bare.tokens != nil)
  }

  @Test func whatACheckpointHoldsAndIsNotUsedIsTold() throws {
    let folder = try Folder()
    let model = try folder.byteModel()
    let path = model + "/config.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let tied = text.replacing(
      "\"tie_word_embeddings\" : false", with: "\"tie_word_embeddings\" : true")
    #expect(tied != text)
    try tied.write(toFile: path, atomically: true, encoding: .utf8)
    try #"{"pad_token": "[PAD]"}"#.write(
      toFile: model + "/tokenizer_config.json", atomically: true, encoding: .utf8)
    let items = try folder.write(
      #"{"prompt": "Q", "responses": ["A", "B"]}"#, to: "items.jsonl")
    let pairs = try folder.write(
      #"{"prompt": "Q", "chosen": "A", "rejected": "B"}"#, to: "pairs.jsonl")
    for command in [
      ["judge", pairs], ["rank", items], ["generate", items, "--max-tokens", "2"], ["inspect"],
      ["train", "--data", pairs, "--out", folder.path + "/o"],
    ] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 0, "\(command[0]): \(run.errors)")
      for part in ["lm_head.weight is not the embedding", "pad_token [PAD] has no row"] {
        #expect(run.complaints.filter { $0.contains(part) }.count == 1, "\(command[0])")
      }
    }
    let report = try ipo("inspect", "--model", model, "--json", "--quiet", in: folder).json()
    #expect((report["notes"] as? [String])?.count == 2)
  }

  @Test func aSpellingThatTheModelPrefersIsTold() throws {
    let folder = try Folder()
    let merges = ["Y e", "Ye s", "N o", "y e", "ye s", "n o"]
    let pairs = try folder.write(
      #"{"prompt": "Q", "chosen": "A", "rejected": "B"}"#, to: "pairs.jsonl")
    let model = try folder.byteModel("prefers", merges: merges) { transformer in
      // The rows of yes and no are made those of Yes and No, eight times as loud.
      guard
        let head = transformer.parameters.first(where: { $0.name == "lm_head.weight" })?
          .weight.tensor
      else { return }
      for i in 0..<head.columns {
        for (own, other) in [(257, 260), (258, 261)] {
          head[other, i] = 8 * head[own, i]
          head[own, i] = 0
        }
      }
    }
    let asked = try ipo("judge", "--model", model, pairs, "--quiet", in: folder)
    let inspected = try ipo("inspect", "--model", model, "--quiet", "--json", in: folder)
    let mass = try #require((try inspected.json()["judgement"] as? [String: Any])?["other_mass"])
    #expect((mass as? Double ?? 0) > 0)
    for run in [asked, inspected] {
      #expect(run.status == 0)
      #expect(run.complaints.filter { $0.contains("other spellings of Yes and No") }.count == 1)
    }
  }

  @Test func byteOrderMarksAndCarriageReturnsAreNoText() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let file = try folder.write("\u{FEFF}fish\r\ngrass\r\n", to: "lines.txt")
    let run = try ipo(
      "rank", "--model", model, file, "--instruction", "what do cats eat ?", "--json", "--quiet",
      in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let responses = run.output.matches(of: /"response":"([^"]*)"/).map { String($0.1) }
    #expect(responses.sorted() == ["fish", "grass"])
    let marked = try folder.write(
      "\u{FEFF}[{\"role\": \"user\", \"content\": \"x\"}]\r\n", to: "messages.json")
    let shown = try ipo(
      "inspect", "--model", folder.byteModel(), "--messages", marked, "--json", in: folder)
    #expect(shown.status == 0 && shown.output.contains("x<|im_end|>"))
  }
}
