import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// 8.3: a share of where another arm ends, and a share of what it gains.
public enum ShareOfGain: Checked {
  public struct Input: Codable, Sendable {
    /// Quality by seed: before training, after it, and after it with the other's labels.
    public var start, own, other: [Double]

    public init(start: [Double], own: [Double], other: [Double]) {
      (self.start, self.own, self.other) = (start, own, other)
    }
  }

  public struct Output: Codable, Sendable {
    public var end, idle: Double
    public var gain: Double?
    public init(end: Double, idle: Double, gain: Double?) {
      (self.end, self.idle, self.gain) = (end, idle, gain)
    }
  }

  public static let about = Exercise(
    "8.3", folder: "08-3-share-of-gain", title: "97 % of what?",
    extends: "claim 8.6, about 97 % of an outside judge's", minutes: 15,
    hints: [
      """
      All three are ratios with the other arm below the line. What differs is what is counted \
      from: 0, or the start.
      """,
      """
      A ratio per seed, then the mean, is right for the ends: no quality is near 0. A gain may be \
      near 0 in one seed; there, first the means, then the ratio.
      """,
      """
      `end` and `idle` are means over seeds of own / other and start / other. For `gain` add up \
      own − start over the seeds, add up other − start, and divide the sums, or return nil if the \
      second is not above 0.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      Input(start: [0.6], own: [0.8], other: [0.9]),
      Input(start: [0.6, 0.66], own: [0.6, 0.66], other: [0.8, 0.84]),
      Input(start: [0.4, 0.6, 0.5], own: [0.6, 0.9, 0.5], other: [0.5, 1, 0.8]),
      Input(start: [0.6, 0.6, 0.6], own: [0.8, 0.7, 0.65], other: [0.85, 0.8, 0.601]),
      Input(start: [0.6, 0.62], own: [0.5, 0.58], other: [0.8, 0.78]),
      Input(start: [0.7, 0.6], own: [0.8, 0.7], other: [0.6, 0.65]),
    ]
  }

  private static func wanted(_ input: Input) -> (end: Double, idle: Double, gain: Double?) {
    let n = Double(input.start.count)
    func ratio(_ values: [Double]) -> Double {
      zip(values, input.other).reduce(0) { $0 + $1.0 / $1.1 } / n
    }
    let start = input.start.reduce(0, +)
    let (own, other) = (input.own.reduce(0, +) - start, input.other.reduce(0, +) - start)
    return (ratio(input.own), ratio(input.start), other > 0 ? own / other : nil)
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      let input = inputs[index]
      return """
        start \(Check.shown(input.start)), own \(Check.shown(input.own)), \
        other \(Check.shown(input.other))
        """
    }
    func near(
      _ name: String, _ index: Int, _ yours: Double?, _ wanted: Double, _ advice: String
    ) -> Check {
      guard let yours else {
        return Check(
          name, passed: false, yours: "nil for \(place(index))", wanted: Check.shown(wanted),
          advice: "The other arm did gain something here, so there is a share of it.")
      }
      return .near(name, yours, wanted, within: 1e-9, of: place(index), advice: advice)
    }
    func end(_ name: String, _ index: Int, _ advice: String) -> Check {
      near(name, index, outputs[index].end, wanted(inputs[index]).end, advice)
    }
    func gain(_ name: String, _ index: Int, _ advice: String) -> Check {
      near(name, index, outputs[index].gain, wanted(inputs[index]).gain ?? 0, advice)
    }
    return [
      end("the share of the end", 0, "0.8 of 0.9: ours over theirs, and the start is not in it."),
      near(
        "an idle method's share", 0, outputs[0].idle, wanted(inputs[0]).idle,
        "What would a method have that did nothing, and so ended where it started?"),
      gain(
        "the share of the gain", 0,
        """
        From 0.6 one arm gains 0.2 and the other 0.3. Both are counted from the start, and divided \
        by each other, not by the start and not subtracted.
        """),
      gain("the gain of a method that does nothing", 1, "Nothing gained is a share of 0."),
      end(
        "the end over three seeds", 2,
        "Seeds are paired: each has its own ratio, and the mean is over seeds."),
      gain(
        "a seed in which the other arm hardly gains", 3,
        """
        In the third seed the other arm gains 0.001. A ratio of that seed alone is 50: should one \
        unlucky seed decide? See the stub for what is averaged first.
        """),
      gain(
        "a method that does harm", 4, "Worse than the start: the share is below 0, and says so."),
      Check(
        "another arm that gains nothing", passed: outputs[5].gain == nil,
        yours: (outputs[5].gain.map { Check.shown($0) } ?? "nil") + " for \(place(5))",
        wanted: "nil",
        advice: """
          Theirs ends below the start. Of a loss, what would a share of 50 % or −50 % mean?
          """),
    ]
  }

  public static func explanation() throws -> String {
    let tasks = PolicyReport.tasks(perCategory: 8, seed: 1)
    let start = try PocketModels.load(.small, .instruct)
    func quality(_ model: LanguageModel) throws -> Double {
      try PolicyReport(
        of: model, start: start, tasks: tasks, samples: 1, random: Random(seed: 1)
      ).meanQuality
    }
    let (small, medium) = (try quality(start), try quality(PocketModels.load(.medium, .instruct)))
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    return """
      A share of the end is high before anything was done, and the better the start, the higher. \
      The samples of the shipped small model have a quality of \(String(format: "%.2f", small)): \
      beside an arm that ends at 0.8 it has \(percent(small / 0.8)) without any training, and the \
      medium model \(percent(medium / 0.8)). The share of the gain is 0 for whoever does nothing, \
      but what it divides by is small, so its interval is wide: show both.
      """
  }
}
