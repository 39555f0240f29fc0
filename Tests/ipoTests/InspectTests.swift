import Foundation
import LanguageModels
import Preferences
import Tensors
import Testing
import Worlds

@Suite struct InspectTests {
  let text = "<user> what do cats eat ? <assistant>"

  @Test func jsonIsWhatTheLibraryComputes() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let run = try ipo(
      "inspect", "--model", path, "--text", text, "--json", "--greedy", "3", "--completion-from",
      "4", "--precision", "float32", in: folder)
    #expect(run.status == 0 && run.errors.isEmpty)
    let json = try run.json()
    #expect(Set(json.keys) == ["ids", "logits", "greedy", "completion_logp"])

    let model = try LanguageModel(folder: path)
    let ids = try text.split(separator: " ").map { word in
      try #require(Vocabulary.words.firstIndex(of: String(word)))
    }
    #expect(json["ids"] as? [Int] == ids)
    let all = model.transformer.logits(model.transformer.states(RaggedBatch([ids])))
    let logits = try #require(json["logits"] as? [Double])
    #expect(logits.count == Vocabulary.words.count)
    for (column, logit) in logits.enumerated() {
      #expect(abs(logit - Double(all[ids.count - 1, column])) < 1e-5)
    }

    // ln softmax in double precision, token by token.
    var expected = 0.0
    for place in 4..<ids.count {
      let row = (0..<all.columns).map { Double(all[place - 1, $0]) }
      expected += row[ids[place]] - log(row.reduce(0) { $0 + exp($1) })
    }
    #expect(abs((json["completion_logp"] as? Double ?? 0) - expected) < 1e-4)

    // Greedy by hand: the whole text is read anew for each token.
    var longer = ids
    for _ in 0..<3 {
      let states = model.transformer.states(RaggedBatch([longer]), rows: [longer.count - 1])
      let row = model.transformer.logits(states).array
      longer.append(try #require(row.indices.max { row[$0] < row[$1] }))
    }
    #expect(json["greedy"] as? [Int] == Array(longer.suffix(3)))
  }

  @Test func whatIsNotAskedForIsAbsent() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let run = try ipo(
      "inspect", "--model", path, "--text", text, "--json", "--precision", "float32", in: folder)
    #expect(Set(try run.json().keys) == ["ids", "logits"])
    // Every float is printed with enough digits to give the same bits again.
    struct Printed: Decodable {
      var ids: [Int]
      var logits: [Float]
    }
    let printed = try JSONDecoder().decode(Printed.self, from: Data(run.output.utf8))
    let transformer = try LanguageModel(folder: path).transformer
    let last = transformer.states(RaggedBatch([printed.ids]), rows: [printed.ids.count - 1])
    #expect(printed.logits == transformer.logits(last).array)
    let none = try ipo(
      "inspect", "--model", path, "--text", text, "--json", "--greedy", "0", in: folder)
    #expect(try none.json()["greedy"] as? [Int] == [])
  }

  @Test func numbersThatAreNoneBecomeNull() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let model = try LanguageModel(folder: path, trainable: true)
    for weight in model.transformer.trainable { weight.values[0] = .nan }
    try model.save(to: path)
    let run = try ipo(
      "inspect", "--model", path, "--text", text, "--json", "--completion-from", "2", in: folder)
    #expect(run.status == 0)
    #expect(Set(try run.json().keys) == ["ids", "logits"])
    let logits = try #require(try run.json()["logits"] as? [Any])
    #expect(logits.count == Vocabulary.words.count && logits.contains { $0 is NSNull })
    let data = try folder.write(
      #"{"prompt": "what do cats eat ?", "chosen": "fish", "rejected": "fish", "id": "a"}"#,
      to: "pair.jsonl")
    let judged = try ipo("judge", "--model", path, "--data", data, "--quiet", in: folder)
    #expect(judged.status == 1 && judged.complaints.count == 1 && judged.output.isEmpty)
    #expect(judged.errors.contains("pair a: weights: model.embed_tokens.weight holds what is no"))
  }

  @Test func readableFormNamesTokensAndTheTenLikeliest() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let run = try ipo(
      "inspect", "--model", path, "--text", text, "--greedy", "2", "--completion-from", "6",
      in: folder)
    let parts = run.output.components(separatedBy: "\n\n")
    try #require(parts.count == 4)
    let tokens = parts[0].split(separator: "\n").dropFirst()
    let words = text.split(separator: " ")
    #expect(tokens.count == words.count)
    for (line, word) in zip(tokens, words) { #expect(line.hasSuffix("\"\(word)\"")) }
    let probabilities = parts[1].split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: " ").last.flatMap { Double($0) }
    }
    #expect(probabilities.count == 10)
    #expect(probabilities == probabilities.sorted(by: >))
    #expect(probabilities.reduce(0, +) < 1)
    #expect(parts[2].hasPrefix("greedy: \""))
    #expect(parts[3].hasPrefix("log-probability of the completion: -"))
  }
}

