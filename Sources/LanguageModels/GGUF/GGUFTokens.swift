import Files
import Foundation

/// What each token of a GGUF file is.
enum GGUFTokenKind: Int {
  case normal = 1
  case unknown, control, userDefined, unused, byte
}

/// The tokens of a GGUF file.
struct GGUFTokens {
  /// Their letters as the file spells them.
  let letters: [UnsafeRawBufferPointer]
  let kinds: [GGUFTokenKind]

  /// - Throws: ``FileError`` naming the list that is missing or of another length.
  init(_ file: GGUF) throws {
    letters = try file.demanded(
      "tokenizer.ggml.tokens", file.texts("tokenizer.ggml.tokens"))
    guard letters.count < 1 << 24 else {
      throw FileError(
        file.path, "tokenizer.ggml.tokens has \(letters.count)", remedy: "use a smaller vocabulary")
    }
    for (id, text) in letters.enumerated()
    where text.contains(where: { $0 >= 0x80 }) && String(validating: text, as: UTF8.self) == nil {
      throw FileError(
        file.path, "tokenizer.ggml.tokens[\(id)] is not UTF-8", remedy: "convert it again")
    }
    let numbers =
      try file.numbers("tokenizer.ggml.token_type") ?? letters.map { _ in 1 }
    guard numbers.count == letters.count else {
      throw FileError(
        file.path,
        "tokenizer.ggml.token_type has \(numbers.count), there are \(letters.count) tokens",
        remedy: "the file is damaged, convert it again")
    }
    var kinds = try numbers.map { number in
      guard let kind = Int(exactly: number).flatMap(GGUFTokenKind.init) else {
        throw FileError(
          file.path, "tokenizer.ggml.token_type has a \(number)",
          remedy: "they are from 1 to 6; convert it again")
      }
      return kind
    }
    // What begins or ends a text is no text, whatever its type.
    for name in ["bos", "eos", "eot", "eom"] {
      if let id = try file.tokenId(name), kinds.indices.contains(id), kinds[id] == .normal {
        kinds[id] = .control
      }
    }
    self.kinds = kinds
  }

  func text(_ id: Int) -> String { String(decoding: letters[id], as: UTF8.self) }

  /// Whether a token is cut out of a text before anything else happens to it.
  func isAdded(_ id: Int) -> Bool { [.unknown, .control, .userDefined].contains(kinds[id]) }

  /// Those before this id stand in the vocabulary, added ones too; those behind are added in their
  /// order. Unused ones at the end are no tokens.
  var vocabularyEnd: Int {
    let plain = kinds.indices.last { !isAdded($0) && kinds[$0] != .unused } ?? -1
    let added = kinds.indices.last(where: isAdded) ?? -1
    let isGap = plain < added && kinds[(plain + 1)...added].contains(.unused)
    return (isGap ? added : plain) + 1
  }
}

extension GGUF {
  /// A token that has a name, such as `bos` or `eos`.
  func tokenId(_ name: String) throws -> Int? {
    let key = "tokenizer.ggml.\(name)_token_id"
    guard let value = metadata[key] else { return nil }
    // Some files have −1 for none.
    if value == .integer(-1) || value == .integer(Int(UInt32.max)) { return nil }
    let rows = entries["token_embd.weight"]?.sides.last ?? 1 << 24
    return try integer(key, in: 0...max(rows - 1, 0))
  }

  /// The tokens that end a text: those that the file names so, and those whose text says it, as
  /// llama.cpp takes them.
  func endsOfText() throws -> [Int] {
    var ends: [Int] = []
    for name in ["eos", "eot", "eom"] {
      if let id = try tokenId(name), !ends.contains(id) { ends.append(id) }
    }
    let tokens = try GGUFTokens(self)
    for id in tokens.letters.indices
    where [.control, .userDefined].contains(tokens.kinds[id]) && !ends.contains(id) {
      if Self.ends.contains(tokens.text(id)) { ends.append(id) }
    }
    return ends
  }

  private static let ends: Set<String> = [
    "<|eot_id|>", "<|im_end|>", "<|end|>", "<end_of_turn>", "<|endoftext|>", "</s>", "<|eom_id|>",
    "<EOT>", "<|end_of_text|>", "<end_of_utterance>", "<eos>", "<｜end▁of▁sentence｜>",
  ]

  /// The chat template and the tokens by their names.
  func settings() throws -> TokenizerSettings {
    let tokens = try GGUFTokens(self)
    var named: [String: String] = [:]
    let names = [
      ("bos", "bos"), ("eos", "eos"), ("unk", "unknown"), ("pad", "padding"), ("sep", "seperator"),
    ]
    for (name, key) in names {
      if let id = try tokenId(key), id < tokens.letters.count, tokens.isAdded(id) {
        named[name + "_token"] = tokens.text(id)
      }
    }
    return TokenizerSettings(
      path: path, chatTemplate: try text("tokenizer.chat_template"), named: named)
  }
}
