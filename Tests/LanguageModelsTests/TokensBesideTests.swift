import Foundation
import TestSupport
import Testing

@testable import LanguageModels

/// Tokens that only the files beside `tokenizer.json` name; see `Fixtures/make_beside.py`.
@Suite struct TokensBesideTests {
  struct Expected: Decodable {
    struct Case: Decodable {
      var name: String
      var files: [String: String]
      var ids: [Int]
    }
    var text: String
    var cases: [Case]
  }

  /// A folder with the fixtures' tokenizer and the files.
  private func withFolder<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      try FileManager.default.copyItem(
        atPath: fixture("tokenizers/qwen2/tokenizer.json"), toPath: folder + "/tokenizer.json")
      for (name, text) in files {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
      return try body(folder)
    }
  }

  @Test func idsAreThoseOfTransformers() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: fixture("beside.json")))
    let expected = try JSONDecoder().decode(Expected.self, from: data)
    #expect(expected.cases.count == 13)
    for one in expected.cases {
      try withFolder(one.files) { folder in
        let tokenizer = try loadTokenizer(folder: folder)
        #expect(try tokenizer.encode(expected.text) == one.ids, "\(one.name)")
      }
    }
  }

  @Test func tokensThatClashAreRefused() throws {
    for (id, content, problem) in [
      ("383", "<x>", "is <tool_call> in tokenizer.json"),
      ("400", "<|im_end|>", "has the id 382 in tokenizer.json"),
      ("5", "<x>", "in model.vocab"), ("400", "er", "has the id 268 in model.vocab"),
      ("16777216", "<x>", "16777216"), ("-1", "<x>", "-1"), ("x", "<x>", "id x"),
      ("9223372036854775808", "<x>", "9223372036854775808"),
    ] {
      let text = #"{"added_tokens_decoder": {"\#(id)": {"content": "\#(content)"}}}"#
      try withFolder(["tokenizer_config.json": text]) { folder in
        expectError(naming: "tokenizer_config.json", problem) { try loadTokenizer(folder: folder) }
      }
    }
  }

  /// As many fine-tuned models have it: a pad token behind the last row of the embedding.
  @Test func aTokenWithoutARowIsLeftOutAndNoted() throws {
    try withFolder(["tokenizer_config.json": #"{"pad_token": "[PAD]"}"#]) { folder in
      let (tokenizer, notes) = try openTokenizer(folder: folder, rows: 384)
      #expect(tokenizer.vocabularySize == 384 && tokenizer.id(of: "[PAD]") == nil)
      #expect(notes.count == 1 && notes[0].contains("pad_token [PAD] has no row"))
      #expect(try openTokenizer(folder: folder, rows: 385).tokenizer.id(of: "[PAD]") == 384)
    }
  }
}
