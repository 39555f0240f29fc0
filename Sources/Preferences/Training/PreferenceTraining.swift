import Foundation
import LanguageModels
import Tensors

/// How text becomes a turn of the model's chat.
public struct ChatFormat: Sendable, Equatable {
  /// The prompt, with the place `{instruction}`.
  public var prompt: String
  /// What the model writes when its response is over.
  public var end: String

  public init(prompt: String, end: String) {
    self.prompt = prompt
    self.end = end
  }

  /// The tokens that a response follows.
  public func promptTokens(_ instruction: String, _ tokenizer: any Tokenizer) throws -> [Int] {
    let parts = prompt.components(separatedBy: "{instruction}")
    return try tokenizer.beginningOfText + tokenizer.encode(parts.joined(separator: instruction))
  }
}

/// What one step of preference training looked like. The names written to files are TRL's.
public struct StepMetrics: Sendable, Equatable {
  public var step = 0
  public var epoch = 0.0
  /// Mean over the batch, nats.
  public var loss = 0.0
  /// β Δ_w and β Δ_l, means over the batch.
  public var rewardChosen = 0.0
  public var rewardRejected = 0.0
  /// Share of pairs with Δ_w > Δ_l.
  public var accuracy = 0.0
  /// Mean ln π of the two responses, summed over tokens.
  public var logProbabilityChosen = 0.0
  public var logProbabilityRejected = 0.0
  /// The gradient's norm before clipping.
  public var gradientNorm = 0.0
  public var learningRate = 0.0

  public init() {}

  /// As a line of `metrics.jsonl`.
  public var named: [String: Double] {
    [
      "step": Double(step), "epoch": epoch, "loss": loss, "rewards/chosen": rewardChosen,
      "rewards/rejected": rewardRejected, "rewards/margins": rewardChosen - rewardRejected,
      "rewards/accuracies": accuracy, "logps/chosen": logProbabilityChosen,
      "logps/rejected": logProbabilityRejected, "grad_norm": gradientNorm,
      "learning_rate": learningRate,
    ]
  }
}

/// Training of a policy on preference pairs against a frozen reference.
public struct PreferenceTraining: Sendable {
  public var loss: PreferenceLoss
  /// The highest learning rate; warm-up takes a tenth of the steps, half a cosine the rest.
  public var rate: Float
  public var epochs: Int
  public var pairsPerStep: Int
  public var clip: Double
  public var optimizer = AdamW.Settings(beta2: 0.98, decay: 0)

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
  ///   - random: orders the pairs anew in each epoch.
  ///   - afterStep: told each step's metrics.
  /// - Returns: the metrics of all steps.
  @discardableResult
  public func run(
    _ model: LanguageModel, pairs: [PreferencePair], format: ChatFormat, random: Random,
    afterStep: (StepMetrics) -> Void = { _ in }
  ) throws -> [StepMetrics] {
    let data = try pairs.map { try PairTokens($0, model.tokenizer, format) }
    let transformer = model.transformer
    let reference = referenceLogProbabilities(transformer, data)
    let mismatched = loss.needsDivergence ? mismatches(data) : []
    let before = responseLogProbabilities(transformer, mismatched)
    let epochs = EpochTraining(
      rate: rate, epochs: epochs, itemsPerStep: pairsPerStep, clip: clip, optimizer: optimizer)
    return epochs.run(
      transformer.trainable, count: data.count, random: random,
      gradient: { batch in
        gradient(
          transformer, batch.map { data[$0] }, batch.map { reference[$0] },
          divergence: loss.needsDivergence
            ? estimatedDivergence(
              transformer, batch.map { mismatched[$0] }, before: batch.map { before[$0] }) : 0)
      }, afterStep: afterStep)
  }

