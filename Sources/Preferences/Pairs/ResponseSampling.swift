import Files
import LanguageModels
import Tensors

/// How responses are drawn from a policy: N to each prompt, in the policy's chat format.
public struct ResponseSampling: Sendable {
  /// N, the responses per prompt.
  public var samples: Int
  public var sampling: Sampling
  /// Tokens per response at most.
  public var limit: Int
  public var format: ChatFormat

  public init(
    samples: Int = 4, sampling: Sampling = Sampling(temperature: 1), limit: Int,
    format: ChatFormat
  ) {
    self.samples = samples
    self.sampling = sampling
    self.limit = limit
    self.format = format
  }

  /// Draws the responses to each instruction as tokens, without the end of the turn.
  ///
  /// - Throws: ``FileError`` where an instruction leaves the model no room for ``limit`` tokens.
  public func continuations(
    of policy: LanguageModel, to instructions: [String], random: Random
  ) throws -> [[Continuation]] {
    try continuations(
      of: policy, to: instructions.map { [ChatMessage(.user, $0)] }, random: random)
  }

  /// The same of conversations.
  ///
  /// - Parameter first: the first one's number, where these are part of a longer list.
  /// - Throws: ``FileError`` where a prompt is empty, or leaves no room.
  public func continuations(
    of policy: LanguageModel, to turns: [[ChatMessage]], random: Random, first: Int = 0
  ) throws -> [[Continuation]] {
    let tokens = try turns.map { try format.promptTokens($0, policy.tokenizer) }
    try policy.transformer.requireRoom(for: tokens, limit: limit)
    return try policy.transformer.generate(
      tokens, samples: samples, limit: limit, stops: try format.stops(policy), sampling: sampling,
      random: random, first: first)
  }

  /// The same as texts, ready to be judged.
  public func items(
    of policy: LanguageModel, to prompts: [JudgeItem], random: Random, first: Int = 0
  ) throws -> [JudgeItem] {
    let drawn = try continuations(
      of: policy, to: prompts.map(\.turns), random: random, first: first)
    return zip(prompts, drawn).map { $0.answered($1, policy.tokenizer) }
  }
}

extension JudgeItem {
  /// The same prompt with what was drawn for it.
  func answered(_ continuations: [Continuation], _ tokenizer: any Tokenizer) -> JudgeItem {
    var item = self
    item.responses = continuations.map { tokenizer.decode($0.tokens) }
    (item.scores, item.masses, item.isShortened) = (nil, nil, nil)
    return item
  }
}

extension [JudgeItem] {
  /// The prompts in order, `count` at a time; the last batch may be smaller.
  public func batches(of count: Int) -> [[JudgeItem]] {
    stride(from: 0, to: self.count, by: count).map {
      Array(self[$0..<Swift.min(self.count, $0 + count)])
    }
  }
}
