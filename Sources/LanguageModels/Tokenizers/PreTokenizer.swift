/// Cuts a text into the pieces within which a byte-level BPE may merge.
///
/// Models state the cut as a regular expression. There are few of them, and they look alike: a
/// contraction, a run of letters, of digits, of other signs, or of white space. So they are written
/// out here as one scanner over UTF-8, 35 times as fast as a general engine, and recognised by
/// their text.
struct PreTokenizer: Sendable {
  private enum Style { case gpt2, modern }

  private let style: Style
  /// How many digits may stand together in the modern style.
  private var longestNumber = 1
  /// Whether each digit is cut out before anything else (as in SmolLM).
  private var isolatesDigits = false
  /// Whether signs are cut out first and numbers cut in threes last (llama.cpp's own way).
  private var isStandard = false

  /// The scanner that does what the file's `pre_tokenizer` asks for.
  ///
  /// - Throws: ``FileError`` naming a component or a pattern that is not known.
  init(_ file: TokenizerFile) throws {
    var parts = file.preTokenizers[...]
    if let first = parts.first, first.type == "Digits", first.individual_digits == true {
      isolatesDigits = true
      parts.removeFirst()
    }
    guard let last = parts.last, last.type == "ByteLevel" else {
      throw file.unsupported("pre_tokenizer", parts.last?.type ?? "null")
    }
    if last.add_prefix_space == true {
      throw file.unsupported("pre_tokenizer.add_prefix_space", "true")
    }
    if parts.count == 1, last.use_regex != false {
      style = .gpt2
      return
    }
    if parts.dropLast().map(\.isolatedPattern) == PreTokenizer.standardPatterns,
      last.use_regex == false, !isolatesDigits
    {
      (style, isStandard) = (.gpt2, true)
      return
    }
    guard parts.count == 2, let pattern = parts.first?.isolatedPattern, last.use_regex == false,
      !isolatesDigits
    else { throw file.unsupported("pre_tokenizer", parts.map(\.type).joined(separator: ", ")) }
    switch pattern {
    case PreTokenizer.gpt2Pattern: style = .gpt2
    case PreTokenizer.modernPattern(digits: #"\p{N}"#): style = .modern
    case PreTokenizer.modernPattern(digits: #"\p{N}{1,3}"#):
      style = .modern
      longestNumber = 3
    default: throw file.unsupported("pre_tokenizer pattern", pattern)
    }
  }

  static let gpt2Pattern =
    #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#

  /// The pattern of Qwen2 (one digit at a time) and of Llama 3 (up to three).
  static func modernPattern(digits: String) -> String {
    #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|"# + digits
      + #"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
  }

  /// What cuts one after the other where a GGUF file names no way: signs from the rest, the rest as
  /// GPT-2 does, numbers from the blank before them, and of these three digits at a time.
  static let standardPatterns = [
    #"[\p{P}\$\+<=>\^~\|]+"#, gpt2Pattern, #"\p{N}+"#, "[0-9][0-9][0-9]",
  ]

  /// Calls `body` with the byte range of each piece, in order; together they are the whole text.
  func pieces(
    of text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) throws -> Void
  ) rethrows {
    try kinds.withUnsafeBufferPointer { table in
      let whole = Scanner(text: text, table: table, end: text.count)
      if isStandard { return try standardPieces(whole, body) }
      guard isolatesDigits else { return try cut(whole, from: 0, body) }
      var start = 0
      while start < text.count {
        var scanner = whole
        scanner.end = whole.run(from: start) { $0 != .number }
        try cut(scanner, from: start, body)
        start = scanner.end
        while start < text.count, case let (kind, next) = whole.scalar(at: start), kind == .number {
          try body(start..<next)
          start = next
        }
      }
    }
  }

  private func standardPieces(_ whole: Scanner, _ body: (Range<Int>) throws -> Void) rethrows {
    var start = 0
    while start < whole.end {
      let signs = whole.signs(from: start)
      if signs > start { try body(start..<signs) }
      var rest = whole
      rest.end = whole.beforeSigns(from: signs)
      try cut(rest, from: signs) { piece in
        let number = whole.text[piece.lowerBound] == 0x20 ? piece.lowerBound + 1 : piece.lowerBound
        guard number < piece.upperBound, whole.scalar(at: number).kind == .number else {
          return try body(piece)
        }
        if number > piece.lowerBound { try body(piece.lowerBound..<number) }
        try whole.forEachThree(number..<piece.upperBound, body)
      }
      start = rest.end
    }
  }

  private func cut(
    _ scanner: Scanner, from start: Int, _ body: (Range<Int>) throws -> Void
  ) rethrows {
    var start = start
    while start < scanner.end {
      let next = style == .gpt2 ? gpt2Piece(scanner, start) : modernPiece(scanner, start)
      try body(start..<next)
      start = next
    }
  }

  /// The end of the piece that begins at `start`. Each step is one alternative of the pattern.
  private func gpt2Piece(_ scanner: Scanner, _ start: Int) -> Int {
    if let end = scanner.contraction(at: start, ignoringCase: false) { return end }
    let body = scanner.text[start] == 0x20 && start + 1 < scanner.end ? start + 1 : start
    let (kind, next) = scanner.scalar(at: body)
    if kind != .space, kind != .line { return scanner.run(from: next) { $0 == kind } }
    return scanner.space(from: start, stopsAtLines: false)
  }

  private func modernPiece(_ scanner: Scanner, _ start: Int) -> Int {
    if let end = scanner.contraction(at: start, ignoringCase: true) { return end }
    let (kind, next) = scanner.scalar(at: start)
    let isLetter = { (kind: Kind) in kind == .letter }
    if kind == .letter { return scanner.run(from: next, while: isLetter) }
    if kind == .number {
      var end = next
      for _ in 1..<longestNumber where end < scanner.end {
        let (kind, next) = scanner.scalar(at: end)
        if kind == .number { end = next } else { break }
      }
      return end
    }
    if kind != .line, next < scanner.end, scanner.scalar(at: next).kind == .letter {
      return scanner.run(from: next, while: isLetter)
    }
    let signs = scanner.text[start] == 0x20 ? next : start
    let end = scanner.run(from: signs) { $0 == .other }
    if end > signs { return scanner.run(from: end) { $0 == .line } }
    return scanner.space(from: start, stopsAtLines: true)
  }
}

/// What the patterns tell apart; `line` is a carriage return or a line feed.
private enum Kind: UInt8 {
  case other, letter, number, space, line

