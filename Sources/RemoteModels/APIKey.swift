import Files
import Foundation

/// The key that a server asks for. It goes into one header of each request and nowhere else: an
/// answer that repeats it loses it before anything else sees the answer.
struct APIKey: Sendable {
  /// The header's value.
  var bearer: String { "Bearer \(key)" }
  private let key: String

  /// - Throws: ``FileError``, which does not show it, for what would not stay in its header.
  init?(_ key: String?) throws {
    guard let key, !key.isEmpty else { return nil }
    guard key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw FileError(
        "IPO_API_KEY", "has blanks, line breaks or letters beyond ASCII in it",
        remedy: "set it to the key alone")
    }
    self.key = key
  }

  /// The text without the key. One of fewer than eight letters stays: it is a word such as `none`,
  /// and models may write it.
  func hidden(in text: String) -> String {
    isSecret ? text.replacingOccurrences(of: key, with: Self.mark, options: .literal) : text
  }

  /// The same of an answer, in which JSON may have spelled the key in many ways.
  func hidden(in body: Data) -> Data {
    guard isSecret else { return body }
    if body.contains(UInt8(ascii: "\\")),
      let json = try? JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed),
      let changed = hidden(inJSON: json),
      let data = try? JSONSerialization.data(withJSONObject: changed, options: .fragmentsAllowed)
    {
      return data
    }
    guard body.range(of: Data(key.utf8)) != nil else { return body }
    return Data(hidden(in: String(decoding: body, as: UTF8.self)).utf8)
  }

  /// `nil` where it is not in there.
  private func hidden(inJSON value: Any) -> Any? {
    switch value {
    case let text as String:
      let other = hidden(in: text)
      return other == text ? nil : other
    case let list as [Any]:
      let others = list.map(hidden(inJSON:))
      return others.allSatisfy { $0 == nil } ? nil : zip(list, others).map { $1 ?? $0 }
    case let fields as [String: Any]:
      let others = fields.map { (hidden(in: $0.key), hidden(inJSON: $0.value)) }
      if zip(fields, others).allSatisfy({ $0.key == $1.0 && $1.1 == nil }) { return nil }
      return Dictionary(
        zip(fields, others).map { ($1.0, $1.1 ?? $0.value) },
        uniquingKeysWith: { first, _ in first })
    default: return nil
    }
  }

  private var isSecret: Bool { key.utf8.count >= 8 }
  private static let mark = "[the key]"
}
