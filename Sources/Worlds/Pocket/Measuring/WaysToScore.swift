import LanguageModels
import Measures
import Preferences
import Tensors

/// The same pairs scored by the same model in several ways, from a score with many digits to one of
/// five grades.
public struct WaysToScore: Sendable {
  /// P(Yes), asked each category's own question.
  public let exact: [RewardBench.Outcome]
  /// The same, rounded to tenths.
  public let rounded: [RewardBench.Outcome]
  /// P(Yes), asked one generic question in all categories, as the written score is.
  public let generic: [RewardBench.Outcome]
  /// A critique that ends in a score from 1 to 5, one for each response; the middle of the scale
  /// where it has none.
  public let written: [RewardBench.Outcome]

  /// - Parameter seed: of the critiques.
  public init(of model: LanguageModel, on pairs: [PreferencePair], seed: UInt64) throws {
    exact = try pYes(model).outcomes(pairs)
    rounded = exact.map { $0.rounded(to: 10) }
    generic = try PreferenceClassifier(model, prompt: PocketText.judge.withoutCategories)
      .outcomes(pairs)
    written = try GeneratedScoreJudge(
      model, prompt: PocketText.scoreJudge, samples: 1, limit: PocketText.critiqueLimit,
      random: Random(seed: seed)
    ).outcomes(pairs)
  }

  /// All with their names in tables.
  public var all: [(name: String, outcomes: [RewardBench.Outcome])] {
    [
      ("p′_yes", exact), ("p′_yes, rounded to tenths", rounded),
      ("p′_yes, one generic question", generic), ("written score, 1 to 5", written),
    ]
  }
}

extension RewardBench.Outcome {
  /// With both scores rounded to a whole number of parts of one.
  func rounded(to parts: Double) -> RewardBench.Outcome {
    var outcome = self
    outcome.scoreChosen = (scoreChosen * parts).rounded() / parts
    outcome.scoreRejected = (scoreRejected * parts).rounded() / parts
    return outcome
  }
}

extension [PreferencePair] {
  /// The first pairs of each category, in the order in which categories first come in.
  public func first(_ count: Int) -> [PreferencePair] {
    var taken: [String: Int] = [:]
    return filter { pair in
      taken[pair.category, default: 0] += 1
      return taken[pair.category, default: 0] <= count
    }
  }
}
