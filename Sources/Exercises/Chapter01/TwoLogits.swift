import Foundation
import Preferences
import Worlds

/// 1.1: the score from two logits, also where they are large.
public enum TwoLogits: Checked {
  public struct Input: Codable, Sendable {
    public var zYes, zNo: Double

    public init(zYes: Double, zNo: Double) { (self.zYes, self.zNo) = (zYes, zNo) }
  }

  public static let about = Exercise(
    "1.1", folder: "01-1-two-logits", title: "A score from two logits",
    extends: "claim 1.1 and the chapter's first formula", minutes: 15,
    hints: [
      "The score is a softmax over two logits. Divide numerator and denominator by one of the two.",
      """
      What is left is σ(x) = 1 / (1 + e⁻ˣ) of the difference x = z_yes − z_no. Try it by hand for \
      x = 800 and x = −800: which of the two goes wrong with a naive formula, and why?
      """,
      """
      `exp(800)` is infinite, and infinite divided by infinite is no number; 1 / (1 + infinite) is \
      0, which is right. So only the difference may be put into `exp`: 1 / (1 + exp(zNo - zYes)).
      """,
    ])

  public static func inputs() -> [Input] {
    [
      (0, 0), (2, 0), (0, 2), (3.5, 1.25), (-4, -6), (12, 3), (1000, 998), (-900, -905),
      (800, -800),
    ]
    .map { Input(zYes: $0.0, zNo: $0.1) }
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Double { 1 / (1 + exp(input.zNo - input.zYes)) }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      return .near(
        name, outputs[index], wanted(input), within: 1e-9,
        of: "z_yes = \(Check.shown(input.zYes)), z_no = \(Check.shown(input.zNo))", advice: advice)
    }
    return [
      check(
        "two equal logits are undecided", 0,
        "Yes and No are as likely here: a probability of Yes *among the two* says so."),
      check(
        "Yes two nats ahead", 1,
        "Is it the odds that you gave, p_yes / p_no, or the difference? A score lies between 0 and 1."
      ),
      check("No two nats ahead", 2, "Which of the two is the score's: Yes or No?"),
      check(
        "it is e to the logit, not the logit", 3, "p_yes / (p_yes + p_no), and p is e to the z."),
      check(
        "negative logits", 4, "Logits may be negative: do not divide by their sum, and cut nothing."
      ),
      check("a plain lead", 5, "Nine nats ahead: nearly 1, and not quite."),
      check(
        "large logits", 6,
        "e¹⁰⁰⁰ is more than a Double holds. Only the difference of the logits matters: use that."),
      check("large negative logits", 7, "e⁻⁹⁰⁰ is 0 to a Double, and 0 / 0 is no number."),
      check("far apart", 8, "This is 1 as far as a Double can tell, and no infinity."),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.medium, .instruct))
    let pairs = HardBench.pairs(perSubset: 20, seed: 1)
    let scores = try judge.judge(pairs.map(\.item)).joined()
    let differs = scores.map { abs($0.score - $0.pYes) }.max() ?? 0
    return """
      The softmax over two logits is σ of their difference, so what the model says of all other \
      words drops out. On \(pairs.count) pairs of the hard bench, the medium pocket model's score and \
      its bare probability of Yes differ by up to \(Check.shown(differs)): that is the mass on other \
      words.
      """
  }
}
