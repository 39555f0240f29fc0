import LanguageModels
import Measures
import Preferences
import Tensors

/// A judge while its instruction tuning goes on: what it says, what it knows, and whether it has the
/// two words yet.
public struct JudgeTuning: Sendable {
  /// A model at one moment of its tuning.
  public struct Look: Sendable {
    /// Steps of tuning done.
    public let step: Int
    /// Accuracy of P(Yes), asked each category's own question, by subset.
    public let says: SubsetMeans
    /// The same of the likelihood of a response in chat turns, ln π(y|x) in all; empty unless it is
    /// asked for.
    public let knows: SubsetMeans
    /// p_yes + p_no, the mean over both responses, by subset.
    public let mass: SubsetMeans
  }

  /// Pairs that are judged at each look.
  public var pairs: [PreferencePair]
  /// The steps after which there is one, beside that before the first.
  public var looks: [Int]
  public var readsLikelihood: Bool

  public init(pairs: [PreferencePair], looks: [Int], readsLikelihood: Bool = true) {
    (self.pairs, self.looks, self.readsLikelihood) = (pairs, looks, readsLikelihood)
  }

  /// Looks at a model.
  ///
  /// - Parameter step: how many steps it has been tuned.
  public func look(at model: LanguageModel, step: Int) throws -> Look {
    let names = pairs.map(\.category)
    let scores = try pYes(model).judge(pairs.map(\.item))
    let likelihood = LikelihoodJudge(model, format: PocketText.chat, perToken: false)
    return Look(
      step: step,
      says: SubsetMeans(RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) })),
      knows: SubsetMeans(readsLikelihood ? try likelihood.outcomes(pairs) : []),
      mass: SubsetMeans(of: names, scores.map { $0.map(\.mass).average }))
  }

  /// Tunes a model by the recipe, for as many steps as it says, and looks at it on the way.
  ///
  /// - Parameters:
  ///   - base: where the tuning starts, which stays as it is; `nil` pretrains one by the recipe.
  ///   - finished: told the tuned model.
  /// - Returns: a look before the first step, and one for each of ``looks`` that the tuning reaches.
  public func run(
    _ recipe: PocketRecipe, from base: LanguageModel? = nil,
    finished: (LanguageModel) throws -> Void = { _ in }
  ) throws -> [Look] {
    let model =
      try base.map {
        LanguageModel(transformer: $0.transformer.copy(), tokenizer: $0.tokenizer)
      } ?? recipe.pretrained()
    var found = [try look(at: model, step: 0)]
    try recipe.tune(model) { _, step, _, _ in
      let times = looks.count { $0 == step }
      if times > 0 {
        found += Array(repeating: try look(at: model, step: step), count: times)
      }
    }
    try finished(model)
    return found
  }
}

extension JudgeTuning {
  /// Runs arms with several seeds, all from the same base.
  public func runs(
    _ arms: [String], seeds: Int, from base: LanguageModel,
    recipe: @Sendable (_ arm: String, _ seed: Int) -> PocketRecipe
  ) throws -> Trials<[Look]> {
    var trials = Trials<[Look]>(seeds: seeds)
    try trials.run(arms) { try run(recipe($0, $1), from: base) }
    return trials
  }
}

extension PocketRecipe {
  /// A base model made by the recipe from nothing.
  fileprivate func pretrained() throws -> LanguageModel {
    let model = try untrained()
    try pretrain(model)
    return model
  }
}

extension Trials where Outcome == [JudgeTuning.Look] {
  /// The first look, in steps, at which an arm's mean has gone nine tenths of its way.
  public func ninetieth(_ arm: String, _ value: (JudgeTuning.Look) -> Double) -> Int {
    let looks = self[arm].first ?? []
    let way = looks.indices.map { place in mean(arm) { value($0[place]) }.value }
    guard let first = way.first, let last = way.last else { return 0 }
    let there = way.firstIndex { ($0 - first) / (last - first) >= 0.9 }
    return looks[there ?? looks.count - 1].step
  }
}

/// What a model learns of the sections it was never asked about, against one that was asked about
/// everything; the means over seeds after the last look.
public struct UnaskedReading: Sendable {
  /// Of the arm that was not asked, on those sections: what its likelihood knows, what it says, and
  /// the mass on the two words.
  public let knows: Interval
  public let says: Interval
  public let mass: Interval
  /// Paired by seed: says less knows, and what it says less what it said as a base model.
  public let saysLessKnows: Interval
  public let gain: Interval
  /// Of that arm, what it says of all other sections.
  public let saysElsewhere: Interval
  /// What the arm that was asked says of the sections above the other, paired by seed.
  public let leadOfAsked: Interval

  /// - Parameter sections: those that `arm` was not asked about.
  public init(
    _ runs: Trials<[JudgeTuning.Look]>, arm: String, asked: String, sections: Set<String>
  ) {
    func says(_ look: JudgeTuning.Look?) -> Double { look?.says.mean(of: sections) ?? .nan }
    func knows(_ look: JudgeTuning.Look?) -> Double { look?.knows.mean(of: sections) ?? .nan }
    let others = Set(PocketCategory.allCases.map(\.rawValue)).subtracting(sections)
    self.knows = runs.mean(arm) { knows($0.last) }
    self.says = runs.mean(arm) { says($0.last) }
    mass = runs.mean(arm) { $0.last?.mass.mean(of: sections) ?? .nan }
    saysLessKnows = runs.mean(arm) { says($0.last) - knows($0.last) }
    gain = runs.mean(arm) { says($0.last) - says($0.first) }
    saysElsewhere = runs.mean(arm) { $0.last?.says.mean(of: others) ?? .nan }
    leadOfAsked = runs.lead(asked, over: arm) { says($0.last) }
  }
}
