import LanguageModels

/// An item as tokens: what all its prompts begin with, and what follows for each response.
public struct JudgeEncoding: Sendable, Equatable {
  public var opening: [Int]
  public var responses: [[Int]]
  /// For each response, whether it or the instruction was cut to fit.
  public var shortened: [Bool]
}

extension PreferenceClassifier {
  /// The tokens of one item: the shared opening, then what follows for each response.
  public func tokens(of item: JudgeItem) throws -> (opening: [Int], responses: [[Int]]) {
    let encoding = try encoding(of: item)
    return (encoding.opening, encoding.responses)
  }

  /// The same, with what was cut.
  ///
  /// A response that is too long for the model loses its end; if the instruction leaves less than a
  /// quarter of what the model reads, it loses its end too; the question is never cut. Where the
  /// conventions say how many tokens are read, all behind them is lost.
  ///
  /// - Throws: ``FileError`` where the question alone is too long, or a text has no tokens.
  public func encoding(of item: JudgeItem) throws -> JudgeEncoding {
    try conventions.encodesWhole ? wholeEncoding(of: item) : partedEncoding(of: item)
  }

  private func partedEncoding(of item: JudgeItem) throws -> JudgeEncoding {
    let tokenizer = model.tokenizer
    let limit = conventions.window ?? model.transformer.maximumPositions
    let after = try closing(item.category)
    let responses = try item.responses.map { try content($0) }
    var opening = try opening(item.instruction, item.category)
    let reserve = min(responses.map(\.count).max() ?? 0, limit / 4)
    let excess = opening.count + after.count + reserve - limit
    let isCut = excess > 0
    if isCut {
      let instruction = try tokenizer.encode(item.instruction)
      // A cut may change how the rest is spelled in tokens, so a few more may have to go.
      for slack in 0..<8 where opening.count + after.count + reserve > limit {
        let kept = max(0, instruction.count - excess - slack)
        opening = try self.opening(tokenizer.decode(Array(instruction[..<kept])), item.category)
      }
    }
    let room = limit - opening.count - after.count
    guard room >= reserve, room > 0 else {
      throw FileError(
        "judge's question", "\(opening.count) tokens leave no room for a response",
        remedy: "the model reads \(limit) tokens; ask a shorter question")
    }
    return JudgeEncoding(
      opening: opening, responses: responses.map { $0.prefix(room) + after },
      shortened: responses.map { isCut || $0.count > room })
  }

  /// Each prompt encoded as one text and cut at the right; what they all begin with is read once.
  private func wholeEncoding(of item: JudgeItem) throws -> JudgeEncoding {
    let limit = min(conventions.window ?? .max, model.transformer.maximumPositions)
    let opening = prompt.opening(instruction: item.instruction, category: item.category)
    let closing = prompt.closing(category: item.category)
    let prompts = try item.responses.map {
      try model.tokenizer.beginningOfText + model.tokenizer.encode(opening + $0 + closing)
    }
    let cut = prompts.map { Array($0.prefix(limit)) }
    guard let first = cut.first else {
      return JudgeEncoding(opening: [], responses: [], shortened: [])
    }
    let shared = cut.reduce(first.count) { count, tokens in
      min(count, zip(first, tokens).prefix { $0 == $1 }.count)
    }
    return JudgeEncoding(
      opening: Array(first[..<shared]), responses: cut.map { Array($0[shared...]) },
      shortened: zip(prompts, cut).map { $0.count > $1.count })
  }

  // MARK: Parts

  private func opening(_ instruction: String, _ category: String) throws -> [Int] {
    let text = prompt.opening(instruction: instruction, category: category)
    guard let frame else {
      return try model.tokenizer.beginningOfText + model.tokenizer.encode(text)
    }
    return try model.tokenizer.encode(frame.before + MarkedText(content: text))
  }

  private func content(_ response: String) throws -> [Int] {
    let text = frame == nil ? MarkedText(markup: response) : MarkedText(content: response)
    return try model.tokenizer.encode(text, continuing: true)
  }

  private func closing(_ category: String) throws -> [Int] {
    let text = prompt.closing(category: category, inChat: frame != nil)
    guard let frame else { return try model.tokenizer.encode(text, continuing: true) }
    return try model.tokenizer.encode(MarkedText(content: text) + frame.after, continuing: true)
  }

  // MARK: Words

  /// The token with which each word begins behind the prompt.
  ///
  /// Behind a chat template the words are tried with and without a blank, first without it where
  /// the template ends with white space; else they are taken as they are spelled.
  static func answers(
    _ prompt: JudgePrompt, behind closing: String, inChat: Bool, _ tokenizer: any Tokenizer
  ) throws -> (yes: [Int], no: [Int]) {
    var spellings = [[prompt.yes, prompt.no]]
    if inChat {
      let bare = spellings[0].map { $0.trimmingPrefix(" ") }.map(String.init)
      spellings = [bare, bare.map { " " + $0 }]
      if closing.last?.isWhitespace != true { spellings.reverse() }
    }
    var failure: (any Error)?
    for words in spellings {
      do {
        let tokens = try words.map { try oneToken($0, behind: closing, of: tokenizer) }
        if tokens[0] != tokens[1] { return ([tokens[0]], [tokens[1]]) }
        throw FileError(
          "tokenizer.json", "\"\(words[0])\" and \"\(words[1])\" are the same token",
          remedy: "ask with words that differ in their first token")
      } catch { failure = failure ?? error }
    }
    throw failure ?? FileError("judge's prompt", "no words", remedy: "give two words")
  }

  /// The one token that a word adds to a text, or that it is by itself.
  static func oneToken(
    _ word: String, behind text: String, of tokenizer: any Tokenizer
  ) throws -> Int {
    // A closed vocabulary may know neither the text nor the two run together.
    if let before = try? tokenizer.encode(text), let both = try? tokenizer.encode(text + word),
      both.count == before.count + 1, both.starts(with: before)
    {
      return both[before.count]
    }
    return try oneToken(word, of: tokenizer)
  }

  static func oneToken(_ word: String, of tokenizer: any Tokenizer) throws -> Int {
    let ids = try tokenizer.encode(word, continuing: true)
    guard ids.count == 1 else {
      throw FileError(
        "tokenizer.json", "\"\(word)\" is \(ids.count) tokens and not one",
        remedy: "ask with words that are one token each")
    }
    return ids[0]
  }

  /// The pieces of a word encoded by itself.
  static func pieces(_ word: String, of tokenizer: any Tokenizer) throws -> [Int] {
    let ids = try tokenizer.encode(word)
    if ids.isEmpty {
      throw FileError("tokenizer.json", "\"\(word)\" has no tokens", remedy: "ask with a word")
    }
    return ids
  }
}
