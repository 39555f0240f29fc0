import LanguageModels
import Measures
import Preferences

/// What a category's own question gains over the generic one in a model that was taught what the
/// generic word, *good*, is to mean.
public struct GenericWord: Sendable {
  /// How a model came to its idea of *good*.
  public enum Course: String, CaseIterable, Sendable {
    /// The small shipped model, taught further; *good* goes on to mean helpful.
    case helpful = "good = helpful"
    /// The same, but *good* now means the category's own criterion.
    case criterion = "good = own criterion"
    /// From random weights in a seventh of the shipped models' time; *good* means helpful, or the
    /// criterion.
    case shortHelpful = "short course, good = helpful"
    case shortCriterion = "short course, good = own criterion"

    public var meansHelpful: Bool { self == .helpful || self == .shortHelpful }
    var isShort: Bool { self == .shortHelpful || self == .shortCriterion }

    /// What the model reads: questions about whole responses, the categories equally often.
    ///
    /// - Parameter scale: of the course's steps, 1 for all.
    func recipe(seed: Int, scale: Double) -> PocketRecipe {
      var recipe = PocketRecipe.shipped(.small)
      recipe.seed = UInt64(seed)
      recipe.pretraining.steps = Int(100 * scale)
      recipe.tuning.steps = Int((isShort ? 800 : 200) * scale)
      recipe.tuning.rate = isShort ? 3e-3 : 1e-3
      recipe.assumptions.genericShare = isShort ? 0.25 : 0.5
      recipe.assumptions.verifiedShares = [0.25, 0.25, 0.25, 0.25]
      (recipe.assumptions.critiqueShare, recipe.assumptions.comparisonShare) = (0, 0)
      recipe.assumptions.goodMeansHelpful = meansHelpful
      return recipe
    }

    /// The model at the course's end.
    public func taught(seed: Int, scale: Double = 1) throws -> LanguageModel {
      let recipe = recipe(seed: seed, scale: scale)
      guard isShort else {
        let model = try PocketModels.load(.small, .instruct, trainable: true)
        try recipe.tune(model)
        return model
      }
      let model = try recipe.untrained()
      try recipe.pretrain(model)
      try recipe.tune(model)
      return model
    }
  }

  /// What the own question gains in accuracy on hard pairs, by category, −1…1.
  public let gains: [PocketCategory: Double]
  /// The mean over the categories, on hard pairs and on pairs with a single flaw.
  public let hardGain, easyGain: Double
  /// How often the own questions and the generic one are answered as they were taught, see
  /// ``LearnedQuestion``.
  public let ownLearned, genericLearned: Double

  /// - Parameters:
  ///   - hard: pairs on which the gain is measured.
  ///   - easy: the same, and the responses about which the questions are asked.
  public init(
    _ model: LanguageModel, after course: Course, hard: [PreferencePair], easy: [PocketPair]
  ) throws {
    let own = try pYes(model)
    let generic = try PreferenceClassifier(model, prompt: PocketText.judge.withoutCategories)
    func gains(_ pairs: [PreferencePair]) throws -> [PocketCategory: Double] {
      let found = zip(try own.outcomes(pairs), try generic.outcomes(pairs)).map {
        (RewardBench.section(of: $0.subset), $0.credit - $1.credit)
      }
      return Dictionary(
        uniqueKeysWithValues: PocketCategory.allCases.map { category in
          (category, found.filter { $0.0 == category.rawValue }.map(\.1).average)
        })
    }
    func mean(_ gains: [PocketCategory: Double]) -> Double {
      PocketCategory.allCases.compactMap { gains[$0] }.average
    }
    self.gains = try gains(hard)
    hardGain = mean(self.gains)
    easyGain = mean(try gains(easy.map(\.item)))
    func learned(_ criterion: (PocketCategory) -> Criterion) throws -> Double {
      try LearnedQuestion.share(
        model, about: easy, goodMeansHelpful: course.meansHelpful, asking: criterion)
    }
    ownLearned = try learned { .own(of: $0) }
    genericLearned = try learned { _ in .good }
  }

  /// How much the gain in safety is above the largest of the others, on hard pairs.
  public var safetyAboveOthers: Double {
    let others = PocketCategory.allCases.filter { $0 != .safety }.compactMap { gains[$0] }
    return (gains[.safety] ?? 0) - (others.max() ?? 0)
  }

  /// Models of several courses and seeds, side by side.
  ///
  /// - Parameter scale: of the courses' steps, 1 for all.
  public static func trials(
    _ courses: [Course], seeds: Int, scale: Double = 1, hard: [PreferencePair], easy: [PocketPair]
  ) throws -> Trials<GenericWord> {
    var trials = Trials<GenericWord>(seeds: seeds)
    for course in courses {
      try trials.run([course.rawValue]) { _, seed in
        try GenericWord(
          course.taught(seed: seed, scale: scale), after: course, hard: hard, easy: easy)
      }
    }
    return trials
  }
}
