import Files
import LanguageModels

/// How an instruction and its response become tokens.
///
/// Prompt and response are one text and are cut into tokens as one; where the response begins is
/// found among the tokens.
public struct ChatFormat: Sendable, Equatable {
  private enum Style: Sendable, Equatable {
    /// The prompt with the place `{instruction}`, and what ends a response.
    case text(prompt: String, end: String)
    case template(ChatTemplate)
    /// The instruction as it stands, and the tokens that end a response.
    case raw(end: [Int])
  }

  private let style: Style

  /// - Parameters:
  ///   - prompt: the prompt, with the place `{instruction}`; the response follows at once.
  ///   - end: what the model writes when its response is over.
  public init(prompt: String, end: String) { style = .text(prompt: prompt, end: end) }

  /// The format of a model's own chat template.
  public init(_ template: ChatTemplate) { style = .template(template) }

  /// No template: the response follows the instruction itself, and ends with the model's first
  /// end-of-text token if it has one.
  public static func raw(_ configuration: Configuration) -> ChatFormat {
    ChatFormat(style: .raw(end: Array(configuration.endOfTextIds.prefix(1))))
  }

  private init(style: Style) { self.style = style }

  // MARK: Prompts

  /// The tokens that a response follows.
  public func promptTokens(_ instruction: String, _ tokenizer: any Tokenizer) throws -> [Int] {
    try promptTokens([ChatMessage(.user, instruction)], tokenizer)
  }

  /// The same of a conversation; where there is no template, its turns stand as text with their
  /// speakers' names. A thought that a template lets answers begin with is closed at once.
  public func promptTokens(
    _ turns: [ChatMessage], _ tokenizer: any Tokenizer
  ) throws -> [Int] {
    try tokens(text(turns, thinks: false), tokenizer)
  }

  private func text(_ turns: [ChatMessage], thinks: Bool?) throws -> MarkedText {
    switch style {
    case .template(let template): return try template.prompt(turns, thinks: thinks)
    case .raw: return MarkedText(markup: turns.text)
    case .text(let prompt, _):
      return MarkedText(
        markup: prompt.components(separatedBy: "{instruction}").joined(separator: turns.text))
    }
  }

  /// A template writes the token that begins a text itself.
  private func tokens(_ text: MarkedText, _ tokenizer: any Tokenizer) throws -> [Int] {
    if case .template = style { return try tokenizer.encode(text) }
    return try tokenizer.beginningOfText + tokenizer.encode(text)
  }

  // MARK: Responses

  /// A prompt and its responses, each with what ends it: all that the format writes behind the
  /// prompt, blanks and thoughts included.
  ///
  /// - Throws: ``FileError`` where the prompt has no tokens, or where the format writes the prompt
  ///   in another way before an answer than alone (``isBeginning(_:)`` tells them apart).
  func tokens(
    of turns: [ChatMessage], _ responses: [String], _ tokenizer: any Tokenizer
  ) throws -> ResponseTokens {
    let opening = try text(turns, thinks: nil)
    let prompt = try tokens(opening, tokenizer)
    let whole = try responses.map { response in
      let text = try text(turns, response, opening, tokenizer.joint)
      guard text.starts(with: opening) else { throw PromptChanges() }
      return try tokens(text, tokenizer) + end(behind: response, tokenizer)
    }
    let shared = sharedCount([prompt] + whole)
    if shared == 0 {
      throw FileError("prompt", "empty, it has no tokens", remedy: "give a prompt")
    }
    return ResponseTokens(
      prompt: Array(prompt[..<shared]), responses: whole.map { Array($0[shared...]) })
  }

  /// The template renders a prompt alone otherwise than before its answer.
  struct PromptChanges: Error, CustomStringConvertible {
    let description =
      "chat template: it writes the prompt otherwise before an answer than alone; give pairs "
      + "without such a prompt, or another --chat-template"
  }

  private func text(
    _ turns: [ChatMessage], _ response: String, _ opening: MarkedText, _ joint: String
  ) throws -> MarkedText {
    switch style {
    case .template(let template):
      return try template.prompt(turns + [.assistant(response)], addGenerationPrompt: false)
    case .raw: return opening + MarkedText(markup: joint + response)
    case .text(_, let end): return opening + MarkedText(markup: response + end)
    }
  }

  /// The tokens behind a raw response, which may bear its end already.
  private func end(behind response: String, _ tokenizer: any Tokenizer) throws -> [Int] {
    guard case .raw(let end) = style else { return [] }
    return try tokenizer.encode(response, continuing: true).suffix(end.count) == end[...] ? [] : end
  }

  /// The tokens with which the format ends a response.
  public func endTokens(_ tokenizer: any Tokenizer) throws -> [Int] {
    switch style {
    case .text(_, let end): return try tokenizer.encode(end)
    case .raw(let end): return end
    case .template(let template): return try tokenizer.encode(template.closing)
    }
  }

  /// The tokens that end a response, one of which a model writes: the model's own, and that of the
  /// format where it is one.
  public func stops(_ model: LanguageModel) throws -> Set<Int> {
    try stopTokens(model, end: endTokens(model.tokenizer))
  }
}

/// The tokens that stop a text: the model's own, and the one of an end that is one token or holds a
/// special one. A piece of a longer end may stand in any text.
func stopTokens(_ model: LanguageModel, end: [Int]) -> Set<Int> {
  let own = end.count == 1 ? end : Array(end.filter(model.tokenizer.isSpecial).prefix(1))
  return Set(model.configuration.endOfTextIds + own)
}

/// How many tokens all sequences begin with alike.
func sharedCount(_ sequences: [[Int]]) -> Int {
  guard let first = sequences.first else { return 0 }
  return sequences.dropFirst().reduce(first.count) { count, tokens in
    zip(first[..<count], tokens).prefix { $0 == $1 }.count
  }
}
