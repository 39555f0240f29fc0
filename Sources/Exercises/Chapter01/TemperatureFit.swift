import Foundation
import Measures
import Preferences
import Worlds

/// 1.2: the temperature that makes a judge's margins mean what they say.
public enum TemperatureFit: Checked {
  public struct Input: Codable, Sendable {
    /// z_yes − z_no of each response.
    public var margins: [Double]
    /// Whether it was good.
    public var truths: [Bool]

    public init(margins: [Double], truths: [Bool]) {
      (self.margins, self.truths) = (margins, truths)
    }
  }

  public static let about = Exercise(
    "1.2", folder: "01-2-temperature-fit", title: "Calibration by temperature",
    extends: "claim 1.3 and the chapter's table of tempered forecasts", minutes: 35,
    hints: [
      """
      Give each margin the sign of the truth: m where the response was good, −m where it was not. \
      The probability of what happened is then σ(m / T) in either case.
      """,
      """
      The loss of one forecast is −ln σ(x) with x = ±m / T, and −ln σ(x) = ln(1 + e⁻ˣ). Where x is \
      very negative e⁻ˣ overflows, but then the loss is −x as far as a Double can tell: max(0, −x) \
      + ln(1 + e^(−|x|)) is right for all x.
      """,
      """
      With a = 1 / T the loss is convex, so it has one valley. The plainest search that is good to \
      1 %: try T = 0.05 · 400^(i / 1200) for i from 0 to 1200, and keep the T with the least sum \
      of losses. That stays between the two ends by itself.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ margins: [Double], _ truths: String) -> Input {
      Input(margins: margins, truths: truths.map { $0 == "+" })
    }
    return [
      input([4, 4, 4, 4], "+++-"),
      input([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], "+++++++++-"),
      input([-4, -4, -4, -4], "---+"),
      input([6, 5, 3, 2.5, 1, -0.5, -2, -3, -4.5, -7, 2, -1.5], "+++-+-+---++"),
      input([300, -300, 4, 4, 4, 4], "+-+++-"),
      input([2, 3, -1, -5], "++--"),
      input([2, 2, -3, -3], "+-+-"),
    ]
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    /// The zero of the loss's slope by ln T, by halving.
    func wanted(_ input: Input) -> Double {
      let signed = zip(input.margins, input.truths).map { $1 ? $0 : -$0 }
      var (low, high) = (log(0.05), log(20.0))
      for _ in 0..<100 {
        let T = exp((low + high) / 2)
        // d loss / d(1/T) = −Σ m σ(−m/T); below 0 a larger 1/T is better.
        let slope = signed.reduce(0) { $0 - $1 / (1 + exp($1 / T)) }
        if slope < 0 { high = log(T) } else { low = log(T) }
      }
      return exp((low + high) / 2)
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      let wanted = wanted(input)
      let truths = input.truths.map { $0 ? "good" : "bad" }.joined(separator: " ")
      return .near(
        name, outputs[index], wanted, within: 0.01 * wanted,
        of: "margins \(Check.shown(input.margins)), \(truths)", advice: advice)
    }
    return [
      check(
        "too sure of itself", 0,
        """
        All four say σ(4) = 98 %, and three of four are right. Which T makes them say 75 %? \
        Margins are divided by it, not multiplied.
        """),
      check(
        "too timid", 1,
        "σ(0.5) = 62 % is said, and nine of ten are right: the T that sharpens is below 1."),
      check(
        "negative margins", 2,
        "A margin of −4 says that the response is bad. It is right where the response is bad."),
      check(
        "margins of all sizes", 3,
        """
        Here it matters which loss is least: −ln of the probability of what happened, summed over \
        all forecasts. Neither squared distances nor the mean margin give the same T. To 1 %, \
        please.
        """),
      check(
        "a margin of 300", 4,
        """
        σ(300) is 1 to a Double, and ln(1 − 1) is −∞, which times 0 is no number. Write the loss \
        so that nothing is subtracted from 1.
        """),
      check(
        "all are right", 5,
        "The loss falls as T does, down to the end of the range: the task says where that is."),
      check(
        "no better than chance", 6,
        "No T is high enough here; the range ends at the other side as well."),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.small, .instruct))
    let pairs = HardBench.pairs(perSubset: 20, seed: 1)
    let forecasts = try judge.judge(pairs.map(\.item)).flatMap { scores in
      [(probability: scores[0].score, isTrue: true), (probability: scores[1].score, isTrue: false)]
    }
    // Both responses of a pair on the same side.
    let halves = [0, 1].map { half in
      forecasts.indices.filter { $0 / 2 % 2 == half }.map { forecasts[$0] }
    }
    func loss(_ forecasts: [Forecast]) -> String {
      let losses = forecasts.map {
        -log(max(1e-15, $0.isTrue ? $0.probability : 1 - $0.probability))
      }
      return String(format: "%.2f", losses.reduce(0, +) / Double(losses.count))
    }
    let T = Calibration.temperature(halves[0])
    let tempered = Calibration.tempered(halves[1], by: T)
    return """
      One number stretches or shrinks all margins alike, so that no order changes, and neither \
      does accuracy. The small pocket model is far too sure of itself on the hard bench: fitted on \
      every second pair, T = \(String(format: "%.1f", T)) takes the log-loss on the other pairs \
      from \(loss(halves[1])) to \(loss(tempered)); always saying one half would get \
      \(String(format: "%.2f", log(2.0))). A T is fitted on other forecasts than those it is tried \
      on.
      """
  }
}
