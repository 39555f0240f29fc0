import Foundation
import Measures
import Preferences
import Worlds

/// 9.1: SimPO's loss of a pair and its two derivatives.
public enum SimPOLoss: Checked {
  public struct Input: Codable, Sendable {
    /// ln π(y|x), summed over the tokens, and how many tokens those are.
    public var chosen, rejected: Double
    public var chosenCount, rejectedCount: Int
    public var beta, gap: Double

    public init(
      chosen: Double, rejected: Double, chosenCount: Int, rejectedCount: Int, beta: Double,
      gap: Double
    ) {
      (self.chosen, self.rejected, self.chosenCount) = (chosen, rejected, chosenCount)
      (self.rejectedCount, self.beta, self.gap) = (rejectedCount, beta, gap)
    }
  }

  public struct Output: Codable, Sendable {
    public var loss, byChosen, byRejected: Double
    public init(loss: Double, byChosen: Double, byRejected: Double) {
      (self.loss, self.byChosen, self.byRejected) = (loss, byChosen, byRejected)
    }
  }

  public static let about = Exercise(
    "9.1", folder: "09-1-simpo-loss", title: "SimPO, a loss without a reference",
    extends: "SimPO's line in the table of losses", minutes: 30,
    hints: [
      """
      Name the margin first: everything that stands within σ. The loss and both derivatives are \
      short in terms of it, and there is no reference anywhere.
      """,
      """
      d(−ln σ(m))/dm = −σ(−m). The margin grows with the chosen sum by β over the chosen length, \
      and falls with the rejected one likewise: the chain rule gives both derivatives.
      """,
      """
      −ln σ(m) = ln(1 + e⁻ᵐ). For m = −2000 take the larger part out: max(0, −m) + \
      ln(1 + e^(−|m|)), with `log1p`. σ(−m) = 1 / (1 + exp(m)) needs no such care.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(
      _ chosen: Double, _ chosenCount: Int, _ rejected: Double, _ rejectedCount: Int,
      beta: Double = 1, gap: Double = 0
    ) -> Input {
      Input(
        chosen: chosen, rejected: rejected, chosenCount: chosenCount,
        rejectedCount: rejectedCount, beta: beta, gap: gap)
    }
    return [
      input(-4, 4, -4, 4), input(-6, 6, -4, 2), input(-4, 4, -4, 4, gap: 0.5),
      input(-3, 3, -5, 2, beta: 2.5, gap: 0.5), input(-3000, 3, -2, 2, beta: 2, gap: 0.5),
      input(-2, 2, -3000, 3, beta: 2, gap: 0.5),
    ]
  }

  private static func margin(_ input: Input) -> Double {
    let chosen = input.chosen / Double(input.chosenCount)
    let rejected = input.rejected / Double(input.rejectedCount)
    return input.beta * (chosen - rejected) - input.gap
  }

  private static func wanted(_ input: Input) -> (loss: Double, slopes: [Double]) {
    let m = margin(input)
    // Beyond 40 a Double does not see the 1 in 1 + e^|m| any more.
    let loss = abs(m) > 40 ? max(0, -m) + (m > 40 ? exp(-m) : 0) : log(1 + exp(-m))
    let slope = -input.beta / (1 + exp(m))
    return (loss, [slope / Double(input.chosenCount), -slope / Double(input.rejectedCount)])
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      let input = inputs[index]
      return """
        chosen \(Check.shown(input.chosen)) in \(input.chosenCount) tokens, rejected \
        \(Check.shown(input.rejected)) in \(input.rejectedCount), β \(Check.shown(input.beta)), \
        γ \(Check.shown(input.gap))
        """
    }
    func loss(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].loss, wanted(inputs[index]).loss, within: 1e-9, of: place(index),
        advice: advice)
    }
    func slopes(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, [outputs[index].byChosen, outputs[index].byRejected], wanted(inputs[index]).slopes,
        within: 1e-9, of: "by chosen, by rejected of " + place(index), advice: advice)
    }
    return [
      loss(
        "two responses that are equally likely", 0,
        "The margin is 0 here, σ is ½, and a loss is the natural −ln of that."),
      loss(
        "a longer and a shorter response", 1,
        """
        Per token the chosen one is the likelier by one nat, −1 against −2, though its sum is the \
        lower. Which of the two does SimPO compare?
        """),
      loss(
        "a gap to be won", 2,
        "Equally likely is not enough: with γ the same pair has to cost more than before."),
      loss("β and γ together", 3, "β scales the difference of the means. Does it scale γ as well?"),
      slopes(
        "the derivatives of an equal pair", 0,
        """
        Going downhill has to raise the chosen response and lower the rejected one. And the inputs \
        are sums: what becomes of a mean of four tokens when their sum grows by 1?
        """),
      slopes(
        "the derivatives with β, γ and two lengths", 3,
        """
        Each response by its own length; β comes out of σ too. And σ of which sign of the margin?
        """),
      loss(
        "a pair that is far on the wrong side", 4,
        """
        The margin is −1998.5, so the loss is 1998.5 as far as a Double can tell. e¹⁹⁹⁸ is too \
        large for it, and the logarithm of 0 is no loss to learn from.
        """),
      loss("a pair that is far on the right side", 5, "Nothing is left to learn: 0, and no more."),
      slopes(
        "the derivatives on the wrong side", 4, "There the push is whole: β over each length."),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = PocketBench.pairs(perSubset: 20, seed: 1).map(\.item)
    let judge = LikelihoodJudge(
      try PocketModels.load(.small, .instruct), format: PocketText.chat, perToken: true)
    let losses = try judge.scores(pairs.map(\.item)).map { means in
      let m = 2 * (means[0] - means[1]) - 0.5
      return max(0, -m) + log1p(exp(-abs(m)))
    }
    let done = losses.filter { $0 < log(2) }.count
    let share = Double(done) / Double(losses.count)
    return """
      When a policy writes, no reference stands beside it. So SimPO compares the policy's own \
      likelihoods, per token, for which length by itself wins nothing. With β = 2 and γ = 0.5 the \
      small instruct model begins at a mean loss of \(String(format: "%.3f", losses.average)) on \
      \(pairs.count) held-out pairs; \(String(format: "%.0f %%", 100 * share)) of them have more \
      than the gap already and go on pushing, if less and less: the loss is never 0.
      """
  }
}
