/// A word of a template, and the line it stands in.
struct JinjaToken: Equatable {
  enum Kind: Equatable {
    case data(JinjaString)
    case blockBegin, blockEnd, outputBegin, outputEnd
    case name(String)
    case string(JinjaString)
    case int(Int)
    case double(Double)
    case symbol(String)
    case end
  }
  var kind: Kind
  var line: Int

  /// The token as a message names it.
  var text: String {
    switch kind {
    case .data: "text"
    case .blockBegin: "{%"
    case .blockEnd: "%}"
    case .outputBegin: "{{"
    case .outputEnd: "}}"
    case .name(let name): name
    case .string(let string): "'\(string.text)'"
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .symbol(let symbol): symbol
    case .end: "the end of the template"
    }
  }
}

/// Cuts a template into tokens, and drops the white space that its marks and the environment of
/// chat templates (`trim_blocks`, `lstrip_blocks`) say.
struct JinjaLexer {
  private let source: [Unicode.Scalar]
  private var position = 0
  private(set) var line = 1
  private var tokens: [JinjaToken] = []

  init(_ source: String) {
    var scalars: [Unicode.Scalar] = []
    var afterReturn = false
    for scalar in source.unicodeScalars {
      if !(scalar == "\n" && afterReturn) { scalars.append(scalar == "\r" ? "\n" : scalar) }
      afterReturn = scalar == "\r"
    }
    if scalars.last == "\n" { scalars.removeLast() }
    self.source = scalars
  }

  mutating func run() throws -> [JinjaToken] {
    while position < source.count { try readText() }
    add(.end)
    return tokens
  }

  private mutating func add(_ kind: JinjaToken.Kind) {
    tokens.append(JinjaToken(kind: kind, line: line))
  }

  // MARK: Moving on

  private func sees(_ text: String) -> Bool {
    source[position...].starts(with: text.unicodeScalars)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count {
      if source[position] == "\n" { line += 1 }
      position += 1
    }
  }

  private mutating func skip(_ text: String) -> Bool {
    guard sees(text) else { return false }
    advance(text.unicodeScalars.count)
    return true
  }

  private mutating func skipSpace() {
    while position < source.count, source[position].isPythonSpace { advance() }
  }

  // MARK: Outside of tags

  /// Text, and the tag behind it.
  private mutating func readText() throws {
    let start = position
    let lineStart = line
    while position < source.count, !sees("{%"), !sees("{{"), !sees("{#") { advance() }
    let end = position
    guard position < source.count else { return addData(start..<end, lineStart) }
    let opening = source[position + 1]
    advance(2)
    let sign = readSign()
    addData(stripped(start..<end, sign, isOutput: opening == "{"), lineStart)
    switch opening {
    case "#": try skipComment()
    case "{":
      add(.outputBegin)
      try readTag(closing: "}}")
    default:
      if try readRaw(sign) { return }
      add(.blockBegin)
      try readTag(closing: "%}")
    }
  }

  private mutating func readSign() -> Unicode.Scalar? {
    guard position < source.count, source[position] == "-" || source[position] == "+" else {
      return nil
    }
    advance()
    return source[position - 1]
  }