/// What `ipo inspect` says of a model rather than of a text.
@Suite struct InspectModelTests {
  @Test func theReportIsWhatTheJudgeComputes() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let run = try ipo(
      "inspect", "--model", path, "--json", "--instruction", "what do cats eat ?", "--response",
      "fish", "--category", "Chat", "--precision", "float32", in: folder)
    #expect(run.status == 0)
    let json = try run.json()
    let config = try #require(json["config"] as? [String: Any])
    let model = try LanguageModel(folder: path)
    #expect(config["num_hidden_layers"] as? Int == model.configuration.layers)
    #expect(config["parameters"] as? Int == model.transformer.parameterCount)
    #expect(json["products"] as? String == "float32")
    let memory = try #require(json["memory"] as? [String: Double])
    // All weights of a pocket model are bf16 matrices or float vectors.
    let weights = try #require(memory["weights"])
    let parameters = Double(model.transformer.parameterCount)
    #expect(weights * 1e9 >= 2 * parameters && weights * 1e9 < 4 * parameters)
    #expect(weights < memory["judge"] ?? 0 && weights < memory["train_lora"] ?? 0)

    let judgement = try #require(json["judgement"] as? [String: Any])
    let prompt = try #require(judgement["prompt"] as? [String: Any])
    let classifier = try PreferenceClassifier(model, prompt: PocketText.judge)
    let item = JudgeItem(
      instruction: "what do cats eat ?", category: "Chat", responses: ["fish"])
    let (opening, responses) = try classifier.tokens(of: item)
    #expect(prompt["ids"] as? [Int] == opening + responses[0])
    let score = try classifier.judge([item])[0][0]
    #expect(abs((judgement["score"] as? Double ?? 0) - score.score) < 1e-5)
    #expect(abs((judgement["mass"] as? Double ?? 0) - score.mass) < 1e-5)
    #expect(judgement["yes"] as? [Int] == [classifier.yes])
    let next = try #require(judgement["next"] as? [[String: Any]])
    #expect(next.count == 10)
    // A random model does not answer with Yes or No, and the tool says so.
    #expect(score.mass < 0.1)
    #expect(run.complaints.count == 1 && run.errors.contains("warning"))
  }

  @Test func theReadableFormShowsThePrompt() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let run = try ipo("inspect", "--model", path, "--response", "grass", in: folder)
    #expect(run.status == 0)
    for part in ["model_type: llama", "memory to judge: ", "\"Yes\"", "<user>", "grass", "p_yes"] {
      #expect(run.output.contains(part), "\(part)")
    }
  }

  @Test func tokensNeedNoWeights() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    try FileManager.default.removeItem(atPath: path + "/model.safetensors")
    let list = try ipo("inspect", "--model", path, "--ids", "what do cats eat ?", in: folder)
    #expect(list.status == 0 && list.output.split(separator: "\n").count == 6)
    let json = try ipo(
      "inspect", "--model", path, "--ids", "what do cats eat ?", "--json", in: folder
    ).json()
    let ids = try #require(json["ids"] as? [Int])
    #expect(json["tokens"] as? [String] == ["what", "do", "cats", "eat", "?"])
    let text = try ipo("inspect", "--model", path, "--decode", "\(ids)", in: folder)
    #expect(text.output == "what do cats eat ?\n")
    for wrong in ["x", "-1", "9999"] {
      let run = try ipo("inspect", "--model", path, "--decode=\(wrong)", in: folder)
      #expect(run.status == 1 && run.errors.contains("--decode: \(wrong) is not a token's id"))
    }
    let both = try ipo("inspect", "--model", path, "--ids", "x", "--decode", "1", in: folder)
    #expect(both.status == 64)
  }

  @Test func whatTheModelCannotDoIsSaidLast() throws {
    let folder = try Folder()
    let path = try folder.model(words: ["only", "words"])
    let run = try ipo("inspect", "--model", path, in: folder)
    #expect(run.status == 1 && run.complaints.count == 1)
    #expect(run.output.contains("layers: 1"))
  }

  @Test func aNameIsLookedUpInTheCache() throws {
    let folder = try Folder()
    let run = try ipo("inspect", "--model", "org/none", "--ids", "x", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("models--org--none"))
  }
}
