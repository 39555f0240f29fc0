import Foundation

/// Reads and writes JSON Lines, one value a line.
public enum JSONLines {
  /// Calls `body` with each line of the file that is not blank and its number from 1.
  ///
  /// - Throws: ``FileError`` where the file can't be read, and what `body` throws.
  public static func forEachLine(
    of path: String, _ body: (_ line: Data, _ number: Int) throws -> Void
  ) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(
        path, String(cString: strerror(errno)), remedy: "name a file of JSON lines")
    }
    let source = ByteSource(descriptor)
    var number = 0
    while true {
      let next = try source.line(most: JSONRecords.longest) {
        FileError(
          "\(path), line \(number + 1)", "has more than \(JSONRecords.longest) bytes",
          remedy: "correct the line")
      }
      guard let line = next else { break }
      number += 1
      if line.allSatisfy({ $0 <= 32 }) { continue }
      try body(line, number)
    }
    if source.hasFailed {
      throw FileError(
        path, "reading stopped in line \(number + 1)", remedy: "name a file, and check its disk")
    }
  }

  /// All values of a file.
  ///
  /// - Throws: ``FileError`` naming the line and the field at fault.
  public static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> [Value]
  {
    var values: [Value] = []
    let decoder = JSONDecoder()
    try forEachLine(of: path) { line, number in
      do {
        values.append(try decoder.decode(type, from: line))
      } catch {
        throw FileError("\(path), line \(number)", fault(error), remedy: "correct the line")
      }
    }
    return values
  }

  /// Keys in order, slashes as they are: equal values give equal bytes.
  public static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Writes the values whole or not at all.
  public static func write<Value: Encodable>(_ values: [Value], to path: String) throws {
    let encoder = encoder
    try AtomicFile.write(to: path) { file in
      for value in values { try file.write(encoder.encode(value) + Data([10])) }
    }
  }

  static func fault(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "no field \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "field \"\(context.codingPath.last?.stringValue ?? "?")\" is of another type"
    default: "not a JSON object"
    }
  }
}
