import Foundation
import LanguageModels
import Preferences
import Tensors

/// The three sizes of pocket model: about 0.15, 0.8 and 3 million parameters.
public enum PocketSize: String, CaseIterable, Codable, Sendable {
  case small = "S"
  case medium = "M"
  case large = "L"
}

/// The two architectures of pocket models.
public enum PocketFamily: String, CaseIterable, Codable, Sendable {
  case llama
  /// With biases on queries, keys and values, and keys and values shared by all heads of a pair.
  case qwen2
}

/// How a pocket model is made from nothing: its shape, what it reads and for how long. The recipe of
/// each shipped model lies beside it as `recipe.json`.
public struct PocketRecipe: Sendable, Equatable, Codable {
  /// One phase of next-token training.
  public struct Phase: Sendable, Equatable, Codable {
    public var steps: Int
    public var tokensPerStep: Int
    /// The highest learning rate.
    public var rate: Float

    public init(steps: Int, tokensPerStep: Int = 1000, rate: Float) {
      self.steps = steps
      self.tokensPerStep = tokensPerStep
      self.rate = rate
    }

    var training: SupervisedTraining {
      let schedule = Schedule(rate: rate, steps: steps, warmUp: min(50, steps / 4))
      return SupervisedTraining(schedule: schedule, tokensPerStep: tokensPerStep)
    }
  }

  public var size: PocketSize
  public var family = PocketFamily.llama
  public var seed: UInt64 = 1
  public var width: Int
  public var layers: Int
  public var heads: Int
  /// The forum, read by the base model.
  public var pretraining: Phase
  /// Demonstrations and yes/no questions, read by the instruct model after that.
  public var tuning: Phase
  /// The weight of an answer Yes or No in the tuning loss; other words that are learned weigh 1.
  public var answerWeight: Float = 10
  public var assumptions = Assumptions()

  /// The recipe of a shipped model. All sizes read the same texts, each at the rate that suits it.
  public static func shipped(
    _ size: PocketSize, family: PocketFamily = .llama
  ) -> PocketRecipe {
    var recipe =
      switch size {
      case .small:
        PocketRecipe(
          size: size, width: 64, layers: 3, heads: 4,
          pretraining: Phase(steps: 300, tokensPerStep: 1000, rate: 4e-3),
          tuning: Phase(steps: 6000, tokensPerStep: 1000, rate: 3e-3))
      case .medium:
        PocketRecipe(
          size: size, width: 128, layers: 4, heads: 4,
          pretraining: Phase(steps: 300, tokensPerStep: 1000, rate: 3e-3),
          tuning: Phase(steps: 6000, tokensPerStep: 1000, rate: 1e-3))
      case .large:
        PocketRecipe(
          size: size, width: 224, layers: 5, heads: 7,
          pretraining: Phase(steps: 300, tokensPerStep: 1000, rate: 2e-3),
          tuning: Phase(steps: 6000, tokensPerStep: 1000, rate: 6e-4))
      }
    if family == .qwen2 {
      recipe.family = family
      recipe.seed = 2
    }
    return recipe
  }

  public var configuration: Configuration {
    let isQwen = family == .qwen2
    return Configuration(
      family: isQwen ? .qwen2 : .llama, vocabularySize: Vocabulary.words.count, hiddenSize: width,
      intermediateSize: width * 8 / 3 / 32 * 32, layers: layers, heads: heads,
      keyValueHeads: !isQwen ? heads : heads % 2 == 0 ? heads / 2 : 1,
      ropeTheta: isQwen ? 1e6 : 1e4,
      tiedEmbeddings: true, maximumPositions: 256, endOfTextIds: [PocketText.end])
  }

  /// A model of random weights.
  public func untrained() throws -> LanguageModel {
    LanguageModel(
      transformer: Transformer(configuration, seed: seed), tokenizer: try PocketText().tokenizer)
  }

  /// Told what goes on: the phase, its steps done, and the loss (nats per weighted token). Training
  /// is in place, so that an observer who holds the model sees it as it is after that step.
  public typealias Observer =
    (_ phase: String, _ step: Int, _ steps: Int, _ loss: Float) throws -> Void

  /// Trains the base model on the forum, in place.
  public func pretrain(_ model: LanguageModel, observe: Observer = { _, _, _, _ in }) throws {
    let text = try PocketText()
    var random = Random(seed: seed).stream("forum")
    try run(pretraining, "pretraining", model, observe) {
      try pretrainingText(text, using: &random)
    }
  }

  /// One text of the forum.
  public func pretrainingText(
    _ text: PocketText, using random: inout Random
  ) throws -> TrainingText {
    try text.document(Corpora.document(assumptions: assumptions, using: &random))
  }

  /// Tunes a base model into an instruct model, in place.
  public func tune(_ model: LanguageModel, observe: Observer = { _, _, _, _ in }) throws {
    let text = try PocketText()
    var random = Random(seed: seed).stream("instructions")
    try run(tuning, "instruction tuning", model, observe) {
      try tuningText(text, using: &random)
    }
  }

  /// One text of instruction tuning.
  public func tuningText(_ text: PocketText, using random: inout Random) throws -> TrainingText {
    try text.text(tuningItem(using: &random), answer: answerWeight)
  }

  /// What the next text of instruction tuning is about.
  public func tuningItem(using random: inout Random) -> TuningItem {
    let assumptions = assumptions
    var kind = random.uniform()
    func isKind(_ share: Double) -> Bool {
      kind -= share
      return kind < 0
    }
    if isKind(assumptions.verificationShare) {
      return .question(Corpora.verification(assumptions: assumptions, using: &random))
    }
    if isKind(assumptions.stepwiseShare) {
      return .steps(Corpora.stepwise(assumptions: assumptions, using: &random))
    }
    if isKind(assumptions.critiqueShare) {
      return .critiques(Corpora.critiques(assumptions: assumptions, using: &random))
    }
    if isKind(assumptions.comparisonShare) {
      return .comparisons(Corpora.comparisons(assumptions: assumptions, using: &random))
    }
    let category = random.pick(PocketCategory.allCases)
    if random.chance(assumptions.conversationShare) {
      let (task, responses) = Corpora.conversation(
        category, assumptions: assumptions, using: &random)
      return .conversation(task, responses)
    }
    let demonstration = Corpora.demonstration(category, assumptions: assumptions, using: &random)
    return .demonstration(demonstration.instruction, demonstration.response)
  }

  private func run(
    _ phase: Phase, _ name: String, _ model: LanguageModel, _ observe: Observer,
    draw: () throws -> TrainingText
  ) throws {
    try phase.training.run(model.transformer, draw: draw) { step, loss, _ in
      try observe(name, step, phase.steps, loss)
    }
  }
}
