import Files
import Foundation

/// How a model writes a conversation down: the program of its folder, in the Jinja language, run as
/// it stands.
public struct ChatTemplate: Sendable, Equatable {
  /// The file that holds it, as results tell it.
  public let name: String
  /// The program's text.
  public let source: String
  /// What it calls the model's own tokens: `bos_token`, `eos_token` and others.
  let tokens: [String: String]
  private let program: JinjaTemplate

  /// - Parameters:
  ///   - source: the program.
  ///   - tokens: texts that it may refer to by name.
  /// - Throws: ``FileError`` naming the line and construct that can't be run.
  public init(_ source: String, name: String, tokens: [String: String] = [:]) throws {
    guard source.utf8.count <= 1 << 20 else {
      throw FileError(
        name, "a chat template of \(source.utf8.count) bytes",
        remedy: "one of \(1 << 20) at most is run")
    }
    (self.source, self.name, self.tokens) = (source, name, tokens)
    program = try JinjaTemplate(source, file: name)
  }

  public static func == (left: ChatTemplate, right: ChatTemplate) -> Bool {
    left.source == right.source && left.tokens == right.tokens
  }

  // MARK: Rendering

  /// The conversation as the model was trained to read it.
  ///
  /// - Parameter addGenerationPrompt: whether the assistant's header follows, so that the next
  ///   token begins its answer.
  /// - Throws: ``FileError`` for a conversation that the template has no place for, in its words.
  public func render(
    _ messages: [ChatMessage], addGenerationPrompt: Bool = true
  ) throws -> String {
    try prompt(messages, addGenerationPrompt: addGenerationPrompt).text
  }

  /// The same with content told from markup, for `encode`. Nothing is to be added to it: the token
  /// that begins a text is there where the template writes one.
  ///
  /// - Parameter thinks: `false` asks templates that let answers begin with a thought to close it at
  ///   once; `nil` leaves it to them.
  public func prompt(
    _ messages: [ChatMessage], addGenerationPrompt: Bool = true, thinks: Bool? = nil
  ) throws -> MarkedText {
    if messages.isEmpty {
      throw FileError(name, "a conversation without messages", remedy: "give at least one")
    }
    var context: [String: JinjaValue] = [
      "messages": .list(messages.map(\.value)), "add_generation_prompt": .bool(addGenerationPrompt),
      "tools": .none, "documents": .none,
    ]
    for (name, token) in tokens { context[name] = .string(markup: token) }
    if let thinks { context["enable_thinking"] = .bool(thinks) }
    return try program.render(context)
  }

  /// What the template writes behind an answer, up to the end of the conversation.
  public var closing: MarkedText {
    get throws {
      let talk = [ChatMessage.user("?"), .assistant("!")]
      let pieces = try prompt(talk, addGenerationPrompt: false).pieces
      guard let answer = pieces.lastIndex(where: \.isContent) else { return MarkedText() }
      return MarkedText(Array(pieces[(answer + 1)...]))
    }
  }
}

/// How a text shows that a chat template has rendered it before: it begins as the template lets a
/// conversation begin.
public struct TemplateMarks: Sendable {
  /// What stands before a lone user's message, without the token that begins every text.
  public let opening: String
  /// The special tokens in it.
  private let special: [String]

  /// `nil` where the template writes no special token there.
  public init?(_ template: ChatTemplate, _ tokenizer: any Tokenizer) {
    guard let first = try? template.prompt([.user("?")]).pieces.first, !first.isContent,
      let ids = try? tokenizer.encode(first.text)
    else { return nil }
    special = Set(ids.filter(tokenizer.isSpecial)).map(tokenizer.text(of:))
    // The token that begins every text may have been left out.
    let start = template.tokens["bos_token"].map { first.text.hasPrefix($0) ? $0.count : 0 } ?? 0
    opening = first.text.dropFirst(start).trimmingCharacters(in: .whitespacesAndNewlines)
    if special.isEmpty { return nil }
  }

  /// Whether the text was rendered before.
  public func areBorne(by text: String) -> Bool {
    if !opening.isEmpty, text.contains(opening) { return true }
    let start = text.drop(while: \.isWhitespace)
    return special.contains { start.hasPrefix($0) }
  }
}

extension ChatMessage {
  fileprivate var value: JinjaValue {
    .dictionary(["role": .string(markup: role.rawValue), "content": .string(content: content)])
  }
}
