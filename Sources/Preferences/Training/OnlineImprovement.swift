import Files
import LanguageModels
import Tensors

/// The loop of ``SelfImprovement`` one batch of prompts at a time: the policy that has just learned
/// from one batch answers and judges the next, so its pairs are never older than a step.
///
/// One gradient step per batch; AdamW goes on from batch to batch. The reference is the start
/// throughout: a reference that followed each step would not hold the policy at all.
public struct OnlineImprovement: Sendable {
  public var responses: ResponseSampling
  /// Its loss, rate, clip and optimizer; the batches are steps, so its epochs and batch size are
  /// not used.
  public var training: PreferenceTraining
  /// Which pairs of a batch are learned from; `nil` for all.
  public var curriculum: Curriculum?

  public init(
    responses: ResponseSampling, training: PreferenceTraining, curriculum: Curriculum? = nil
  ) {
    self.responses = responses
    self.training = training
    self.curriculum = curriculum
  }

  /// Rejection sampling as a curriculum, from easy pairs to all: of each batch's pairs those with
  /// the widest gap between the judge's two scores are kept, a share that grows with the steps.
  ///
  /// Easy before hard is Bengio et al.'s curriculum (2009); the gap between scores as the measure of
  /// ease, for DPO, is Pattnaik et al.'s (2024, arXiv 2403.07230). A share and not a threshold,
  /// because judges differ in the scale of their scores.
  public struct Curriculum: Sendable, Equatable {
    /// The share kept of the first batch, and of the last.
    public var first: Double
    public var last: Double

    public init(first: Double = 0.5, last: Double = 1) {
      self.first = first
      self.last = last
    }

    /// The pairs kept, in their order, when `progress` (0…1) of the steps is done.
    public func keep(_ pairs: [PreferencePair], progress: Double) -> [PreferencePair] {
      let share = first + (last - first) * progress
      // Outside of 0…1 a share has no meaning, and NaN no number of pairs.
      let count = max(1, Int((min(1, share > 0 ? share : 0) * Double(pairs.count)).rounded()))
      func gap(_ index: Int) -> Double { pairs[index].scoreChosen - pairs[index].scoreRejected }
      let widest = pairs.indices.sorted { (gap($0), $1) > (gap($1), $0) }.prefix(count)
      return widest.sorted().map { pairs[$0] }
    }
  }

  /// One step, finished.
  public struct Step: Sendable {
    /// From 1.
    public let number: Int
    public let items: [JudgeItem]
    public let scores: [[Double]]
    public let pairing: Pairing
    /// How many of the pairs the curriculum kept.
    public let kept: Int
    /// `nil` where no pair was left to learn from.
    public let metrics: StepMetrics?
    /// The policy after this step; the next one changes it.
    public let policy: LanguageModel
  }

  /// Trains a copy of `start`.
  ///
  /// - Parameters:
  ///   - start: of trainable weights; it is not changed.
  ///   - batches: the prompts of each step.
  ///   - judge: makes the judge of a step from the policy as it is then.
  ///   - random: the seed of the samples.
  ///   - afterStep: told each step's outcome.
  /// - Returns: the policy after the last step.
  /// - Throws: ``FileError`` where a prompt leaves no room or a setting would teach nothing,
  ///   ``LostNumbers`` in a step that is not all numbers, and what the judge and `afterStep` throw.
  @discardableResult
  public func run(
    from start: LanguageModel, batches: [[JudgeItem]],
    judge: (LanguageModel) throws -> any Judge, random: Random,
    afterStep: (Step) throws -> Void = { _ in }
  ) throws -> LanguageModel {
    try training.check()
    try requireChoice(responses.samples)
    try require(!batches.isEmpty, "batches", 0, give: "1 or more")
    for share in [curriculum?.first, curriculum?.last].compactMap(\.self) {
      try require((0...1).contains(share), "share of the pairs", share, give: "0 to 1")
    }
    let policy = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    let adam = AdamW(policy.transformer.trainable, training.optimizer)
    let schedule = Schedule(
      rate: training.rate, steps: batches.count, warmUp: max(1, batches.count / 10))
    for (index, prompts) in batches.enumerated() {
      let items = try responses.items(
        of: policy, to: prompts, random: random.stream("step \(index + 1)"))
      let scores = try judge(policy).scores(items)
      let pairing = Pairing(items, scores: scores)
      let progress = Double(index) / Double(max(1, batches.count - 1))
      let pairs = curriculum?.keep(pairing.pairs, progress: progress) ?? pairing.pairs
      let data = try pairs.map { try PairTokens($0, policy.tokenizer, responses.format) }
      var metrics: StepMetrics?
      if !data.isEmpty {
        let needed = training.loss.needsDivergence
        let reference = ReferenceReading(start.transformer, data, mismatched: needed)
        let divergence =
          needed
          ? estimatedDivergence(
            policy.transformer, mismatches(data), before: reference.mismatched) : 0
        var step = training.gradient(
          policy.transformer, data, reference.pairs, divergence: divergence,
          dropout: random.stream("dropout \(index + 1)"))
        let rate = schedule.rate(at: index)
        step.gradientNorm = try adam.update(
          rate: rate, clip: training.clip, loss: step.loss, others: Array(step.named.values),
          on: NamedCount(pairs.map { $0.id.isEmpty ? $0.prompt : $0.id }).listed("pair"))
        step.learningRate = Double(rate)
        step.step = index + 1
        step.epoch = Double(index + 1) / Double(batches.count)
        metrics = step
      }
      try afterStep(
        Step(
          number: index + 1, items: items, scores: scores, pairing: pairing, kept: pairs.count,
          metrics: metrics, policy: policy))
    }
    try adam.requireNumbers()
    return policy
  }
}
