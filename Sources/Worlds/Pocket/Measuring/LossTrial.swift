import LanguageModels
import Measures
import Preferences
import Tensors

/// One round of training on the start's own samples: what differs between the arms of an experiment
/// is the loss or who labels the pairs, what differs between seeds are prompts, samples and order.
public struct LossTrial: Sendable {
  /// What a seed's arms share: the prompts, and the start's answers to them.
  public struct Draw: Sendable {
    public var tasks: [PocketTask]
    public var items: [JudgeItem]
  }

  /// What came of a training.
  public struct Outcome: Sendable {
    /// Mean true quality of samples on held-out prompts, 0…1.
    public var quality: Double
    /// KL(policy ‖ start) per response, nats.
    public var divergence: Double
    /// How much the log-probability of a chosen response has changed, nats.
    public var chosen: Double
  }

  public var start: LanguageModel
  /// Prompts per seed, and samples of each.
  public var prompts: Int
  public var samples = 4
  public var evaluation: [PocketTask]
  public var epochs = 4
  public var pairsPerStep = 16
  /// What all of the experiment's seeds hang on.
  public var seed: UInt64

  /// - Parameter evaluation: of each category, how many held-out prompts.
  public init(
    from start: LanguageModel, prompts: Int, evaluation perCategory: Int, seed: UInt64
  ) {
    (self.start, self.prompts, self.seed) = (start, prompts, seed)
    evaluation = PolicyReport.tasks(perCategory: perCategory, seed: seed)
  }

  /// The prompts of a seed with the start's answers.
  public func draw(_ seed: Int) throws -> Draw {
    let random = Random(seed: self.seed)
    var prompting = random.stream("prompts \(seed)")
    let tasks = PocketTask.mixed(prompts, using: &prompting)
    let sampling = ResponseSampling(
      samples: samples, limit: PocketText.responseLimit, format: PocketText.chat)
    return Draw(
      tasks: tasks,
      items: try sampling.items(
        of: start, to: tasks.map(\.prompt), random: random.stream("samples \(seed)")))
  }

  /// Best against worst by a model's P(Yes), each with the soft label that its margins imply.
  public func pairs(_ draw: Draw, by judge: LanguageModel) throws -> [PreferencePair] {
    Pairing(
      draw.items, scores: try pYes(judge).scores(draw.items), rule: PairingRule(isSoft: true)
    ).pairs
  }

  /// Best against worst by a panel of annotators who see the truth through noise.
  public func pairs(_ draw: Draw, by panel: AnnotatorPanel, seed: Int) throws -> [PreferencePair] {
    try panel.softPairs(
      draw.items, truth: OracleJudge(draw.tasks),
      random: Random(seed: self.seed).stream("panel \(seed)")
    ).pairs
  }

  /// Trains a copy of the start; the same seed samples and orders alike, whatever the loss.
  public func train(
    _ loss: PreferenceLoss, rate: Float, on pairs: [PreferencePair], seed: Int
  ) throws -> Outcome {
    let policy = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    try PreferenceTraining(loss: loss, rate: rate, epochs: epochs, pairsPerStep: pairsPerStep)
      .run(
        policy, pairs: pairs, format: PocketText.chat,
        random: Random(seed: self.seed).stream("training \(seed)"))
    let after = try report(policy, seed: seed)
    return Outcome(
      quality: after.meanQuality, divergence: after.divergence,
      chosen: try chosen(policy, pairs) - chosen(start, pairs))
  }

  /// For each loss, by name, the learning rate of those given with the best mean quality over seeds
  /// that serve for nothing else.
  ///
  /// A loss has its own scale, and one rate for all would favour some.
  public func bestRates(
    _ losses: [PreferenceLoss], of rates: [Float],
    on seeds: [(seed: Int, pairs: [PreferencePair])]
  ) throws -> [String: Float] {
    let grid = losses.flatMap { loss in
      rates.flatMap { rate in seeds.map { (loss: loss, rate: rate, draw: $0) } }
    }
    let found = try sideBySide(grid) {
      try train($0.loss, rate: $0.rate, on: $0.draw.pairs, seed: $0.draw.seed).quality
    }
    var best: [String: (rate: Float, quality: Double)] = [:]
    for first in stride(from: 0, to: grid.count, by: max(1, seeds.count)) {
      let (loss, rate, _) = grid[first]
      let quality = Array(found[first..<first + seeds.count]).average
      if quality > best[loss.name]?.quality ?? -1 { best[loss.name] = (rate, quality) }
    }
    return best.mapValues(\.rate)
  }

  /// What a policy's samples are worth; the same prompts and draws for all policies of a seed.
  public func report(_ policy: LanguageModel, seed: Int) throws -> PolicyReport {
    try PolicyReport(
      of: policy, start: start, tasks: evaluation,
      random: Random(seed: self.seed).stream("evaluation \(seed)"))
  }

  /// ln π of a chosen response, mean of the first 128 pairs.
  private func chosen(_ model: LanguageModel, _ pairs: [PreferencePair]) throws -> Double {
    let items = pairs.prefix(128).map {
      JudgeItem(instruction: $0.prompt, category: $0.category, responses: [$0.chosen])
    }
    return try responseLogProbabilities(model, items, format: PocketText.chat)
      .map { $0[0] }.average
  }
}
