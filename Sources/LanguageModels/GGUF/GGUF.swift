import Files
import Foundation

/// A GGUF file, llama.cpp's container of a whole model, mapped into memory: metadata, tokenizer and
/// weights. Tensors are read from it only when asked for.
///
/// Layout, little endian: the letters `GGUF`, the version as 32 bits, the counts of tensors and of
/// metadata as 64 bits each, then the metadata (key, type, value), then for each tensor its name,
/// sides, type and offset, then, from the next multiple of `general.alignment` (32 by default) on,
/// the tensors' bytes, each at such a multiple (github.com/ggml-org/ggml, docs/gguf.md).
public final class GGUF: Sendable {
  /// A tensor as the header has it.
  struct Entry {
    /// As the file counts them: the first is the length of a row.
    let sides: [Int]
    /// The type's number; not all of them are known.
    let type: UInt32
    /// From the file's beginning.
    let start: Int
  }

  public let path: String
  /// The tensors' names, sorted.
  public let names: [String]
  let entries: [String: Entry]
  /// The metadata by its keys.
  let metadata: [String: Value]
  let file: MappedFile

  /// Maps the file and checks all of its header.
  ///
  /// - Throws: ``FileError`` naming the key or tensor that is cut short, doubled, of a type that is
  ///   none, or that lies outside the file or upon another.
  public convenience init(path: String) throws { try self.init(MappedFile(path: path)) }

  /// The same of bytes that are there already.
  package init(_ file: MappedFile) throws {
    let path = file.path
    var reader = GGUFReader(file)
    let (tensors, pairs) = try Self.begin(&reader)
    let metadata = try Self.metadata(&reader, count: pairs)
    self.path = path
    self.file = file
    self.metadata = metadata
    entries = try Self.entries(&reader, count: tensors, alignment: Self.alignment(metadata, path))
    names = entries.keys.sorted()
    withExtendedLifetime(file) {}
    if let parts = try integer("split.count", in: 0...65_535), parts > 1 {
      throw FileError(
        path, "split.count is \(parts): it is one of \(parts) files of a model",
        remedy: "join them with llama-gguf-split --merge")
    }
  }

  /// Whether a file begins as a GGUF does.
  static func isOne(_ path: String) -> Bool {
    guard let file = try? MappedFile(path: path) else { return false }
    return withExtendedLifetime(file) { file.bytes.starts(with: magic) }
  }

  private static let magic = Array("GGUF".utf8)

  // MARK: The header

  private static func begin(_ reader: inout GGUFReader) throws -> (tensors: Int, pairs: Int) {
    let path = reader.path
    guard reader.bytes.starts(with: magic) else {
      throw FileError(
        path, "does not begin with GGUF", remedy: "name a GGUF file or a model's folder")
    }
    _ = try reader.take(4, of: "the header")
    let version: UInt32 = try reader.number("version")
    guard (2...3).contains(version) else {
      let isForeign = (2...3).contains(version.byteSwapped)
      throw FileError(
        path, isForeign ? "its numbers are big endian" : "GGUF version \(version)",
        remedy: "versions 2 and 3 are read, little endian; convert it again with llama.cpp")
    }
    // The shortest tensor takes 25 bytes, the shortest pair 14.
    return (
      try reader.count("the number of tensors", each: 25),
      try reader.count("the number of metadata", each: 14)
    )
  }

  private static func metadata(
    _ reader: inout GGUFReader, count: Int
  ) throws -> [String: Value] {
    var metadata: [String: Value] = [:]
    metadata.reserveCapacity(count)
    for index in 0..<count {
      let key = try reader.text("key \(index) of the metadata")
      guard metadata.updateValue(try reader.value(key), forKey: key) == nil else {
        throw reader.damage("key \(key) occurs twice")
      }
    }
    return metadata
  }

  private static func alignment(_ metadata: [String: Value], _ path: String) throws -> Int {
    guard let value = metadata["general.alignment"] else { return 32 }
    if case .integer(let bytes) = value, (1...1 << 20).contains(bytes), bytes & (bytes - 1) == 0 {
      return bytes
    }
    throw FileError(
      path, "general.alignment is \(value)", remedy: "it must be a power of two, up to 2^20")
  }

  private static func entries(
    _ reader: inout GGUFReader, count: Int, alignment: Int
  ) throws -> [String: Entry] {
    var list: [(name: String, sides: [Int], type: UInt32, offset: Int)] = []
    list.reserveCapacity(count)
    for index in 0..<count {
      let name = try reader.text("the name of tensor \(index)")
      let place = "tensor \(name)"
      let dimensions: UInt32 = try reader.number(place)
      guard (1...4).contains(dimensions) else {
        throw reader.damage("\(place) has \(dimensions) sides, not 1 to 4")
      }
      var sides: [Int] = []
      for _ in 0..<dimensions { sides.append(try reader.size("a side of \(place)")) }
      let type: UInt32 = try reader.number(place)
      list.append((name, sides, type, try reader.size("the offset of \(place)")))
    }
    let start = (reader.place + alignment - 1) / alignment * alignment
    let room = reader.bytes.count - start
    var entries: [String: Entry] = [:]
    entries.reserveCapacity(count)
    var taken: [(from: Int, to: Int, name: String)] = []
    for (name, sides, type, offset) in list {
      guard sides.allSatisfy({ $0 > 0 }) else {
        throw reader.damage("tensor \(name) has the sides \(sides)")
      }
      // Of a type that is not known the size isn't either.
      let size = try BlockType(rawValue: type)?.size(sides, "tensor \(name)", reader.path) ?? 0
      guard offset % alignment == 0, offset <= room, size <= room - offset else {
        throw reader.damage(
          "tensor \(name) of \(size) bytes at the offset \(offset) is not within the \(max(room, 0)) "
            + "bytes of the weights, at a multiple of \(alignment)")
      }
      let entry = Entry(sides: sides, type: type, start: start + offset)
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw reader.damage("tensor \(name) occurs twice")
      }
      taken.append((offset, offset + size, name))
    }
    taken.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    for (before, next) in zip(taken, taken.dropFirst()) where next.from < before.to {
      throw reader.damage("tensor \(next.name) lies upon \(before.name)")
    }
    return entries
  }
}
