/// Text of unknown origin, a model's or a user's, made safe for a markdown page.
public enum Markdown {
  /// The text on one line such that markdown shows it literally, in prose and in a table cell:
  /// no emphasis, code, link, HTML, maths, list or cell border can come out of it.
  public static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in oneLine(text).unicodeScalars {
      switch scalar {
      // Entities where a backslash is not enough: in cells, in maths, and beside other backslashes.
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "|": escaped += "&#124;"
      case "`": escaped += "&#96;"
      case "$": escaped += "&#36;"
      case "\\", "*", "_", "[", "]", "#", "~", "!", "{", "}": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return unlink(unlist(escaped))
  }

  /// The text as inline code, with a delimiter longer than any run of backticks in it.
  ///
  /// For prose; in a table use `Cell.code`, since a pipe in inline code would end the cell.
  public static func code(_ text: String) -> String {
    let line = oneLine(text)
    let delimiter = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
    // Markdown takes one space off either end of padded code, and needs one beside a backtick.
    guard line.contains(where: { $0 != " " }) else { return "` `" }
    let spaced = line.hasPrefix(" ") && line.hasSuffix(" ")
    let pad = spaced || line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    return delimiter + pad + line + pad + delimiter
  }

  /// A fenced block whose fence is longer than any run of backticks in the text.
  public static func fenced(_ text: String, language: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// Markdown that is folded away below a summary, which is any text.
  static func folded(_ summary: String, _ markdown: String) -> String {
    "<details>\n<summary>\(html(summary))</summary>\n\n\(markdown)\n\n</details>"
  }

  /// Text for an HTML element, where markdown is not read.
  static func html(_ text: String) -> String {
    oneLine(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }

  /// Line breaks and tabs become spaces; control characters and marks that reorder text go.
  static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: continue
      case 0x09, 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: line.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for next in text {
      run = next == character ? run + 1 : 0
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
    text.replacing("://", with: "&#58;//").replacing("www.", with: "www&#46;")
      .replacing("@", with: "&#64;")
  }
}
