import Files
import Foundation
import LanguageModels
import Preferences

/// Conversations as the server takes them, and texts as its tokens.
extension RemoteModel {
  enum Prompt {
    case messages([[String: String]])
    /// `isComplete` where the text begins with its special token already.
    case text(String, isComplete: Bool)
    /// All of its tokens.
    case tokens([Int])

    /// The prompt as llama.cpp's and OpenAI's completions hold it; `nil` for messages.
    var field: Any? {
      switch self {
      case .messages: nil
      case .text(let text, _): text
      case .tokens(let tokens): tokens
      }
    }
    var isTokens: Bool { if case .tokens = self { true } else { false } }
    var isComplete: Bool {
      if case .text(_, let isComplete) = self { return isComplete }
      return true
    }
  }

  /// A conversation as messages, or as the text that they are here.
  ///
  /// Special tokens that are spelled out in a message are letters, as for a model here. Where the
  /// server can't be told so, its user is.
  func prompt(_ turns: [ChatMessage]) throws -> Prompt {
    if !usesTemplate { return .text(turns.text, isComplete: false) }
    let marks = try marks(in: turns.map(\.content))
    if !marks.isEmpty {
      if kind != .openAI, let tokens = try tokens(of: turns) { return .tokens(tokens) }
      warn(
        "marks",
        "\(marks[0]) in a message may be a special token there, for a model here it is letters; "
          + "scores of such texts differ")
    }
    let isComplete = template != nil
    guard kind == .llamaCpp || isComplete, let text = try text(of: turns) else {
      return .messages(messages(turns))
    }
    // llama.cpp puts a special token before every text, also where it stands there already, but
    // not before tokens.
    if kind == .llamaCpp, isComplete, let tokens = try tokens(of: text) { return .tokens(tokens) }
    return .text(text, isComplete: isComplete)
  }

  func messages(_ turns: [ChatMessage]) -> [[String: String]] {
    turns.map { ["role": $0.role.rawValue, "content": $0.content] }
  }

  /// The conversation as one text, where it is known; without the special token that llama.cpp puts
  /// before every text.
  func text(of turns: [ChatMessage]) throws -> String? {
    if let template { return try template.prompt(turns, thinks: false).text }
    if !usesTemplate { return turns.text }
    switch kind {
    case .llamaCpp:
      let body: [String: Any] = ["model": name, "messages": messages(turns)]
      return try askOptional("/apply-template", body.merging(withoutThinking) { own, _ in own }) {
        $0["prompt"] as? String
      }
    case .vLLM:
      guard let tokens = try tokens(ofChat: turns) else { return nil }
      let body: [String: Any] = ["model": name, "tokens": tokens]
      return try askOptional("/detokenize", body) { $0["prompt"] as? String }
    case .openAI: return nil
    }
  }

  // MARK: Tokens

  /// A text's tokens; `nil` where the server has no route for that.
  ///
  /// - Parameters:
  ///   - isWhole: whether the special token is added that begins every text.
  ///   - marksAreLetters: whether special tokens in the text are letters, which only llama.cpp can be
  ///     told.
  func tokens(
    of text: String, isWhole: Bool = false, marksAreLetters: Bool = false
  ) throws -> [Int]? {
    let body: [String: Any]
    switch kind {
    case .llamaCpp:
      body = [
        "model": name, "content": text, "add_special": isWhole, "parse_special": !marksAreLetters,
      ]
    case .vLLM: body = ["model": name, "prompt": text, "add_special_tokens": isWhole]
    case .openAI: return nil
    }
    return try askOptional("/tokenize", body) { $0["tokens"] as? [Int] }
  }

  /// The tokens of a conversation on vLLM, up to where the answer begins.
  func tokens(ofChat turns: [ChatMessage]) throws -> [Int]? {
    let body: [String: Any] = [
      "model": name, "messages": messages(turns), "add_generation_prompt": true,
      "add_special_tokens": false,
    ]
    return try askOptional("/tokenize", body.merging(withoutThinking) { own, _ in own }) {
      $0["tokens"] as? [Int]
    }
  }

  // MARK: Marks

  /// What looks like a special token in the texts and is one, as far as the server tells.
  private func marks(in texts: [String]) throws -> [String] {
    // Letter by letter, as the server finds them: an accent upon the bracket hides none.
    let form = /<[^<>\s]{1,60}>|\[\/?[A-Z_]{2,40}\]/.matchingSemantics(.unicodeScalar)
    let likely = texts.flatMap { $0.matches(of: form) }
    return try Set(likely.map { String($0.output) }).sorted().filter(isMark)
  }

