import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct TokenizerTests {
  /// What `Fixtures/make_fixtures.py` took from transformers.
  private struct Expected: Decodable {
    struct Row: Decodable {
      var text: String
      var ids: [Int]
      var decoded: String
    }
    var texts: [Row]
    var beginning: [Int]
  }

  @Test(arguments: ["llama", "qwen2", "gpt2", "words"])
  func idsAreThoseOfTransformers(folder: String) throws {
    let tokenizer = try loadTokenizer(folder: fixture(folder))
    let expected = try JSONDecoder().decode(
      Expected.self, from: MappedFile(path: fixture(folder) + "/expected.json").contents)
    #expect(tokenizer.beginningOfText == expected.beginning)
    #expect(expected.texts.count >= 4)
    for row in expected.texts {
      #expect(try tokenizer.encode(row.text) == row.ids, "\(row.text.debugDescription)")
      #expect(tokenizer.decode(row.ids).utf8.elementsEqual(row.decoded.utf8))
    }
  }

  @Test func tokensAreFoundByTheirText() throws {
    let tokenizer = try loadTokenizer(folder: fixture("llama"))
    #expect(tokenizer.vocabularySize == 403)
    for text in [" Yes", "No", "<|end|>", "\n", " oracle"] {
      let id = try #require(tokenizer.id(of: text))
      #expect(tokenizer.text(of: id) == text)
      #expect(try tokenizer.encode(text) == [id])
    }
    #expect(tokenizer.id(of: "<|none|>") == nil)
    #expect(tokenizer.id(of: "") == nil)
    #expect(tokenizer.text(of: 9999) == "[9999]" && tokenizer.text(of: -1) == "[-1]")
    #expect(tokenizer.decode([9999, -1]) == "")
  }

  @Test func anyTextComesBack() throws {
    let tokenizer = try loadTokenizer(folder: fixture("gpt2"))
    var random = Random(seed: 5)
    for _ in 0..<200 {
      let text = randomText(&random)
      #expect(tokenizer.decode(try tokenizer.encode(text)).utf8.elementsEqual(text.utf8))
    }
  }

  // MARK: Words

  @Test func wordsComeBackFromTheirFile() throws {
    // Two spellings of é: canonically equal, but two words.
    let words = ["<eos>", "Yes", "No", "caf\u{e9}", "cafe\u{301}", "\"quoted\\", "🦊"]
    let tokenizer = try WordTokenizer(words: words, endOfText: "<eos>")
    #expect(tokenizer.special == ["<eos>"])
    #expect(try tokenizer.encode("cafe\u{301} caf\u{e9} No <eos>") == [4, 3, 2, 0])
    #expect(tokenizer.decode([1, 0, 99]) == "Yes <eos>")
    #expect(try tokenizer.encode("\tYes\u{a0}No \n\u{3000}No\u{85}") == [1, 2, 2])
    expectError(naming: "\"no\"") { try tokenizer.encode("Yes no") }
    try withTemporaryFolder { folder in
      try tokenizer.write(to: folder)
      let read = try #require(try loadTokenizer(folder: folder) as? WordTokenizer)
      #expect(read.words.map { Array($0.utf8) } == words.map { Array($0.utf8) })
      #expect(read.endOfText == "<eos>" && read.special == ["<eos>"])
      expectError(naming: folder, "\"no\"") { try read.encode("no") }
    }
  }

  @Test func wordsMustBeWords() {
    expectError(naming: "\"a b\"") { try WordTokenizer(words: ["a b"]) }
    expectError(naming: "\"\"") { try WordTokenizer(words: [""]) }
    expectError(naming: "\"a\"", "twice") { try WordTokenizer(words: ["a", "b", "a"]) }
    expectError(naming: "<eos>") { try WordTokenizer(words: ["a"], endOfText: "<eos>") }
    expectError(naming: "/none/tokenizer.json") {
      try WordTokenizer(words: ["a"]).write(to: "/none")
    }
  }

  // MARK: Bad files

  @Test(arguments: ["llama", "gpt2", "words"]) func aTruncatedFileIsRefused(folder: String) throws {
    let bytes = try MappedFile(path: fixture(folder) + "/tokenizer.json").contents
    try withTemporaryFolder { temporary in
      let path = URL(fileURLWithPath: temporary + "/tokenizer.json")
      // Up to the closing brace; what follows it is a line break.
      for length in stride(from: 0, to: bytes.count - 2, by: 97) {
        try bytes.prefix(length).write(to: path)
        expectError(naming: "tokenizer.json") { try loadTokenizer(folder: temporary) }
      }
    }
  }

  /// Damage anywhere is an error or a slightly other tokenizer, never a crash.
  @Test func aDamagedFileDoesNotTrap() throws {
    let bytes = try MappedFile(path: fixture("qwen2") + "/tokenizer.json").contents
    var random = Random(seed: 1)
    try withTemporaryFolder { temporary in
      var refused = 0
      for _ in 0..<300 {
        var damaged = bytes
        for _ in 0..<3 {
          damaged[random.index(damaged.count)] = random.pick(Array("\"\\{}[]:,u9 \u{e9}".utf8))
        }
        try damaged.write(to: URL(fileURLWithPath: temporary + "/tokenizer.json"))
        do {
          let tokenizer = try loadTokenizer(folder: temporary)
          _ = tokenizer.decode(try tokenizer.encode("The hare, 42."))
        } catch {
          #expect(error is FileError)
          refused += 1
        }
      }
      #expect(refused > 150)
    }
  }

  @Test func whatIsNotSupportedIsNamed() throws {
    let changes = [
      (#""type":"BPE""#, #""type":"Unigram""#, "Unigram"),
      (#""byte_fallback":false"#, #""byte_fallback":true"#, "byte_fallback"),
      (#"\\p{N}|"#, #"\\p{N}+|"#, "pattern"),
      (#""type":"NFC""#, #""type":"NFKC""#, "normalizer NFKC"),
      (#""behavior":"Isolated""#, #""behavior":"Removed""#, "pre_tokenizer"),
      (#""add_prefix_space":false"#, #""add_prefix_space":true"#, "add_prefix_space"),
      (#""decoder":{"type":"ByteLevel""#, #""decoder":{"type":"CTC""#, "decoder CTC"),
      (#""post_processor":null"#, #""post_processor":{"type":"Roberta"}"#, "Roberta"),
      (#""id":401"#, #""id":400"#, "added_tokens"),
      (#""id":401"#, #""id":65"#, "added_tokens"),
      (#""vocab":{"!":0"#, #""vocab":{"!":1"#, "model.vocab"),
      (#""vocab":{"!":0"#, #""vocab":{"!":-1"#, "model.vocab"),
      (#""merges":[["#, #""merges":[["zz","zz"],["#, "model.merges"),
      (#""merges":[["#, #""merges":[["a"],["#, "merge"),
      (#""merges":[["#, #""merges":["ab",["#, "merge"),
      (#""model":{"#, #""model":{"vocab":{},"#, "vocab occurs twice"),
    ]
    var text = String(
      decoding: try MappedFile(path: fixture("qwen2") + "/tokenizer.json").contents, as: UTF8.self)
    text = text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
      .replacingOccurrences(of: "\": ", with: "\":")
    try withTemporaryFolder { folder in
      for (old, new, part) in changes {
        let range = try #require(text.range(of: old), "\(old)")
        try Data(text.replacingCharacters(in: range, with: new).utf8)
          .write(to: URL(fileURLWithPath: folder + "/tokenizer.json"))
        expectError(naming: "tokenizer.json: ", part) { try loadTokenizer(folder: folder) }
      }
    }
  }
}
