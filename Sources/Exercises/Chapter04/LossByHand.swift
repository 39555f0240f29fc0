import Foundation
import Preferences
import Tensors
import Worlds

/// 4.1: DPO's loss of one pair, and its two derivatives.
public enum LossByHand: Checked {
  public struct Input: Codable, Sendable {
    /// ln π(y|x) of the policy and of the reference, summed over the tokens of the chosen response
    /// and of the rejected one, nats.
    public var policyChosen, policyRejected, referenceChosen, referenceRejected: Double
    public var beta: Double

    public init(
      policyChosen: Double, policyRejected: Double, referenceChosen: Double,
      referenceRejected: Double, beta: Double
    ) {
      (self.policyChosen, self.policyRejected) = (policyChosen, policyRejected)
      (self.referenceChosen, self.referenceRejected) = (referenceChosen, referenceRejected)
      self.beta = beta
    }
  }
  public struct Output: Codable, Sendable {
    public var loss: Double
    /// ∂ loss / ∂ ln π(y_w|x) and ∂ loss / ∂ ln π(y_l|x).
    public var byChosen, byRejected: Double

    public init(loss: Double, byChosen: Double, byRejected: Double) {
      (self.loss, self.byChosen, self.byRejected) = (loss, byChosen, byRejected)
    }
  }

