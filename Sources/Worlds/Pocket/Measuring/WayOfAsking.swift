import LanguageModels
import Measures
import Preferences
import Tensors

/// One model's judgement of the same pairs, asked in one of several ways: what each costs, how often
/// it is right, and whether its numbers mean what they say.
public struct WayOfAsking: Sendable {
  public var name: String
  public var outcomes: [RewardBench.Outcome]
  /// Counted work of all pairs.
  public var cost: Cost
  /// By pair, the probability that each response, the chosen one first, is flawless; empty where
  /// the way gives none.
  public var forecasts: [[Forecast]] = []

  /// FLOPs per pair.
  public var flops: Double { cost.flops / Double(max(1, outcomes.count)) }
  /// The mean of the sections.
  public var accuracy: Interval { RewardBench(outcomes).total }

  /// P(Yes), each category asked its own question or all the generic one.
  public static func pYes(
    _ model: LanguageModel, generic: Bool = false, on pairs: [PreferencePair]
  ) throws -> WayOfAsking {
    let prompt = generic ? PocketText.judge.withoutCategories : PocketText.judge
    let judge = try PreferenceClassifier(model, prompt: prompt)
    return WayOfAsking(
      generic ? "P(Yes), one wording" : "P(Yes), four questions", pairs,
      try judge.scores(pairs.map(\.item)), try judge.cost(of: pairs.map(\.item), named: "judge")
    ) { $0 }
  }

  /// Which of the two is better, asked in both orders.
  public static func comparison(
    _ model: LanguageModel, on pairs: [PreferencePair]
  ) throws -> WayOfAsking {
    let judge = try PairwiseJudge(model, prompt: PocketText.pairwiseJudge)
    return WayOfAsking(
      "pairwise, both orders", pairs, try judge.scores(pairs.map(\.item)),
      try judge.cost(of: pairs.map(\.item), named: "judge"))
  }

  /// Written critiques that end in a score from 1 to 5, the mean of `critiques`; as a forecast it is
  /// (s − 1) / 4.
  public static func written(
    _ model: LanguageModel, critiques: Int, on pairs: [PreferencePair], random: Random
  ) throws -> WayOfAsking {
    let judge = GeneratedScoreJudge(
      model, prompt: PocketText.scoreJudge, samples: critiques, limit: PocketText.critiqueLimit,
      random: random)
    let written = try judge.judge(pairs.map(\.item))
    return WayOfAsking(
      [1: "one critique", 3: "three critiques"][critiques] ?? "\(critiques) critiques", pairs,
      written.map { $0.map(\.mean) },
      try judge.cost(of: pairs.map(\.item), written: written, named: "judge")
    ) { ($0 - 1) / 4 }
  }

  private init(
    _ name: String, _ pairs: [PreferencePair], _ scores: [[Double]], _ cost: Cost,
    forecast: ((Double) -> Double)? = nil
  ) {
    (self.name, self.cost) = (name, cost)
    outcomes = RewardBench.outcomes(pairs, scores: scores)
    guard let forecast else { return }
    forecasts = zip(pairs, scores).map { pair, scores in
      let isFlawless = HardSubset(rawValue: pair.category)?.hasFlawlessChosen ?? true
      return [(forecast(scores[0]), isFlawless), (forecast(scores[1]), false)]
    }
  }

  /// Calibration of "this response is flawless", over both responses of all pairs.
  public var calibration: Calibration? {
    forecasts.isEmpty ? nil : Calibration(forecasts.flatMap { $0 })
  }

  /// How much greater its expected calibration error is than another's on the same pairs, which are
  /// drawn anew for the interval.
  public func errorAbove(_ other: WayOfAsking) -> Interval {
    .bootstrap(of: forecasts.count) { drawn in
      Calibration.error(of: drawn.flatMap { forecasts[$0] })
        - Calibration.error(of: drawn.flatMap { other.forecasts[$0] })
    }
  }
}

extension HardSubset {
  /// Whether the better response of its pairs is without a flaw.
  public var hasFlawlessChosen: Bool {
    switch self {
    case .chatBothFlawed, .mathBothFlawed, .codeBothFlawed, .chatLesserFlaw, .mathLesserFlaw,
      .codeLesserFlaw:
      false
    default: true
    }
  }
}