  private func isMark(_ text: String) throws -> Bool {
    switch kind {
    case .llamaCpp:
      let letters = try tokens(of: text, marksAreLetters: true)
      return try letters != nil && letters != tokens(of: text)
    // Written as an answer, a special token has no text. Other tokens of its kind, such as Gemma's
    // tags of HTML, are no letters here either.
    case .vLLM:
      guard let token = try tokens(of: text), token.count == 1 else { return false }
      let body: [String: Any] = [
        "model": name, "prompt": "a", "max_tokens": 1, "temperature": 0,
        "allowed_token_ids": token, "skip_special_tokens": true,
      ]
      let written = try askOptional("/v1/completions", body) { answer in
        (answer["choices"] as? [[String: Any]])?.first?["text"] as? String
      }
      return written?.isEmpty == true
    case .openAI:
      return text.wholeMatch(of: /<[|｜].*[|｜]>|<\/?s>|\[\/?INST\]|<(start|end)_of_turn>/) != nil
    }
  }

  /// The tokens of a conversation in which special tokens count only where the template wrote them;
  /// `nil` where that can't be told from the template's text.
  private func tokens(of turns: [ChatMessage]) throws -> [Int]? {
    let names = turns.indices.map { "place\($0)of\(turns.count)" }
    let named = zip(turns, names).map { ChatMessage($0.role, $1) }
    guard let text = try text(of: turns), let frame = try self.text(of: named) else { return nil }
    // The frame alone has to give the tokens that the server makes of it.
    guard let plain = try tokens(marked(frame, names, names)), try plain == tokens(of: frame) else {
      return nil
    }
    let contents = turns.map(\.content)
    let trimmed = contents.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    let whole = [contents, trimmed].map { marked(frame, names, $0) }.first { $0?.text == text }
    guard let tokens = try tokens(whole ?? nil) else { return nil }
    if kind == .vLLM || template != nil { return tokens }
    return try self.tokens(of: "", isWhole: true).map { $0 + tokens }
  }

  /// The frame with the contents at the places of that name.
  private func marked(_ frame: String, _ names: [String], _ contents: [String]) -> MarkedText? {
    var rest = frame[...]
    var text = MarkedText()
    for (name, content) in zip(names, contents) {
      guard let place = rest.range(of: name) else { return nil }
      text.append(markup: String(rest[..<place.lowerBound]))
      text.append(content: content)
      rest = rest[place.upperBound...]
    }
    text.append(markup: String(rest))
    return text
  }

  /// Special tokens in the markup, and what stands between two of them as one text.
  private func tokens(_ text: MarkedText?) throws -> [Int]? {
    guard let text else { return nil }
    var tokens: [Int] = []
    var between = ""
    func addBetween() throws -> Bool {
      if between.isEmpty { return true }
      guard let more = try letters(of: between) else { return false }
      tokens += more
      between = ""
      return true
    }
    for piece in text.pieces {
      var rest = piece.text[...]
      for mark in piece.isContent ? [] : try marks(in: [piece.text]).occurrences(in: piece.text) {
        between += rest[..<mark.lowerBound]
        guard try addBetween(), let own = try self.tokens(of: String(piece.text[mark])) else {
          return nil
        }
        tokens += own
        rest = rest[mark.upperBound...]
      }
      between += rest
    }
    return try addBetween() ? tokens : nil
  }

  /// A text's tokens with all marks in it as letters.
  ///
  /// vLLM does not find a mark of which it sees two halves. It is cut behind its last letter, where
  /// tokens of letters end: but for another letter there, the whole has to be what the halves are.
  private func letters(of text: String) throws -> [Int]? {
    if kind == .llamaCpp { return try tokens(of: text, marksAreLetters: true) }
    var letters: [Int] = []
    var rest = text[...]
    for mark in try marks(in: [text]).occurrences(in: text) {
      guard let last = text[mark].lastIndex(where: \.isLetter) else { return nil }
      let (half, end) = (text[rest.startIndex...last], text.index(after: last))
      let other = half.dropLast() + (half.last == "q" ? "z" : "q")
      let behind = text[end..<mark.upperBound]
      guard let own = try tokens(of: String(half)), let first = try tokens(of: String(other)),
        let second = try tokens(of: String(behind)),
        try first + second == tokens(of: String(other + behind))
      else { return nil }
      letters += own
      rest = text[end...]
    }
    return try tokens(of: String(rest)).map { letters + $0 }
  }
}

extension [String] {
  /// Where any of these stands in a text, in order and without overlaps.
  fileprivate func occurrences(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var start = text.startIndex
    while let next = compactMap({
      text.range(of: $0, options: .literal, range: start..<text.endIndex)
    })
    .min(by: { $0.lowerBound < $1.lowerBound }) {
      found.append(next)
      start = next.upperBound
    }
    return found
  }
}
