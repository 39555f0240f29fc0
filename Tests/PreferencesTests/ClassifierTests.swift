import Files
import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct ClassifierTests {
  @Test func promptFillsItsPlacesOnce() {
    let prompt = JudgePrompt(
      before: "I {instruction} Q {question} {other}", after: "", questions: ["math": "right?"],
      generic: "good?")
    #expect(
      prompt.opening(instruction: "say {question}", category: "math")
        == "I say {question} Q right? {other}")
    #expect(prompt.opening(instruction: "x", category: "unknown") == "I x Q good? {other}")
    #expect(prompt.withoutCategories.question(for: "math") == "good?")
  }

  /// Score and mass against a softmax in double precision over the whole vocabulary.
  @Test func scoreIsTheNormalisedProbability() throws {
    let model = try tinyModel()
    let classifier = try PreferenceClassifier(model, prompt: prompt)
    let item = JudgeItem(instruction: "a b", category: "letters", responses: ["c d", "e", "c"])
    let scores = try classifier.judge([item])[0]
    for (response, score) in zip(item.responses, scores) {
      let text = "<user> a b is it good ? \(response) <assistant>"
      let ids = try model.tokenizer.encode(text)
      let states = model.transformer.states(RaggedBatch([ids]), rows: [ids.count - 1])
      let e = model.transformer.logits(states).array.map { exp(Double($0)) }
      let (pYes, pNo) = (e[3] / e.reduce(0, +), e[4] / e.reduce(0, +))
      #expect(abs(score.score - pYes / (pYes + pNo)) < 1e-5)
      #expect(abs(score.mass - (pYes + pNo)) < 1e-5)
      #expect(abs(score.pYes - pYes) < 1e-5)
    }
    #expect(Set(scores.map(\.score)).count == 3)
  }

  @Test func batchesDoNotChangeScores() throws {
    var classifier = try PreferenceClassifier(try tinyModel(), prompt: prompt)
    let items = (0..<7).map {
      JudgeItem(
        instruction: words[9 + $0 % 5], category: "letters",
        responses: ["a", "b c", "d e a b"].suffix(1 + $0 % 3).map { $0 })
    }
    let together = try classifier.scores(items)
    classifier.tokensAtOnce = 1
    let alone = try classifier.scores(items)
    for (x, y) in zip(together.flatMap { $0 }, alone.flatMap { $0 }) { #expect(abs(x - y) < 1e-5) }
    #expect(together.map(\.count) == items.map(\.responses.count))
  }

  /// Equal responses are read once, and each has the score that it has alone.
  @Test func equalResponsesAreScoredEach() throws {
    let classifier = try PreferenceClassifier(try tinyModel(), prompt: prompt)
    func scores(_ responses: [String]) throws -> [Double] {
      try classifier.scores([
        JudgeItem(instruction: "a b", category: "letters", responses: responses)
      ])[0]
    }
    let alone = try ["c d", "e"].map { try scores([$0])[0] }
    let together = try scores(["c d", "e", "c d", "e", "e"])
    #expect(together.count == 5 && alone[0] != alone[1])
    for (score, index) in zip(together, [0, 1, 0, 1, 1]) {
      #expect(abs(score - alone[index]) < 1e-6)
    }
  }

  @Test func aLongResponseLosesItsEndAndNeverTheQuestion() throws {
    let classifier = try PreferenceClassifier(try tinyModel(positions: 12), prompt: prompt)
    let long = Array(repeating: "c", count: 40).joined(separator: " ")
    let (opening, responses) = try classifier.tokens(
      of: JudgeItem(instruction: "a", category: "letters", responses: [long, "b"]))
    #expect(opening.count + responses[0].count == 12)
    #expect(responses[0].last == 2)
    #expect(responses[1].count == 2)
    // So does an instruction that leaves no room; a quarter stays for the responses.
    let encoding = try classifier.encoding(
      of: JudgeItem(instruction: long, category: "letters", responses: ["b", long]))
    #expect(encoding.opening.count + encoding.responses[1].count == 12)
    #expect(encoding.opening.suffix(4) == [5, 6, 7, 8] && encoding.responses[1].count == 4)
    #expect(encoding.responses[0] == [10, 2] && encoding.shortened == [true, true])
    let small = try PreferenceClassifier(try tinyModel(positions: 6), prompt: prompt)
    #expect(throws: FileError.self) {
      try small.tokens(of: JudgeItem(instruction: "a", category: "", responses: ["a"]))
    }
  }

  @Test func aWordOfSeveralTokensIsRefused() throws {
    var wrong = prompt
    wrong.yes = "a b"
    #expect(throws: FileError.self) { try PreferenceClassifier(try tinyModel(), prompt: wrong) }
  }

  @Test func randomJudgeIsSeededByTheItem() throws {
    let items = ["a", "b"].map { JudgeItem(instruction: $0, category: "", responses: ["c", "d"]) }
    let judge = FunctionJudge.random(seed: 3)
    let scores = try judge.scores(items)
    #expect(scores == (try judge.scores(items)))
    #expect(scores.reversed() == (try judge.scores(items.reversed())))
    #expect(scores[0] != scores[1])
    #expect(scores != (try FunctionJudge.random(seed: 4).scores(items)))
  }

  @Test func aLengthMindedJudgeAddsForEachWord() throws {
    let judge = FunctionJudge("same") { $0.responses.map { _ in 0.5 } }
    let items = [JudgeItem(instruction: "", category: "", responses: ["a b  c", "", "d"])]
    let scores = try LengthMindedJudge(judge, perWord: 0.25).scores(items)
    #expect(scores == [[1.25, 0.5, 0.75]])
  }

  @Test func anInvertedJudgePrefersTheOther() throws {
    let judge = FunctionJudge("length") { $0.responses.map { Double($0.count) } }
    let items = [JudgeItem(instruction: "x", category: "", responses: ["a", "abc", "ab"])]
    #expect(try InvertedJudge(judge).scores(items) == [[-1, -3, -2]])
    #expect(InvertedJudge(judge).name == "inverted length")
  }
}
