import LanguageModels
import Tensors

/// Next-token training on texts that a corpus draws: pretraining and instruction tuning alike.
public struct SupervisedTraining: Sendable {
  public var schedule: Schedule
  /// Tokens a step reads, about.
  public var tokensPerStep: Int
  public var optimizer: AdamW.Settings
  /// The largest norm that a step's gradient may have.
  public var clip: Double

  public init(
    schedule: Schedule, tokensPerStep: Int, optimizer: AdamW.Settings = AdamW.Settings(),
    clip: Double = 1
  ) {
    self.schedule = schedule
    self.tokensPerStep = tokensPerStep
    self.optimizer = optimizer
    self.clip = clip
  }

  /// Trains `model` in place.
  ///
  /// - Parameters:
  ///   - draw: makes the next text.
  ///   - afterStep: told each step's number from 1, its loss (nats per weighted token) and the
  ///     tokens it read; may look at the model as it then is.
  public func run(
    _ model: Transformer, draw: () throws -> TrainingText,
    afterStep: (_ step: Int, _ loss: Float, _ tokens: Int) throws -> Void = { _, _, _ in }
  ) rethrows {
    let adam = AdamW(model.trainable, optimizer)
    for step in 0..<schedule.steps {
      var texts: [TrainingText] = []
      var tokens = 0
      while tokens < tokensPerStep {
        let text = try draw()
        texts.append(text)
        tokens += text.tokenCount
      }
      let loss = self.step(model, texts, adam, rate: schedule.rate(at: step))
      try afterStep(step + 1, loss, tokens)
    }
  }

  /// One step on the texts.
  ///
  /// - Returns: the loss before it, nats per weighted token.
  @discardableResult
  public func step(
    _ model: Transformer, _ texts: [TrainingText], _ adam: AdamW, rate: Float
  ) -> Float {
    let loss = supervisedGradient(model, texts)
    adam.update(rate: rate, clip: clip)
    return loss
  }
}

/// Adds the gradient of −Σ w ln p(token) / Σ w over the texts, and returns that loss.
func supervisedGradient(_ model: Transformer, _ texts: [TrainingText]) -> Float {
  let data = PredictionBatch(texts)
  let tape = GradientTape()
  let states = model.states(data.batch, rows: data.rows, tape: tape)
  let logProbabilities = tokenLogProbabilities(states, head: model.head, targets: data.targets)
  let total = data.weights.reduce(0, +)
  let shares = Tensor(rows: data.rows.count, columns: 1, data.weights.map { $0 / total })
  let loss = -(logProbabilities * shares).sum
  tape.backward(from: loss)
  return loss.scalar
}
