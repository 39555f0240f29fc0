import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// Text of all kinds of scalars, in runs, so that every alternative of the patterns is met.
func randomText(_ random: inout Random) -> String {
  let runs = [
    "abzABZ", "stmdrevl'", "éßñſ", "\u{300}\u{301}\u{20e3}", "0189", "٣Ⅷ½", " ", "\n", "\r",
    "\t\u{b}",
    "\u{85}\u{a0}\u{2003}\u{2028}\u{3000}", "!?.,;-(’", "東京かな", "한글", "العربية", "हिन्दी",
    "👩\u{200d}🇳❤️",
    "\u{0}\u{1c}\u{7f}\u{200b}\u{feff}\u{ffff}", "\u{10000}𝒜𝟘\u{10ffff}",
  ].map { Array($0.unicodeScalars) }
  var text = String.UnicodeScalarView()
  for _ in 0..<(1 + random.index(12)) {
    let run = random.pick(runs)
    for _ in 0..<(1 + random.index(3)) { text.append(random.pick(run)) }
  }
  return String(text)
}

@Suite struct PreTokenizerTests {
  /// The scanner that a fixture asks for; `gpt2` is the one of `digits` without the first step.
  private func scanner(_ name: String) throws -> PreTokenizer {
    if name != "gpt2" && name != "digits" {
      return try PreTokenizer(TokenizerFile(path: fixture(name) + "/tokenizer.json"))
    }
    let file = try MappedFile(path: fixture("gpt2") + "/tokenizer.json").contents
    var text = String(decoding: file, as: UTF8.self)
    if name == "gpt2" {
      let first = #"{"type": "Digits", "individual_digits": true}, "#
      text.removeSubrange(try #require(text.range(of: first)))
    }
    return try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/tokenizer.json"))
      return try PreTokenizer(TokenizerFile(path: folder + "/tokenizer.json"))
    }
  }

  private func pieces(_ scanner: PreTokenizer, _ text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var pieces: [String] = []
      scanner.pieces(of: bytes) { pieces.append(String(decoding: bytes[$0], as: UTF8.self)) }
      return pieces
    }
  }

  /// The patterns run by a general engine are the truth.
  @Test(arguments: [
    ("qwen2", PreTokenizer.modernPattern(digits: #"\p{N}"#)),
    ("llama", PreTokenizer.modernPattern(digits: #"\p{N}{1,3}"#)),
    ("gpt2", PreTokenizer.gpt2Pattern),
    // Digits cut out beforehand stand alone, and are the end of the text for what is before them.
    (
      "digits",
      #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+"#
    ),
  ])
  func cutsAreThoseOfTheExpression(folder: String, pattern: String) throws {
    let scanner = try scanner(folder)
    let expression = try NSRegularExpression(pattern: pattern)
    var random = Random(seed: 11)
    for _ in 0..<3000 {
      let text = randomText(&random)
      let whole = text as NSString
      let wanted = expression.matches(
        in: text, range: NSRange(location: 0, length: whole.length)
      ).map { whole.substring(with: $0.range) }
      let found = pieces(scanner, text)
      let equal = found.map { Array($0.utf8) } == wanted.map { Array($0.utf8) }
      #expect(equal, "\(text.debugDescription): \(found), wanted \(wanted)")
      #expect(found.joined().utf8.elementsEqual(text.utf8))
    }
  }

  @Test func cutsByHand() throws {
    let modern = try scanner("llama")
    #expect(
      pieces(modern, "It's 12345  miles,\n\n so") == [
        "It", "'s", " ", "123", "45", " ", " miles", ",\n\n", " so",
      ])
    let digits = try scanner("digits")
    #expect(pieces(digits, "IT'S 12  x") == ["IT", "'", "S", " ", "1", "2", " ", " x"])
    #expect(pieces(digits, "") == [])
  }
}
