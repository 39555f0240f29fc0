import Foundation

/// Turns text into token ids and back.
public protocol Tokenizer: Sendable {
  /// The largest id plus one; the model's embedding may have more rows.
  var vocabularySize: Int { get }
  /// The ids that the file's template puts before every text, for a caller that wants them.
  var beginningOfText: [Int] { get }

  /// The ids of a text; special tokens spelled out in it are recognised, none are added.
  ///
  /// - Throws: ``FileError`` for a text that the vocabulary cannot express.
  func encode(_ text: String) throws -> [Int]

  /// The text of the ids, special tokens included; ids that stand for nothing are left out.
  func decode(_ ids: [Int]) -> String

  /// The id of the token that stands for exactly this text, such as `" Yes"` or `"<|im_end|>"`.
  func id(of token: String) -> Int?

  /// One token's text for display, with U+FFFD where it is not whole characters.
  func text(of id: Int) -> String
}

/// Reads the tokenizer of a model folder from its `tokenizer.json`.
///
/// - Throws: ``FileError`` naming the component that is not supported.
public func loadTokenizer(folder: String) throws -> any Tokenizer {
  let file = try TokenizerFile(path: folder + "/tokenizer.json")
  switch file.model.type {
  case "WordLevel": return try WordTokenizer(file, folder: folder)
  case "BPE": return try BytePairEncoding(file)
  default:
    throw file.unsupported("model.type", file.model.type)
  }
}
