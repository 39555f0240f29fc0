import Foundation

/// Reads JSON straight from bytes, in one pass and without building a tree.
///
/// A tokenizer's file holds 150 000 strings; a general decoder boxes each of them, and compares
/// them as text, where canonically equal strings are the same key. Here a string is its bytes.
/// Every method throws ``FileError`` on malformed input.
package struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let remedy: String
  private var position: Int

  /// Starts at `position` of `bytes`, which must outlive the scanner; errors name `file`.
  package init(
    _ bytes: UnsafeRawBufferPointer, at position: Int = 0, file: String,
    remedy: String = "the file is damaged, fetch it again"
  ) {
    self.bytes = bytes.bindMemory(to: UInt8.self)
    self.file = file
    self.remedy = remedy
    self.position = position
  }

  // MARK: Values

  /// Calls `body` with each key of an object; `body` must consume the value.
  package mutating func object(_ body: (inout JSONScanner, [UInt8]) throws -> Void) throws {
    try expect("{")
    if eat("}") { return }
    var key: [UInt8] = []
    repeat {
      try string(into: &key)
      try expect(":")
      try body(&self, key)
    } while eat(",")
    try expect("}")
  }

  /// Calls `body` at each element of an array; `body` must consume it.
  package mutating func array(_ body: (inout JSONScanner) throws -> Void) throws {
    try expect("[")
    if eat("]") { return }
    repeat { try body(&self) } while eat(",")
    try expect("]")
  }

  /// The byte ranges of an object's values by key; a key that occurs twice is an error.
  package mutating func members() throws -> [String: Range<Int>] {
    var ranges: [String: Range<Int>] = [:]
    try object { scanner, key in
      let name = String(decoding: key, as: UTF8.self)
      let range = try scanner.skip()
      guard ranges.updateValue(range, forKey: name) == nil else {
        throw scanner.error("the key \(name) occurs twice")
      }
    }
    return ranges
  }

  /// Replaces `text` by a string's bytes with the escapes undone.
  package mutating func string(into text: inout [UInt8]) throws {
    text.removeAll(keepingCapacity: true)
    try expect("\"")
    while true {
      let start = position
      while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5c,
        bytes[position] >= 0x20
      { position += 1 }
      let part = bytes[start..<position]
      if part.contains(where: { $0 >= 0x80 }), String(validating: part, as: UTF8.self) == nil {
        throw error("a string that is not UTF-8")
      }
      text.append(contentsOf: part)
      switch try next() {
      case 0x22: return
      case 0x5c: try escape(into: &text)
      default: throw error("a control character inside a string")
      }
    }
  }

  package mutating func string() throws -> String {
    var text: [UInt8] = []
    try string(into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// A whole number that fits an `Int`.
  package mutating func integer() throws -> Int {
    skipSpace()
    let start = position
    let range = skipNumber()
    guard let value = Int(String(decoding: bytes[range], as: UTF8.self)) else {
      position = start
      throw unexpected("a whole number")
    }
    return value
  }

  /// Passes over one value of any kind and tells where it stood.
  @discardableResult
  package mutating func skip(depth: Int = 0) throws -> Range<Int> {
    guard depth < 100 else { throw error("more than 100 levels deep") }
    skipSpace()
    let start = position
    switch peek() {
    case 0x22: try skipString()
    case 0x7b, 0x5b: try skipNested(depth: depth + 1)
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6e: try word("null")
    default: if skipNumber().isEmpty { throw unexpected("a value") }
    }
    return start..<position
  }

  /// Whether the next value is an array.
  package mutating func isAtArray() -> Bool {
    skipSpace()
    return peek() == 0x5b
  }

  /// Whether the next value is an object.
  package mutating func isAtObject() -> Bool {
    skipSpace()
    return peek() == 0x7b
  }

  /// Makes sure that nothing but white space is left.
  package mutating func finish() throws {
    skipSpace()
    guard position == bytes.count else { throw error("something follows the end of the value") }
  }

  /// Reads one value of any kind down to its letters and digits, and throws what is wrong with it.
  ///
  /// - Parameter wholeFit: whether whole numbers must fit an `Int`.
  package mutating func check(depth: Int = 0, wholeFit: Bool = false) throws {
    guard depth < 100 else { throw error("more than 100 levels deep") }
    skipSpace()
    switch peek() {
    case 0x22: _ = try string()
    case 0x7b: try object { scanner, _ in try scanner.check(depth: depth + 1, wholeFit: wholeFit) }
    case 0x5b: try array { try $0.check(depth: depth + 1, wholeFit: wholeFit) }
    case 0x4e, 0x49: throw error("NaN and Infinity are no JSON numbers; one is")
    default:
      let range = try skip()
      let text = String(decoding: bytes[range], as: UTF8.self)
      if ["true", "false", "null"].contains(text) { return }
      position = range.lowerBound
      guard !text.hasSuffix("-"), let number = Double(text) else {
        throw error(
          text == "-" && range.upperBound < bytes.count && bytes[range.upperBound] == 0x49
            ? "NaN and Infinity are no JSON numbers; one is" : "expected a value")
      }
      let isWhole = !text.utf8.contains { [0x2e, 0x45, 0x65].contains($0) }  // . E e
      if !number.isFinite || wholeFit && isWhole && Int(text) == nil {
        throw error("a number out of bounds, \(text.prefix(30)),")
      }
      position = range.upperBound
    }
  }

  /// What is wrong at the present place.
  package func error(_ problem: String) -> FileError {
    FileError(file, "\(problem) at byte \(position)", remedy: remedy)
  }

  private func unexpected(_ wanted: String) -> FileError {
    error(position < bytes.count ? "expected \(wanted)" : "the JSON text breaks off")
  }

  // MARK: Parts of values

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func next() throws -> UInt8 {
    guard let byte = peek() else { throw error("the JSON text breaks off") }
    position += 1
    return byte
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) { position += 1 }
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard let byte = peek(), byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    if !eat(character) { throw unexpected("'\(character)'") }
  }

  private mutating func word(_ word: StaticString) throws {
    for index in 0..<word.utf8CodeUnitCount where try next() != word.utf8Start[index] {
      throw error("expected \(word)")
    }
  }

  private mutating func skipString() throws {
    position += 1
    while true {
      switch try next() {
      case 0x22: return
      case 0x5c: _ = try next()
      case 0..<0x20: throw error("a control character inside a string")
      default: break
      }
    }
  }

  /// Passes over an object or an array.
  private mutating func skipNested(depth: Int) throws {
    let isObject = try next() == 0x7b
    let close: Unicode.Scalar = isObject ? "}" : "]"
    if eat(close) { return }
    repeat {
      if isObject {
        skipSpace()
        guard peek() == 0x22 else { throw unexpected("a key") }
        try skipString()
        try expect(":")
      }
      try skip(depth: depth)
    } while eat(",")
    try expect(close)
  }

  private mutating func skipNumber() -> Range<Int> {
    let start = position
    while let byte = peek() {
      switch byte {
      case 0x30...0x39, 0x2b, 0x2d, 0x2e, 0x45, 0x65: position += 1  // 0-9 + - . E e
      default: return start..<position
      }
    }
    return start..<position
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    let letter = try next()
    switch letter {
    case 0x22, 0x2f, 0x5c: text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if value >> 10 == 0x36 {  // the first half of a surrogate pair
        guard try next() == 0x5c, try next() == UInt8(ascii: "u") else {
          throw error("half a surrogate pair")
        }
        let low = try hexadecimal()
        guard low >> 10 == 0x37 else { throw error("half a surrogate pair") }
        value = 0x10000 + (value & 0x3ff) << 10 + (low & 0x3ff)
      }
      guard let scalar = Unicode.Scalar(value) else { throw error("half a surrogate pair") }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw error("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try next())).hexDigitValue else {
        throw error("expected four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

/// A text as a JSON string, quotes included.
package func jsonString(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case "\0"..<" ":
      let code = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
