import Files
import Foundation
import LanguageModels

/// An item as tokens: what all its prompts begin with, and what follows for each response.
public struct JudgeEncoding: Sendable, Equatable {
  public var opening: [Int]
  public var responses: [[Int]]
  /// For each response, whether it or the instruction was cut to fit.
  public var shortened: [Bool]
}

/// A judge's prompt as the model reads it: the user's turn of its chat template, or bare text.
func judgeTokens(
  _ text: String, _ template: ChatTemplate?, _ tokenizer: any Tokenizer
) throws -> [Int] {
  guard let template else { return try tokenizer.beginningOfText + tokenizer.encode(text) }
  return try tokenizer.encode(template.prompt([.user(text)], thinks: false))
}

extension PreferenceClassifier {
  /// The tokens of one item: the shared opening, then what follows for each response.
  public func tokens(of item: JudgeItem) throws -> (opening: [Int], responses: [[Int]]) {
    let encoding = try encoding(of: item)
    return (encoding.opening, encoding.responses)
  }

  /// The same, with what was cut.
  ///
  /// Each prompt is one text, and what all begin with is found among its tokens. A response that is
  /// too long for the model loses its end; if the instruction leaves less than a quarter of what the
  /// model reads, it loses its end too; the question is never cut. Where the conventions say how
  /// many tokens are read, all behind them is lost.
  ///
  /// - Throws: ``FileError`` where the question alone is too long, or a text has no tokens.
  public func encoding(of item: JudgeItem) throws -> JudgeEncoding {
    let limit = min(conventions.window ?? .max, model.transformer.maximumPositions)
    var prompts = try item.responses.map { try tokens(item, $0) }
    var shortened = prompts.map { $0.count > limit }
    if shortened.contains(true) {
      if conventions.window != nil {
        prompts = prompts.map { Array($0.prefix(limit)) }
      } else {
        (prompts, shortened) = try cut(item, to: limit)
      }
    }
    // Something of each has to be left; prompts that are all the same share nothing.
    let shortest = prompts.map(\.count).min() ?? 1
    if shortest == 0 {
      throw FileError(
        "judge's prompt", "empty, it has no tokens", remedy: "ask a question, or give a response")
    }
    let isOne = prompts.dropFirst().allSatisfy { $0 == prompts[0] }
    let shared = isOne ? 0 : min(sharedCount(prompts), shortest - 1)
    return JudgeEncoding(
      opening: Array(prompts.first?.prefix(shared) ?? []),
      responses: prompts.map { Array($0[shared...]) }, shortened: shortened)
  }

  /// The prompt about one response as the model reads it.
  private func tokens(_ item: JudgeItem, _ response: String) throws -> [Int] {
    let text = prompt.text(
      instruction: item.instruction, response: response, category: item.category,
      inChat: template != nil)
    return try judgeTokens(text, template, model.tokenizer)
  }

  private func cut(_ item: JudgeItem, to limit: Int) throws -> ([[Int]], [Bool]) {
    let tokenizer = model.tokenizer
    let longest =
      try item.responses.map {
        try tokenizer.encode(MarkedText(content: $0), continuing: true).count
      }.max() ?? 0
    let reserve = min(longest, limit / 4)
    func asking(_ instruction: String, _ response: String) throws -> [Int] {
      var item = item
      item.instruction = instruction
      return try tokens(item, response)
    }
    let instruction = try fitted(item.instruction, tokenizer, limit: limit - reserve) {
      try asking($0, "")
    }
    guard let instruction, limit > reserve else {
      throw FileError(
        "judge's question", "\(try asking("", "").count) tokens leave no room for a response",
        remedy: "the model reads \(limit) tokens; ask a shorter question")
    }
    let isCut = item.instruction != instruction.text
    let parts = try item.responses.map { response in
      try fitted(response, tokenizer, limit: limit) { try asking(instruction.text, $0) }
        ?? ("", instruction.prompt)
    }
    return (
      parts.map(\.prompt), zip(item.responses, parts).map { isCut || $0 != $1.text }
    )
  }

  // MARK: Words

  /// The token with which each word begins behind the prompt.
  ///
  /// Behind a chat template the words are tried with and without a blank, first without it where
  /// the template ends with white space; else they are taken as they are spelled.
  static func answers(
    _ prompt: JudgePrompt, behind text: MarkedText, inChat: Bool, _ tokenizer: any Tokenizer
  ) throws -> (yes: [Int], no: [Int]) {
    var spellings = [[prompt.yes, prompt.no]]
    if inChat {
      let bare = spellings[0].map { $0.trimmingPrefix(" ") }.map(String.init)
      spellings = [bare, bare.map { " " + $0 }]
      if text.text.last?.isWhitespace != true { spellings.reverse() }
    }
    var failure: (any Error)?
    for words in spellings {
      do {
        let tokens = try words.map { try oneToken($0, behind: text, of: tokenizer) }
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
    _ word: String, behind text: MarkedText, of tokenizer: any Tokenizer
  ) throws -> Int {
    // A closed vocabulary may know neither the text nor the two run together.
    if let before = try? tokenizer.encode(text),
      let both = try? tokenizer.encode(text + MarkedText(markup: word)),
      both.count == before.count + 1, both.starts(with: before)
    {
      return both[before.count]
    }
    return try oneToken(word, of: tokenizer)
  }

  /// The single tokens that spell the words otherwise: with and without a blank, in other cases.
  static func otherSpellings(
    of words: [String], than read: [Int], _ tokenizer: any Tokenizer
  ) -> [Int] {
    let spellings = words.flatMap { word in
      let bare = word.trimmingPrefix(while: \.isWhitespace)
      let cases = [String(bare), bare.lowercased(), bare.uppercased(), bare.capitalized]
      return cases + cases.map { " " + $0 }
    }
    let found = spellings.compactMap { spelling -> Int? in
      guard let ids = try? tokenizer.encode(spelling, continuing: true), ids.count == 1,
        // A vocabulary may have one token for all that it does not know.
        tokenizer.text(of: ids[0]).lowercased().hasSuffix(
          spelling.lowercased().trimmingPrefix(" "))
      else { return nil }
      return ids[0]
    }
    return Set(found).subtracting(read).sorted()
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
