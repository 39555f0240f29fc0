import Files
import Foundation

extension GGUF {
  /// What a value of the metadata can be, by the file's numbers.
  enum ValueType: UInt32 {
    case uint8, int8, uint16, int16, uint32, int32, float32, flag, text
    case uint64 = 10
    case int64, float64
    /// A list of values of one type.
    static let listCode: UInt32 = 9

    /// Bytes that it takes at least.
    var width: Int {
      switch self {
      case .uint8, .int8, .flag: 1
      case .uint16, .int16: 2
      case .uint32, .int32, .float32: 4
      case .uint64, .int64, .float64, .text: 8
      }
    }
  }

  /// A list where it lies in the file; vocabularies are long.
  struct List: Equatable {
    let type: ValueType
    let count: Int
    let bytes: Range<Int>
  }

  enum Value: Equatable, CustomStringConvertible {
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case text(String)
    case list(List)

    var description: String {
      switch self {
      case .integer(let value): "\(value)"
      case .number(let value): "\(value)"
      case .flag(let value): "\(value)"
      case .text(let value): "\"\(value.prefix(80))\""
      case .list(let list): "a list of \(list.count)"
      }
    }
  }

  // MARK: By key

  /// A key's value, whole or not at all.
  ///
  /// - Throws: ``FileError`` where it is none of `range`.
  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = metadata[key] else { return nil }
    guard case .integer(let number) = value, range.contains(number) else {
      throw wrong(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func number(_ key: String) throws -> Double? {
    switch metadata[key] {
    case nil: return nil
    case .number(let value)? where value.isFinite: return value
    case .integer(let value)?: return Double(value)
    case let value?: throw wrong(key, value, "a number")
    }
  }

  func flag(_ key: String) throws -> Bool? {
    guard let value = metadata[key] else { return nil }
    guard case .flag(let flag) = value else { throw wrong(key, value, "true or false") }
    return flag
  }

  func text(_ key: String) throws -> String? {
    guard let value = metadata[key] else { return nil }
    guard case .text(let text) = value else { throw wrong(key, value, "a text") }
    return text
  }

  /// The same for a key that must be there.
  func demanded<Value>(_ key: String, _ value: Value?) throws -> Value {
    if let value { return value }
    throw FileError(path, "no \(key)", remedy: "the file is no whole model; convert it again")
  }

  /// A list of texts as they lie in the file.
  func texts(_ key: String) throws -> [UnsafeRawBufferPointer]? {
    guard let list = try list(key, of: [.text], "a list of texts") else { return nil }
    var reader = GGUFReader(file)
    reader.move(to: list.bytes.lowerBound)
    var texts: [UnsafeRawBufferPointer] = []
    texts.reserveCapacity(list.count)
    for index in 0..<list.count { texts.append(try reader.letters("\(key)[\(index)]")) }
    return texts
  }

  /// A list of numbers.
  func numbers(_ key: String) throws -> [Double]? {
    let types: [ValueType] = [.float32, .float64, .int32, .uint32, .int8, .uint8, .int16, .uint16]
    guard let list = try list(key, of: types, "a list of numbers") else { return nil }
    var reader = GGUFReader(file)
    reader.move(to: list.bytes.lowerBound)
    return try (0..<list.count).map { _ in
      switch try reader.value(key, list.type) {
      case .integer(let value): Double(value)
      case .number(let value): value
      default: 0
      }
    }
  }

  private func list(_ key: String, of types: [ValueType], _ wanted: String) throws -> List? {
    guard let value = metadata[key] else { return nil }
    guard case .list(let list) = value, types.contains(list.type) else {
      throw wrong(key, value, wanted)
    }
    return list
  }

  func wrong(_ key: String, _ value: Value, _ wanted: String) -> FileError {
    FileError(path, "\(key) is \(value)", remedy: "it must be \(wanted)")
  }
}
