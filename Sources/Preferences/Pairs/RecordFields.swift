import Foundation
import LanguageModels

/// The fields of one JSON object, read by name; what is missing or of another type is an error that
/// says where.
public struct RecordFields {
  /// File and line.
  public let place: String
  private let values: [String: Any]

  /// - Throws: ``FileError`` where the record is not an object.
  public init(_ record: JSONRecords.Record) throws {
    place = record.place
    guard let values = try? JSONSerialization.jsonObject(with: record.data) as? [String: Any] else {
      throw FileError(
        place, "not a JSON object", remedy: "give one object a line, or an array of them")
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
    guard let number = values[name] as? Int else { throw fault(name, "neither text nor number") }
    return String(number)
  }

  /// `nil` where the field is missing or null.
  public func number(_ name: String) throws -> Double? {
    guard has(name) else { return nil }
    guard let number = values[name] as? NSNumber else { throw fault(name, "not a number") }
    return number.doubleValue
  }

  public func numbers(_ name: String) throws -> [Double]? {
    guard has(name) else { return nil }
    guard let numbers = values[name] as? [NSNumber] else { throw fault(name, "not all numbers") }
    return numbers.map(\.doubleValue)
  }

  public func texts(_ name: String) throws -> [String] {
    guard has(name) else { throw missing(name) }
    guard let texts = values[name] as? [String] else { throw fault(name, "not a list of texts") }
    return texts
  }

  /// A list of `{"role", "content"}`.
  public func messages(_ name: String) throws -> [ChatMessage] {
    guard has(name) else { throw missing(name) }
    guard let list = values[name] as? [[String: Any]] else {
      throw fault(name, "neither a text nor a list of messages")
    }
    return try list.map { message in
      guard let role = message["role"] as? String, let content = message["content"] as? String
      else { throw fault(name, "a message without the texts \"role\" and \"content\"") }
      guard let role = ChatMessage.Role(rawValue: role) else {
        throw fault(name, "a message of \(role), not of system, user or assistant")
      }
      return ChatMessage(role, content)
    }
  }

  func missing(_ name: String) -> FileError {
    FileError(place, "no field \"\(name)\"", remedy: "correct the line")
  }

  func fault(_ name: String, _ problem: String) -> FileError {
    FileError(place, "field \"\(name)\" is \(problem)", remedy: "correct the line")
  }
}

extension [ChatMessage] {
  /// The turns as one text: a lone user's message as it is, else each behind its speaker's name.
  public var text: String {
    if count == 1, self[0].role == .user { return self[0].content }
    return map { "\($0.role.rawValue.capitalized): \($0.content)" }.joined(separator: "\n\n")
  }
}
