import Foundation

/// The fields of one JSON object, read by name; what is missing or of another type is an error that
/// says where.
public struct RecordFields {
  /// File and line.
  public let place: String
  private let values: [String: Any]

  /// - Throws: ``FileError`` where the record is not an object.
  public init(_ record: JSONRecords.Record) throws {
    place = record.place
    let place = record.place
    guard let value = try? JSONSerialization.jsonObject(with: record.data) else {
      try record.data.withUnsafeBytes { bytes in
        var scanner = JSONScanner(bytes, file: place, remedy: "correct the line")
        try scanner.check()
        try scanner.finish()
      }
      throw FileError(place, "not JSON", remedy: "correct the line")
    }
    guard let values = value as? [String: Any] else {
      throw FileError(
        place, "not a JSON object", remedy: "give one object a line, or an array of them")
    }
    // Which of two equal keys counts, readers of JSON differ about.
    try record.data.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, file: place, remedy: "correct the line")
      _ = try scanner.members()
    }
    self.values = values
  }

  /// Whether the field is there and not null.
  public func has(_ name: String) -> Bool { values[name].map { !($0 is NSNull) } ?? false }

  public func isList(_ name: String) -> Bool { values[name] is [Any] }

  public func text(_ name: String) throws -> String {
    guard has(name) else { throw missing(name) }
    guard let text = values[name] as? String else { throw fault(name, "not a text") }
    return text
  }

  /// `nil` where the field is missing or null.
  public func optionalText(_ name: String) throws -> String? { try has(name) ? text(name) : nil }

  /// A text or a whole number: RewardBench numbers its items, others name them.
  public func name(_ name: String) throws -> String? {
    guard has(name) else { return nil }
    if let text = values[name] as? String { return text }
    guard let number = values[name] as? Int else {
      throw fault(name, "neither a text nor a whole number below 2^63")
    }
    return String(number)
  }

  /// `nil` where the field is missing or null.
  public func number(_ name: String) throws -> Double? {
    guard has(name) else { return nil }
    guard let number = Self.number(values[name]) else { throw fault(name, "not a number") }
    return number
  }

  public func numbers(_ name: String) throws -> [Double]? {
    guard has(name) else { return nil }
    let numbers = (values[name] as? [Any])?.map(Self.number)
    guard let numbers, !numbers.contains(nil) else { throw fault(name, "not all numbers") }
    return numbers.compactMap { $0 }
  }

  /// True and false are no numbers, though Foundation takes them for 1 and 0.
  private static func number(_ value: Any?) -> Double? {
    guard let number = value as? NSNumber else { return nil }
    return ["c", "B"].contains(String(cString: number.objCType)) ? nil : number.doubleValue
  }

  public func texts(_ name: String) throws -> [String] {
    guard has(name) else { throw missing(name) }
    guard let texts = values[name] as? [String] else { throw fault(name, "not a list of texts") }
    return texts
  }

  /// A list of objects.
  package func objects(_ name: String) throws -> [[String: Any]] {
    guard has(name) else { throw missing(name) }
    guard let list = values[name] as? [[String: Any]] else {
      throw fault(name, "neither a text nor a list of messages")
    }
    return list
  }

  package func missing(_ name: String) -> FileError {
    FileError(place, "no field \"\(name)\"", remedy: "correct the line")
  }

  package func fault(_ name: String, _ problem: String) -> FileError {
    FileError(place, "field \"\(name)\" is \(problem)", remedy: "correct the line")
  }
}
