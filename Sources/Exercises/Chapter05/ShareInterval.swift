import Foundation
import Measures
import Preferences
import Worlds

/// 5.2: Wilson's interval of a share.
public enum ShareInterval: Checked {
  public struct Input: Codable, Sendable {
    /// May be half-integral, where ties count ½.
    public var successes: Double
    public var count: Int

    public init(successes: Double, count: Int) { (self.successes, self.count) = (successes, count) }
  }

  public struct Output: Codable, Sendable {
    public var low, high: Double
    public init(low: Double, high: Double) { (self.low, self.high) = (low, high) }
  }

  public static let about = Exercise(
    "5.2", folder: "05-2-share-interval", title: "Wilson's interval of a share",
    extends: "the accuracies by subset and their intervals", minutes: 30,
    hints: [
      """
      Square the condition at the bound: (p − P)² = z² P (1 − P) / n. What kind of equation is \
      that in P, and how many solutions does it have?
      """,
      """
      Sorted by powers of P: (1 + z²/n) P² − (2p + z²/n) P + p² = 0. The two solutions are the two \
      bounds.
      """,
      """
      The middle of the two is (p + z²/2n) / (1 + z²/n). Half of their distance is \
      z √(p (1 − p)/n + z²/4n²), over the same denominator. Only n = 0 needs a line of its own.
      """,
    ])

  public static func inputs() -> [Input] {
    [(5000, 10_000), (8, 10), (3, 3), (0, 12), (19.5, 30), (1, 1), (0, 0)]
      .map { Input(successes: $0.0, count: $0.1) }
  }

  /// The two shares that are z standard errors of their own away from the one observed, found by
  /// halving: the definition, and not the formula.
  private static func wanted(_ input: Input) -> [Double] {
    if input.count == 0 { return [0, 1] }
    let (n, z) = (Double(input.count), 1.959963984540054)
    let p = input.successes / n
    func isContradicted(_ share: Double) -> Bool {
      abs(p - share) > z * (share * (1 - share) / n).squareRoot()
    }
    return [0.0, 1.0].map { end in
      var (outside, inside) = (end, p)
      for _ in 0..<100 {
        let middle = (outside + inside) / 2
        if isContradicted(middle) { outside = middle } else { inside = middle }
      }
      return inside
    }
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func check(
      _ name: String, _ index: Int, within tolerance: Double = 1e-6, _ advice: String
    ) -> Check {
      let (input, output) = (inputs[index], outputs[index])
      return .near(
        name, [output.low, output.high], wanted(input), within: tolerance,
        of: "\(Check.shown(input.successes)) of \(input.count)", advice: advice)
    }
    return [
      check(
        "half of ten thousand", 0, within: 1e-4,
        """
        With so many trials all good intervals agree: about p ± 1.96 √(p (1 − p) / n). Is yours \
        too wide by √n, or made with another z?
        """),
      check(
        "eight of ten", 1,
        """
        Few trials. The root in the definition has P, the share that is on trial, and not the p \
        that was seen; so the two bounds are not equally far from p, and neither is beyond 1.
        """),
      check(
        "all of three", 2,
        "Three of three do not prove that it never fails. From what share on is that no surprise?"),
      check("none of twelve", 3, "The mirror image: the lower bound is 0, the upper one is not."),
      check(
        "ties count one half", 4, "19.5 is not 19 and not 20: no whole numbers on the way."),
      check("one trial", 5, "One trial says little, and still something: at the lower end."),
      check("no trial", 6, "Nothing was tried, so no share is excluded: from 0 to 1."),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.medium, .instruct))
    let outcomes = try judge.outcomes(
      PocketBench.pairs(of: .chatFacts, count: 40, seed: 1).map(\.item))
    let right = outcomes.reduce(0) { $0 + $1.credit }
    let share = Interval.share(right, of: outcomes.count)
    let p = share.value
    let plain = 1.96 * (p * (1 - p) / Double(outcomes.count)).squareRoot()
    return """
      Wilson asks of each share whether the count would be a surprise if it were the true one; the \
      usual p ± 1.96 standard errors asks only the share that was seen, and trusts it too much \
      near 0 and 1. The medium model is right in \(Check.shown(right)) of \(outcomes.count) pairs \
      of `chat-facts`: the usual interval is \(String(format: "%.3f ± %.3f", p, plain)), Wilson's \
      goes from \(String(format: "%.3f to %.3f", share.low, share.high)).
      """
  }
}
