import Files
import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct WrittenJudgeTests {
  private static let score = ScorePrompt(
    before: "<user> {instruction} ? ", after: " <assistant>", scale: 1...5, end: "<end>")
  private static let pairwise = PairwisePrompt(
    before: "<user> {instruction} ? ", between: " good ", after: " <assistant>", first: "Yes",
    second: "No")

  @Test(
    arguments: [
      ("the statement is right . score 5", 5), ("Score: 4", 4), ("**Score:** 4", 4),
      ("SCORE = \"3\"", 3), ("score\n2\n", 2), ("Score: 4/5", 4), ("the score is 1.", 1),
      ("a score of (2)", 2), ("score 5 , no : score 1", 1), ("Score – 3", 3),
      ("score:5 because", 5),
      ("", nil), ("5", nil), ("score", nil), ("score four", nil), ("score 9", nil),
      ("score 0", nil),
      ("score -3", nil), ("score 4.5", nil), ("score 1-5", nil), ("score 45", nil),
      ("underscore 3", nil), ("scored 3", nil), ("score 3 , a poor score", nil), ("score ٣", nil),
      ("score: 99999999999999999999", nil), ("score each of 5 points", nil), ("score <end>", nil),
    ] as [(String, Int?)])
  func scoresAreReadFromNastyText(_ critique: String, _ expected: Int?) {
    #expect(Self.score.score(in: critique) == expected)
  }

  @Test func whatHoldsNoScoreIsCountedAndNeverZero() {
    let some = GeneratedScore(["score 5", "", "score 2"], tokensWritten: 4, prompt: Self.score)
    #expect(some.mean == 3.5 && some.unparsed == 1 && some.scores == [5, nil, 2])
    let none = GeneratedScore(["?", "score 6"], tokensWritten: 3, prompt: Self.score)
    #expect(none.mean == 3 && none.unparsed == 2)
  }

  @Test func critiquesAreThoseOfTheGenerator() throws {
    let model = try tinyModel()
    let judge = GeneratedScoreJudge(
      model, prompt: Self.score, samples: 2, limit: 6, random: Random(seed: 4))
    let items = [
      JudgeItem(instruction: "a", category: "", responses: ["b c", "d"]),
      JudgeItem(instruction: "b", category: "", responses: ["e"]),
    ]
    let written = try judge.judge(items)
    #expect(written.map(\.count) == [2, 1])
    let prompts = try ["a ? b c", "a ? d", "b ? e"].map {
      try model.tokenizer.encode("<user> \($0) <assistant>")
    }
    let drawn = try model.transformer.generate(
      prompts, samples: 2, limit: 6, stops: [0], sampling: Sampling(temperature: 1),
      random: Random(seed: 4).stream("critiques"))
    let texts = drawn.map { $0.map { model.tokenizer.decode($0.tokens) } }
    let sameTexts = written.flatMap { $0.map(\.texts) } == texts
    #expect(sameTexts)
    let tokens = written.flatMap { $0.map(\.tokensWritten) }
    #expect(tokens == drawn.map { $0.reduce(0) { $0 + $1.tokens.count } })
    #expect(tokens.reduce(0, +) > 0)
    #expect(try judge.judge(items) == written)
    // Without the word "score" in the vocabulary no critique can hold one.
    #expect(try judge.scores(items) == [[3, 3], [3]])
    let long = Array(repeating: "c", count: 99).joined(separator: " ")
    let cut = try judge.tokens(of: JudgeItem(instruction: "a", category: "", responses: [long]))
    #expect(cut[0].count == 64 - 6 && cut[0].last == 2)
    #expect(throws: FileError.self) {
      try judge.scores([JudgeItem(instruction: long, category: "", responses: ["a"])])
    }
  }

  /// Against plain sequences and a softmax over all words, in both orders.
  @Test func pairsAreComparedInBothOrders() throws {
    let model = try tinyModel(seed: 2)
    let judge = try PairwiseJudge(model, prompt: Self.pairwise)
    func pFirst(_ first: String, _ second: String) throws -> Double {
      let ids = try model.tokenizer.encode("<user> a ? \(first) good \(second) <assistant>")
      let states = model.transformer.states(RaggedBatch([ids]), rows: [ids.count - 1])
      let e = model.transformer.logits(states).array.map { exp(Double($0)) }
      return e[3] / (e[3] + e[4])
    }
    let responses = ["b c", "d", "e e e"]
    let item = JudgeItem(instruction: "a", category: "", responses: responses)
    let p = try judge.preferences([item])[0]
    for (i, x) in responses.enumerated() {
      for (j, y) in responses.enumerated() where i != j {
        #expect(abs(p[i][j] - (try pFirst(x, y))) < 1e-5)
      }
    }
    let pair = PreferencePair(prompt: "a", chosen: "b c", rejected: "d")
    let verdict = try judge.compare([pair])[0]
    #expect(abs(verdict.shownFirst - p[0][1]) < 1e-5)
    #expect(abs(verdict.shownSecond - (1 - p[1][0])) < 1e-5)
    let turned = try judge.compare([
      PreferencePair(prompt: "a", chosen: "d", rejected: "b c")
    ])[0]
    #expect(abs(verdict.probability + turned.probability - 1) < 1e-5)
    #expect(abs(verdict.positionBias - turned.positionBias) < 1e-5)

    // Mean win probabilities add up to N/2, one by one as by hand.
    let scores = try judge.scores([item])[0]
    #expect(abs(scores.reduce(0, +) - 1.5) < 1e-5)
    #expect(abs(scores[0] - (p[0][1] + 1 - p[1][0] + p[0][2] + 1 - p[2][0]) / 4) < 1e-5)
    var small = judge
    small.tokensAtOnce = 1
    let alone = JudgeItem(instruction: "b", category: "", responses: ["c"])
    let mixed = try small.scores([
      alone, item, JudgeItem(instruction: "b", category: "", responses: []),
    ])
    #expect(mixed[0] == [0.5] && mixed[2].isEmpty)
    let same = zip(mixed[1], scores).allSatisfy { abs($0 - $1) < 1e-5 }
    #expect(same)
  }

  @Test func verdictsKnowTheirBias() {
    // A judge that says A with 0.9 whatever stands there.
    let biased = PairwiseVerdict(shownFirst: 0.9, shownSecond: 0.1)
    #expect(abs(biased.probability - 0.5) < 1e-12 && abs(biased.positionBias - 0.4) < 1e-12)
    #expect(!biased.isConsistent)
    #expect(PairwiseVerdict(shownFirst: 0.9, shownSecond: 0.6).isConsistent)
  }
}