  public static let about = Exercise(
    "4.1", folder: "04-1-loss-by-hand", title: "DPO's loss and its two derivatives",
    extends: "the chapter's loss, and figure 4.4, which shows where its pushes go", minutes: 40,
    hints: [
      """
      Write x = β Δ, with Δ the policy's lead less the reference's lead. The loss depends on x \
      alone: differentiate −ln σ(x) by x first, and x by the two log-probabilities afterwards.
      """,
      """
      d/dx (−ln σ(x)) = −σ(−x): the worse the pair is told apart, the harder the push, up to 1. \
      And ∂x/∂ ln π(y_w) = β, ∂x/∂ ln π(y_l) = −β.
      """,
      """
      −ln σ(x) = ln(1 + e⁻ˣ), and where e⁻ˣ overflows that is −x: `max(0, -x) + \
      log1p(exp(-abs(x)))` serves both. With `push = beta / (1 + exp(x))` one derivative is push, \
      the other −push: which is which says the direction in which the loss falls.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      (-10, -12, -10, -12, 0.1), (-8, -15, -10, -12, 0.1), (-14, -11, -10, -12, 0.1),
      (-8, -15, -10, -12, 0.5), (-9, -9, -12, -9, 2), (-3000, -10, -10, -10, 1),
      (-10, -3000, -10, -10, 1),
    ].map {
      Input(
        policyChosen: $0.0, policyRejected: $0.1, referenceChosen: $0.2, referenceRejected: $0.3,
        beta: $0.4)
    }
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Output {
      let lead = input.policyChosen - input.policyRejected
      let x = input.beta * (lead - (input.referenceChosen - input.referenceRejected))
      // e⁻ˡᵒˢˢ is the probability that the label is right, 1 less that the strength of the push.
      let small = exp(-abs(x))
      let loss = log1p(small) + (x < 0 ? -x : 0)
      let doubt = x < 0 ? 1 / (1 + small) : small / (1 + small)
      return Output(loss: loss, byChosen: -input.beta * doubt, byRejected: input.beta * doubt)
    }
    func shown(_ index: Int) -> String {
      let input = inputs[index]
      let policy = [input.policyChosen, input.policyRejected]
      let reference = [input.referenceChosen, input.referenceRejected]
      return "policy \(Check.shown(policy)), reference \(Check.shown(reference)), β = \(input.beta)"
    }
    func check(
      _ name: String, _ index: Int, _ part: (Output) -> Double, _ advice: String
    ) -> Check {
      .near(
        name, part(outputs[index]), part(wanted(inputs[index])), within: 1e-9, of: shown(index),
        advice: advice)
    }
    func all(_ name: String, _ index: Int, _ advice: String) -> Check {
      let pair = [outputs[index], wanted(inputs[index])].map {
        [$0.loss, $0.byChosen, $0.byRejected]
      }
      return .near(name, pair[0], pair[1], within: 1e-9, of: shown(index), advice: advice)
    }
    return [
      check(
        "the loss at the start", 0, \.loss,
        """
        Policy and reference agree, so Δ = 0 and a coin would label as well. −ln of that, and the \
        natural logarithm.
        """),
      check(
        "by the chosen response, at the start", 0, \.byChosen,
        """
        Raising the chosen response's probability lowers the loss: which sign has the derivative? \
        And the chain goes through β.
        """),
      check(
        "by the rejected response, at the start", 0, \.byRejected,
        "The rejected response enters Δ with the other sign."),
      check(
        "the loss of a pair that is told apart", 1, \.loss,
        "Δ is a difference of differences: how far the policy has moved from the reference, chosen "
          + "less rejected. Below ln 2 is good here."),
      check(
        "its push is weaker", 1, \.byChosen,
        """
        At the start σ(x) and σ(−x) were the same. Now they are not: should a pair that is told \
        apart push harder or less?
        """),
      all(
        "a pair the wrong way round", 2,
        "Loss above ln 2, and a push harder than at the start: [loss, by chosen, by rejected]."),
      all(
        "another β", 3,
        "β stands in the exponent and, by the chain rule, once before each derivative."),
      all(
        "far on the wrong side", 5,
        """
        x = −2990. The loss is nearly −x, and neither infinite nor no number; e²⁹⁹⁰ is more than a \
        Double holds, so do not form it and take a logarithm afterwards.
        """),
      all(
        "far on the right side", 6, "Nothing is left to learn here: the loss and both pushes are 0."
      ),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = PocketBench.pairs(perSubset: 5, seed: 1).map(\.item)
    let items = pairs.map(\.item)
    func read(_ stage: PocketStage) throws -> [[Double]] {
      try responseLogProbabilities(
        PocketModels.load(.small, stage), items, format: PocketText.chat)
    }
    let (policy, reference) = (try read(.instruct), try read(.base))
    let tape = GradientTape()
    func column(_ values: [Double], tape: GradientTape? = nil) -> Tensor {
      let column = Tensor(rows: values.count, columns: 1, tape: tape)
      for (row, value) in values.enumerated() { column.values[row] = Float(value) }
      return column
    }
    let one = column(pairs.map { _ in 1 })
    let chosen = column(policy.map { $0[0] }, tape: tape)
    let rejected = column(policy.map { $0[1] }, tape: tape)
    let loss = PreferenceLoss.dpo(beta: 0.1).perPair(
      PairLogProbabilities(
        policyChosen: chosen, policyRejected: rejected,
        referenceChosen: column(reference.map { $0[0] }),
        referenceRejected: column(reference.map { $0[1] }), chosenLength: one,
        rejectedLength: one))
    tape.backward(from: loss.sum)
    let byHand = zip(policy, reference).map { p, r in
      -0.1 / (1 + exp(0.1 * (p[0] - p[1] - r[0] + r[1])))
    }
    let byTape = chosen.gradient?.array.map(Double.init) ?? []
    let farthest = zip(byHand, byTape).map { abs($0 - $1) }.max() ?? .nan
    let push = byHand.reduce(0, +) / Double(byHand.count) / -0.1
    return """
      The two derivatives are equal and opposite, so DPO asks for a distance and not for a height: \
      that is why the chosen response's own probability may fall. On \(pairs.count) pairs, with \
      the small instruct model as policy and its base as reference, these formulas and the tape's \
      derivatives by ln π(y_w) differ by \(Check.shown(farthest)) at most. The mean of σ(−β Δ) is \
      \(String(format: "%.2f", push)): one half at the start, and what is left of the push as \
      pairs are told apart.
      """
  }
}
