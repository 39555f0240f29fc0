import Files
import Foundation
import Tensors

/// A safetensors file, mapped into memory: tensors are read from it only when asked for.
///
/// Layout: 8 bytes with the header's length N (little endian), N bytes of JSON, then the values.
/// The header maps each name to `{"dtype", "shape", "data_offsets": [begin, end]}`, with offsets
/// from the header's end, and `__metadata__` to pairs of strings. The values lie row by row, little
/// endian, without holes or overlaps (github.com/huggingface/safetensors).
public final class Safetensors: @unchecked Sendable {
  /// The number formats that this project computes with.
  public enum ElementType: String, Sendable {
    case float32 = "F32"
    case float16 = "F16"
    case bfloat16 = "BF16"

    /// Bytes per value.
    public var width: Int { self == .float32 ? 4 : 2 }
  }

  private struct Entry {
    var type = ""
    var shape: [Int] = []
    var offsets: [Int] = []
  }

  /// Pairs of strings that the writer left, such as `format`.
  public let metadata: [String: String]
  private let file: MappedFile
  private let entries: [String: Entry]
  private let start: Int

  /// Maps the file and checks every entry of its header.
  ///
  /// - Throws: ``FileError`` naming the entry whose type, shape and offsets do not agree, that
  ///   overlaps another, or that leaves bytes unaccounted for.
  public convenience init(path: String) throws { try self.init(MappedFile(path: path)) }

  /// The same of bytes that are there already.
  package init(_ file: MappedFile) throws {
    let (path, bytes) = (file.path, file.bytes)
    let length = bytes.count < 8 ? 0 : UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard (2...100_000_000).contains(length), Int(length) <= bytes.count - 8, bytes[8] == 0x7b
    else {
      throw FileError(
        path, "no safetensors header at the start of its \(bytes.count) bytes",
        remedy: "the file is cut short or of another kind, fetch it again")
    }
    start = 8 + Int(length)
    (entries, metadata) = try Safetensors.header(
      UnsafeRawBufferPointer(rebasing: bytes[8..<start]), file: path)
    self.file = file
    try check()
  }

  /// All tensors' names, sorted.
  public var names: [String] { entries.keys.sorted() }

  /// The shape of a tensor, `nil` if there is none of that name.
  public func shape(_ name: String) -> [Int]? { entries[name]?.shape }

  /// How a tensor's values are stored, `nil` for a format that this project does not compute with.
  public func elementType(_ name: String) -> ElementType? {
    entries[name].flatMap { ElementType(rawValue: $0.type) }
  }

  /// A tensor's bytes as stored; valid as long as this object lives, aligned to nothing.
  public func bytes(_ name: String) throws -> UnsafeRawBufferPointer {
    let entry = try entry(name)
    return UnsafeRawBufferPointer(
      rebasing: file.bytes[start + entry.offsets[0]..<start + entry.offsets[1]])
  }

  /// A tensor's values as Float, `rows × columns`; a vector of n counts as 1 × n.
  ///
  /// - Parameter part: which of its rows to read, all by default.
  /// - Throws: ``FileError`` if the tensor is missing, of another shape, or not floating point.
  public func tensor(
    _ name: String, rows: Int, columns: Int, part: Range<Int>? = nil
  ) throws -> Tensor {
    let part = part ?? 0..<rows
    precondition(part.lowerBound >= 0 && part.upperBound <= rows, "rows \(part) of \(rows)")
    let entry = try entry(name)
    guard entry.shape == [rows, columns] || (rows == 1 && entry.shape == [columns]) else {
      throw FileError(
        file.path, "tensor \(name) has the shape \(entry.shape), wanted \([rows, columns])",
        remedy: "config.json and the weights must come from the same model")
    }
    guard let type = ElementType(rawValue: entry.type) else {
      throw FileError(
        file.path, "tensor \(name) is of type \(entry.type)",
        remedy: "convert it to F32, F16 or BF16")
    }
    let tensor = Tensor(uninitialized: part.count, columns: columns)
    let row = columns * type.width
    let bytes = try bytes(name)[part.lowerBound * row..<part.upperBound * row]
    widen(UnsafeRawBufferPointer(rebasing: bytes), type, into: tensor)
    return tensor
  }

