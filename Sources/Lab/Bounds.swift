import Foundation

// What a request may ask for. All that comes from outside passes through here.

/// A number that lies in its range.
///
/// - Throws: ``Refusal`` 422 naming the field.
func checked<Number: Comparable>(
  _ name: String, _ value: Number, in range: ClosedRange<Number>
) throws -> Number {
  guard range.contains(value) else {  // which is false for what is no number
    throw Refusal(
      422, "\(name) is \(value); it may be \(range.lowerBound) to \(range.upperBound).")
  }
  return value
}

/// A text that is not too long.
func checked(_ name: String, _ text: String, bytes: Int = 4000) throws -> String {
  guard text.utf8.count <= bytes else {
    throw Refusal(422, "\(name) has \(text.utf8.count) bytes; \(bytes) are read at most.")
  }
  return text
}

/// A seed, which a page can write without losing digits.
func checkedSeed(_ seed: Int) throws -> UInt64 {
  UInt64(try checked("seed", seed, in: 0...999_999_999))
}

/// One of the names there are.
func checked(_ name: String, _ value: String, among names: [String]) throws -> String {
  guard names.contains(value) else {
    let there = names.joined(separator: ", ")
    throw Refusal(422, "There is no \(name) of that name; there are \(there).")
  }
  return value
}

enum JSON {
  /// Reads a request's body.
  ///
  /// - Throws: ``Refusal`` 400 that names the field at fault.
  static func read<Value: Decodable>(_ type: Value.Type, _ data: Data) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw Refusal(400, "The body is not what is asked for: \(fault(error)).")
    } catch { throw Refusal(400, "The body is no JSON.") }
  }

  private static func fault(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): "the field \(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      path(context).isEmpty ? "it is no JSON" : "\(path(context)) is of another kind"
    @unknown default: "it is no JSON"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }

  /// Writes a reply; what is no number is `null` to the page.
  static func write(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "∞", negativeInfinity: "−∞", nan: "–")
    return try encoder.encode(value)
  }
}
