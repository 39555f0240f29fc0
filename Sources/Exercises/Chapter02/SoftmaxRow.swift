import Foundation
import Preferences
import Worlds

/// 2.3: a kernel, the softmax of one row without overflow.
public enum SoftmaxRow: Checked {
  public struct Input: Codable, Sendable {
    /// Logits in single precision; −∞ is masked.
    public var logits: [Float]

    public init(logits: [Float]) { self.logits = logits }
  }

  public static let about = Exercise(
    "2.3", folder: "02-3-softmax-row", title: "Softmax of one row, without overflow",
    extends: "the softmax behind the chapter's distribution of the next word", minutes: 20,
    hints: [
      """
      If the same number is taken away from every logit, numerator and denominator shrink by the \
      same factor. So you are free to choose which number.
      """,
      """
      Take away the greatest logit: then no exponent is above 0, nothing can overflow, and the sum \
      is at least 1, for the greatest itself gives e⁰. In which row is there no such greatest?
      """,
      """
      `guard let most = logits.max(), most > -.infinity` and zeros otherwise, for −∞ − (−∞) is no \
      number. Then one `map` to `exp($0 - most)`, one `reduce` for the sum, and one `map` to \
      divide.
      """,
    ])

  public static func inputs() -> [Input] {
    let none = -Float.infinity
    return [
      [0, 0], [1, 2, 3], [-2, 0, -1, -2], [1000, 998, 999], [-1000, -1001, -1002],
      [-200, 200, 0, 199], [1, none, 2, none], [none, none, none], [7], [],
    ].map { Input(logits: $0) }
  }

  public static func review(_ outputs: [[Float]], of inputs: [Input]) -> [Check] {
    /// Each against all others: 1 / Σ e^(z_j − z_i), in which ∞ is harmless.
    func wanted(_ z: [Float]) -> [Double] {
      z.map { own in
        if own == -.infinity { return 0 }
        return 1 / z.reduce(0) { $0 + exp(Double($1) - Double(own)) }
      }
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let z = inputs[index].logits
      return .near(
        name, outputs[index].map(Double.init), wanted(z), within: 1e-6,
        of: "logits " + Check.shown(z.map(Double.init)), advice: advice)
    }
    let fewest = outputs[8].count == 1 && abs(outputs[8][0] - 1) <= 1e-6 ? 9 : 8
    return [
      check("two equal logits", 0, "Two probabilities that are alike, and together they are 1."),
      check("three logits", 1, "e to each logit, divided by the sum of all: a logit is no share."),
      check(
        "negative logits", 2,
        "Softmax knows differences only: raising all logits by the same changes nothing."),
      check(
        "large logits", 3,
        "In single precision e⁸⁹ is infinite already, and ∞ / ∞ is no number. Shift all logits."),
      check(
        "very negative logits", 4,
        "Here everything underflows to 0, and 0 / 0 is no number. By which number do you shift?"),
      check(
        "a wide row", 5,
        "Shifted by their mean these still overflow. Which shift leaves no exponent above 0?"),
      check(
        "some are masked", 6, "e to −∞ is 0: a masked place has no probability, and is no gap."),
      check(
        "all are masked", 7,
        "−∞ − (−∞) is no number, and neither is 0 / 0. The task says what such a row gives."),
      check(
        "one logit, or none", fewest, "One place has everything; an empty row gives an empty one."),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.medium, .instruct))
    let pairs = HardBench.pairs(perSubset: 10, seed: 1)
    let scores = try judge.judge(pairs.map(\.item)).joined()
    let logits = scores.map { max($0.zYes, $0.zNo) }
    let over = logits.count { $0 / 0.1 > 88.72 }
    return """
      Taking the greatest logit away changes nothing but the numbers on the way, which are 1 at \
      most. Why does the naive kernel survive so long? On \(pairs.count) pairs of the hard bench \
      the medium pocket model's logits of Yes and No reach \
      \(String(format: "%.1f", logits.max() ?? 0)), far from the 88.7 where e to the z ends in \
      single precision. Sample from the same rows at temperature 0.1, and \(over) of \
      \(logits.count) overflow.
      """
  }
}
