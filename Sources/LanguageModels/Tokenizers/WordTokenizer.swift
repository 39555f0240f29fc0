import Files
import Foundation

/// A closed vocabulary: one word, one token, words separated by white space.
///
/// Its folder holds a `tokenizer.json` of type WordLevel, so that Hugging Face's libraries open it
/// and give the same ids.
public struct WordTokenizer: Tokenizer {
  /// The ids that the file's template puts before every text.
  public let beginningOfText: [Int]
  /// The ids that it puts behind every text.
  public let endingOfText: [Int]
  /// The number of words.
  public var vocabularySize: Int { table.size }
  /// The words in the order of their ids.
  public let words: [String]
  /// The word that ends a text.
  public let endOfText: String?
  /// Words with a meaning of their own, such as the end of a text.
  public let special: [String]
  private let table: TokenTable
  private let unknownId: Int?
  private let file: String

  /// A vocabulary in which a word's id is its place in `words`.
  ///
  /// - Parameters:
  ///   - special: those of the words that mark structure; `endOfText` counts among them.
  /// - Throws: ``FileError`` if a word is empty, has white space in it, or occurs twice, or a
  ///   special word is not among the words.
  public init(words: [String], special: [String] = [], endOfText: String? = nil) throws {
    try self.init(
      words: words, special: special, endOfText: endOfText, frame: ([], []), unknown: nil,
      file: "vocabulary")
  }

  init(_ file: TokenizerFile, folder: String) throws {
    var words: [Int: String] = [:]
    func add(_ word: String, _ id: Int) throws {
      if let known = words.updateValue(word, forKey: id), !known.utf8.elementsEqual(word.utf8) {
        throw FileError(
          file.path, "\(known) and \(word) share the id \(id)", remedy: "give each its own")
      }
    }
    try file.vocabulary { try add(String(decoding: $0, as: UTF8.self), $1) }
    for token in file.addedTokens { try add(token.content, token.id) }
    guard words.keys.allSatisfy((0..<words.count).contains) else {
      throw FileError(
        file.path, "the ids of model.vocab are not 0 to \(words.count - 1)",
        remedy: "number the words without gaps")
    }
    if let normalizer = file.normalizers.first {
      throw file.unsupported("normalizer", normalizer.type)
    }
    guard file.preTokenizers.map(\.type) == ["WhitespaceSplit"] else {
      throw file.unsupported(
        "pre_tokenizer", file.preTokenizers.first?.type ?? "null for a WordLevel model")
    }
    try self.init(
      words: words.sorted { $0.key < $1.key }.map(\.value),
      special: file.addedTokens.filter(\.special).map(\.content),
      endOfText: TokenizerSettings(folder: folder).end, frame: file.frame(),
      unknown: file.model.unknownToken, file: file.path)
  }

  private init(
    words: [String], special: [String], endOfText: String?, frame: (before: [Int], after: [Int]),
    unknown: String?, file: String
  ) throws {
    var table = TokenTable()
    for (id, word) in words.enumerated() {
      guard !word.isEmpty, !word.unicodeScalars.contains(where: \.isSpace),
        table.add(word.utf8, id: id)
      else {
        throw FileError(
          file, "the word \"\(word)\" is empty, has white space in it or occurs twice",
          remedy: "make each word one unbroken run of characters")
      }
    }
    let special = special + [endOfText].compactMap { $0 }.filter { !special.contains($0) }
    for word in special where table.id(word.utf8) == nil {
      throw FileError(
        file, "the special word \(word) is not in the vocabulary", remedy: "add it to the words")
    }
    self.words = words
    self.special = special
    self.endOfText = endOfText
    beginningOfText = frame.before
    endingOfText = frame.after
    self.table = table
    self.file = file
    unknownId = unknown.flatMap { table.id($0.utf8) }
  }

  /// The ids of the words; throws for a word outside the vocabulary, naming it, and for a special
  /// word in content, which can be spelled in no other way.
  public func encode(_ text: MarkedText, continuing: Bool) throws -> [Int] {
    try text.pieces.flatMap { piece in
      try piece.text.unicodeScalars.split(whereSeparator: \.isSpace).map { word in
        let word = String(word)
        if piece.isContent, special.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
          throw FileError(
            file, "the special word \(word) in a text written by others",
            remedy: "say it in other words")
        }
        if let id = table.id(word.utf8) ?? unknownId { return id }
        throw FileError(
          file, "no word \"\(word)\"", remedy: "say it with the \(words.count) words there are")
      }
    }
  }

  /// The words with single spaces between them.
  public func decode(_ ids: [Int]) -> String {
    ids.compactMap { words.indices.contains($0) ? words[$0] : nil }.joined(separator: " ")
  }

  /// The id of a word.
  public func id(of token: String) -> Int? { table.id(token.utf8) }

  public var joint: String { " " }

  public func isSpecial(_ id: Int) -> Bool {
    words.indices.contains(id) && special.contains(words[id])
  }

  /// The word, or `[id]` where there is none.
  public func text(of id: Int) -> String { words.indices.contains(id) ? words[id] : "[\(id)]" }

  // MARK: Writing

  /// Writes `tokenizer.json` and `tokenizer_config.json` as transformers' AutoTokenizer reads them.
  public func write(to folder: String) throws {
    let lines = words.enumerated().map { "\(jsonString($1)): \($0)" }
    let added = special.map { word in
      """
      {"id": \(id(of: word) ?? 0), "content": \(jsonString(word)), "special": true, \
      "normalized": false, "single_word": false, "lstrip": false, "rstrip": false}
      """
    }
    let tokenizer = """
      {
        "version": "1.0",
        "added_tokens": [
          \(added.joined(separator: ",\n    "))
        ],
        "pre_tokenizer": {"type": "WhitespaceSplit"},
        "model": {
          "type": "WordLevel",
          "unk_token": "<unk>",
          "vocab": {
            \(lines.joined(separator: ",\n      "))
          }
        }
      }

      """
    let settings = """
      {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "clean_up_tokenization_spaces": false,
        "eos_token": \(endOfText.map(jsonString) ?? "null")
      }

      """
    for (name, text) in [("tokenizer.json", tokenizer), ("tokenizer_config.json", settings)] {
      try AtomicFile.write(text, to: folder + "/" + name)
    }
  }
}

extension Unicode.Scalar {
  /// White space; the table of all characters is asked only where it must be.
  fileprivate var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0d).contains(value) : properties.isWhitespace
  }
}
