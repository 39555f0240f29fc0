import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct PairAndLossTests {
  @Test func pairsBestWithWorstAndCountsWhatIsDropped() {
    func item(_ responses: [String]) -> JudgeItem {
      JudgeItem(instruction: "x", category: "c", responses: responses)
    }
    let pairing = Pairing(
      [
        item(["p", "q", "r"]), item(["p", "p"]), item(["p", "q"]), item(["p", "q", "p"]), item([]),
      ],
      scores: [[0.2, 0.9, 0.1], [0.4, 0.4], [0.5, 0.5], [0.9, 0.5, 0.1], []])
    #expect(
      pairing.pairs == [
        PreferencePair(
          prompt: "x", chosen: "q", rejected: "r", category: "c", scoreChosen: 0.9,
          scoreRejected: 0.1)
      ])
    #expect(pairing.identical == 2)
    #expect(pairing.tied == 1)
  }

  private func logProbabilities(
    _ w: [Float], _ l: [Float], reference: (w: [Float], l: [Float]), tape: GradientTape? = nil
  ) -> PairLogProbabilities {
    PairLogProbabilities(
      policyChosen: column(w), policyRejected: column(l), referenceChosen: column(reference.w),
      referenceRejected: column(reference.l), chosenLength: column(w.map { _ in 4 }),
      rejectedLength: column(l.map { _ in 5 }))
  }

  @Test func dpoByHand() {
    // At policy = reference: ln 2. Else −ln σ(0.1 · ((−3 + 5) − (−7 + 4))) = −ln σ(0.5).
    let p = logProbabilities([-5, -3], [-4, -7], reference: ([-5, -5], [-4, -4]))
    let loss = PreferenceLoss.dpo(beta: 0.1).perPair(p).array
    #expect(abs(loss[0] - 0.693147) < 1e-6)
    #expect(abs(loss[1] - 0.474077) < 1e-6)
    // − 0.5 · (−3) / 4 = + 0.375
    let held = PreferenceLoss.dpo(beta: 0.1, likelihood: 0.5).perPair(p).array
    #expect(abs(held[1] - (0.474077 + 0.375)) < 1e-6)
    // Far to either side: no overflow.
    let far = logProbabilities([0, -9000], [-9000, 0], reference: ([0, 0], [0, 0]))
    let extremes = PreferenceLoss.dpo(beta: 0.1).perPair(far).array
    #expect(extremes[0] < 1e-6 && abs(extremes[1] - 900) < 0.01)
  }

  /// The gradient of the whole step, through the transformer, against central differences.
  @Test func stepGradientAgainstDifferences() throws {
    let model = try tinyModel()
    let pairs = [
      PreferencePair(prompt: "a", chosen: "b c", rejected: "d"),
      PreferencePair(prompt: "c d", chosen: "e", rejected: "a a a"),
    ]
    let data = try pairs.map { try PairTokens($0, model.tokenizer, chat) }
    let training = PreferenceTraining(loss: .dpo(beta: 0.5, likelihood: 0.3))
    let reference: [(chosen: Float, rejected: Float)] = [(-7, -4), (-5, -9)]
    _ = training.gradient(model.transformer, data, reference)
    let slopes = model.transformer.trainable.map { $0.gradient?.array ?? [] }
    func loss() -> Double { training.gradient(model.transformer, data, reference).loss }
    for (weight, gradients) in zip(model.transformer.trainable, slopes) {
      // The element that matters most: its slope stands clear of Float's noise.
      guard let at = gradients.indices.max(by: { abs(gradients[$0]) < abs(gradients[$1]) }) else {
        Issue.record("a weight without gradient")
        continue
      }
      let (value, step) = (weight.values[at], Float(1e-3))
      weight.values[at] = value + step
      let above = loss()
      weight.values[at] = value - step
      let below = loss()
      weight.values[at] = value
      let slope = (above - below) / Double(2 * step)
      #expect(abs(slope - Double(gradients[at])) < 2e-3 + 0.02 * abs(slope))
    }
  }

  @Test func trainingLearnsThePreferenceAndBeginsAtLnTwo() throws {
    let model = try tinyModel()
    let pairs = [
      PreferencePair(prompt: "a", chosen: "b", rejected: "c"),
      PreferencePair(prompt: "b", chosen: "d e", rejected: "e d"),
    ]
    let training = PreferenceTraining(loss: .dpo(), rate: 3e-3, epochs: 30, pairsPerStep: 2)
    let metrics = try training.run(model, pairs: pairs, format: chat, random: Random(seed: 1))
    #expect(abs(metrics[0].loss - log(2)) < 1e-5)
    #expect(metrics[0].accuracy == 0)
    #expect(abs(metrics[0].rewardChosen) < 1e-5)
    #expect(metrics.last?.accuracy == 1)
    #expect((metrics.last?.loss ?? 1) < 0.3)
    let names = [
      "step", "epoch", "loss", "rewards/chosen", "rewards/rejected", "rewards/margins",
      "num_tokens",
      "rewards/accuracies", "logps/chosen", "logps/rejected", "grad_norm", "learning_rate",
    ]
    #expect(Set(metrics[0].named.keys) == Set(names))
    let again = try JSONDecoder().decode(
      StepMetrics.self, from: JSONEncoder().encode(metrics[1]))
    #expect(again == metrics[1])
  }
}
