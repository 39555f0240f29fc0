import Files
import Foundation

/// Turns text into token ids and back.
public protocol Tokenizer: Sendable {
  /// The largest id plus one; the model's embedding may have more rows.
  var vocabularySize: Int { get }
  /// The ids that the file's template puts before every text, for a caller that wants them.
  var beginningOfText: [Int] { get }
  /// The ids that it puts behind every text.
  var endingOfText: [Int] { get }

  /// What keeps the words of two texts apart where one follows the other: nothing, or the blank
  /// between the words of a closed vocabulary.
  var joint: String { get }

  /// The ids of a text; none are added. Special tokens are recognised in its markup, in its
  /// content they are letters like others. (Added tokens that the file does not call special,
  /// such as Gemma's runs of line breaks, are recognised in both.)
  ///
  /// - Parameter continuing: whether something stands before the text already. SentencePiece
  ///   vocabularies put a space before a text that does not continue another.
  /// - Throws: ``FileError`` for a text that the vocabulary cannot express.
  func encode(_ text: MarkedText, continuing: Bool) throws -> [Int]

  /// The text of the ids, special tokens included; ids that stand for nothing are left out.
  func decode(_ ids: [Int]) -> String

  /// The id of the token that stands for exactly this text, such as `" Yes"` or `"<|im_end|>"`.
  func id(of token: String) -> Int?

  /// Whether the token is one that its file calls special: no part of anybody's text.
  func isSpecial(_ id: Int) -> Bool

  /// One token's text for display, with U+FFFD where it is not whole characters.
  func text(of id: Int) -> String
}

extension Tokenizer {
  public var joint: String { "" }

  /// The ids of a text from its beginning.
  public func encode(_ text: MarkedText) throws -> [Int] {
    try encode(text, continuing: false)
  }

  /// The ids of a text in which special tokens are recognised.
  public func encode(_ text: String, continuing: Bool = false) throws -> [Int] {
    try encode(MarkedText(markup: text), continuing: continuing)
  }
}

/// Reads the tokenizer of a model folder from its `tokenizer.json`.
///
/// - Throws: ``FileError`` naming the component that is not supported.
public func loadTokenizer(folder: String) throws -> any Tokenizer {
  try Checkpoint.folder(folder).tokenizer()
}

/// The same with what its user should know.
///
/// - Parameter rows: of the model's embedding; a token that only the files beside `tokenizer.json`
///   name needs one.
func openTokenizer(
  folder: String, rows: Int?
) throws -> (tokenizer: any Tokenizer, notes: [String]) {
  var file = try TokenizerFile(path: folder + "/tokenizer.json")
  try file.add(TokenizerSettings(folder: folder), rows: rows)
  return (try tokenizer(of: file, folder: folder), file.notes)
}

/// The tokenizer of a `tokenizer.json` with nothing beside it.
package func openTokenizer(_ file: MappedFile) throws -> any Tokenizer {
  try tokenizer(of: TokenizerFile(file), folder: "/dev/null")
}

/// The tokenizer that a file says.
///
/// - Parameter folder: where what stands beside the file is.
func tokenizer(of file: TokenizerFile, folder: String) throws -> any Tokenizer {
  let tokenizer: any Tokenizer
  switch file.model.type {
  case "WordLevel": tokenizer = try WordTokenizer(file, folder: folder)
  case "BPE": tokenizer = try BytePairEncoding(file)
  default:
    throw file.unsupported("model.type", file.model.type)
  }
  // A template of the file may put any number before or behind a text.
  for id in tokenizer.beginningOfText + tokenizer.endingOfText
  where !(0..<tokenizer.vocabularySize).contains(id) {
    throw FileError(
      file.path, "post_processor puts the id \(id) to a text, of \(tokenizer.vocabularySize)",
      remedy: "fetch the file again")
  }
  return tokenizer
}
