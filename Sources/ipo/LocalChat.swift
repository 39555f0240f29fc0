import LanguageModels
import PocketWorld
import Preferences
import Tensors

/// How a local model is asked for a response: its chat template, the pocket world's, or raw text.
struct LocalChat {
  let model: LanguageModel
  let template: ChatTemplate?
  private let isPocket: Bool
  /// Tokens that end a response.
  let stops: Set<Int>

  init(_ model: LanguageModel, _ template: ChatTemplate?) throws {
    self.model = model
    self.template = template
    isPocket = PromptChoice.fitting(model.tokenizer) == .pocket
    var stops = Set(model.configuration.endOfTextIds)
    if isPocket { stops.formUnion(try PocketText.chat.endTokens(model.tokenizer)) }
    // What ends a turn is the first special token behind an answer.
    if let template {
      let after = try template.frame([.user(""), .assistant("")]).after.text
      let ids = try model.tokenizer.encode(String(after.drop { $0.isWhitespace }))
      if let id = ids.first, model.tokenizer.text(of: id).hasPrefix("<") { stops.insert(id) }
    }
    self.stops = stops
  }

  /// The tokens that a response follows.
  func promptTokens(_ turns: [ChatMessage]) throws -> [Int] {
    let tokenizer = model.tokenizer
    if isPocket { return try PocketText.chat.promptTokens(turns.text, tokenizer) }
    if let template { return try tokenizer.encode(template.prompt(turns)) }
    return try tokenizer.beginningOfText + tokenizer.encode(turns.text)
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
