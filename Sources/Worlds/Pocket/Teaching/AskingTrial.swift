import LanguageModels
import Measures
import Preferences
import Tensors

/// A model learns to solve tasks of all domains and is asked to judge responses in some of them
/// only: does it judge in the others as well?
///
/// All questions ask the same, whether a response is good, which means the domain's own criterion:
/// in a domain that was left out no word of the question is new.
public struct AskingTrial: Sendable {
  /// The model after some of the tuning.
  public struct Look: Sendable {
    /// Yes/no answers it has read.
    public var answers: Int
    /// Asked the question of its tuning.
    public var says: DomainReading
    /// Which response it finds likelier as an answer, per token; only after the last step.
    public var knows: DomainReading?
  }

  /// The model to begin with, whose weights are trainable; it is not changed.
  public var start: LanguageModel
  public var phase: PocketRecipe.Phase
  /// Share of texts that ask; the rest are demonstrations, as many of each domain.
  public var questionShare = 0.8
  /// Steps after which it is looked at, the last step among them.
  public var looks: [Int]
  public var pairs: [PreferencePair]
  /// What all of the experiment's seeds hang on.
  public var seed: UInt64

  public init(
    from start: LanguageModel, _ phase: PocketRecipe.Phase, looks: [Int], pairs: [PreferencePair],
    seed: UInt64
  ) {
    (self.start, self.phase, self.looks) = (start, phase, looks)
    (self.pairs, self.seed) = (pairs, seed)
  }

  /// What is asked, in the tuning and of the judge afterwards.
  public static let prompt = PocketText.judge.withoutCategories

  /// The arm that is asked in all domains.
  public static let everywhere = "everywhere"
  /// That one, and those that are asked everywhere but in one domain.
  public static let arms = [everywhere] + PocketCategory.allCases.map(without)

  /// The arm that is never asked in this domain.
  public static func without(_ domain: PocketCategory) -> String { "not in \(domain.rawValue)" }

  /// The domain in which an arm is never asked.
  public static func leftOut(_ arm: String) -> PocketCategory? {
    PocketCategory.allCases.first { without($0) == arm }
  }

  /// One run.
  ///
  /// - Parameters:
  ///   - arm: one of ``arms``. There are about as many questions in each.
  ///   - seed: from 1.
  public func run(_ arm: String, seed: Int) throws -> [Look] {
    let model = LanguageModel(
      transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    let recipe = Self.recipe(leavingOut: Self.leftOut(arm), questionShare: questionShare)
    let text = try PocketText()
    var random = Random(seed: self.seed).stream("asking \(seed)")
    var answers = 0
    var found: [Look] = []
    func draw() throws -> TrainingText {
      let next = try recipe.tuningText(text, using: &random)
      if !next.branches.isEmpty { answers += next.leafCount }
      return next
    }
    try phase.training.run(model.transformer, draw: draw) { step, _, _ in
      if looks.contains(step) {
        found.append(try look(model, answers, isLast: step == phase.steps))
      }
    }
    return found
  }

  private func look(_ model: LanguageModel, _ answers: Int, isLast: Bool) throws -> Look {
    Look(
      answers: answers, says: try DomainReading(model, on: pairs, asking: Self.prompt),
      knows: isLast ? try Self.known(to: model, on: pairs) : nil)
  }

  /// How often a model finds the better response likelier, per token.
  public static func known(
    to model: LanguageModel, on pairs: [PreferencePair]
  ) throws -> DomainReading {
    try DomainReading(
      of: LikelihoodJudge(model, format: PocketText.chat, perToken: true), on: pairs)
  }

  /// Demonstrations and one kind of yes/no question: only its texts are used of the recipe.
  static func recipe(leavingOut domain: PocketCategory?, questionShare: Double) -> PocketRecipe {
    var recipe = PocketRecipe.shipped(.small)
    recipe.assumptions.verificationShare = questionShare
    recipe.assumptions.stepwiseShare = 0
    recipe.assumptions.critiqueShare = 0
    recipe.assumptions.comparisonShare = 0
    recipe.assumptions.conversationShare = 0
    recipe.assumptions.verifiedShares = PocketCategory.allCases.map { $0 == domain ? 0 : 1 }
    recipe.assumptions.genericShare = 1
    recipe.assumptions.goodMeansHelpful = false
    recipe.assumptions.cheerfulSynonyms = false
    return recipe
  }
}

extension TrainingText {
  /// How many ways there are through it from the trunk to an end.
  var leafCount: Int { branches.isEmpty ? 1 : branches.reduce(0) { $0 + $1.leafCount } }
}
