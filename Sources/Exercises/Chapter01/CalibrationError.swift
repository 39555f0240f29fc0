import Foundation
import Measures
import Preferences
import Tensors
import Worlds

/// 1.3: the expected calibration error of forecasts in bins.
public enum CalibrationError: Checked {
  public struct Input: Codable, Sendable {
    /// What was said, 0…1.
    public var probabilities: [Double]
    /// Whether it was true.
    public var truths: [Bool]
    /// B, 1 or more.
    public var bins: Int

    public init(probabilities: [Double], truths: [Bool], bins: Int) {
      (self.probabilities, self.truths, self.bins) = (probabilities, truths, bins)
    }
  }

  public static let about = Exercise(
    "1.3", folder: "01-3-calibration-error", title: "Expected calibration error",
    extends: "claim 1.3 and figure 1.3", minutes: 25,
    hints: [
      """
      Three sums for each bin are enough: how many forecasts fall into it, the sum of what they \
      said, and how many were true.
      """,
      """
      The bin of p is the whole part of p · B, and for p = 1 that is one too many. A bin's share \
      of the error is (its count / all) · |mean said − share true|; see what the counts do to each \
      other if you write that out.
      """,
      """
      The bin is `min(bins - 1, Int(p * Double(bins)))`. With the sums `said[b]` and `good[b]` the \
      error is the sum over bins of |said[b] − good[b]|, divided by the number of all forecasts: \
      an empty bin adds 0 by itself, and only an empty list needs a line of its own.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ probabilities: [Double], _ truths: String, bins: Int = 10) -> Input {
      Input(probabilities: probabilities, truths: truths.map { $0 == "+" }, bins: bins)
    }
    return [
      input([0.82, 0.82, 0.82, 0.82], "+++-"),
      input([0.93, 0.93, 0.22, 0.22], "+++-"),
      input([0.93, 0.93, 0.93, 0.22], "++++"),
      input([0.93, 0.93, 0.12, 0.12], "--++"),
      input([0.55, 0.7, 0.6, 0.72], "+-+-", bins: 4),
      input([0.25, 0.3], "+-", bins: 4),
      input([0, 0.1, 0.7], "+-+", bins: 4),
      input([1, 1, 1, 0.95], "++-+"),
      input([], ""),
    ]
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Double {
      let all = Double(input.probabilities.count)
      var error = 0.0
      for bin in 0..<input.bins {
        let (low, high) = (Double(bin), Double(bin + 1))
        let members = input.probabilities.indices.filter { index in
          let place = input.probabilities[index] * Double(input.bins)
          return place >= low && (place < high || bin + 1 == input.bins)
        }
        if members.isEmpty { continue }
        let count = Double(members.count)
        let said = members.reduce(0) { $0 + input.probabilities[$1] } / count
        let good = Double(members.count { input.truths[$0] }) / count
        error += count / all * abs(said - good)
      }
      return error
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      let truths = input.truths.map { $0 ? "true" : "false" }.joined(separator: " ")
      return .near(
        name, outputs[index], wanted(input), within: 1e-9,
        of: "\(Check.shown(input.probabilities)), \(truths), \(input.bins) bins", advice: advice)
    }
    return [
      check(
        "all in one bin", 0,
        """
        Four times 0.82 was said and three were true. Compare the mean of what was said with the \
        share that was true; the other nine bins are empty and count nothing.
        """),
      check("two bins", 1, "Each bin holds one half of the forecasts, and weighs as much."),
      check(
        "bins weigh by their counts", 2,
        "Three forecasts are nearly right here and one is far off. Is each bin's distance weighted?"
      ),
      check(
        "too sure and too timid do not cancel", 3,
        "One bin says too much, the other too little. Both are errors: where is the absolute value?"
      ),
      check(
        "within a bin they do cancel", 4,
        """
        All four lie in the third of four bins, and a bin is judged by its means alone: what was \
        said in it on average, and how much was true.
        """),
      check(
        "on the edge between two bins", 5,
        "A bin holds its lower edge and not its upper one: 0.25 is in the second of four."),
      check("a forecast of 0", 6, "Nothing lies below 0, so that 0 belongs to the first bin."),
      check(
        "a forecast of 1", 7,
        "1 · B is one bin too many. The last bin holds both of its edges, and nobody is left out."),
      check(
        "no forecasts", 8, "Without forecasts there is no error: the task says what to return."),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.small, .instruct))
    let pairs = PocketBench.pairs(perSubset: 20, seed: 1).map(\.item.item)
    let said = try judge.scores(pairs).map { $0.prefix(2) }
    // One response of each pair, the better one of every second.
    let forecasts = said.enumerated().map { index, scores in
      (probability: scores[index % 2], isTrue: index % 2 == 0)
    }
    func error(_ forecasts: [Forecast], _ bins: Int) -> String {
      var gaps = [Double](repeating: 0, count: bins)
      for (p, isTrue) in forecasts {
        gaps[min(bins - 1, Int(p * Double(bins)))] += p - (isTrue ? 1 : 0)
      }
      let sum = gaps.reduce(0) { $0 + abs($1) }
      return String(format: "%.3f", sum / Double(forecasts.count))
    }
    var random = Random(seed: 1)
    let fair = forecasts.map { forecast in
      let p = 0.05 + 0.9 * random.uniform()
      return (probability: p, isTrue: random.chance(p))
    }
    return """
      A bin is held to what it says on average, so the error depends on the bins: for \
      \(forecasts.count) scores of the small pocket model it is \(error(forecasts, 5)) in 5 bins, \
      \(error(forecasts, 10)) in 10 and \(error(forecasts, 40)) in 40. And it is never below 0: as \
      many forecasts all over the range, made true with exactly the probability they say, have an \
      error of \(error(fair, 10)) in 10 bins and \(error(fair, 40)) in 40 by noise alone.
      """
  }
}