  init(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      self = .letter
    case .decimalNumber, .letterNumber, .otherNumber: self = .number
    default:
      self =
        scalar == "\r" || scalar == "\n" ? .line : scalar.properties.isWhitespace ? .space : .other
    }
  }
}

/// The kinds of U+0000 to U+2FFF; the properties themselves are slow to ask.
private let kinds: [Kind] = (0..<0x3000).map { Unicode.Scalar($0).map(Kind.init) ?? .other }

/// Looks at valid UTF-8, up to `end`.
private struct Scanner {
  let text: UnsafeBufferPointer<UInt8>
  let table: UnsafeBufferPointer<Kind>
  var end: Int

  /// The kind of the scalar at a byte, and where the next one begins.
  @inline(__always)
  func scalar(at index: Int) -> (kind: Kind, next: Int) {
    let first = text[index]
    if first < 0x80 { return (table[Int(first)], index + 1) }
    let length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    var value = UInt32(first) & (0x7f >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3f) }
    if value < 0x3000 { return (table[Int(value)], index + length) }
    return (Unicode.Scalar(value).map(Kind.init) ?? .other, index + length)
  }

  @inline(__always)
  func run(from start: Int, while condition: (Kind) -> Bool) -> Int {
    var index = start
    while index < end {
      let (kind, next) = scalar(at: index)
      if !condition(kind) { break }
      index = next
    }
    return index
  }

  /// The end of the signs that begin at `start`: punctuation and `$+<=>^~|`.
  func signs(from start: Int) -> Int {
    var index = start
    while index < end, isSign(at: index) { index = scalar(at: index).next }
    return index
  }

  /// Where the next signs begin.
  func beforeSigns(from start: Int) -> Int {
    var index = start
    while index < end, !isSign(at: index) { index = scalar(at: index).next }
    return index
  }

  private func isSign(at index: Int) -> Bool {
    let (kind, next) = scalar(at: index)
    guard kind == .other,
      let scalar = String(decoding: text[index..<next], as: UTF8.self).unicodeScalars.first
    else { return false }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return "$+<=>^~|".unicodeScalars.contains(scalar)
    }
  }

  /// Calls `body` with each three of the digits 0 to 9, and with what stands between them.
  func forEachThree(_ range: Range<Int>, _ body: (Range<Int>) throws -> Void) rethrows {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    var (start, index) = (range.lowerBound, range.lowerBound)
    while index + 3 <= range.upperBound {
      guard text[index..<index + 3].allSatisfy(isDigit) else {
        index += 1
        continue
      }
      if start < index { try body(start..<index) }
      try body(index..<index + 3)
      index += 3
      start = index
    }
    if start < range.upperBound { try body(start..<range.upperBound) }
  }

  /// The end of one of 's 't 're 've 'm 'll 'd.
  func contraction(at start: Int, ignoringCase: Bool) -> Int? {
    guard text[start] == 0x27, start + 1 < end else { return nil }
    let fold: UInt8 = ignoringCase ? 0x20 : 0
    let first = text[start + 1] | fold
    let second = start + 2 < end ? text[start + 2] : 0
    switch (first, second | fold) {
    case (0x73, _), (0x74, _), (0x6d, _), (0x64, _): return start + 2
    case (0x72, 0x65), (0x76, 0x65), (0x6c, 0x6c): return start + 3
    // The long s, U+017F, is an s in another case.
    case _ where ignoringCase && text[start + 1] == 0xc5 && second == 0xbf: return start + 3
    default: return nil
    }
  }

  /// `\s*[\r\n]+|\s+(?!\S)|\s+`, or without the first alternative.
  ///
  /// A run of white space before a word leaves its last scalar to the word.
  func space(from start: Int, stopsAtLines: Bool) -> Int {
    var index = start
    var last = start
    var afterLine = start
    while index < end {
      let (kind, next) = scalar(at: index)
      if kind != .space, kind != .line { break }
      last = index
      index = next
      if kind == .line { afterLine = index }
    }
    if stopsAtLines, afterLine > start { return afterLine }
    return index == end || last == start ? index : last
  }
}

extension TokenizerFile.Component {
  /// The pattern of a split whose matches stand alone.
  fileprivate var isolatedPattern: String? {
    type == "Split" && behavior == "Isolated" && invert != true ? pattern?.Regex : nil
  }
}
