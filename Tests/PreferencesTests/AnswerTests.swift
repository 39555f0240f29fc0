import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct AnswerTests {
  let items = [
    JudgeItem(instruction: "a b", category: "letters", responses: ["c d", "e"]),
    JudgeItem(instruction: "b", category: "letters", responses: ["c c c"]),
  ]

  /// The whole distribution sums to one and agrees with the two entries that the score reads.
  @Test func answersHoldTheScore() throws {
    let classifier = try PreferenceClassifier(try tinyModel(), prompt: prompt)
    let answers = try classifier.answers(to: items)
    let scores = try classifier.judge(items)
    #expect(answers.map(\.count) == [2, 1])
    for (answer, score) in zip(answers.joined(), scores.joined()) {
      #expect(answer.count == words.count)
      #expect(abs(answer.reduce(0) { $0 + exp($1) } - 1) < 1e-9)
      let (yes, no) = (answer[classifier.yes], answer[classifier.no])
      #expect(abs((yes - no) - score.margin) < 1e-5)
      #expect(abs(exp(yes) + exp(no) - score.mass) < 1e-5)
    }
  }

  @Test func entropyOfKnownDistributions() {
    #expect(
      abs(entropy(logProbabilities: [0.25, 0.25, 0.5].map { log($0) }) - 1.5 * log(2)) < 1e-12)
    #expect(abs(entropy(logProbabilities: Array(repeating: -log(9.0), count: 9)) - log(9)) < 1e-12)
    #expect(entropy(logProbabilities: [0, -.infinity]) == 0)
  }

  /// The sum is the policy's log-probability; the mean counts the response's tokens and the end.
  @Test func likelihoodPerToken() throws {
    let model = try tinyModel()
    let sums = try LikelihoodJudge(model, format: chat, perToken: false).scores(items)
    let means = try LikelihoodJudge(model, format: chat, perToken: true).scores(items)
    #expect(sums == (try responseLogProbabilities(model, items, format: chat)))
    #expect(means == [[sums[0][0] / 3, sums[0][1] / 2], [sums[1][0] / 4]])
  }
}
