import Foundation
import Tensors
import Worlds

/// 0.3: how likely an annotator who is not always sure prefers the first of two responses.
public enum NoisyAnnotator: Checked {
  public struct Input: Codable, Sendable {
    /// The true qualities of the two responses.
    public var first, second: Double
    /// 0 or more, in the unit of quality.
    public var temperature: Double

    public init(first: Double, second: Double, temperature: Double) {
      (self.first, self.second, self.temperature) = (first, second, temperature)
    }
  }

  public static let about = Exercise(
    "0.3", folder: "00-3-noisy-annotator", title: "An annotator who sometimes errs",
    extends: "figure 0.2, whose labels never err: this annotator's do", minutes: 15,
    hints: [
      """
      How far the qualities are apart is measured in units of T: half a point is a lot to an \
      annotator with T = 0.1 and next to nothing to one with T = 5.
      """,
      """
      σ(x) = 1 / (1 + e⁻ˣ) with x = (q₁ − q₂) / T. It is safe for large x of either sign. At T = 0 \
      the division gives +∞ or −∞, and σ of those is right; which case is left over?
      """,
      """
      Only equal qualities need a line of their own, for 0 / 0 is no number: two equal qualities \
      give one half at every T. Everything else is `1 / (1 + exp(…))` with the sign turned round.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      (0.7, 0.7, 0.25), (1, 0.5, 0.25), (0.2, 1, 0.25), (1, 0.5, 1), (1, 0.2, 0.001),
      (0.2, 1, 0.001), (0.6, 0.5, 0), (0.5, 0.6, 0), (0.5, 0.5, 0),
    ].map { Input(first: $0.0, second: $0.1, temperature: $0.2) }
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Double {
      let lead = input.first - input.second
      if lead == 0 { return 0.5 }
      // The likelier of the two first, whose exponent is never above 0.
      let less = exp(-abs(lead) / input.temperature)
      return lead > 0 ? 1 / (1 + less) : less / (1 + less)
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      return .near(
        name, outputs[index], wanted(input), within: 1e-9,
        of: """
          q₁ = \(Check.shown(input.first)), q₂ = \(Check.shown(input.second)), T = \
          \(Check.shown(input.temperature))
          """, advice: advice)
    }
    return [
      check("equal qualities", 0, "There is nothing to choose between: what does a coin say?"),
      check(
        "the first is better", 1,
        "Half a point is two units of T here. Is the lead divided by T, and σ taken of that?"),
      check("the second is better", 2, "Who is preferred: the first response, or the better one?"),
      check(
        "a warmer annotator errs more", 3, "The same lead as before, and a T four times as high."),
      check(
        "a cold one, far apart", 4,
        "e⁸⁰⁰ is more than a Double holds, and ∞ / ∞ is no number. e⁻⁸⁰⁰ does no harm."),
      check("the same the other way", 5, "This is 0 as far as a Double can tell."),
      check(
        "at T = 0 the better one is certain", 6,
        "As T falls towards 0, what does the probability come to while one is better?"),
      check(
        "at T = 0, the worse one", 7,
        "An annotator who never errs never prefers the worse response, wherever it stands."),
      check(
        "at T = 0, equal", 8,
        "0 / 0 is no number, and the better one is neither. What has every T above 0 given here?"),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = PocketBench.pairs(perSubset: 40, seed: 1)
    let leads = pairs.map {
      Oracle.quality(of: $0.chosen, to: $0.task) - Oracle.quality(of: $0.rejected, to: $0.task)
    }
    func errors(_ temperature: Double) -> String {
      let shares = leads.map { 1 / (1 + exp($0 / temperature)) }
      return String(format: "%.1f %%", 100 * shares.reduce(0, +) / Double(shares.count))
    }
    return """
      This is Bradley and Terry's model with strengths q / T, the one that reward models and DPO \
      take people to follow. Of the labels of \(pairs.count) pairs of the pocket bench, an \
      annotator with T = 0.25, as in chapter 9, would get \(errors(0.25)) wrong, and \
      \(errors(1)) at T = 1: mistakes gather where the qualities lie close together, unlike those \
      of labels that are flipped by a fixed chance.
      """
  }
}
