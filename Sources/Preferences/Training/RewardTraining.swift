import Files
import Foundation
import LanguageModels
import Measures
import Tensors

/// Training of a ``RewardModel`` on pairs, by the likelihood of the choices under Bradley and Terry
/// (Christiano et al. 2017, eq. 1; Ouyang et al. 2022, eq. 1):
///
///     −ln σ(r(x, y_w) − r(x, y_l))
public struct RewardTraining: Sendable {
  /// The highest learning rate; warm-up takes a tenth of the steps, half a cosine the rest.
  public var rate: Float
  public var epochs: Int
  public var pairsPerStep: Int
  /// Whether the transformer stays as it is and the head alone learns.
  public var headOnly: Bool
  public var clip = 1.0
  public var optimizer = AdamW.Settings(beta2: 0.98, decay: 0.01)

  public init(
    rate: Float = 3e-4, epochs: Int = 1, pairsPerStep: Int = 32, headOnly: Bool = false
  ) {
    self.rate = rate
    self.epochs = epochs
    self.pairsPerStep = pairsPerStep
    self.headOnly = headOnly
  }

  /// Trains a reward model that begins as a copy of `start` with a head of zeros, so that the first
  /// step's loss is ln 2.
  ///
  /// - Parameters:
  ///   - random: orders the pairs anew in each epoch.
  ///   - afterStep: told each step's loss, accuracy and mean rewards.
  /// - Throws: ``FileError`` where an instruction leaves no room for a response, or for settings with
  ///   which nothing could be learned; ``LostNumbers`` in a step that is not all numbers.
  public func run(
    from start: LanguageModel, pairs: [PreferencePair], format: ChatFormat, random: Random,
    name: String = "reward model", afterStep: (StepMetrics) -> Void = { _ in }
  ) throws -> RewardModel {
    let copy = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    let model = RewardModel(copy, format: format, name: name)
    let data = try pairs.map { try model.tokens(of: $0.item) }
    let training = EpochTraining(
      rate: rate, epochs: epochs, itemsPerStep: pairsPerStep, clip: clip)
    let parameters = (headOnly ? [] : copy.transformer.trainable) + [model.head]
    try optimizer.check()
    _ = try training.run(
      AdamW(parameters, optimizer), count: data.count, random: random,
      name: { userName(pairs[$0].id, at: $0) },
      gradient: { batch, _ in gradient(model, batch.map { data[$0] }) }, afterStep: afterStep)
    return model
  }

  /// Adds the gradient of the batch's mean loss to the parameters.
  func gradient(_ model: RewardModel, _ pairs: [ResponseTokens]) -> StepMetrics {
    let tape = GradientTape()
    let rewards = model.rewards(pairs, tape: tape, headOnly: headOnly)
    let (chosen, rejected) = alternating(rewards)
    let loss = -(chosen - rejected).logSigmoid.mean
    tape.backward(from: loss)

    var metrics = StepMetrics()
    metrics.loss = Double(loss.scalar)
    metrics.rewardChosen = chosen.array.map(Double.init).average
    metrics.rewardRejected = rejected.array.map(Double.init).average
    metrics.accuracy = pairs.indices.map { chosen.values[$0] > rejected.values[$0] ? 1 : 0 }.average
    return metrics
  }
}

/// Pairs as a person might have labelled them: of each item's responses two that differ are drawn,
/// and a noisy annotator chooses one, by Bradley and Terry's model of the true qualities:
///
///     P(y₁ ≻ y₂) = σ((q(y₁) − q(y₂)) / temperature)
///
/// - Parameters:
///   - truth: knows q.
///   - temperature: in units of q; 0 never errs, but tosses a coin where the two are equally good.
/// - Returns: a pair for each item that has two different responses.
/// - Throws: ``FileError`` for a temperature below 0, and what `truth` throws.
public func humanLikePairs(
  _ items: [JudgeItem], truth: any Judge, temperature: Double, random: Random
) throws -> [PreferencePair] {
  try require(temperature >= 0, "temperature", temperature, give: "0 or more")
  var random = random.stream("annotator")
  let drawn = items.compactMap { item -> JudgeItem? in
    var different: [String] = []
    for response in item.responses.shuffled(using: &random) where !different.contains(response) {
      different.append(response)
    }
    if different.count < 2 { return nil }
    return JudgeItem(
      instruction: item.instruction, category: item.category,
      responses: Array(different.prefix(2)))
  }
  return zip(drawn, try truth.scores(drawn)).map { item, q in
    let gap = q[0] - q[1]
    let probability = gap == 0 ? 0.5 : 1 / (1 + exp(-gap / temperature))
    let best = random.chance(probability) ? 0 : 1
    return PreferencePair(
      prompt: item.instruction, chosen: item.responses[best],
      rejected: item.responses[1 - best], category: item.category)
  }
}
