import LanguageModels
import Measures
import Preferences

/// Every category's question and the generic one, each asked about all pairs.
public struct QuestionMatrix: Sendable {
  /// The questions by name: the categories', then `generic`.
  public static let questions = PocketCategory.allCases.map(\.rawValue) + ["generic"]

  /// A pair's category is its subset.
  public let pairs: [PreferencePair]
  /// By question, what the judge says of each pair.
  private let answers: [String: [RewardBench.Outcome]]

  public init(_ model: LanguageModel, about pairs: [PreferencePair]) throws {
    self.pairs = pairs
    answers = Dictionary(
      uniqueKeysWithValues: try Self.questions.map { question in
        var prompt = PocketText.judge.withoutCategories
        prompt.generic = PocketText.judge.question(for: question)
        return (question, try PreferenceClassifier(model, prompt: prompt).outcomes(pairs))
      })
  }

  /// The outcomes if each pair is asked the question that is picked for it.
  public func outcomes(
    asking question: (PreferencePair) -> String
  ) -> [RewardBench.Outcome] {
    pairs.enumerated().compactMap { answers[question($1)]?[$0] }
  }

  /// Accuracy if each pair is asked the question that is picked for it; the mean over categories.
  public func accuracy(asking question: (PreferencePair) -> String) -> Double {
    let asked = zip(pairs, outcomes(asking: question))
    return PocketCategory.allCases.map { category in
      asked.filter { RewardBench.section(of: $0.0.category) == category.rawValue }
        .map(\.1.credit).average
    }.average
  }

  /// Each pair asked its own category's question.
  public var own: [RewardBench.Outcome] {
    outcomes { RewardBench.section(of: $0.category) }
  }
  /// All asked the generic one.
  public var generic: [RewardBench.Outcome] { outcomes { _ in "generic" } }

  /// Accuracy by category, a row each, and by question, a column each.
  public var accuracies: [[Interval]] {
    let benches = Self.questions.map { question in RewardBench(outcomes { _ in question }) }
    return PocketCategory.allCases.map { category in
      benches.map { bench in
        bench.sections.first { $0.name == category.rawValue }?.accuracy ?? Interval(.nan, 0, 1)
      }
    }
  }

  /// What the own question gains over the generic one on the same pairs.
  public var gains: BenchComparison { BenchComparison(of: own, over: generic) }
}

extension BenchComparison {
  /// The gain in one category; not a number where there is none of its pairs.
  public func gain(_ category: PocketCategory) -> Interval {
    sections.first { $0.name == category.rawValue }?.gain ?? Interval(.nan, 0, 0)
  }
}
