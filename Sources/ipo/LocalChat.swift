import LanguageModels
import Preferences
import Tensors
import Worlds

/// How a local model is asked for a response: its chat template, the pocket world's, or raw text.
struct LocalChat {
  let model: LanguageModel
  private let format: ChatFormat
  private let isRaw: Bool
  /// Tokens that end a response.
  let stops: Set<Int>

  init(_ model: LanguageModel, _ template: ChatTemplate?) throws {
    self.model = model
    let isPocket = PromptChoice.fitting(model.tokenizer) == .pocket
    isRaw = template == nil
    format =
      isPocket ? PocketText.chat : template.map { ChatFormat($0) } ?? .raw(model.configuration)
    stops = try Set(
      model.configuration.endOfTextIds + format.endTokens(model.tokenizer).prefix(1))
  }

  /// The tokens that a response follows; without a template, a conversation is its turns as text.
  func promptTokens(_ turns: [ChatMessage]) throws -> [Int] {
    try format.promptTokens(isRaw ? [.user(turns.text)] : turns, model.tokenizer)
  }

  /// Draws responses to items, the first of which has number `first`.
  func generate(
    _ items: [ResponseItem], first: Int, samples: Int, limit: Int, sampling: Sampling,
    random: Random
  ) throws -> [ResponseItem] {
    let prompts = try items.map { try promptTokens($0.turns) }
    for (item, prompt) in zip(items, prompts) {
      guard !prompt.isEmpty, prompt.count + limit <= model.transformer.maximumPositions else {
        throw FileError(
          "item \(item.id)", "a prompt of \(prompt.count) tokens and \(limit) to write do not fit",
          remedy: "the model reads \(model.transformer.maximumPositions); lower --max-tokens")
      }
    }
    let drawn = model.transformer.generate(
      prompts, samples: samples, limit: limit, stops: stops, sampling: sampling, random: random,
      first: first)
    return zip(items, drawn).map { item, continuations in
      var item = item
      item.responses = continuations.map { model.tokenizer.decode($0.tokens) }
      (item.scores, item.masses) = (nil, nil)
      return item
    }
  }
}
