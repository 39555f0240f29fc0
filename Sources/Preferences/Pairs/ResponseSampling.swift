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
    let tokens = try instructions.map { try format.promptTokens($0, policy.tokenizer) }
    try policy.transformer.requireRoom(for: tokens, limit: limit)
    return policy.transformer.generate(
      tokens, samples: samples, limit: limit,
      stops: Set(try format.endTokens(policy.tokenizer)), sampling: sampling, random: random)
  }

  /// The same as texts, ready to be judged.
  public func items(
    of policy: LanguageModel, to prompts: [ImprovementPrompt], random: Random
  ) throws -> [JudgeItem] {
    let drawn = try continuations(of: policy, to: prompts.map(\.instruction), random: random)
    return zip(prompts, drawn).map { prompt, continuations in
      JudgeItem(prompt, continuations, policy.tokenizer)
    }
  }
}

extension JudgeItem {
  /// A prompt with what was drawn for it.
  init(
    _ prompt: ImprovementPrompt, _ continuations: [Continuation], _ tokenizer: any Tokenizer
  ) {
    self.init(
      instruction: prompt.instruction, category: prompt.category,
      responses: continuations.map { tokenizer.decode($0.tokens) })
  }
}

extension [ImprovementPrompt] {
  /// The prompts in order, `count` at a time; the last batch may be smaller.
  public func batches(of count: Int) -> [[ImprovementPrompt]] {
    stride(from: 0, to: self.count, by: count).map {
      Array(self[$0..<Swift.min(self.count, $0 + count)])
    }
  }
}
