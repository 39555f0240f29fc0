import Foundation
import Measures
import Preferences
import Worlds

/// 9.3: a judge of pairs that is asked in both orders.
public enum TwoOrders: Checked {
  public struct Input: Codable, Sendable {
    /// `margins[i][j]`: z_A − z_B where response i is shown as A and j as B; the diagonal says nothing.
    public var margins: [[Double]]

    public init(margins: [[Double]]) { self.margins = margins }
  }

  public struct Output: Codable, Sendable {
    public var scores: [Double]
    public var agreement, bias: Double
    public init(scores: [Double], agreement: Double, bias: Double) {
      (self.scores, self.agreement, self.bias) = (scores, agreement, bias)
    }
  }

  public static let about = Exercise(
    "9.3", folder: "09-3-two-orders", title: "A judge that likes first places",
    extends: "the chapter's three ways to ask and claim 9.R2, two at a time", minutes: 40,
    hints: [
      """
      Every pair was read twice. Write down, for i and j, what each of the two readings says about \
      the same event, "i is the better one". One of them says it of j, and has to be turned round.
      """,
      """
      σ(margins[i][j]) is P(i is better) with i in front, and 1 − σ(margins[j][i]) is P(i is \
      better) with i behind. Average those probabilities, not the margins; half of their \
      difference is what the first place is worth.
      """,
      """
      Keep a matrix `better[i][j]`, the mean of the two: a response's score is the sum of its row \
      without the diagonal, over how many others there are. For agreement and bias go over i < j; \
      the orders agree if (front − ½) · (behind − ½) > 0.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      [[0, 2], [-2, 0]], [[0, 1.5], [1.5, 0]], [[0, 3], [1, 0]],
      [[0, 1, 2.5], [0.5, 0, -1], [-2, 3, 0]], [[0, 0], [1, 0]], [[0, -1], [-1, 0]], [[0]],
    ].map { Input(margins: $0) }
  }

  private static func wanted(_ input: Input) -> (scores: [Double], agreement: Double, bias: Double)
  {
    let count = input.margins.count
    if count < 2 { return (input.margins.map { _ in 0.5 }, 1, 0) }
    func σ(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    var (sums, agreeing, gained, pairs) = (input.margins.map { _ in 0.0 }, 0.0, 0.0, 0.0)
    for i in 0..<count {
      for j in i + 1..<count {
        let (front, behind) = (σ(input.margins[i][j]), σ(-input.margins[j][i]))
        sums[i] += (front + behind) / 2
        sums[j] += 1 - (front + behind) / 2
        if min(front, behind) > 0.5 || max(front, behind) < 0.5 { agreeing += 1 }
        gained += (front - behind) / 2
        pairs += 1
      }
    }
    return (sums.map { $0 / Double(count - 1) }, agreeing / pairs, gained / pairs)
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      "margins [" + inputs[index].margins.map { Check.shown($0) }.joined(separator: ", ") + "]"
    }
    func scores(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].scores, wanted(inputs[index]).scores, within: 1e-9,
        of: place(index), advice: advice)
    }
    func agreement(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].agreement, wanted(inputs[index]).agreement, within: 1e-9,
        of: place(index), advice: advice)
    }
    func bias(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].bias, wanted(inputs[index]).bias, within: 1e-9, of: place(index),
        advice: advice)
    }
    return [
      scores(
        "a fair judge", 0,
        """
        Shown first or second, response 0 wins with σ(2). In the second order it is B: what does a \
        margin of A over B say about it? And it has one rival, not two.
        """),
      scores(
        "a judge that sees only places", 1,
        "It prefers whatever comes first, so it knows nothing: both responses have ½."),
      agreement(
        "the orders of such a judge", 1,
        "Once it prefers response 0 and once response 1: the same place is not the same response."),
      bias(
        "what the first place is worth", 1,
        """
        Response 0 has 0.82 in front and 0.18 behind. From the middle, ½, the place moves it by \
        half of that distance.
        """),
      scores(
        "a judgement and a liking for first places", 2,
        "Average probabilities: σ of an average margin is another number."),
      scores(
        "three responses", 3,
        "A score is the mean over a response's rivals, each counted once, itself never."),
      agreement(
        "an order that is undecided", 4,
        "½ prefers nobody, so there is nothing that the other order could agree with."),
      bias(
        "a liking for the last place", 5,
        "Being first loses here. A bias has a direction, and this one is below 0."),
      .near(
        "a response alone", outputs[6].scores + [outputs[6].agreement, outputs[6].bias],
        [0.5, 1, 0], of: "score, agreement, bias of " + place(6),
        advice: "No rival and no pair, so 0 / 0 on every line. What does the stub ask for there?"),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try PairwiseJudge(
      PocketModels.load(.medium, .instruct), prompt: PocketText.pairwiseJudge)
    let verdicts = try judge.compare(HardBench.pairs(perSubset: 6, seed: 1))
    func accuracy(_ probability: (PairwiseVerdict) -> Double) -> Double {
      verdicts.map { probability($0) == 0.5 ? 0.5 : probability($0) > 0.5 ? 1 : 0 }.average
    }
    let agreeing = verdicts.map { $0.isConsistent ? 1.0 : 0 }.average
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    return """
      A liking for a place moves the two readings in opposite directions, so in their mean most of \
      it cancels, at twice the price of one. On \(verdicts.count) pairs of the hard bench the \
      medium model's two orders agree in \(percent(agreeing)), and being first is worth \
      \(percent(verdicts.map(\.positionBias).average)) of probability. The better response wins in \
      \(percent(accuracy(\.shownFirst))) when it is shown first, in \
      \(percent(accuracy(\.shownSecond))) when it is shown second, and in \
      \(percent(accuracy(\.probability))) by the mean: with one order alone, who wins depends on \
      who is shown where.
      """
  }
}
