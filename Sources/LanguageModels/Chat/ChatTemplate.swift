import Foundation

/// How a family of models writes a conversation down.
///
/// Model folders state it as a program in the Jinja language. There are few families, and within
/// one the programs differ in a header or a space; so what differs is data here, and the rest is
/// two renderings: turns with a header and a footer each, and `[INST]` brackets.
public struct ChatTemplate: Sendable, Equatable {
  /// The name by which it is asked for, such as `qwen2.5`.
  public let name: String
  var style: Style
  /// The text that opens every conversation, a special token or nothing.
  var beginning = ""
  /// The text that ends an answer in the `[INST]` families, and a conversation in Phi-3's.
  var end = ""

  enum Style: Sendable, Equatable {
    case turns(Turns)
    case brackets(Brackets)
  }

  /// Where a system message goes.
  enum SystemPlace: Sendable, Equatable {
    /// A turn of its own.
    case turn
    /// Before the first user message, with this text between the two.
    case firstUser(separator: String)
    /// Before the last message, if it is the user's.
    case lastUser(separator: String)
    /// The family has none.
    case nowhere
  }

  /// Header, content, footer, for each message.
  struct Turns: Sendable, Equatable {
    var system = ""
    var user: String
    var assistant: String
    var footer: String
    var systemPlace = SystemPlace.turn
    /// The system message where there is none.
    var defaultSystem: String?
    /// What stands in the system's turn before its content; it makes one where there is none.
    var systemPreface = ""
    /// Whether white space around contents is dropped.
    var trims = false
    /// Whether user and assistant must take turns.
    var alternates = false
    /// Whether answers open with a thought; here it is always closed at once, so that the next
    /// token is the answer's.
    var thinks = false
    /// Whether ``ChatTemplate/end`` closes a conversation that asks for no answer.
    var endsConversation = false
  }

  /// `[INST] instruction [/INST] answer`, with or without the spaces.
  struct Brackets: Sendable, Equatable {
    var open: String
    var close: String
    var answerOpening: String
    /// Before and behind ``ChatTemplate/end``.
    var answerClosing = ""
    var afterEnd = ""
    var systemPlace: SystemPlace
    /// Llama 2 wraps the system message, and trims.
    var systemOpening = ""
    var trims = false
    /// Whether every user message begins as the conversation does.
    var beginsEachTurn = false
  }

  // MARK: Rendering

  /// The conversation as the model was trained to read it.
  ///
  /// - Parameter addGenerationPrompt: whether the assistant's header follows, so that the next
  ///   token begins its answer.
  /// - Throws: ``FileError`` for a conversation that the family has no place for.
  public func render(
    _ messages: [ChatMessage], addGenerationPrompt: Bool = true
  ) throws -> String {
    try prompt(messages, addGenerationPrompt: addGenerationPrompt).text
  }

  /// The same with content told from markup, for `encode`. Nothing is to be added to it: the token
  /// that begins a text is there where the family has one.
  public func prompt(
    _ messages: [ChatMessage], addGenerationPrompt: Bool = true
  ) throws -> MarkedText {
    if messages.isEmpty { throw failure("a conversation without messages", "give at least one") }
    switch style {
    case .turns(let turns): return try render(messages, turns, addGenerationPrompt)
    case .brackets(let brackets): return try render(messages, brackets)
    }
  }

  /// What stands around the last message's content, which many texts are to be put into.
  ///
  /// `before + content + after` is the prompt of the conversation with that content, white space
  /// around it removed by the caller where ``trims``.
  public func frame(_ messages: [ChatMessage]) throws -> (before: MarkedText, after: MarkedText) {
    guard var last = messages.last else {
      throw failure("a conversation without messages", "give at least one")
    }
    let mark = "\u{1}"
    last.content = mark
    let pieces = try prompt(messages.dropLast() + [last]).pieces
    guard let place = pieces.lastIndex(where: { $0.isContent && $0.text.hasSuffix(mark) }) else {
      throw failure("no place for the last message", "end with the user's")
    }
    var before = MarkedText(Array(pieces[..<place]))
    before.append(content: String(pieces[place].text.dropLast()))
    return (before, MarkedText(Array(pieces[(place + 1)...])))
  }

  /// Whether the family drops white space around contents.
  public var trims: Bool {
    switch style {
    case .turns(let turns): turns.trims
    case .brackets(let brackets): brackets.trims
    }
  }

  func failure(_ problem: String, _ remedy: String) -> FileError {
    FileError("chat template \(name)", problem, remedy: remedy)
  }

