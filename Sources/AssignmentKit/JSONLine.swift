import Foundation

/// Values as lines of JSON, in which numbers may be infinite or none.
public enum JSONLine {
  public static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }
  public static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }

  /// Values, a line each.
  public static func write<Value: Encodable>(_ values: [Value]) throws -> Data {
    try values.reduce(into: Data()) { $0 += try encoder.encode($1) + Data("\n".utf8) }
  }
  /// Values, a line each, up to the first line that is something else.
  public static func read<Value: Decodable>(_ data: Data) -> [Value] {
    var values: [Value] = []
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let value = try? decoder.decode(Value.self, from: line) else { break }
      values.append(value)
    }
    return values
  }

  /// The beginning of a line that came from outside.
  public static func shown(_ line: Data) -> String {
    String(decoding: line.prefix(320), as: UTF8.self).shown(80)
  }
}

/// Standard input and output as an entry's own end of the talk: what it prints otherwise goes to
/// standard error.
public struct OwnEnd {
  private let output: FileHandle

  public init() {
    let own = dup(1)
    dup2(2, 1)
    output = FileHandle(fileDescriptor: own, closeOnDealloc: true)
  }

  /// The next line that was sent; `nil` at the end of the talk.
  public func next<Value: Decodable>(_: Value.Type = Value.self) throws -> Value? {
    guard let line = readLine() else { return nil }
    return try JSONLine.decoder.decode(Value.self, from: Data(line.utf8))
  }

  public func say(_ value: some Encodable) throws {
    try output.write(contentsOf: JSONLine.encoder.encode(value) + Data("\n".utf8))
  }
}
