import LanguageModels
import Measures
import Preferences

/// How a judge does in each domain of the pocket world.
public struct DomainReading: Sendable {
  /// Its accuracy by subset, in the order of the pairs.
  public let subsets: [RewardBench.Line]
  /// The plain mean of a domain's subsets.
  public let accuracy: [PocketCategory: Double]
  /// The mean of p_yes + p_no by domain; nothing for a judge that has no such words.
  public let mass: [PocketCategory: Double]

  /// The plain mean of the domains.
  public var mean: Double { PocketCategory.allCases.compactMap { accuracy[$0] }.average }

  /// One domain's accuracy.
  public subscript(domain: PocketCategory) -> Double { accuracy[domain] ?? .nan }

  /// The plain mean of all domains but one.
  public func elsewhere(than domain: PocketCategory) -> Double {
    PocketCategory.allCases.filter { $0 != domain }.compactMap { accuracy[$0] }.average
  }

  /// P(Yes), asked each domain's own question unless another prompt is given.
  public init(
    _ model: LanguageModel, on pairs: [PreferencePair],
    asking prompt: JudgePrompt = PocketText.judge
  ) throws {
    let scores = try PreferenceClassifier(model, prompt: prompt).judge(pairs.map(\.item))
    self.init(
      RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) }),
      masses: zip(pairs, scores).map { ($0.category, $1.map(\.mass).average) })
  }

  /// Any other judge.
  public init(of judge: some Judge, on pairs: [PreferencePair]) throws {
    self.init(try judge.outcomes(pairs), masses: [])
  }

  private init(_ outcomes: [RewardBench.Outcome], masses: [(subset: String, mass: Double)]) {
    subsets = RewardBench(outcomes).subsets
    var accuracy: [PocketCategory: Double] = [:]
    var mass: [PocketCategory: Double] = [:]
    for domain in PocketCategory.allCases {
      func isOwn(_ subset: String) -> Bool { RewardBench.section(of: subset) == domain.rawValue }
      let own = subsets.filter { isOwn($0.name) }
      if !own.isEmpty { accuracy[domain] = own.map(\.accuracy.value).average }
      let masses = masses.filter { isOwn($0.subset) }.map(\.mass)
      if !masses.isEmpty { mass[domain] = masses.average }
    }
    (self.accuracy, self.mass) = (accuracy, mass)
  }
}
