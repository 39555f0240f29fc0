import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

/// Other spellings of Yes and No are measured, and change no score.
@Suite struct SpellingTests {
  private let words = ["Yes", "No", "yes", "NO", "no", "Nope", "a", "b", "is", "?"]

  private func model(favouring word: String?) throws -> LanguageModel {
    let configuration = Configuration(
      vocabularySize: words.count, hiddenSize: 16, intermediateSize: 32, layers: 1, heads: 2,
      maximumPositions: 64)
    let transformer = Transformer(configuration, seed: 1)
    let head = transformer.parameters.first { $0.name == "lm_head.weight" }?.weight.tensor
    if let word, let head, let row = words.firstIndex(of: word) {
      let states = transformer.states(RaggedBatch([[6, 8, 7, 9]]), rows: [3])
      for i in 0..<16 { head[row, i] = 3 * states[0, i] }
    }
    return LanguageModel(transformer: transformer, tokenizer: try WordTokenizer(words: words))
  }
  private let prompt = JudgePrompt(
    before: "{instruction} is ", after: " ?", questions: [:], generic: "")
  private let item = JudgeItem(instruction: "a", category: "", responses: ["b"])

  @Test func theirProbabilityIsKnown() throws {
    let judge = try PreferenceClassifier(model(favouring: "yes"), prompt: prompt)
    #expect(judge.otherTokens == [2, 3, 4])
    let score = try judge.judge([item])[0][0]
    let answers = try judge.answers(to: [item])[0][0]
    let others = judge.otherTokens.reduce(0) { $0 + exp(answers[$1]) }
    #expect(abs(score.otherMass - others) < 1e-5)
    #expect(score.otherMass > 0.9 && score.mass < 0.1)
    #expect(try judge.readings([item])[0][0].otherMass == score.otherMass)
  }

  @Test func noScoreChangesByThem() throws {
    let judge = try PreferenceClassifier(model(favouring: nil), prompt: prompt)
    let score = try judge.judge([item])[0][0]
    let answers = try judge.answers(to: [item])[0][0]
    #expect(abs(score.pYes - exp(answers[0])) < 1e-5)
    #expect(abs(score.mass - exp(answers[0]) - exp(answers[1])) < 1e-5)
    // Pieces of a word may be pieces of any other.
    let faithful = try PreferenceClassifier(
      model(favouring: nil), prompt: prompt, conventions: .faithful)
    #expect(faithful.otherTokens.isEmpty)
    #expect(try faithful.judge([item])[0][0].otherMass == 0)
  }
}
