import Foundation
import Measures
import Preferences
import Worlds

/// 6.3: Murphy's parts of the Brier score, from bins.
public enum MurphyParts: Checked {
  public struct Input: Codable, Sendable {
    public var probabilities: [Double]
    public var truths: [Bool]
    public var bins: Int

    public init(probabilities: [Double], truths: [Bool], bins: Int) {
      (self.probabilities, self.truths, self.bins) = (probabilities, truths, bins)
    }
  }

  public struct Output: Codable, Sendable {
    public var reliability, resolution, uncertainty: Double
    public init(reliability: Double, resolution: Double, uncertainty: Double) {
      (self.reliability, self.resolution) = (reliability, resolution)
      self.uncertainty = uncertainty
    }
  }

  public static let about = Exercise(
    "6.3", folder: "06-3-murphy-parts", title: "Reliability and resolution",
    extends: "claim 6.3 and the figure of what is said against what is true", minutes: 35,
    hints: [
      """
      Three numbers per bin are enough for everything: how many forecasts fell into it, the sum of \
      their probabilities, and how many of them were true.
      """,
      """
      A forecast p belongs to bin Int(p · bins), and 1 to the last one. Afterwards s_b is true / \
      count and p̄_b is sum / count; leave out bins with a count of 0.
      """,
      """
      With N forecasts and the base rate s: add count/N · (p̄_b − s_b)² to the reliability and \
      count/N · (s_b − s)² to the resolution, bin by bin; the uncertainty is s (1 − s).
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ probabilities: [Double], _ truths: String, bins: Int = 10) -> Input {
      Input(probabilities: probabilities, truths: truths.map { $0 == "T" }, bins: bins)
    }
    return [
      input([0.5, 0.5, 0.5, 0.5], "TFTF", bins: 5),
      input([0.05, 0.05, 0.95, 0.95], "FFTT"),
      input([0.82, 0.82, 0.82, 0.82, 0.31, 0.31, 0.31, 0.31], "TTFFFFFT"),
      input([0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.75, 0.75], "TFFFFFTT"),
      input([0.61, 0.69, 0.62, 0.68, 0.21, 0.22], "TTTFFF"),
      input([1, 1, 0.93, 0.91, 0.12, 0.18, 0.15], "TTFFFFT"),
    ]
  }

  private static func wanted(_ input: Input) -> [Double] {
    let n = Double(input.truths.count)
    func share(_ places: [Int]) -> Double {
      Double(places.filter { input.truths[$0] }.count) / Double(places.count)
    }
    let base = share(Array(input.truths.indices))
    let bins = Dictionary(grouping: input.truths.indices) { place in
      min(input.bins - 1, Int(input.probabilities[place] * Double(input.bins)))
    }
    var (reliability, resolution) = (0.0, 0.0)
    for (_, places) in bins.sorted(by: { $0.key < $1.key }) {
      let said = places.reduce(0) { $0 + input.probabilities[$1] } / Double(places.count)
      let weight = Double(places.count) / n
      reliability += weight * pow(said - share(places), 2)
      resolution += weight * pow(share(places) - base, 2)
    }
    return [reliability, resolution, base - base * base]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func check(_ name: String, _ index: Int, _ part: Int, _ advice: String) -> Check {
      let (input, output) = (inputs[index], outputs[index])
      let truths = input.truths.map { $0 ? "T" : "F" }.joined()
      return .near(
        name, [output.reliability, output.resolution, output.uncertainty][part],
        wanted(input)[part], within: 1e-9,
        of: "\(Check.shown(input.probabilities)), \(truths), \(input.bins) bins", advice: advice)
    }
    return [
      check(
        "the reliability of always saying ½", 0, 0,
        "Half of it is true, and ½ is what was said: no distance at all."),
      check(
        "the resolution of always saying ½", 0, 1,
        "One bin holds everything, so no bin differs from the whole."),
      check(
        "the reliability of a sharp judge", 1, 0,
        """
        Both bins are wrong by 0.05. Reliability is the mean of the *squares* of what was said \
        less what was true, over forecasts and not over bins.
        """),
      check(
        "the resolution of a sharp judge", 1, 1,
        """
        Resolution looks at truths alone: how far is each bin's share of truths from the whole's?
        """),
      check(
        "resolution where less than half is true", 2, 1,
        "Three of eight are true here. A bin stands out from that, and not from ½."),
      check(
        "uncertainty where less than half is true", 2, 2,
        "It depends on nothing but the share of truths, three of eight."),
      check(
        "a large and a small bin", 3, 0,
        "Six forecasts in one bin, two in the other: a bin counts by its forecasts."),
      check(
        "different forecasts in a bin", 4, 0,
        "What did the bin's forecasts say, on average? That is not the middle of the bin."),
      check(
        "a forecast of 1", 5, 0,
        "The last bin reaches from 0.9 to 1, both included: 1 and 0.93 share it."),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = PocketBench.pairs(perSubset: 20, seed: 1).map(\.item)
    func parts(_ stage: PocketStage) throws -> String {
      let scores = try pYes(PocketModels.load(.small, stage)).scores(pairs.map(\.item))
      let found = Calibration(
        scores.flatMap {
          [(probability: $0[0], isTrue: true), (probability: $0[1], isTrue: false)]
        },
        samples: 40)
      return String(
        format: "a reliability of %.3f and a resolution of %.3f", found.reliability,
        found.resolution)
    }
    return """
      Brier = reliability − resolution + uncertainty, up to the spread within bins: a judge that \
      always says ½ has the best reliability and no resolution. Asked of each response in \
      \(pairs.count) pairs whether it is flawless, the small base model has \(try parts(.base)), \
      the instruct model \(try parts(.instruct)), where 0 and 0.25 are best: tuning gave it \
      something to say.
      """
  }
}
