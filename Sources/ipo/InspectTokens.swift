import Files
import Foundation
import LanguageModels

/// Tokens with their ids, as `ipo inspect --ids` and `--decode` show them.
struct TokenList: Encodable {
  let ids: [Int]
  /// Each token's text, U+FFFD where it is not whole characters.
  let tokens: [String]
  /// The text of all.
  let text: String

  init(_ ids: [Int], _ tokenizer: any Tokenizer) {
    self.ids = ids
    tokens = ids.map(tokenizer.text(of:))
    text = tokenizer.decode(ids)
  }

  /// - Parameter list: numbers between commas or blanks, in brackets if you like.
  /// - Throws: ``FileError`` for what is no number, or no token's.
  init(decoding list: String, _ tokenizer: any Tokenizer) throws {
    let parts = list.split { $0 == "," || $0 == "[" || $0 == "]" || $0.isWhitespace }
    self.init(
      try parts.map { part in
        guard let id = Int(part), (0..<tokenizer.vocabularySize).contains(id) else {
          throw FileError(
            "--decode", "\(part) is not a token's id",
            remedy: "give numbers from 0 to \(tokenizer.vocabularySize - 1)")
        }
        return id
      }, tokenizer)
  }

  var table: String {
    var table = TextTable("token", "id", "text")
    for (place, id) in ids.enumerated() {
      table.add([String(place), String(id), tokens[place].debugDescription])
    }
    return table.text
  }
}

/// The ids that a model's tokenizer gives a word in its usual spellings.
struct WordAudit: Encodable {
  struct Spelling: Encodable {
    let text: String
    let ids: [Int]
    /// Whether the word is one token, as a judge needs it.
    var isOneToken: Bool { ids.count == 1 }
  }

  let spellings: [Spelling]

  /// The spellings of Yes and No behind other text; a tokenizer that can't say one leaves it out.
  init(_ tokenizer: any Tokenizer) {
    let words = [
      " Yes", "Yes", " yes", "yes", " YES", "YES", " No", "No", " no", "no", " NO", "NO",
    ]
    spellings = words.compactMap { word in
      guard let ids = try? tokenizer.encode(word, continuing: true) else { return nil }
      return Spelling(text: word, ids: ids)
    }
  }

  var table: String {
    var table = TextTable("word", "ids", "one token")
    for spelling in spellings {
      table.add([
        spelling.text.debugDescription, spelling.ids.map(String.init).joined(separator: " "),
        spelling.isOneToken ? "yes" : "no",
      ])
    }
    return table.text
  }
}
