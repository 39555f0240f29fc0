import LanguageModels
import Preferences
import Tensors

/// One item of instruction tuning.
public enum TuningItem: Sendable {
  /// A yes/no question about whole responses, or after each step of responses.
  case question(Verification)
  case steps(StepwiseVerification)
  /// Written judgements with a score; which of two responses is better.
  case critiques(CritiquedResponses)
  case comparisons(Comparisons)
  /// A demonstration of two turns, or of one: an instruction and a response.
  case conversation(TwoTurnTask, [String])
  case demonstration(String, String)
}

extension PocketText {
  /// An item as tokens to learn from; the words that answer a question weigh `answer`.
  func text(_ item: TuningItem, answer: Float) throws -> TrainingText {
    switch item {
    case .question(let item): try verification(item, answer: answer)
    case .steps(let item): try stepwise(item, answer: answer)
    case .critiques(let item): try critiques(item, judgement: answer / 2)
    case .comparisons(let item): try comparisons(item, answer: answer)
    case .conversation(let task, let responses): try conversation(task, responses)
    case .demonstration(let instruction, let response): try turn(instruction, response)
    }
  }
}

/// How much judging a model was taught: the answers of its tuning, each of which somebody who knows
/// the truth had to give.
public struct Supervision: Sendable, Equatable, Codable {
  /// Texts in all, those that ask for Yes or No, and demonstrations.
  public var texts = 0
  public var questions = 0
  public var demonstrations = 0
  /// Yes or No about a whole response; Yes or No after a step of one.
  public var answers = 0
  public var stepAnswers = 0
  /// Critiques with a score; letters of the better of two.
  public var critiques = 0
  public var comparisons = 0

  public init() {}

  /// Yes and No together: the answers that a judge by P(Yes) learns from.
  public var yesOrNo: Int { answers + stepAnswers }
  /// All answers about a response's worth.
  public var judgements: Int { answers + stepAnswers + critiques + comparisons }

  /// Counts an item.
  public mutating func add(_ item: TuningItem) {
    texts += 1
    switch item {
    case .question(let item):
      questions += 1
      answers += item.responses.count
    case .steps(let item):
      questions += 1
      stepAnswers += item.responses.reduce(0) { $0 + $1.count }
    case .critiques(let item): critiques += item.items.count
    case .comparisons(let item):
      comparisons += item.responses.count * (item.responses.count - 1)
    case .conversation, .demonstration: demonstrations += 1
    }
  }
}

extension PocketRecipe {
  /// What the tuning by this recipe reads, counted by drawing all its texts again: exact, and
  /// independent of the model's size.
  ///
  /// - Parameter steps: of the first ones alone; all if `nil`.
  public func supervision(steps: Int? = nil) throws -> Supervision {
    try supervisionByStep(min(steps ?? tuning.steps, tuning.steps)).last ?? Supervision()
  }

  /// The same after each step, all so far.
  public func supervisionByStep(_ steps: Int) throws -> [Supervision] {
    let text = try PocketText()
    var random = Random(seed: seed).stream("instructions")
    var supervision = Supervision()
    return try (0..<steps).map { _ in
      var tokens = 0
      while tokens < tuning.tokensPerStep {
        let item = tuningItem(using: &random)
        supervision.add(item)
        tokens += try text.text(item, answer: answerWeight).tokenCount
      }
      return supervision
    }
  }

  /// The same recipe without anything that judges: demonstrations alone.
  public var withoutJudging: PocketRecipe {
    var recipe = self
    recipe.assumptions.verificationShare = 0
    recipe.assumptions.stepwiseShare = 0
    recipe.assumptions.critiqueShare = 0
    recipe.assumptions.comparisonShare = 0
    return recipe
  }
}
