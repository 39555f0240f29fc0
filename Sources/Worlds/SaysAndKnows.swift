import LanguageModels
import Measures
import Preferences

/// What a model says of pairs, by P(Yes), and what it knows of them, by how likely it finds the two
/// responses.
public struct SaysAndKnows: Sendable {
  /// The judge's readings by pair: of the better response, then of the worse.
  public let scores: [[JudgeScore]]
  public let says: [RewardBench.Outcome]
  /// By ln π(y|x), the sum over tokens; and by its mean per token.
  public let knows: [RewardBench.Outcome]
  public let knowsPerToken: [RewardBench.Outcome]

  /// Asks the judge about both responses of each pair, and reads their likelihoods.
  ///
  /// - Parameter format: how the model has read instructions and answers.
  public init(
    _ judge: PreferenceClassifier, of pairs: [PreferencePair], format: ChatFormat
  ) throws {
    scores = try judge.judge(pairs.map(\.item))
    says = RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) })
    func likelihood(perToken: Bool) throws -> [RewardBench.Outcome] {
      try LikelihoodJudge(judge.model, format: format, perToken: perToken).outcomes(pairs)
    }
    knows = try likelihood(perToken: false)
    knowsPerToken = try likelihood(perToken: true)
  }

  /// knows − says, the mean of the sections; pairs drawn anew.
  public var lead: Interval { BenchComparison(of: knows, over: says).total }

  /// Accuracy of the likelihood on the pairs where P(Yes) is wrong, Wilson's interval.
  public var knowsUnsaid: Interval {
    let unsaid = zip(says, knows).filter { $0.0.credit < 0.5 }.map(\.1.credit)
    return .share(unsaid.reduce(0, +), of: unsaid.count)
  }

  /// Mean p_yes + p_no over all responses.
  public var mass: Interval { .mean(scores.joined().map(\.mass)) }

  /// Share of scores in a range, Wilson's interval.
  public func share(in range: ClosedRange<Double>) -> Interval {
    let all = Array(scores.joined())
    return .share(Double(all.count { range.contains($0.score) }), of: all.count)
  }

  /// How far the scores of a pair's two responses lie apart, and how far those of two better
  /// responses of neighbouring pairs do, means of |Δp′_yes|: a judge that did not look at the
  /// response would have nothing of the first.
  public var spread: (withinPairs: Double, betweenPairs: Double) {
    let chosen = scores.map { $0[0].score }
    return (
      scores.map { abs($0[0].score - $0[1].score) }.average,
      zip(chosen, chosen.dropFirst()).map { abs($0 - $1) }.average
    )
  }

  /// Forecasts of the event that a response is the better one, of the pairs of some subsets.
  public func forecasts(where isWanted: (String) -> Bool = { _ in true }) -> [Forecast] {
    zip(scores, says).filter { isWanted($0.1.subset) }.flatMap { scores, _ in
      [(scores[0].score, true), (scores[1].score, false)]
    }
  }
}

extension HardSubset {
  /// Whether the better response is flawless, so that one half of the subset's responses is.
  public var hasFlawless: Bool {
    switch self {
    case .chatBothFlawed, .mathBothFlawed, .codeBothFlawed, .chatLesserFlaw, .mathLesserFlaw,
      .codeLesserFlaw:
      false
    default: true
    }
  }
}