  /// The text before a tag without the white space that the tag's sign drops.
  private func stripped(
    _ range: Range<Int>, _ sign: Unicode.Scalar?, isOutput: Bool
  ) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, source[end - 1].isPythonSpace,
      sign == "-" || source[end - 1] != "\n"
    {
      end -= 1
    }
    if sign == "-" { return range.lowerBound..<end }
    // Without a sign a tag that stands alone so far loses its indentation.
    let startsLine = end == 0 || source[end - 1] == "\n"
    return startsLine && sign == nil && !isOutput ? range.lowerBound..<end : range
  }

  private mutating func addData(_ range: Range<Int>, _ line: Int) {
    if range.isEmpty { return }
    tokens.append(JinjaToken(kind: .data(JinjaString(source[range])), line: line))
  }

  private mutating func skipComment() throws {
    while position < source.count {
      if skip("+#}") { return }
      if skip("-#}") { return skipSpace() }
      if skip("#}") { return _ = skip("\n") }
      advance()
    }
    throw JinjaFailure("a comment without end")
  }

  /// `{% raw %}` and what follows up to `{% endraw %}`, if it is one.
  private mutating func readRaw(_ sign: Unicode.Scalar?) throws -> Bool {
    let start = (position, line)
    skipSpace()
    let isRaw = skip("raw")
    skipSpace()
    guard isRaw, sees("%}") || sees("-%}") else {
      (position, line) = start
      return false
    }
    if skip("-%}") { skipSpace() } else { advance(2) }
    let text = position
    let lineStart = line
    while position < source.count {
      let end = position
      if skip("{%") {
        let sign = readSign()
        skipSpace()
        if skip("endraw") {
          skipSpace()
          if skipBlockEnd() {
            addData(stripped(text..<end, sign, isOutput: false), lineStart)
            return true
          }
        }
        position = end
      }
      advance()
    }
    throw JinjaFailure("raw without endraw")
  }

  private mutating func skipBlockEnd() -> Bool {
    if skip("+%}") { return true }
    if skip("-%}") {
      skipSpace()
      return true
    }
    guard skip("%}") else { return false }
    _ = skip("\n")
    return true
  }

  // MARK: Inside of tags

  /// Longer ones first.
  private static let symbols =
    ["//", "**", "==", "!=", ">=", "<="] + "+-/*%~[](){}<>=.:|,;".map(String.init)

  private mutating func readTag(closing: String) throws {
    var brackets: [String] = []
    while position < source.count {
      if brackets.isEmpty {
        if closing == "%}" {
          let line = line
          if skipBlockEnd() { return tokens.append(JinjaToken(kind: .blockEnd, line: line)) }
        } else if sees("}}") || sees("-}}") {
          add(.outputEnd)
          if skip("-}}") { skipSpace() } else { advance(2) }
          return
        }
      }
      let scalar = source[position]
      if scalar.isPythonSpace {
        advance()
      } else if isDigit(scalar) {
        try readNumber()
      } else if scalar == "_" || scalar.isASCII && scalar.properties.isAlphabetic {
        let start = position
        while position < source.count, isNamePart(source[position]) { advance() }
        add(.name(JinjaString(source[start..<position]).text))
      } else if scalar == "'" || scalar == "\"" {
        try readString(scalar)
      } else if let symbol = Self.symbols.first(where: { sees($0) }) {
        switch symbol {
        case "(": brackets.append(")")
        case "[": brackets.append("]")
        case "{": brackets.append("}")
        case ")", "]", "}":
          if brackets.popLast() != symbol { throw JinjaFailure("unexpected '\(symbol)'") }
        default: break
        }
        add(.symbol(symbol))
        advance(symbol.count)
      } else {
        throw JinjaFailure("unexpected character '\(scalar)'")
      }
    }
    throw JinjaFailure("no '\(closing)' behind a tag")
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || isDigit(scalar)) || scalar == "_"
  }

  private mutating func readNumber() throws {
    func digits(from start: Int, _ isPart: (Unicode.Scalar) -> Bool) -> Int {
      var end = start
      while end < source.count {
        if isPart(source[end]) {
          end += 1
        } else if source[end] == "_", end + 1 < source.count, isPart(source[end + 1]) {
          end += 2
        } else {
          break
        }
      }
      return end
    }
    func written(_ range: Range<Int>) -> String {
      JinjaString(source[range].filter { $0 != "_" }).text
    }
    let start = position
    let whole = digits(from: start, isDigit)
    var end = whole
    if end < source.count, source[end] == "." {
      let fraction = digits(from: end + 1, isDigit)
      if fraction > end + 1, source[end + 1] != "_" { end = fraction }
    }
    if end < source.count, source[end] == "e" || source[end] == "E" {
      let sign = end + 1 < source.count && (source[end + 1] == "+" || source[end + 1] == "-")
      let first = end + (sign ? 2 : 1)
      let exponent = digits(from: first, isDigit)
      if exponent > first, source[first] != "_" { end = exponent }
    }
    // `a.0.1` are positions, not a fraction.
    if end > whole, start == 0 || source[start - 1] != "." {
      add(.double(Double(written(start..<end)) ?? .nan))
      return advance(end - start)
    }
    end = whole
    var radix = 10
    if source[start] == "0", start + 1 < source.count,
      let base = ["b": 2, "o": 8, "x": 16][String(source[start + 1]).lowercased()]
    {
      let number = digits(from: start + 2) { Int(String($0), radix: base) != nil }
      if number > start + 2 { (end, radix) = (number, base) }
    }
    if radix == 10, source[start] == "0",
      let other = source[start..<end].firstIndex(where: { $0 != "0" && $0 != "_" })
    {
      end = other
    }
    let digits = written(start..<end)
    guard let value = Int(radix == 10 ? digits : String(digits.dropFirst(2)), radix: radix) else {
      throw JinjaFailure("the number \(digits) is too large")
    }
    add(.int(value))
    advance(end - start)
  }

  // MARK: Strings

  private mutating func readString(_ quote: Unicode.Scalar) throws {
    var end = position + 1
    while end < source.count, source[end] != quote { end += source[end] == "\\" ? 2 : 1 }
    guard end < source.count else { throw JinjaFailure("a text without its closing \(quote)") }
    add(.string(JinjaString(try Self.unescaped(source[position + 1..<end]))))
    advance(end + 1 - position)
  }

  /// Python's escapes.
  private static func unescaped(_ text: ArraySlice<Unicode.Scalar>) throws -> [Unicode.Scalar] {
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "\\": "\\", "'": "'", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{c}", "n": "\n",
      "r": "\r", "t": "\t", "v": "\u{b}",
    ]
    var result: [Unicode.Scalar] = []
    var rest = text
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let kind = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      var digits = 0
      switch kind {
      case "\n": continue
      case "x": digits = 2
      case "u": digits = 4
      case "U": digits = 8
      case "0"..."7":
        let more = rest.prefix(2).prefix { ("0"..."7").contains($0) }
        rest = rest.dropFirst(more.count)
        let code = UInt32(JinjaString([kind] + more).text, radix: 8)
        if let scalar = code.flatMap(Unicode.Scalar.init) { result.append(scalar) }
        continue
      case "N": throw JinjaFailure("unsupported escape \\N")
      default:
        // Python escapes what is not ASCII first, and so meets two backslashes.
        let other = kind.isASCII ? "\\\(kind)" : JinjaText.escape(kind)
        result += simple[kind].map { [$0] } ?? Array(other.unicodeScalars)
        continue
      }
      let code = JinjaString(rest.prefix(digits)).text
      guard code.utf8.count == digits, code.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
        let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value)
      else { throw JinjaFailure("no character \\\(kind)\(code)") }
      result.append(scalar)
      rest = rest.dropFirst(digits)
    }
    return result
  }
}