  private func entry(_ name: String) throws -> Entry {
    if let entry = entries[name] { return entry }
    throw FileError(
      file.path, "no tensor \(name)", remedy: "config.json and the weights must be of one model")
  }

  // MARK: The header

  private static func header(
    _ bytes: UnsafeRawBufferPointer, file: String
  ) throws -> (entries: [String: Entry], metadata: [String: String]) {
    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]
    var scanner = JSONScanner(bytes, file: file)
    try scanner.object { scanner, key in
      let name = String(decoding: key, as: UTF8.self)
      if name == "__metadata__" {
        try scanner.object { scanner, key in
          metadata[String(decoding: key, as: UTF8.self)] = try scanner.string()
        }
        return
      }
      var entry = Entry()
      var fields: Set<String> = []
      try scanner.object { scanner, key in
        let field = String(decoding: key, as: UTF8.self)
        guard fields.insert(field).inserted else {
          throw scanner.error("tensor \(name) has \(field) twice, the second time")
        }
        switch field {
        case "dtype": entry.type = try scanner.string()
        case "shape": try scanner.array { entry.shape.append(try $0.integer()) }
        case "data_offsets": try scanner.array { entry.offsets.append(try $0.integer()) }
        default: try scanner.skip()
        }
      }
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw scanner.error("tensor \(name) occurs twice, the second time")
      }
    }
    try scanner.finish()
    return (entries, metadata)
  }

  private func check() throws {
    func failure(_ problem: String) -> FileError {
      FileError(file.path, problem, remedy: "the file is damaged, fetch it again")
    }
    for name in names {
      guard let entry = entries[name] else { continue }
      guard !entry.type.isEmpty, entry.offsets.count == 2, entry.offsets[0] >= 0,
        entry.offsets[0] <= entry.offsets[1], entry.offsets[1] <= file.bytes.count - start
      else { throw failure("tensor \(name) lacks a dtype or has data_offsets \(entry.offsets)") }
      guard let width = Safetensors.widths[entry.type] else { continue }
      let size = entry.shape.reduce(width) { product, side in
        let (value, overflow) = product.multipliedReportingOverflow(by: side)
        return overflow || side < 0 || product < 0 ? -1 : value
      }
      guard size == entry.offsets[1] - entry.offsets[0] else {
        throw failure(
          "tensor \(name) of \(entry.type) \(entry.shape) has data_offsets \(entry.offsets)")
      }
    }
    let inOrder = entries.sorted {
      ($0.value.offsets[0], $0.value.offsets[1], $0.key)
        < ($1.value.offsets[0], $1.value.offsets[1], $1.key)
    }
    var end = 0
    for (name, entry) in inOrder {
      if entry.offsets[0] < end { throw failure("tensor \(name) overlaps the one before it") }
      if entry.offsets[0] > end { throw failure("a hole before tensor \(name)") }
      end = entry.offsets[1]
    }
    let surplus = file.bytes.count - start - end
    if surplus > 0 { throw failure("\(surplus) bytes after the last tensor") }
  }

  /// Bytes per value of each `dtype`; tensors of a type not listed keep their size unchecked.
  private static let widths: [String: Int] = [
    "F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2,
    "U16": 2, "I8": 1, "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1, "F8_E8M0": 1,
  ]
}

/// Writes stored values to a tensor as Float; exact, since every format is a subset of Float.
func widen(_ bytes: UnsafeRawBufferPointer, _ type: Safetensors.ElementType, into tensor: Tensor) {
  guard let source = bytes.baseAddress else { return }
  let values = tensor.values
  switch type {
  case .float32: memcpy(values, source, bytes.count)
  case .bfloat16:
    for index in 0..<tensor.count {
      let half = source.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
      values[index] = Float(bitPattern: UInt32(half) << 16)
    }
  case .float16:
    for index in 0..<tensor.count {
      let half = source.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
      values[index] = Float(Float16(bitPattern: half))
    }
  }
}
