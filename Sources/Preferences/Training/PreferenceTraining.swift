import Files
import LanguageModels
import Tensors

/// Training of a policy on preference pairs against a frozen reference.
public struct PreferenceTraining: Sendable {
  public var loss: PreferenceLoss
  /// The highest learning rate.
  public var rate: Float
  public var epochs: Int
  public var pairsPerStep: Int
  /// Gradients are scaled down to this norm at most.
  public var clip: Double
  public var optimizer = AdamW.Settings(beta2: 0.98, decay: 0)
  /// The share of the steps in which the rate rises.
  public var warmUp = 0.1
  /// How the rate runs after them, and to what share of its height.
  public var schedule = Schedule.Shape.cosine
  public var floor: Float = 0.05
  /// A step's pairs are read in parts of about so many tokens, whose gradients add up to that of
  /// the whole: memory grows with the part. A pair is never divided.
  public var tokensAtOnce = Int.max
  /// Whether each layer is computed again on the way back instead of being kept: a third more
  /// arithmetic, and a tenth of the memory.
  public var recomputes = false

  public init(
    loss: PreferenceLoss = .dpo(), rate: Float = 1e-4, epochs: Int = 1, pairsPerStep: Int = 32,
    clip: Double = 1
  ) {
    self.loss = loss
    self.rate = rate
    self.epochs = epochs
    self.pairsPerStep = pairsPerStep
    self.clip = clip
  }

  /// Trains the model in place; the reference is the model as it is when training begins, and its
  /// log-probabilities are computed once.
  ///
  /// - Parameters:
  ///   - random: orders the pairs anew in each epoch, and draws what is dropped out.
  ///   - afterStep: told each step's metrics.
  /// - Returns: the metrics of all steps.
  /// - Throws: ``LostNumbers`` in a step that is not all numbers, ``FileError`` for settings with
  ///   which nothing could be learned.
  @discardableResult
  public func run(
    _ model: LanguageModel, pairs: [PreferencePair], format: ChatFormat, random: Random,
    afterStep: (StepMetrics) -> Void = { _ in }
  ) throws -> [StepMetrics] {
    let data = try pairs.map { try PairTokens($0, model.tokenizer, format) }
    let policy = model.transformer
    return try run(
      policy, AdamW(policy.trainable, optimizer), pairs: data,
      reference: ReferenceReading(policy, data, mismatched: loss.needsDivergence),
      random: random, afterStep: afterStep)
  }

  /// Trains the policy in place against what a reference said of the pairs.
  ///
  /// - Parameters:
  ///   - adam: the optimizer of the policy's trainable parameters; training goes on after the steps
  ///     it has taken, whose metrics are `history`.
  ///   - afterStep: told each step's metrics; what it throws ends the training.
  /// - Returns: the metrics of all steps.
  /// - Throws: as above, and where the reference says what is no number.
  @discardableResult
  public func run(
    _ policy: Transformer, _ adam: AdamW, history: [StepMetrics] = [], pairs: [PairTokens],
    reference: ReferenceReading, random: Random,
    afterStep: (StepMetrics) throws -> Void = { _ in }
  ) throws -> [StepMetrics] {
    try check()
    try policy.requireNumbers((reference.chosen + reference.rejected).map(Double.init))
    let mismatched = loss.needsDivergence ? mismatches(pairs) : []
    return try epochTraining.run(
      adam, history: history, count: pairs.count, random: random,
      name: { userName(pairs[$0].id, at: $0) },
      gradient: { batch, step in
        let divergence =
          loss.needsDivergence
          ? estimatedDivergence(
            policy, batch.map { mismatched[$0] }, before: batch.map { reference.mismatched[$0] })
          : 0
        return gradient(
          policy, batch.map { pairs[$0] },
          batch.map { (reference.chosen[$0], reference.rejected[$0]) }, divergence: divergence,
          dropout: random.stream("dropout \(step)"))
      }, afterStep: afterStep)
  }

  /// How many steps so many pairs are trained for.
  public func steps(_ pairs: Int) -> Int { epochTraining.schedule(pairs).steps }

  /// - Throws: ``FileError`` naming a setting with which nothing could be learned.
  func check() throws {
    try epochTraining.check()
    try optimizer.check()
    try loss.check()
    try require(tokensAtOnce >= 1, "tokens at once", tokensAtOnce, give: "1 or more")
  }

  private var epochTraining: EpochTraining {
    EpochTraining(
      rate: rate, epochs: epochs, itemsPerStep: pairsPerStep, clip: clip, warmUp: warmUp,
      shape: schedule, floor: floor)
  }

  /// Adds the gradient of the batch's mean loss to the parameters, part by part.
  func gradient(
    _ transformer: Transformer, _ pairs: [PairTokens],
    _ reference: [(chosen: Float, rejected: Float)], divergence: Float = 0,
    dropout: Random? = nil
  ) -> StepMetrics {
    var metrics = StepMetrics()
    for (index, part) in parts(of: pairs.map(\.rows), tokensAtOnce: tokensAtOnce).enumerated() {
      metrics.add(
        gradient(
          transformer, Array(pairs[part]), Array(reference[part]), of: pairs.count,
          divergence: divergence, dropout: dropout?.stream("part \(index)")))
    }
    return metrics
  }

  /// Adds one part's share of it; `count` pairs make the batch.
  private func gradient(
    _ transformer: Transformer, _ pairs: [PairTokens],
    _ reference: [(chosen: Float, rejected: Float)], of count: Int, divergence: Float,
    dropout: Random?
  ) -> StepMetrics {
    func column(_ values: [Float]) -> Tensor { Tensor(rows: values.count, columns: 1, values) }
    let tape = GradientTape(dropout: dropout, recomputes: recomputes)
    let (chosen, rejected) = pairLogProbabilities(transformer, pairs, tape: tape)
    let p = PairLogProbabilities(
      policyChosen: chosen, policyRejected: rejected,
      referenceChosen: column(reference.map(\.chosen)),
      referenceRejected: column(reference.map(\.rejected)),
      chosenLength: column(pairs.map { Float(max(1, $0.chosen.count)) }),
      rejectedLength: column(pairs.map { Float(max(1, $0.rejected.count)) }),
      preference: column(pairs.map(\.preference)), divergence: divergence)
    let share = loss.perPair(p).sum * (1 / Float(count))
    tape.backward(from: share)

    var metrics = StepMetrics()
    let count = Double(count)
    metrics.loss = Double(share.scalar)
    for index in pairs.indices {
      let ratioChosen = Double(chosen.values[index] - reference[index].chosen)
      let ratioRejected = Double(rejected.values[index] - reference[index].rejected)
      metrics.rewardChosen += Double(loss.beta) * ratioChosen / count
      metrics.rewardRejected += Double(loss.beta) * ratioRejected / count
      metrics.accuracy += (ratioChosen > ratioRejected ? 1 : 0) / count
      metrics.logProbabilityChosen += Double(chosen.values[index]) / count
      metrics.logProbabilityRejected += Double(rejected.values[index]) / count
      metrics.tokens += pairs[index].count
    }
    return metrics
  }
}
