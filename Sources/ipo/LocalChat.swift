import Files
import LanguageModels
import Preferences
import Tensors
import Worlds

/// A local model that is asked for responses in its format.
struct LocalChat {
  let model: LanguageModel
  let format: ChatFormat

  /// Draws responses to items, the first of which has number `first`.
  func generate(
    _ items: [JudgeItem], first: Int, samples: Int, limit: Int, sampling: Sampling, random: Random
  ) throws -> [JudgeItem] {
    for item in items {
      let count = try format.promptTokens(item.turns, model.tokenizer).count
      guard count > 0 else {
        throw FileError("item \(item.id)", "an empty prompt", remedy: "give it a text")
      }
      guard count + limit <= model.transformer.maximumPositions else {
        throw FileError(
          "item \(item.id)", "a prompt of \(count) tokens and \(limit) to write do not fit",
          remedy: "the model reads \(model.transformer.maximumPositions); lower --max-tokens")
      }
    }
    return try ResponseSampling(
      samples: samples, sampling: sampling, limit: limit, format: format
    ).items(of: model, to: items, random: random, first: first)
  }
}