  /// Adds the gradient of the batch's mean loss to the parameters.
  func gradient(
    _ transformer: Transformer, _ pairs: [PairTokens],
    _ reference: [(chosen: Float, rejected: Float)], divergence: Float = 0
  ) -> StepMetrics {
    func column(_ values: [Float]) -> Tensor { Tensor(rows: values.count, columns: 1, values) }
    let tape = GradientTape()
    let (chosen, rejected) = pairLogProbabilities(transformer, pairs, tape: tape)
    let p = PairLogProbabilities(
      policyChosen: chosen, policyRejected: rejected,
      referenceChosen: column(reference.map(\.chosen)),
      referenceRejected: column(reference.map(\.rejected)),
      chosenLength: column(pairs.map { Float(max(1, $0.chosen.count)) }),
      rejectedLength: column(pairs.map { Float(max(1, $0.rejected.count)) }),
      preference: column(pairs.map(\.preference)), divergence: divergence)
    let loss = loss.perPair(p).mean
    tape.backward(from: loss)

    var metrics = StepMetrics()
    let count = Double(pairs.count)
    metrics.loss = Double(loss.scalar)
    for index in pairs.indices {
      let ratioChosen = Double(chosen.values[index] - reference[index].chosen)
      let ratioRejected = Double(rejected.values[index] - reference[index].rejected)
      metrics.rewardChosen += Double(self.loss.beta) * ratioChosen / count
      metrics.rewardRejected += Double(self.loss.beta) * ratioRejected / count
      metrics.accuracy += (ratioChosen > ratioRejected ? 1 : 0) / count
      metrics.logProbabilityChosen += Double(chosen.values[index]) / count
      metrics.logProbabilityRejected += Double(rejected.values[index]) / count
    }
    return metrics
  }
}

/// A pair as token ids; both responses end with the token that ends a turn.
struct PairTokens: Sendable {
  let prompt: [Int]
  let chosen: [Int]
  let rejected: [Int]
  let preference: Float

  init(_ pair: PreferencePair, _ tokenizer: any Tokenizer, _ format: ChatFormat) throws {
    let end = try tokenizer.encode(format.end)
    prompt = try format.promptTokens(pair.prompt, tokenizer)
    chosen = try tokenizer.encode(pair.chosen) + end
    rejected = try tokenizer.encode(pair.rejected) + end
    preference = Float(pair.preference ?? 1)
  }
}

/// ln π(y|x) of both responses of each pair, `P × 1` each; the prompt they share is read once.
func pairLogProbabilities(
  _ transformer: Transformer, _ pairs: [PairTokens], tape: GradientTape?
) -> (chosen: Tensor, rejected: Tensor) {
  let both = sequenceLogProbabilities(
    transformer,
    pairs.map { ResponseTokens(prompt: $0.prompt, responses: [$0.chosen, $0.rejected]) },
    tape: tape)
  let (chosen, rejected) = alternating(both)
  return (chosen, rejected)
}

/// Rows 0, 2, 4, … and rows 1, 3, 5, … of a column.
func alternating(_ x: Tensor) -> (even: Tensor, odd: Tensor) {
  let starts = stride(from: 0, to: x.rows, by: 2)
  return (
    sumRows(x, of: starts.map { $0..<$0 + 1 }), sumRows(x, of: starts.map { $0 + 1..<$0 + 2 })
  )
}

/// The same without a tape, a few pairs at a time: the constants that a loss compares with.
func referenceLogProbabilities(
  _ transformer: Transformer, _ pairs: [PairTokens]
) -> [(chosen: Float, rejected: Float)] {
  stride(from: 0, to: pairs.count, by: 64).flatMap { start in
    let part = Array(pairs[start..<min(pairs.count, start + 64)])
    let (chosen, rejected) = pairLogProbabilities(transformer, part, tape: nil)
    return part.indices.map { (chosen.values[$0], rejected.values[$0]) }
  }
}

/// Each prompt with the chosen response of the pair after it, the last with the first's: what KTO
/// estimates the divergence on (Ethayarajh et al. 2024).
func mismatches(_ pairs: [PairTokens]) -> [ResponseTokens] {
  pairs.indices.map { index in
    ResponseTokens(
      prompt: pairs[index].prompt, responses: [pairs[(index + 1) % pairs.count].chosen])
  }
}

/// KTO's z: the mean of ln(π/π_ref) over mismatched pairs, at least 0, nats.
///
/// - Parameter before: ln π_ref of each.
func estimatedDivergence(
  _ transformer: Transformer, _ mismatched: [ResponseTokens], before: [[Double]]
) -> Float {
  let now = responseLogProbabilities(transformer, mismatched)
  return Float(max(0, zip(now.joined(), before.joined()).map { $0 - $1 }.mean))
}
