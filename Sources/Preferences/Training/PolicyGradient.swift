import Files
import LanguageModels
import Measures
import Tensors

/// Reinforcement learning from a judge's scores by RLOO, the policy gradient with a leave-one-out
/// baseline (Ahmadian et al. 2024, arXiv 2402.14740, after Kool et al. 2019):
///
///     R_i = r(x, y_i) − β ln(π(y_i|x) / π_ref(y_i|x))
///     A_i = R_i − Σ_{j≠i} R_j / (k − 1)
///     ∇J ≈ (1/k) Σ A_i ∇ ln π(y_i|x)
///
/// The k responses of a prompt are drawn from the policy itself at temperature 1 and are each
/// other's baseline, so no value network is needed. One AdamW step per batch of prompts.
///
/// With a ``RewardModel`` and the β of DPO it aims at the same optimum, π ∝ π_ref exp(r/β).
public struct PolicyGradient: Sendable {
  /// k, at least 2.
  public var samples = 4
  /// Tokens per response at most.
  public var limit: Int
  public var format: ChatFormat
  /// The price of a nat of distance from the reference, in units of r.
  public var beta = 0.1
  /// The highest learning rate; warm-up takes a tenth of the steps, half a cosine the rest.
  public var rate: Float
  public var clip = 1.0
  public var optimizer = AdamW.Settings(beta2: 0.98, decay: 0)

  public init(limit: Int, format: ChatFormat, rate: Float = 1e-4) {
    self.limit = limit
    self.format = format
    self.rate = rate
  }

  /// What one step looked like; means over the batch's responses, before the step.
  public struct Step: Sendable, Equatable {
    /// From 1.
    public var number = 0
    /// r.
    public var reward = 0.0
    /// ln(π/π_ref), nats per response.
    public var divergence = 0.0
    /// The gradient's norm before clipping.
    public var gradientNorm = 0.0
    public var learningRate = 0.0
  }

  /// Trains a copy of `start`, which is also the reference.
  ///
  /// - Parameters:
  ///   - start: of trainable weights; it is not changed.
  ///   - batches: the prompts of each step.
  ///   - judge: gives r.
  ///   - random: the seed of the samples.
  ///   - afterStep: told each step, and the policy as it is then.
  /// - Returns: the policy after the last step.
  /// - Throws: ``FileError`` where a prompt leaves no room or a setting would teach nothing,
  ///   ``LostNumbers`` in a step that is not all numbers, and what the judge and `afterStep` throw.
  @discardableResult
  public func run(
    from start: LanguageModel, batches: [[JudgeItem]], judge: any Judge, random: Random,
    afterStep: (Step, LanguageModel) throws -> Void = { _, _ in }
  ) throws -> LanguageModel {
    try requireRate(rate)
    try optimizer.check()
    try require(!batches.isEmpty, "batches", 0, give: "1 or more")
    try requireChoice(samples)
    try require(clip > 0, "clip", clip, give: "a norm above 0")
    // With 0 the reward alone counts, and nothing holds the policy to the reference.
    try require(beta >= 0 && beta.isFinite, "β", beta, give: "0 or more")
    let policy = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    let adam = AdamW(policy.transformer.trainable, optimizer)
    let schedule = Schedule(rate: rate, steps: batches.count, warmUp: max(1, batches.count / 10))
    let sampling = ResponseSampling(samples: samples, limit: limit, format: format)
    let end = try format.endTokens(policy.tokenizer)
    for (index, prompts) in batches.enumerated() {
      let drawn = try sampling.continuations(
        of: policy, to: prompts.map(\.instruction), random: random.stream("step \(index + 1)"))
      let items = zip(prompts, drawn).map { $0.answered($1, policy.tokenizer) }
      // What the limit cut off did not end: its end is no choice of the policy's.
      let tokens = try zip(prompts, drawn).map { prompt, continuations in
        ResponseTokens(
          prompt: try format.promptTokens(prompt.instruction, policy.tokenizer),
          responses: continuations.map { $0.tokens + ($0.finished ? end : []) })
      }
      var step = gradient(
        policy.transformer, tokens, rewards: try judge.scores(items),
        reference: responseLogProbabilities(start.transformer, tokens))
      let rate = schedule.rate(at: index)
      step.gradientNorm = try adam.update(
        rate: rate, clip: clip, loss: step.reward - beta * step.divergence,
        on: NamedCount(prompts.map { $0.id.isEmpty ? $0.instruction : $0.id }).listed("prompt"))
      step.learningRate = Double(rate)
      step.number = index + 1
      try afterStep(step, policy)
    }
    try adam.requireNumbers()
    return policy
  }

  /// Adds the gradient of −Σ A ln π(y|x) / count, A held constant.
  func gradient(
    _ transformer: Transformer, _ items: [ResponseTokens], rewards: [[Double]],
    reference: [[Double]]
  ) -> Step {
    let tape = GradientTape()
    let logProbabilities = sequenceLogProbabilities(transformer, items, tape: tape)
    let distances = zip(logProbabilities.array, reference.joined()).map { Double($0) - $1 }
    var advantages: [Float] = []
    var row = 0
    for r in rewards {
      let regularized = r.indices.map { r[$0] - beta * distances[row + $0] }
      advantages += Self.leaveOneOut(regularized).map(Float.init)
      row += r.count
    }
    let weights = Tensor(rows: advantages.count, columns: 1, advantages)
    tape.backward(from: -(logProbabilities * weights).mean)

    var step = Step()
    step.reward = rewards.flatMap { $0 }.average
    step.divergence = distances.average
    return step
  }

  /// Each reward less the mean of the others; 0 for a single one.
  static func leaveOneOut(_ rewards: [Double]) -> [Double] {
    let (sum, others) = (rewards.reduce(0, +), Double(rewards.count - 1))
    return rewards.map { others > 0 ? $0 - (sum - $0) / others : 0 }
  }
}
