import Files
import Foundation
import LanguageModels
import Measures
import Tensors
import Testing

@testable import Preferences

@Suite struct PolicyGradientTests {
  let prompts = ["a", "c d", "e"].map { JudgeItem(instruction: $0, category: "letters") }

  @Test func leaveOneOutByHand() {
    #expect(PolicyGradient.leaveOneOut([1, 2, 6]) == [-3, -1.5, 4.5])
    #expect(PolicyGradient.leaveOneOut([5]) == [0])
    #expect(PolicyGradient.leaveOneOut([2, 2, 2, 2]) == [0, 0, 0, 0])
  }

  /// A softmax over three actions, all nine draws of two enumerated: the expectation of
  /// ½ Σ A_i ∇ ln π(y_i) is ∇ E[r], whose j-th part is π_j (r_j − E[r]).
  @Test func theEstimateIsUnbiased() {
    let logits = [0.3, -0.5, 1.1]
    let total = logits.map(exp).reduce(0, +)
    let π = logits.map { exp($0) / total }
    let r = [2.0, -1, 0.5]
    let mean = zip(π, r).reduce(0) { $0 + $1.0 * $1.1 }
    var estimate = [0.0, 0, 0]
    for first in 0..<3 {
      for second in 0..<3 {
        let advantages = PolicyGradient.leaveOneOut([r[first], r[second]])
        for (action, advantage) in zip([first, second], advantages) {
          for j in 0..<3 {
            let slope = (j == action ? 1 : 0) - π[j]
            estimate[j] += π[first] * π[second] * advantage * slope / 2
          }
        }
      }
    }
    for j in 0..<3 { #expect(abs(estimate[j] - π[j] * (r[j] - mean)) < 1e-12) }
  }

  /// The step's gradient against central differences of −Σ A ln π / 6, A by hand.
  @Test func gradientIsTheFormula() throws {
    let model = try tinyModel()
    let items = [
      ResponseTokens(prompt: [1, 9, 2], responses: [[10, 0], [11, 12, 0], [13]]),
      ResponseTokens(prompt: [1, 11, 12, 2], responses: [[9, 9, 0], [0], [12, 0]]),
    ]
    var training = PolicyGradient(limit: 4, format: chat)
    training.beta = 0.5
    let rewards = [[1.0, 0, 3], [-1, 2, 2]]
    let reference = [[-6.0, -8, -2], [-9, -4, -5]]
    func logProbabilities() -> [Double] {
      responseLogProbabilities(model.transformer, items).flatMap { $0 }
    }
    let regularized = zip(rewards.joined(), zip(logProbabilities(), reference.joined())).map {
      $0 - 0.5 * ($1.0 - $1.1)
    }
    let A = [regularized[0..<3], regularized[3..<6]].flatMap { R in
      R.indices.map { i in R[i] - (R.reduce(0, +) - R[i]) / 2 }
    }
    func objective() -> Double {
      zip(A, logProbabilities()).reduce(0) { $0 - $1.0 * $1.1 / 6 }
    }
    let step = training.gradient(
      model.transformer, items, rewards: rewards, reference: reference)
    #expect(abs(step.reward - 7.0 / 6) < 1e-9)
    let distance = zip(logProbabilities(), reference.joined()).reduce(0) { $0 + $1.0 - $1.1 } / 6
    #expect(abs(step.divergence - distance) < 1e-5)
    let slopes = model.transformer.trainable.map { $0.gradient?.array ?? [] }
    for (weight, gradients) in zip(model.transformer.trainable, slopes) {
      guard let at = gradients.indices.max(by: { abs(gradients[$0]) < abs(gradients[$1]) }) else {
        Issue.record("a weight without gradient")
        continue
      }
      let (value, width) = (weight.values[at], Float(1e-3))
      weight.values[at] = value + width
      let above = objective()
      weight.values[at] = value - width
      let below = objective()
      weight.values[at] = value
      let slope = (above - below) / Double(2 * width)
      #expect(abs(slope - Double(gradients[at])) < 5e-3 + 0.02 * abs(slope))
    }
  }

  /// Reward: the share of "b" among the words. Training raises it, β = 1000 does not let it.
  @Test func rewardRises() throws {
    let judge = FunctionJudge("b's share") { item in
      item.responses.map { text in
        let words = text.split(separator: " ")
        return Double(words.count { $0 == "b" }) / Double(max(1, words.count))
      }
    }
    let start = try tinyModel()
    let initial = start.transformer.trainable.map(\.array)
    func run(beta: Double) throws -> (steps: [PolicyGradient.Step], weights: [[Float]]) {
      var training = PolicyGradient(limit: 4, format: chat, rate: 1e-2)
      (training.samples, training.beta) = (8, beta)
      var steps: [PolicyGradient.Step] = []
      let policy = try training.run(
        from: start, batches: Array(repeating: prompts, count: 30), judge: judge,
        random: Random(seed: 1), afterStep: { step, _ in steps.append(step) })
      return (steps, policy.transformer.trainable.map(\.array))
    }
    let free = try run(beta: 0)
    #expect(free.steps.count == 30 && free.steps.map(\.number) == Array(1...30))
    #expect(abs(free.steps[0].divergence) < 1e-4)
    let (before, after) = (free.steps.prefix(5), free.steps.suffix(5))
    #expect(after.map(\.reward).average > before.map(\.reward).average + 0.3)
    let held = try run(beta: 1000)
    #expect(held.steps.suffix(5).map(\.reward).average < before.map(\.reward).average + 0.15)
    #expect(held.steps.suffix(5).map(\.divergence).average < after.map(\.divergence).average / 4)
    // The start stays, and a seed gives the same run.
    let kept = start.transformer.trainable.map(\.array) == initial
    let again = try run(beta: 0)
    let same = again.steps == free.steps && again.weights == free.weights
    #expect(kept && same)
  }

  @Test func noRoomIsAnError() throws {
    let start = try tinyModel(positions: 6)
    let judge = FunctionJudge.random(seed: 1)
    #expect(throws: FileError.self) {
      try PolicyGradient(limit: 4, format: chat)
        .run(from: start, batches: [prompts], judge: judge, random: Random(seed: 1))
    }
  }
}
