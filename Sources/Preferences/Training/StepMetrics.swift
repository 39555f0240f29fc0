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
  /// Tokens of all sequences trained on so far, prompts counted with each response.
  public var tokens = 0

  public init() {}

  /// As a line of `metrics.jsonl`.
  public var named: [String: Double] {
    [
      "step": Double(step), "epoch": epoch, "loss": loss, "rewards/chosen": rewardChosen,
      "rewards/rejected": rewardRejected, "rewards/margins": rewardChosen - rewardRejected,
      "rewards/accuracies": accuracy, "logps/chosen": logProbabilityChosen,
      "logps/rejected": logProbabilityRejected, "grad_norm": gradientNorm,
      "learning_rate": learningRate, "num_tokens": Double(tokens),
    ]
  }

  /// Adds a part of the same batch; each part's means are over the whole batch.
  mutating func add(_ part: StepMetrics) {
    loss += part.loss
    rewardChosen += part.rewardChosen
    rewardRejected += part.rewardRejected
    accuracy += part.accuracy
    logProbabilityChosen += part.logProbabilityChosen
    logProbabilityRejected += part.logProbabilityRejected
    tokens += part.tokens
  }
}

extension StepMetrics: Codable {
  public func encode(to encoder: any Encoder) throws { try named.encode(to: encoder) }

  public init(from decoder: any Decoder) throws {
    let named = try [String: Double](from: decoder)
    func value(_ name: String) -> Double { named[name] ?? 0 }
    func count(_ name: String) throws -> Int {
      // Further than that, counts in floating point are not exact.
      if let count = Int(exactly: value(name)), (0...1 << 53).contains(count) { return count }
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "\(name) is no count"))
    }
    self.init()
    step = try count("step")
    epoch = value("epoch")
    loss = value("loss")
    rewardChosen = value("rewards/chosen")
    rewardRejected = value("rewards/rejected")
    accuracy = value("rewards/accuracies")
    logProbabilityChosen = value("logps/chosen")
    logProbabilityRejected = value("logps/rejected")
    gradientNorm = value("grad_norm")
    learningRate = value("learning_rate")
    tokens = try count("num_tokens")
  }
}
