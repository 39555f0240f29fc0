import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// 8.2: a win rate, and what it would be at equal lengths.
public enum FairWins: Checked {
  public struct Input: Codable, Sendable {
    /// By comparison: the share of the win, 0 … 1.
    public var preferences: [Double]
    /// The baseline's length less the model's.
    public var differences: [Double]

    public init(preferences: [Double], differences: [Double]) {
      (self.preferences, self.differences) = (preferences, differences)
    }
  }

  public struct Output: Codable, Sendable {
    public var plain, controlled: Double
    public init(plain: Double, controlled: Double) {
      (self.plain, self.controlled) = (plain, controlled)
    }
  }

  public static let about = Exercise(
    "8.2", folder: "08-2-fair-wins", title: "A win rate at equal lengths",
    extends: "claim 8.4, wins that are not due to length", minutes: 55,
    hints: [
      """
      Three parts: the feature t_i, the fit, the reading. The reading is short: which of the two \
      terms θ + φ t is left where the lengths are equal?
      """,
      """
      The loss is convex, so any descent finds its one minimum. Its gradient is \
      (Σ (q_i − p_i) + λ θ, Σ (q_i − p_i) t_i + λ φ) with q_i = σ(θ + φ t_i). Many small steps \
      against it will do: some thousand, each of 1 / (number of comparisons) times the gradient.
      """,
      """
      Newton needs ten steps: with w_i = q_i (1 − q_i) the second derivatives are \
      a = Σ w + λ, b = Σ w t, c = Σ w t² + λ; with the gradient (g, h) subtract \
      ((c g − b h) / (a c − b²), (a h − b g) / (a c − b²)) from (θ, φ). Begin at 0.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ count: Int, _ game: (Int) -> (preference: Double, difference: Double)) -> Input {
      let games = (0..<count).map(game)
      return Input(
        preferences: games.map(\.preference), differences: games.map(\.difference))
    }
    // Seven of ten wins, with longer and with shorter responses alike.
    let even = input(20) { ($0 % 10 < 7 ? 1 : 0, $0 < 10 ? -20 : 20) }
    // Mostly longer responses, which mostly win: by length alone.
    let padded = input(40) { number in
      let isLonger = number % 5 != 0
      let wins = isLonger ? number % 7 != 3 : number % 10 == 0
      return (wins ? 1 : 0, (isLonger ? -1 : 1) * Double(10 + 3 * (number % 4)))
    }
    // Short responses that win half, although length is liked.
    let terse = input(30) { number in
      let isShorter = number % 6 != 0
      return (
        isShorter && number % 2 == 1 ? 0 : 1, (isShorter ? 1 : -1) * Double(5 + number % 7)
      )
    }
    var (other, unsure) = (terse, terse)
    other.preferences = terse.preferences.map { 1 - $0 }
    other.differences = terse.differences.map { -$0 }
    unsure.preferences = zip(terse.preferences, terse.differences).map {
      0.25 + 0.5 * $0 + 0.005 * $1
    }
    return [
      even, padded, terse, other, unsure, input(10) { ($0 < 6 ? 1 : 0, 0) },
      input(8) { (1, Double($0 % 3) - 1) },
    ]
  }

  private static let ridge = 0.01

  /// σ(θ) of the fit, with θ and φ found by turns: in each the loss has one minimum.
  private static func wanted(_ input: Input) -> (plain: Double, controlled: Double) {
    let n = Double(input.preferences.count)
    let mean = input.differences.reduce(0, +) / n
    let deviation = (input.differences.reduce(0) { $0 + pow($1 - mean, 2) } / n).squareRoot()
    let t = input.differences.map { deviation > 0 ? tanh($0 / deviation) : 0 }
    func slope(_ θ: Double, _ φ: Double, _ weight: (Double) -> Double, _ own: Double) -> Double {
      zip(input.preferences, t).reduce(ridge * own) { sum, item in
        sum + (1 / (1 + exp(-θ - φ * item.1)) - item.0) * weight(item.1)
      }
    }
    func root(_ slope: (Double) -> Double) -> Double {
      var (low, high) = (-40.0, 40.0)
      while high - low > 1e-10 {
        let middle = (low + high) / 2
        if slope(middle) < 0 { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    // The best θ for each φ, and the φ at which that is best too.
    func best(_ φ: Double) -> Double { root { slope($0, φ, { _ in 1 }, $0) } }
    let φ = root { slope(best($0), $0, { $0 }, $0) }
    return (input.preferences.reduce(0, +) / n, 1 / (1 + exp(-best(φ))))
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    let wanted = inputs.map(Self.wanted)
    func place(_ index: Int) -> String {
      let (p, d) = (inputs[index].preferences, inputs[index].differences)
      let games = zip(p, d).prefix(4).map { "\(Check.shown($0)) at Δ \(Check.shown($1))" }
      return games.joined(separator: ", ") + " … (\(p.count) comparisons)"
    }
    func controlled(
      _ name: String, _ index: Int, _ advice: String
    ) -> Check {
      .near(
        name, outputs[index].controlled, wanted[index].controlled, within: 1e-3,
        of: place(index), advice: advice)
    }
    func plain(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].plain, wanted[index].plain, within: 1e-9, of: place(index),
        advice: advice)
    }
    return [
      plain("the plain rate", 0, "The mean preference, and nothing fitted."),
      controlled(
        "where length plays no part", 0,
        """
        Longer and shorter responses win seven of ten alike: the fit is that of a constant, and \
        σ(θ) comes close to 0.7. Have your steps come to rest, and is the rate σ of θ?
        """),
      controlled(
        "wins by length", 1,
        """
        Most of these wins came with the longer response, so at equal lengths the rate is lower. \
        All comparisons take part in the fit, t is tanh(Δ / s) with nothing subtracted, and the \
        rate is read where t is 0.
        """),
      controlled(
        "wins in spite of length", 2,
        """
        The responses are mostly shorter and win half: at equal lengths they would win more. With \
        30 comparisons λ is felt as well: does your loss have it, for θ and for φ?
        """),
      controlled(
        "the other side of the same games", 3,
        "Whatever one side has, the other has not: the two controlled rates add up to 1."),
      controlled(
        "preferences between 0 and 1", 4,
        "A judge may be half convinced. The loss takes p as it is, not as won or lost."),
      controlled(
        "all lengths equal", 5, "No spread to divide by: every t is 0, and φ has nothing to do."),
      controlled(
        "always won", 6,
        "Without the ridge θ would run off to infinity here. Is λ in the gradient of your loss?"),
    ]
  }

  public static func explanation() throws -> String {
    let tasks = PolicyReport.tasks(perCategory: 12, seed: 1)
    let start = try PocketModels.load(.small, .instruct)
    func samples(_ size: PocketSize) throws -> [JudgeItem] {
      try PolicyReport(
        of: PocketModels.load(size, .instruct), start: start, tasks: tasks, samples: 2,
        random: Random(seed: 1)
      ).samples
    }
    let (large, small) = (try samples(.medium), try samples(.small))
    func rates(_ judge: some Judge) throws -> String {
      var games = try WinRate.games(large, against: small, judge: judge)
      for index in games.indices { games[index].difficulty = 0 }
      let found = WinRate(games)
      return String(
        format: "%.1f %% plain and %.1f %% at equal lengths", 100 * found.plain.value,
        100 * found.lengthControlled.value)
    }
    return """
      At t = 0 a logistic model says what the judge would do with no length to look at, as far as \
      its liking for length is a straight line in t. The medium model's samples against the small \
      one's on \(tasks.count) prompts: judged by the oracle \(try rates(OracleJudge(tasks))); by a \
      judge that only counts words \(try rates(FunctionJudge.longest)).
      """
  }
}
