import Files

/// Text of unknown origin, a model's or a user's, made safe for a markdown page.
public enum Markdown {
  /// The text on one line such that markdown shows it literally, in prose and in a table cell:
  /// no emphasis, code, link, HTML, maths, list or cell border can come out of it.
  public static func escape(_ text: String) -> String {
    let escaped = oneLine(text).spelling { scalar in
      switch scalar {
      // Entities where a backslash is not enough: in cells, in maths, and beside other backslashes.
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "|": "&#124;"
      case "`": "&#96;"
      case "$": "&#36;"
      case "@": "&#64;"
      case "\\", "*", "_", "[", "]", "#", "~", "!", "{", "}": "\\\(scalar)"
      default: nil
      }
    }
    return unlist(unlink(escaped))
  }

  /// The text as inline code, with a delimiter longer than any run of backticks in it.
  ///
  /// For prose; in a table use `Cell.code`, since a pipe in inline code would end the cell.
  public static func code(_ text: String) -> String {
    let line = oneLine(text)
    let delimiter = String(repeating: "`", count: longestRunOfBackticks(in: line) + 1)
    // Markdown takes one space off either end of padded code, and needs one beside a backtick.
    let bytes = line.utf8
    guard let first = bytes.first, let last = bytes.last, bytes.contains(where: { $0 != space })
    else { return "` `" }
    let pad = first == space && last == space || first == backtick || last == backtick ? " " : ""
    return delimiter + pad + line + pad + delimiter
  }

  /// A fenced block whose fence is longer than any run of backticks in the text, which keeps its
  /// line breaks and tabs.
  public static func fenced(_ text: String, language: String) -> String {
    let text = text.spelling { $0.isOrder && $0 != "\n" && $0 != "\t" ? "" : nil }
    let fence = String(repeating: "`", count: max(3, longestRunOfBackticks(in: text) + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// Markdown that is folded away below a summary, which is any text.
  static func folded(_ summary: String, _ markdown: String) -> String {
    "<details>\n<summary>\(html(summary))</summary>\n\n\(markdown)\n\n</details>"
  }

  /// Text for an HTML element, where markdown is not read.
  static func html(_ text: String) -> String {
    oneLine(text).spelling { ["&": "&amp;", "<": "&lt;", ">": "&gt;"][$0] }
  }

  /// Line breaks and tabs become spaces; control characters and marks that reorder text go.
  static func oneLine(_ text: String) -> String {
    text.spelling { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: " "
      default: scalar.isOrder ? "" : nil
      }
    }
  }

  private static let space = UInt8(ascii: " ")
  private static let backtick = UInt8(ascii: "`")

  static func longestRunOfBackticks(in text: String) -> Int {
    var longest = 0
    var run = 0
    for next in text.utf8 {
      run = next == backtick ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// At a line's start `-`, `+`, `=` and `1.` would begin a list or a heading, four spaces code.
  private static func unlist(_ text: String) -> String {
    let text = String(text.drop { $0 == " " })
    guard let first = text.first else { return text }
    if "-+=".contains(first) { return "\\" + text }
    let rest = text.drop { $0.isASCII && $0.isNumber }
    guard rest.startIndex > text.startIndex, let mark = rest.first, ".)".contains(mark) else {
      return text
    }
    return text[..<rest.startIndex] + "\\" + rest
  }

  /// GitHub makes a link of every bare address.
  private static func unlink(_ text: String) -> String {
    text.replacing(/:\/\//.matchingSemantics(.unicodeScalar), with: "&#58;//")
      .replacing(/www\./.matchingSemantics(.unicodeScalar), with: "www&#46;")
  }
}
