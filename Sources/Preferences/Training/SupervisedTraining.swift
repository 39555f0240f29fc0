import Files
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
  /// - Throws: ``LostNumbers`` in a step that is not all numbers, ``FileError`` for settings with
  ///   which nothing could be learned, and what `draw` and `afterStep` throw.
  public func run(
    _ model: Transformer, draw: () throws -> TrainingText,
    afterStep: (_ step: Int, _ loss: Float, _ tokens: Int) throws -> Void = { _, _, _ in }
  ) throws {
    try requireRate(schedule.rate)
    try optimizer.check()
    try require(schedule.steps >= 1, "steps", schedule.steps, give: "1 or more")
    try require(tokensPerStep >= 1, "tokens per step", tokensPerStep, give: "1 or more")
    try require(clip > 0, "clip", clip, give: "a norm above 0")
    var drawn = 0
    let adam = AdamW(model.trainable, optimizer)
    for step in 0..<schedule.steps {
      var texts: [TrainingText] = []
      var tokens = 0
      while tokens < tokensPerStep {
        let text = try draw()
        drawn += 1
        try require(text.tokenCount > 0, "tokens of text \(drawn)", 0, give: "a text that has some")
        texts.append(text)
        tokens += text.tokenCount
      }
      let loss = try self.step(
        model, texts, adam, rate: schedule.rate(at: step), named: "text \(drawn - texts.count + 1)")
      try afterStep(step + 1, loss, tokens)
    }
    try adam.requireNumbers()
  }

  /// One step on the texts.
  ///
  /// - Parameter first: what the first of them is called.
  /// - Returns: the loss before it, nats per weighted token.
  /// - Throws: ``LostNumbers`` where loss or gradient are none; the model is then as it was.
  @discardableResult
  public func step(
    _ model: Transformer, _ texts: [TrainingText], _ adam: AdamW, rate: Float,
    named first: String = "text 1"
  ) throws -> Float {
    let loss = supervisedGradient(model, texts)
    _ = try adam.update(
      rate: rate, clip: clip, loss: Double(loss),
      on: texts.count == 1 ? first : "\(texts.count) texts from \(first) on")
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
