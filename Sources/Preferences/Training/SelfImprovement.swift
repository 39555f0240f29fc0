import Foundation
import LanguageModels
import Tensors

/// A prompt to improve on.
public struct ImprovementPrompt: Sendable, Equatable, Codable {
  public var instruction: String
  public var category: String

  public init(instruction: String, category: String) {
    self.instruction = instruction
    self.category = category
  }
}

/// The loop (Garg et al. 2025): generate N responses per prompt, judge them, pair the best with the
/// worst, train on the pairs, and begin again with the policy that came out.
///
/// With a folder, each stage leaves a file when it is done and a run that is started again goes on
/// from the last one: `round-1/responses.jsonl`, `scores.jsonl`, `pairs.jsonl`, `metrics.jsonl`,
/// `model.safetensors`.
public struct SelfImprovement: Sendable {
  /// N, the responses per prompt.
  public var samples = 4
  public var sampling = Sampling(temperature: 1)
  /// Tokens per response at most.
  public var limit: Int
  public var format: ChatFormat
  public var training: PreferenceTraining

  public init(limit: Int, format: ChatFormat, training: PreferenceTraining) {
    self.limit = limit
    self.format = format
    self.training = training
  }

  /// One round, finished.
  public struct Round: Sendable {
    /// From 1.
    public let number: Int
    public let items: [JudgeItem]
    public let scores: [[Double]]
    public let pairing: Pairing
    public let metrics: [StepMetrics]
    /// The policy after this round's training.
    public let policy: LanguageModel
  }

  /// Told which stage of which round is at work: `generate`, `judge`, `train`.
  public typealias Observer = (_ round: Int, _ stage: String) -> Void

  /// Runs the rounds.
  ///
  /// - Parameters:
  ///   - start: the policy to begin with, of trainable weights; it is not changed.
  ///   - rounds: the prompts of each round.
  ///   - judge: makes the judge of a round from the policy of that round.
  ///   - random: the seed of samples and orders.
  ///   - folder: where stages are kept; `nil` keeps nothing.
  ///   - stage: told what is going on.
  ///   - finished: told each round's outcome.
  /// - Throws: ``FileError``, and what the judge throws.
  public func run(
    from start: LanguageModel, rounds: [[ImprovementPrompt]],
    judge: (LanguageModel) throws -> any Judge, random: Random, folder: String? = nil,
    stage: Observer = { _, _ in }, finished: (Round) throws -> Void = { _ in }
  ) throws {
    var policy = start
    for (index, prompts) in rounds.enumerated() {
      let number = index + 1
      let random = random.stream("round \(number)")
      let stages = try folder.map { try StageFolder($0 + "/round-\(number)") }
      stage(number, "generate")
      let items = try stages.or("responses.jsonl") {
        try ResponseSampling(samples: samples, sampling: sampling, limit: limit, format: format)
          .items(of: policy, to: prompts, random: random.stream("samples"))
      }
      stage(number, "judge")
      let scores = try stages.or("scores.jsonl") { try judge(policy).scores(items) }
      let pairing = Pairing(items, scores: scores)
      if let stages { try JSONLines.write(pairing.pairs, to: stages.path("pairs.jsonl")) }
      stage(number, "train")
      let next = LanguageModel(transformer: policy.transformer.copy(), tokenizer: policy.tokenizer)
      var metrics: [StepMetrics] = []
      if let stages, stages.has("model.safetensors") {
        metrics = try JSONLines.read(StepMetrics.self, from: stages.path("metrics.jsonl"))
        try next.transformer.readWeights(from: stages.path("model.safetensors"))
      } else {
        metrics = try training.run(next, pairs: pairing.pairs, format: format, random: random)
        if let stages {
          try JSONLines.write(metrics, to: stages.path("metrics.jsonl"))
          // Last, and in full precision: its presence says that the round is done.
          try next.save(to: stages.folder, as: .float32)
        }
      }
      policy = next
      try finished(
        Round(
          number: number, items: items, scores: scores, pairing: pairing, metrics: metrics,
          policy: policy))
    }
  }
}

/// The files of one round.
private struct StageFolder {
  let folder: String

  init(_ folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError(folder, "can't be made", remedy: "name a folder that is yours")
    }
  }

  func path(_ name: String) -> String { folder + "/" + name }
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

extension StageFolder? {
  /// The stage's result from its file, or made now and kept there.
  fileprivate func or<Value: Codable>(
    _ name: String, _ make: () throws -> [Value]
  ) throws -> [Value] {
    guard let stages = self else { return try make() }
    if stages.has(name) { return try JSONLines.read(Value.self, from: stages.path(name)) }
    let values = try make()
    try JSONLines.write(values, to: stages.path(name))
    return values
  }
}
