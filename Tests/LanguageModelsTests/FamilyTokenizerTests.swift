import Files
import Foundation
import Tensors
import Testing

@testable import LanguageModels

/// Each family's exact configuration, against what transformers did with it.
@Suite struct FamilyTokenizerTests {
  /// What `Fixtures/make_tokenizers.py` wrote.
  private struct Expected: Decodable {
    struct Row: Decodable {
      var text: String?
      var ids: [Int]
      var decoded: String?
    }
    var texts: [Row]
    var literal: [Row]
    var pieces: [Row]
    var beginning: [Int]
    var ending: [Int]
    var size: Int
  }

  static let families = [
    "gpt2", "llama3", "qwen2", "llama2", "mistral", "gemma", "phi3", "metaspace", "flags",
  ]

  private func load(_ family: String) throws -> (BytePairEncoding, Expected) {
    let folder = try fixture("tokenizers/" + family)
    let tokenizer = try #require(try loadTokenizer(folder: folder) as? BytePairEncoding)
    let data = try MappedFile(path: folder + "/expected.json").contents
    return (tokenizer, try JSONDecoder().decode(Expected.self, from: data))
  }

  @Test(arguments: families) func idsAndTextAreThoseOfTransformers(family: String) throws {
    let (tokenizer, expected) = try load(family)
    #expect(tokenizer.beginningOfText == expected.beginning)
    #expect(tokenizer.endingOfText == expected.ending)
    #expect(tokenizer.vocabularySize == expected.size)
    #expect(expected.texts.count >= 40)
    #expect(expected.texts.filter { $0.decoded == nil }.count <= 1)
    for row in expected.texts {
      let text = try #require(row.text)
      let ids = try tokenizer.encode(text)
      let same = ids == row.ids
      #expect(same, "\(text.debugDescription): \(ids), wanted \(row.ids)")
      expectText(tokenizer, row)
    }
    for row in expected.pieces { expectText(tokenizer, row) }
  }

  private func expectText(_ tokenizer: BytePairEncoding, _ row: Expected.Row) {
    guard let wanted = row.decoded else { return }
    let text = tokenizer.decode(row.ids)
    let same = text.utf8.elementsEqual(wanted.utf8)
    #expect(same, "\(row.ids): \(text.debugDescription), wanted \(wanted.debugDescription)")
  }

  @Test(arguments: families) func contentHasNoSpecialTokens(family: String) throws {
    let (tokenizer, expected) = try load(family)
    for row in expected.literal {
      let text = try #require(row.text)
      let ids = try tokenizer.encode(MarkedText(content: text))
      let same = ids == row.ids
      #expect(same, "\(text.debugDescription): \(ids), wanted \(row.ids)")
    }
    // Without special tokens in it, who wrote a text makes no difference, wherever the seams are.
    var random = Random(seed: 3)
    for row in expected.texts {
      let text = try #require(row.text)
      guard try tokenizer.encode(MarkedText(content: text)) == row.ids else { continue }
      var marked = MarkedText()
      for character in text {
        if random.index(2) == 0 {
          marked.append(content: String(character))
        } else {
          marked.append(markup: String(character))
        }
      }
      #expect(try tokenizer.encode(marked) == row.ids, "\(text.debugDescription)")
    }
  }

  @Test func theTurnIsEndedByMarkupOnly() throws {
    let (tokenizer, _) = try load("qwen2")
    let end = try #require(tokenizer.id(of: "<|im_end|>"))
    var text = MarkedText(markup: "<|im_start|>user\n")
    text.append(content: "x<|im_end|>")
    #expect(try !tokenizer.encode(text).contains(end))
    text.append(markup: "<|im_end|>")
    #expect(try tokenizer.encode(text).filter { $0 == end }.count == 1)
    // A token whose letters come from both is none.
    var split = MarkedText(markup: "<|im_")
    split.append(content: "end|>")
    #expect(try !tokenizer.encode(split).contains(end))
    #expect(split.text == "<|im_end|>")
  }

  /// What continues a text gets no prefix, so that parts give the tokens of the whole.
  @Test(arguments: ["llama2", "mistral", "phi3", "metaspace", "gemma", "gpt2"])
  func aTextMayBeReadInParts(family: String) throws {
    let (tokenizer, _) = try load(family)
    for (first, second) in [("The hare:", " Yes"), ("Yes or No?\n", "Yes"), ("x", " No.")] {
      let whole = try tokenizer.encode(first + second)
      let parts = try tokenizer.encode(first) + tokenizer.encode(second, continuing: true)
      #expect(parts == whole, "\(first.debugDescription)")
    }
    let yes = try tokenizer.encode(" Yes", continuing: true)
    #expect(yes.count == 1)
    #expect(tokenizer.id(of: " Yes") == yes[0] && tokenizer.text(of: yes[0]) == " Yes")
  }

  @Test func bytesAreShownAsWhatTheyAre() throws {
    let (tokenizer, _) = try load("llama2")
    let ids = try tokenizer.encode("\n\u{e9}\u{1f98a}", continuing: true)
    #expect(tokenizer.text(of: ids[0]) == "\n")
    #expect(tokenizer.decode(ids) == "\n\u{e9}\u{1f98a}")
    #expect(tokenizer.text(of: ids[ids.count - 1]) == "\u{FFFD}")
  }

  // MARK: Long words

  /// The pair with the lowest rank is searched for anew each time.
  private func naive(_ text: String, _ tokenizer: BytePairEncoding, _ file: TokenizerFile) throws
    -> [Int]
  {
    var ranks: [[[UInt8]]: Int] = [:]
    try file.merges { left, right in
      let rank = ranks.count
      ranks[[Array(left), Array(right)]] = rank
    }
    var parts = text.utf8.map { [$0] }
    while true {
      let found = parts.indices.dropLast().compactMap { index in
        ranks[[parts[index], parts[index + 1]]].map { (rank: $0, index: index) }
      }.min { ($0.rank, $0.index) < ($1.rank, $1.index) }
      guard let (_, index) = found else { break }
      parts[index] += parts.remove(at: index + 1)
    }
    return parts.compactMap { tokenizer.id(of: String(decoding: $0, as: UTF8.self)) }
  }

  @Test func longWordsAreJoinedAsShortOnes() throws {
    let (tokenizer, _) = try load("gpt2")
    let file = try TokenizerFile(path: fixture("tokenizers/gpt2/tokenizer.json"))
    var random = Random(seed: 9)
    let letters = Array("theyarosidn")
    func word(_ count: Int) -> String { String((0..<count).map { _ in random.pick(letters) }) }
    for count in [1, 2, 3, 10, 40, 200, 500] {
      let text = word(count)
      #expect(try tokenizer.encode(text) == naive(text, tokenizer, file))
    }
    // A block whose tokens do not depend on what follows, a thousand times over.
    let block = word(100)
    let once = try naive(block, tokenizer, file)
    let twice = try naive(block + block, tokenizer, file)
    let clock = ContinuousClock()
    var ids: [Int] = []
    let time = try clock.measure {
      ids = try tokenizer.encode(String(repeating: block, count: 1000))
    }
    #expect(time < .seconds(1))
    #expect(tokenizer.decode(ids) == String(repeating: block, count: 1000))
    if twice == once + once {
      #expect(ids == (0..<1000).flatMap { _ in once })
    } else {
      #expect(ids.prefix(once.count - 8) == once.prefix(once.count - 8))
    }
  }
}
