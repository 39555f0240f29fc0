import Foundation
import Measures
import Preferences
import Worlds

/// 5.3: one judge's lead over another on the same pairs, with its standard error.
public enum PairedLead: Checked {
  public struct Input: Codable, Sendable {
    /// By pair: 1 for right, 0 for wrong, ½ for a tie.
    public var first, second: [Double]

    public init(first: [Double], second: [Double]) { (self.first, self.second) = (first, second) }
  }

  public struct Output: Codable, Sendable {
    public var lead, error: Double
    public init(lead: Double, error: Double) { (self.lead, self.error) = (lead, error) }
  }

  public static let about = Exercise(
    "5.3", folder: "05-3-paired-lead", title: "The lead of one judge over another",
    extends: "the chapter's leads of one judge over another, which are paired", minutes: 25,
    hints: [
      """
      Two judges that read the same pairs stumble over the same pairs. Look at what each pair says \
      about the difference before you average anything.
      """,
      """
      Make one list, the differences d = first − second, and forget the two judges: the lead is \
      the mean of d, and its standard error that of any mean.
      """,
      """
      The variance of d is Σ (d − mean)² / (n − 1); the standard error is the root of variance / \
      n. With one pair n − 1 is 0, so test for that first.
      """,
    ])

  public static func inputs() -> [Input] {
    // Forty pairs, on which two judges differ four times.
    let many = (0..<40).map { $0 % 5 == 0 ? 0.0 : 1 }
    let nearly = many.enumerated().map { [3, 11, 22].contains($0) ? 0 : $0 == 30 ? 1 : $1 }
    return [
      ([1, 1, 1, 0], [0, 1, 0, 0]), ([0, 0, 1, 0, 1], [1, 1, 1, 0, 1]),
      ([1, 1, 0, 0], [1, 0, 1, 0]), ([1, 0, 1, 1, 0], [1, 0, 1, 1, 0]), (many, nearly),
      ([1, 0, 1, 0], [0, 1, 0, 1]), ([1, 0.5, 0.5, 0, 1], [0.5, 0.5, 0, 0.5, 0.5]), ([1], [0]),
    ].map { Input(first: $0.0, second: $0.1) }
  }

  private static func wanted(_ input: Input) -> (lead: Double, error: Double) {
    let n = Double(input.first.count)
    let lead = (input.first.reduce(0, +) - input.second.reduce(0, +)) / n
    if n < 2 { return (lead, .infinity) }
    let squares = input.first.indices.reduce(0.0) { sum, index in
      let rest = input.first[index] - input.second[index] - lead
      return sum + rest * rest
    }
    return (lead, (squares / (n * (n - 1))).squareRoot())
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      let input = inputs[index]
      if input.first.count > 8 { return "\(input.first.count) pairs" }
      return "\(Check.shown(input.first)) against \(Check.shown(input.second))"
    }
    func lead(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].lead, wanted(inputs[index]).lead, within: 1e-9, of: place(index),
        advice: advice)
    }
    func error(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].error, wanted(inputs[index]).error, within: 1e-9, of: place(index),
        advice: advice)
    }
    return [
      lead(
        "the lead of a better judge", 0,
        """
        Three of four right against one of four. It is the first judge that leads, and a pair on \
        which both are alike counts as a pair.
        """),
      lead("a judge that is behind", 1, "The second judge is better here: which sign says so?"),
      error(
        "the error where the judges have nothing in common", 2,
        """
        Is it the spread of one difference or of their mean? And the mean was taken from the same \
        numbers: what does that cost in the denominator?
        """),
      error(
        "two equal judges", 3,
        """
        They say the same of every pair, so their lead is 0 and would be 0 on any other pairs. \
        Where does your error come from?
        """),
      error(
        "two judges that differ on four of forty pairs", 4,
        "Only what the two do differently can move the lead. How much is that here?"),
      error(
        "two judges that always contradict each other", 5,
        "Pairing does not always help: here each pair moves both judges, in opposite directions."),
      lead(
        "ties", 6, "Differences of ½ occur. They are half as large as a difference of 1."),
      error("the error with ties", 6, "Differences of ½ have a spread of their own."),
      error(
        "one pair", 7,
        "One difference has no spread to look at. What is asked for then, and what is 0 / 0?"),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = HardBench.pairs(perSubset: 20, seed: 1)
    func credits(_ size: PocketSize) throws -> [Double] {
      try pYes(PocketModels.load(size, .instruct)).outcomes(pairs).map(\.credit)
    }
    let (small, medium) = (try credits(.small), try credits(.medium))
    let n = Double(pairs.count)
    func variance(_ values: [Double]) -> Double {
      let mean = values.average
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    }
    let gains = zip(medium, small).map { $0 - $1 }
    let paired = (variance(gains) / n).squareRoot()
    let apart = ((variance(medium) + variance(small)) / n).squareRoot()
    func points(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
    return """
      Var(a − b) = Var a + Var b − 2 Cov(a, b): what both judges find hard is in the covariance, \
      and pairing takes it out. On \(pairs.count) pairs of the hard bench the medium model leads \
      the small one by \(points(gains.average)) points with a standard error of \(points(paired)). \
      Two accuracies on different pairs would have one of \(points(apart)), and would need \
      \(String(format: "%.1f", apart * apart / paired / paired)) times as many pairs to be as \
      sure.
      """
  }
}
