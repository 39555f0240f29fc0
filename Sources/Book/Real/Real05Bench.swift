import Measures
import Preferences
import Worlds

/// A real model on pairs in plain English, with the judges that should know nothing, or something
/// else, beside P(Yes).
public struct Real05Bench: Codable, Sendable {
  public var judges: [String]
  /// By judge, as all that follow.
  public var sections: [[RewardBench.Line]]
  public var subsets: [[RewardBench.Line]]
  /// Means of the sections.
  public var means: [Interval]
  /// P(Yes) less each other judge, the mean of the sections.
  public var leads: [Interval]
  /// Mean p_yes + p_no of P(Yes).
  public var mass: Double

  public static let source = #filePath

  /// Asks the five judges about the same pairs.
  ///
  /// - Parameters:
  ///   - perSubset: pairs of each subset.
  ///   - seed: draws the pairs.
  public static func measure(_ study: Study, perSubset: Int, seed: UInt64) throws -> Self {
    let pairs = study.world.bench(perSubset: perSubset, seed: seed)
    let pYes = try study.judge()
    let scores = try pYes.judge(pairs.map(\.item))
    let judges: [any Judge] = [
      UninstructedJudge(pYes), FunctionJudge.shortest,
      LikelihoodJudge(study.model, format: study.format, perToken: false),
      LikelihoodJudge(study.model, format: study.format, perToken: true),
    ]
    let own = RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) })
    let outcomes = [own] + (try judges.map { try $0.outcomes(pairs) })
    let benches = outcomes.map { RewardBench($0) }
    return Self(
      judges: [pYes.name] + judges.map(\.name), sections: benches.map(\.sections),
      subsets: benches.map(\.subsets), means: benches.map(\.total),
      leads: outcomes.map { BenchComparison(of: outcomes[0], over: $0).total },
      mass: scores.flatMap { $0.map(\.mass) }.average)
  }
}

/// What a model gives on a preference file, subset by subset.
public struct Real05File: Codable, Sendable {
  public var lines: [RewardBench.Line]

  public init(lines: [RewardBench.Line]) { self.lines = lines }
}