  private func render(
    _ messages: [ChatMessage], _ turns: Turns, _ addGenerationPrompt: Bool
  ) throws -> MarkedText {
    var messages = messages
    var text = MarkedText(markup: beginning)
    var preface: String?
    if messages[0].role == .system {
      switch turns.systemPlace {
      case .turn: break
      case .firstUser(let separator):
        preface = messages.removeFirst().content + separator
      case .lastUser, .nowhere:
        throw failure("no place for a system message", "put it into the first user message")
      }
    } else if let standard = turns.defaultSystem {
      text.append(markup: turns.system + standard + turns.footer)
    } else if !turns.systemPreface.isEmpty {
      text.append(markup: turns.system + turns.systemPreface + turns.footer)
    }
    if turns.alternates { try checkAlternation(messages) }
    for (index, message) in messages.enumerated() {
      var content = turns.trims ? trimmed(message.content) : message.content
      switch message.role {
      case .system:
        text.append(markup: turns.system + (index == 0 ? turns.systemPreface : ""))
      case .user:
        text.append(markup: turns.user)
        if index == 0, let preface { text.append(content: preface) }
      case .assistant:
        text.append(markup: turns.assistant)
        var thought = ""
        if turns.thinks { (thought, content) = thoughtAndAnswer(content) }
        // Earlier thoughts are forgotten.
        if turns.thinks, index == messages.count - 1 {
          text.append(markup: "<think>\n")
          text.append(content: thought)
          text.append(markup: "\n</think>\n\n")
        }
      }
      text.append(content: content)
      text.append(markup: turns.footer)
    }
    if addGenerationPrompt {
      text.append(markup: turns.assistant + (turns.thinks ? "<think>\n\n</think>\n\n" : ""))
    } else if turns.endsConversation {
      text.append(markup: end)
    }
    return text
  }

  private func render(_ messages: [ChatMessage], _ brackets: Brackets) throws -> MarkedText {
    var messages = messages
    let system = messages[0].role == .system ? messages.removeFirst().content : nil
    try checkAlternation(messages)
    var text = MarkedText(markup: beginning)
    for (index, message) in messages.enumerated() {
      guard message.role == .user else {
        text.append(markup: brackets.answerOpening)
        text.append(content: brackets.trims ? trimmed(message.content) : message.content)
        text.append(markup: brackets.answerClosing + end + brackets.afterEnd)
        continue
      }
      if index > 0, brackets.beginsEachTurn { text.append(markup: beginning) }
      text.append(markup: brackets.open)
      var before: String?
      switch brackets.systemPlace {
      case .firstUser(let separator) where index == 0: before = separator
      case .lastUser(let separator) where index == messages.count - 1: before = separator
      case .nowhere where system != nil:
        throw failure("no place for a system message", "put it into the first user message")
      default: break
      }
      var content = message.content
      if let system, let separator = before {
        text.append(markup: brackets.systemOpening)
        text.append(content: system)
        text.append(markup: separator)
        // The template trims what stands in the brackets as a whole.
        if brackets.trims { content = trimmed(content, atStart: false) }
      } else if brackets.trims {
        content = trimmed(content)
      }
      text.append(content: content)
      text.append(markup: brackets.close)
    }
    return text
  }

  private func checkAlternation(_ messages: [ChatMessage]) throws {
    for (index, message) in messages.enumerated()
    where message.role != (index % 2 == 0 ? .user : .assistant) {
      throw failure(
        "message \(index + 1) is the \(message.role.rawValue)'s",
        "user and assistant must take turns, the user first")
    }
  }
}

/// The thought in an answer, empty if there is none, and what follows it.
private func thoughtAndAnswer(_ content: String) -> (String, String) {
  let parts = content.components(separatedBy: "</think>")
  guard parts.count > 1 else { return ("", content) }
  let thought = parts[0].components(separatedBy: "<think>").last ?? ""
  let breaks = CharacterSet(charactersIn: "\n")
  let answer = parts[parts.count - 1].unicodeScalars.drop { $0 == "\n" }
  return (thought.trimmingCharacters(in: breaks), String(answer))
}

/// A text without white space around it, as Python understands white space.
private func trimmed(_ text: String, atStart: Bool = true) -> String {
  func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
  }
  var scalars = text.unicodeScalars[...]
  if atStart { scalars = scalars.drop(while: isSpace) }
  while let last = scalars.last, isSpace(last) { scalars.removeLast() }
  return String(scalars)
}
