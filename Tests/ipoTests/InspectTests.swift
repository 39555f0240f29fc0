import Foundation
import LanguageModels
import PocketWorld
import Tensors
import Testing

@Suite struct InspectTests {
  let text = "<user> what do cats eat ? <assistant>"

  @Test func jsonIsWhatTheLibraryComputes() throws {
    let folder = try Folder()
    let path = try folder.pocketModel()
    let run = try ipo(
      "inspect", "--model", path, "--text", text, "--json", "--greedy", "3", "--completion-from",
      "4", in: folder)
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
    let run = try ipo("inspect", "--model", path, "--text", text, "--json", in: folder)
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
    #expect(judged.errors.contains("\(path): its logits for pair a are not numbers"))
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
