import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// 7.2: Student's interval of a paired difference over a few seeds.
public enum SeedInterval: Checked {
  public struct Input: Codable, Sendable {
    /// By seed, in the same order.
    public var ours, theirs: [Double]

    public init(ours: [Double], theirs: [Double]) { (self.ours, self.theirs) = (ours, theirs) }
  }

  public struct Output: Codable, Sendable {
    public var mean, low, high: Double
    public init(mean: Double, low: Double, high: Double) {
      (self.mean, self.low, self.high) = (mean, low, high)
    }
  }

  public static let about = Exercise(
    "7.2", folder: "07-2-seed-interval", title: "An interval over few seeds",
    extends: "the effects over seeds, claims 7.3 to 7.6", minutes: 25,
    hints: [
      """
      Seed 3 of one arm began like seed 3 of the other. Make one list of differences first; all \
      that follows is about that list.
      """,
      """
      Half of the interval is t · s / √n, where s² = Σ (d − mean)² / (n − 1). Which entry of the \
      table belongs to n seeds: look at what its first one is for.
      """,
      """
      n differences have n − 1 degrees of freedom, and `points[0]` is the one for 1 degree: so it \
      is `points[n - 2]`. The interval is mean ± points[n - 2] · (squares / (n - 1) / \
      n).squareRoot().
      """,
    ])

  /// The 97.5 % points for 1 to 10 degrees of freedom.
  private static let points = [
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
    2.228139,
  ]

  public static func inputs() -> [Input] {
    let starts = [0.60, 0.75, 0.90, 0.70]
    let eleven = [0.71, 0.68, 0.74, 0.7, 0.69, 0.73, 0.66, 0.72, 0.7, 0.75, 0.67]
    return [
      Input(ours: eleven, theirs: eleven.map { _ in 0.65 }),
      Input(ours: [0.80, 0.83, 0.86], theirs: [0.70, 0.70, 0.70]),
      Input(
        ours: starts, theirs: zip(starts, [0.05, 0.04, 0.06, 0.05]).map { $0 - $1 }),
      Input(ours: [0.50, 0.52, 0.51, 0.55, 0.50], theirs: [0.61, 0.60, 0.58, 0.66, 0.59]),
      Input(ours: [0.75, 0.80], theirs: [0.70, 0.72]),
      Input(ours: [0.5, 0.75, 1], theirs: [0.25, 0.5, 0.75]),
    ]
  }

  private static func wanted(_ input: Input) -> [Double] {
    let n = Double(input.ours.count)
    let sum = input.ours.reduce(0, +) - input.theirs.reduce(0, +)
    let squares = zip(input.ours, input.theirs).reduce(0.0) { $0 + pow($1.0 - $1.1, 2) }
    // Σ (d − mean)² = Σ d² − (Σ d)²/n; rounding may leave less than 0.
    let error = (max(0, squares - sum * sum / n) / (n * (n - 1))).squareRoot()
    let half = points[input.ours.count - 2] * error
    return [sum / n, sum / n - half, sum / n + half]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      "\(Check.shown(inputs[index].ours)) less \(Check.shown(inputs[index].theirs))"
    }
    func mean(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].mean, wanted(inputs[index])[0], within: 1e-7, of: place(index),
        advice: advice)
    }
    func bounds(
      _ name: String, _ index: Int, within tolerance: Double = 1e-6, _ advice: String
    ) -> Check {
      .near(
        name, [outputs[index].low, outputs[index].high],
        Array(wanted(inputs[index]).dropFirst()), within: tolerance, of: place(index),
        advice: advice)
    }
    return [
      mean("the mean of eleven differences", 0, "The mean over seeds of ours less theirs."),
      bounds(
        "eleven seeds, roughly", 0, within: 4e-3,
        """
        With many seeds every right way comes to about the same. Is it the spread of one seed that \
        you show, or that of the mean?
        """),
      bounds(
        "three seeds", 1,
        """
        Three numbers know their own spread badly, and that has its price twice: in what the \
        squares are divided by, and in the entry of the table. How many degrees of freedom are \
        left when the mean is taken?
        """),
      bounds(
        "seeds that differ more than the arms do", 2,
        """
        Each seed says about +0.05, though the seeds lie far apart. What would you look at to see \
        only the former?
        """),
      mean("the other arm is better", 3, "Ours less theirs is negative here."),
      bounds("bounds where the other arm is better", 3, "The low one is the smaller number."),
      bounds(
        "two seeds", 4, "One degree of freedom is the least there is: the table begins with it."),
      bounds("all seeds say the same", 5, "No spread, no width. A plain result, and not an error."),
    ]
  }

  public static func explanation() throws -> String {
    let seeds = 4
    let tasks = PolicyReport.tasks(perCategory: 5, seed: 1)
    let start = try PocketModels.load(.small, .instruct)
    func quality(_ model: LanguageModel, _ seed: Int) throws -> Double {
      try PolicyReport(
        of: model, start: start, tasks: tasks, samples: 1, random: Random(seed: UInt64(seed))
      ).meanQuality
    }
    let medium = try PocketModels.load(.medium, .instruct)
    let gains = try (1...seeds).map { try quality(medium, $0) - quality(start, $0) }
    let interval = Interval.mean(gains)
    let half = interval.high - interval.value
    let normal = half * Interval.normalPoint / points[seeds - 2]
    return """
      The t distribution pays for a spread that is only known from the same few numbers: with \
      \(seeds) seeds it takes \(String(format: "%.2f", points[seeds - 2])) standard errors instead \
      of 1.96. Over \(seeds) seeds the medium model's samples are better than the small one's by \
      \(String(format: "%.3f ± %.3f", interval.value, half)) of quality; with 1.96 it would have \
      been ± \(String(format: "%.3f", normal)), and such an interval misses the truth about one \
      time in seven instead of one in twenty.
      """
  }
}
