import Foundation
import LanguageModels

/// How an instruction and its response become tokens.
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
  ///   - prompt: the prompt, with the place `{instruction}`.
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

  /// The tokens that a response follows.
  public func promptTokens(_ instruction: String, _ tokenizer: any Tokenizer) throws -> [Int] {
    try promptTokens([ChatMessage(.user, instruction)], tokenizer)
  }

  /// The same of a conversation; where there is no template, its turns stand as text with their
  /// speakers' names.
  public func promptTokens(
    _ turns: [ChatMessage], _ tokenizer: any Tokenizer
  ) throws -> [Int] {
    if case .template(let template) = style {
      return try tokenizer.encode(template.prompt(turns))
    }
    var text = turns.text
    if case .text(let prompt, _) = style {
      text = prompt.components(separatedBy: "{instruction}").joined(separator: text)
    }
    return try tokenizer.beginningOfText + tokenizer.encode(text)
  }

  /// The tokens with which the model ends a response. Blanks that a template writes behind the
  /// last of them are left out: the model has stopped by then.
  public func endTokens(_ tokenizer: any Tokenizer) throws -> [Int] {
    switch style {
    case .text(_, let end): return try tokenizer.encode(end)
    case .raw(let end): return end
    case .template(let template):
      let turns = [ChatMessage(.user, "?"), ChatMessage(.assistant, "!")]
      let closing = try template.prompt(turns, addGenerationPrompt: false).pieces.last
      guard let closing, !closing.isContent else { return [] }
      return try tokenizer.encode(closing.text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  /// A response's tokens and those that end it. In a template's format, special tokens spelled out
  /// in the response are letters.
  public func responseTokens(_ response: String, _ tokenizer: any Tokenizer) throws -> [Int] {
    let tokens =
      if case .template = style {
        try tokenizer.encode(MarkedText(content: response), continuing: true)
      } else {
        try tokenizer.encode(response, continuing: true)
      }
    return try tokens + endTokens(tokenizer)
  }
}
