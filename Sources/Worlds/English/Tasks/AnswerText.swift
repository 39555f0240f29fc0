import Foundation

/// A response as words that can be compared: small letters, no accents, no marks, no articles.
struct AnswerText {
  /// The words of each sentence.
  let sentences: [[String]]

  init(_ text: String) {
    sentences = Self.sentences(text).map(Self.words).filter { !$0.isEmpty }
  }

  /// All words in a row.
  var words: [String] { sentences.flatMap { $0 } }

  /// Words in small letters, without accents, marks and articles; an apostrophe ends a word.
  static func words(_ text: String) -> [String] {
    let plain = text.folding(options: .diacriticInsensitive, locale: nil).lowercased()
      .replacing("d.c.", with: "dc").replacing("u.s.a.", with: "usa")
      .replacing("u.s.", with: "us").replacing("u.k.", with: "uk")
    return plain.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "-")) }
      .filter { !$0.isEmpty && !["a", "an", "the"].contains($0) }
  }

  /// What ends with a mark or a line; the period of an abbreviation or a number ends nothing.
  static func sentences(_ text: String) -> [String] {
    var sentences = [""]
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      sentences[sentences.count - 1].append(character)
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let isEnd =
        character.isNewline
        || (".!?".contains(character) && (next.isWhitespace || "\"'”’)*".contains(next))
          && !(index >= 2 && characters[index - 2] == "." && characters[index - 1].isLetter))
      if isEnd { sentences.append("") }
    }
    return sentences.filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// Where a phrase stands among words, as a whole.
  static func places(of phrase: [String], in words: [String]) -> [Range<Int>] {
    guard !phrase.isEmpty, words.count >= phrase.count else { return [] }
    return (0...words.count - phrase.count).map { $0..<$0 + phrase.count }
      .filter { words[$0].elementsEqual(phrase) }
  }
}
