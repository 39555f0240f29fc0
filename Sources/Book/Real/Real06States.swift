import Measures
import Preferences
import Worlds

/// What a real model says of pairs in plain English, and what it knows of them by likelihood.
public struct Real06State: Codable, Sendable {
  public var name: String
  /// Accuracy of P(Yes), the mean of the sections.
  public var says: Interval
  public var mass: Double
  /// Share of scores within 0.1 of ½.
  public var middling: Double
  public var ece: Interval
  /// Accuracy of the likelihood per token, the mean of the sections.
  public var knows: Interval
  /// Accuracy of the likelihood on the pairs where P(Yes) is wrong.
  public var knowsUnsaid: Interval
  /// says − knows.
  public var lead: Interval

  public static let source = #filePath

  /// - Parameters:
  ///   - name: what the tables call the model and how it is asked.
  ///   - perSubset: pairs of each subset.
  ///   - seed: draws the pairs.
  public static func measure(
    _ name: String, _ study: Study, perSubset: Int, seed: UInt64
  ) throws -> Self {
    let pairs = study.world.bench(perSubset: perSubset, seed: seed)
    let scores = try study.judge().judge(pairs.map(\.item))
    let says = RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) })
    let knows = try LikelihoodJudge(study.model, format: study.format, perToken: true)
      .outcomes(pairs)
    let unsaid = zip(says, knows).filter { $0.0.credit < 0.5 }.map { $0.1.credit }
    let all = scores.flatMap { $0 }
    let forecasts = scores.enumerated().map { ($1[$0 / 2 % 2].score, $0 / 2 % 2 == 0) }
    return Self(
      name: name, says: RewardBench(says).total, mass: all.map(\.mass).average,
      middling: all.map { abs($0.score - 0.5) < 0.1 ? 1 : 0 }.average,
      ece: Calibration(forecasts).ece, knows: RewardBench(knows).total,
      knowsUnsaid: .share(unsaid.reduce(0, +), of: unsaid.count),
      lead: BenchComparison(of: says, over: knows).total)
  }

  /// The instruct model, asked in its chat template and as bare text.
  public static func measure(instruct study: Study, perSubset: Int, seed: UInt64) throws -> [Self] {
    let bare = Study(study.model, in: study.world)
    return try [
      measure("instruct, chat template", study, perSubset: perSubset, seed: seed),
      measure("instruct, bare text", bare, perSubset: perSubset, seed: seed),
    ]
  }

  /// The base model that it was tuned from.
  public static func measure(base study: Study, perSubset: Int, seed: UInt64) throws -> [Self] {
    [try measure("base, bare text", study, perSubset: perSubset, seed: seed)]
  }
}
