import Files
import LanguageModels

/// The longest beginning of a text with which a prompt stays within a number of tokens.
///
/// The text is cut between its own tokens. The prompt is cut into tokens anew as one text, in which
/// the rest may be spelled otherwise, so a few more may have to go.
///
/// - Parameters:
///   - tokens: the prompt with a beginning of the text.
///   - limit: tokens of the prompt at most.
/// - Returns: the beginning and the prompt; `nil` where not even the empty text fits.
func fitted(
  _ text: String, _ tokenizer: any Tokenizer, limit: Int, _ tokens: (String) throws -> [Int]
) throws -> (text: String, prompt: [Int])? {
  let whole = try tokens(text)
  if whole.count <= limit { return (text, whole) }
  let ids = try tokenizer.encode(MarkedText(content: text), continuing: true)
  var kept = min(ids.count, ids.count - (whole.count - limit))
  while kept > 0 {
    let beginning = tokenizer.decode(Array(ids[..<kept])).droppingBrokenEnd
    let prompt = try tokens(beginning)
    if prompt.count <= limit { return (beginning, prompt) }
    kept -= max(1, prompt.count - limit)
  }
  let empty = try tokens("")
  return empty.count <= limit ? ("", empty) : nil
}

extension String {
  /// Without the U+FFFD that a cut through the bytes of a character leaves at the end.
  fileprivate var droppingBrokenEnd: String {
    var scalars = unicodeScalars
    while scalars.last == "\u{FFFD}" { scalars.removeLast() }
    return String(scalars)
  }
}
