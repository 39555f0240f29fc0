import Files
import Foundation

/// Reads the header of a GGUF file from its beginning; nothing is looked at that is not there.
struct GGUFReader {
  let path: String
  let bytes: UnsafeRawBufferPointer
  private(set) var place = 0

  init(_ file: MappedFile) { (path, bytes) = (file.path, file.bytes) }

  func damage(_ problem: String) -> FileError {
    FileError(path, problem, remedy: "the file is damaged or cut short, fetch it again")
  }

  mutating func take(
    _ count: Int, of what: @autoclosure () -> String
  ) throws -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - place else {
      throw damage("\(what()) wants \(count) bytes, \(bytes.count - place) are left")
    }
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
  }

  mutating func number<Number: FixedWidthInteger>(
    _ what: @autoclosure () -> String
  ) throws -> Number {
    Number(
      littleEndian: try take(MemoryLayout<Number>.size, of: what()).loadUnaligned(as: Number.self))
  }

  /// A number of 64 bits without a sign, which a size is.
  mutating func size(_ what: @autoclosure () -> String) throws -> Int {
    let number: UInt64 = try number(what())
    guard let size = Int(exactly: number) else { throw damage("\(what()) is \(number)") }
    return size
  }

  /// How many things follow, each of which takes at least so many bytes.
  mutating func count(_ what: @autoclosure () -> String, each least: Int) throws -> Int {
    let count = try size(what())
    guard count <= (bytes.count - place) / least else {
      throw damage("\(what()) is \(count), for which \(bytes.count - place) bytes are too few")
    }
    return count
  }

  /// A text's bytes: its length as 64 bits and its UTF-8.
  mutating func letters(_ what: @autoclosure () -> String) throws -> UnsafeRawBufferPointer {
    try take(try count("the length of \(what())", each: 1), of: what())
  }

  mutating func text(_ what: @autoclosure () -> String) throws -> String {
    guard let text = String(validating: try letters(what()), as: UTF8.self) else {
      throw damage("\(what()) is not UTF-8")
    }
    return text
  }

  /// One value of the metadata; a list is passed over and kept by its place.
  mutating func value(_ key: String) throws -> GGUF.Value {
    let code: UInt32 = try number(key)
    guard code == GGUF.ValueType.listCode else { return try value(key, type(code, of: key)) }
    let element: UInt32 = try number(key)
    guard element != GGUF.ValueType.listCode else {
      throw FileError(path, "\(key) is a list of lists", remedy: "none is read here")
    }
    let type = try type(element, of: key)
    let count = try count("the length of \(key)", each: type.width)
    let start = place
    if type == .text {
      for index in 0..<count { _ = try letters("\(key)[\(index)]") }
    } else {
      _ = try take(count * type.width, of: key)
    }
    return .list(GGUF.List(type: type, count: count, bytes: start..<place))
  }

  private func type(_ code: UInt32, of key: String) throws -> GGUF.ValueType {
    if let type = GGUF.ValueType(rawValue: code) { return type }
    throw damage("\(key) is of the type \(code), which is none")
  }

  mutating func value(_ key: String, _ type: GGUF.ValueType) throws -> GGUF.Value {
    func integer<Number: FixedWidthInteger>(_ number: Number) throws -> GGUF.Value {
      guard let whole = Int(exactly: number) else { throw damage("\(key) is \(number)") }
      return .integer(whole)
    }
    switch type {
    case .uint8: return try integer(number(key) as UInt8)
    case .int8: return try integer(number(key) as Int8)
    case .uint16: return try integer(number(key) as UInt16)
    case .int16: return try integer(number(key) as Int16)
    case .uint32: return try integer(number(key) as UInt32)
    case .int32: return try integer(number(key) as Int32)
    case .uint64: return try integer(number(key) as UInt64)
    case .int64: return try integer(number(key) as Int64)
    case .float32: return .number(Double(Float(bitPattern: try number(key))))
    case .float64: return .number(Double(bitPattern: try number(key)))
    case .flag:
      let byte: UInt8 = try number(key)
      guard byte < 2 else { throw damage("\(key) is \(byte), neither false nor true") }
      return .flag(byte == 1)
    case .text: return .text(try text(key))
    }
  }

  /// Reads on from there.
  mutating func move(to place: Int) { self.place = min(max(place, 0), bytes.count) }
}
