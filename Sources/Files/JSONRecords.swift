import Foundation

/// The objects of a JSON Lines file or of a JSON array, one at a time: memory holds one of them,
/// however long the file is.
///
/// Which of the two it is, the first character tells.
public final class JSONRecords {
  /// One object, and where errors say it stands.
  public struct Record {
    public let data: Data
    /// `pairs.jsonl, line 3` or `outputs.json, element 3`.
    public let place: String
    /// The line's or element's number, from 1.
    public let number: Int
    /// `line 3` or `element 3`.
    public let placeInFile: String

    /// - Parameter unit: what is numbered.
    init(data: Data, path: String, unit: String, number: Int) {
      (self.data, self.number) = (data, number)
      placeInFile = "\(unit) \(number)"
      place = "\(path), \(placeInFile)"
    }

    /// One that stands by itself.
    public init(data: Data, place: String) {
      (self.data, self.place, self.placeInFile, self.number) = (data, place, place, 1)
    }
  }

  /// The file's path, or `-` for standard input.
  public let path: String
  /// How much has been read, bytes.
  public private(set) var bytesRead = 0
  /// More than any item takes: what is longer is a file of another kind.
  static let longest = 64 << 20
  private let source: ByteSource
  private var isArray = false
  private var line = 0
  private var element = 0

  /// - Throws: ``FileError`` where the file can't be read or is of another kind.
  public init(_ path: String) throws {
    self.path = path == "-" ? "standard input" : path
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(path, String(cString: strerror(errno)), remedy: "name a file of JSON lines")
    }
    source = ByteSource(descriptor)
    let first = try firstCharacter()
    isArray = first == UInt8(ascii: "[")
    if isArray {
      _ = source.next()
    } else if first == UInt8(ascii: "P") || first == 0x1f {
      throw FileError(
        self.path, "Parquet or packed, not JSON",
        remedy: "write it as JSON lines first, such as with datasets' to_json")
    }
  }

  /// The size of a plain file in bytes, what ``bytesRead`` ends at; `nil` for a stream.
  public var size: Int? {
    var status = stat()
    guard fstat(source.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// The next object, `nil` behind the last.
  ///
  /// - Throws: ``FileError`` where reading fails or an array is malformed.
  public func next() throws -> Record? {
    let record = try isArray ? nextElement() : nextLine()
    if source.hasFailed {
      throw FileError(
        path, "reading stopped in \(isArray ? "element \(element + 1)" : "line \(line + 1)")",
        remedy: "name a file, and check its disk")
    }
    return record
  }

  private func nextLine() throws -> Record? {
    while true {
      let data = try source.line(most: Self.longest) { tooLong("line \(line + 1)") }
      guard let data else { return nil }
      line += 1
      bytesRead += data.count
      if data.allSatisfy(blanks.contains) { continue }
      return Record(data: data, path: path, unit: "line", number: line)
    }
  }

  /// Reads up to the comma or bracket behind one element; brackets in strings do not count.
  private func nextElement() throws -> Record? {
    var data = Data()
    var depth = 0
    var (inString, escaped) = (false, false)
    while true {
      guard let byte = source.next() else {
        if source.hasFailed { return nil }
        throw FileError(
          path, "the array breaks off in element \(element + 1)", remedy: "fetch the file again")
      }
      bytesRead += 1
      if data.count == Self.longest { throw tooLong("element \(element + 1)") }
      if inString {
        if escaped {
          escaped = false
        } else if byte == UInt8(ascii: "\\") {
          escaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): inString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "]") where depth > 0: depth -= 1
        case UInt8(ascii: "]"),
          UInt8(ascii: ",") where depth == 0:
          if byte == UInt8(ascii: "]") { isArray = false }
          if data.allSatisfy(blanks.contains) {
            if byte == UInt8(ascii: "]"), element == 0 { return nil }
            throw FileError(
              path, "nothing between two commas behind element \(element)",
              remedy: "correct the array")
          }
          element += 1
          return Record(data: data, path: path, unit: "element", number: element)
        default: break
        }
      }
      data.append(byte)
    }
  }

  /// Looks at the first byte that is not blank, past a byte order mark.
  private func firstCharacter() throws -> UInt8? {
    while let byte = source.peek() {
      guard blanks.contains(byte) || [0xef, 0xbb, 0xbf].contains(byte) else { return byte }
      if bytesRead > Self.longest { throw tooLong("line \(line + 1)") }
      _ = source.next()
      bytesRead += 1
      if byte == 10 { line += 1 }
    }
    return nil
  }

  private func tooLong(_ place: String) -> FileError {
    FileError(
      "\(path), \(place)", "has more than \(Self.longest) bytes",
      remedy: "give each item a line, or an element of an array")
  }
}

/// What JSON calls white space.
private let blanks: [UInt8] = [9, 10, 13, 32]
