/// A part of a text on its way to ids.
struct Stretch {
  /// UTF-8.
  var bytes: [UInt8]
  /// Where special tokens are letters, in order.
  var content: [Range<Int>] = []
  /// Whether the whole text begins here.
  var isStart = true

  func part(_ range: Range<Int>) -> Stretch {
    let inside = content.compactMap { piece -> Range<Int>? in
      let common = piece.clamped(to: range)
      return common.isEmpty
        ? nil : common.lowerBound - range.lowerBound..<common.upperBound - range.lowerBound
    }
    return Stretch(
      bytes: Array(bytes[range]), content: inside, isStart: isStart && range.lowerBound == 0)
  }
}

/// Finds added tokens in a text: the leftmost first, the longest of those that begin there.
struct TokenCutter: Sendable {
  enum Part {
    case text(Stretch)
    case token(Int)
  }

  private struct Entry {
    var bytes: [UInt8]
    var token: TokenizerFile.AddedToken
  }

  /// The tokens by their first byte, longest first.
  private var tokens = [[Entry]](repeating: [], count: 256)
  private var begins = [Bool](repeating: false, count: 256)
  private(set) var isEmpty = true

  /// - Parameter spelling: how a token looks in the texts that will be cut.
  init(_ added: [TokenizerFile.AddedToken], spelling: (String) -> [UInt8] = { Array($0.utf8) }) {
    for token in added {
      let bytes = spelling(token.content)
      guard let first = bytes.first else { continue }
      tokens[Int(first)].append(Entry(bytes: bytes, token: token))
      begins[Int(first)] = true
      isEmpty = false
    }
    for first in tokens.indices { tokens[first].sort { $0.bytes.count > $1.bytes.count } }
  }

  func id(of text: String) -> Int? {
    guard let first = text.utf8.first else { return nil }
    return tokens[Int(first)].first { $0.token.content.utf8.elementsEqual(text.utf8) }?.token.id
  }

  /// Calls `body` with the tokens and with what stands between them.
  func cut(_ stretch: Stretch, _ body: (Part) throws -> Void) rethrows {
    if isEmpty { return stretch.bytes.isEmpty ? () : try body(.text(stretch)) }
    let bytes = stretch.bytes
    var start = 0
    var index = 0
    // Where white space looked at before ends: a long run is not walked again for each token in it.
    var blank = 0
    while index < bytes.count {
      guard begins[Int(bytes[index])], let found = entry(in: stretch, at: index) else {
        index += 1
        continue
      }
      var range = index..<index + found.bytes.count
      index = range.upperBound
      let token = found.token
      if token.single_word, !standsAlone(range, bytes) { continue }
      if token.lstrip, start < range.lowerBound {
        range = spaceStart(bytes, range.lowerBound, from: start)..<index
      }
      if token.rstrip {
        if blank < index { blank = spaceEnd(bytes, index) }
        range = range.lowerBound..<blank
      }
      if start < range.lowerBound {
        try body(.text(stretch.part(start..<range.lowerBound)))
      }
      try body(.token(token.id))
      start = range.upperBound
    }
    if start == 0 { return stretch.bytes.isEmpty ? () : try body(.text(stretch)) }
    if start < bytes.count { try body(.text(stretch.part(start..<bytes.count))) }
  }

  private func entry(in stretch: Stretch, at index: Int) -> Entry? {
    tokens[Int(stretch.bytes[index])].first { entry in
      let end = index + entry.bytes.count
      guard end <= stretch.bytes.count,
        stretch.bytes[index..<end].elementsEqual(entry.bytes)
      else { return false }
      return !entry.token.special || !stretch.content.contains { $0.overlaps(index..<end) }
    }
  }

  /// Whether no letter, mark, digit or underscore touches the range.
  private func standsAlone(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let before = scalar(before: range.lowerBound, bytes)
    let after = range.upperBound < bytes.count ? scalar(at: range.upperBound, bytes) : nil
    return ![before, after].contains { $0?.isWordCharacter == true }
  }

  private func spaceStart(_ bytes: [UInt8], _ end: Int, from least: Int) -> Int {
    var start = end
    while start > least, let scalar = scalar(before: start, bytes), scalar.properties.isWhitespace {
      start -= UTF8.width(scalar)
    }
    return start
  }

  private func spaceEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, let scalar = scalar(at: end, bytes), scalar.properties.isWhitespace {
      end += UTF8.width(scalar)
    }
    return end
  }

  private func scalar(at index: Int, _ bytes: [UInt8]) -> Unicode.Scalar? {
    String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
      .unicodeScalars.first
  }

  private func scalar(before index: Int, _ bytes: [UInt8]) -> Unicode.Scalar? {
    var start = index - 1
    while start > 0, UTF8.isContinuation(bytes[start]) { start -= 1 }
    return start < 0 ? nil : scalar(at: start, bytes)
  }
}

extension Unicode.Scalar {
  /// What `\w` matches: letters, marks, decimal digits, connectors and joiners.
  fileprivate var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
    default: properties.isAlphabetic || properties.isJoinControl
    }
  }
}
