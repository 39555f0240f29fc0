import Foundation
import Tensors

/// Writes tensors to a safetensors file.
public enum SafetensorsWriter {
  /// Writes the tensors in the given order, each value rounded to the nearest of `type` (to even
  /// at a tie). The file appears whole or not at all.
  ///
  /// - Parameters:
  ///   - tensors: `shape` is what the header says; its product must be the tensor's count.
  ///   - metadata: transformers wants `format` to be `pt`.
  /// - Throws: ``FileError`` for a name that occurs twice, a shape that does not fit, a full disk.
  public static func write(
    _ tensors: [(name: String, shape: [Int], tensor: Tensor)], as type: Safetensors.ElementType,
    metadata: [String: String] = ["format": "pt"], to path: String
  ) throws {
    for (name, shape, tensor) in tensors where shape.reduce(1, *) != tensor.count {
      throw FileError(
        path, "tensor \(name) \(shape) does not hold \(tensor.count) values",
        remedy: "give each tensor its own shape")
    }
    try write(
      tensors.map { entry in (entry.name, entry.shape, { entry.tensor }) }, as: type,
      metadata: metadata, to: path)
  }

  /// The same with each tensor made when its turn comes, so that a model which is widened or merged
  /// on the way is never in memory as a whole.
  public static func write(
    _ tensors: [(name: String, shape: [Int], tensor: () -> Tensor)],
    as type: Safetensors.ElementType, metadata: [String: String] = ["format": "pt"],
    to path: String
  ) throws {
    let header = try header(tensors, type, metadata, path)
    let partial = path + ".partial"
    do {
      guard FileManager.default.createFile(atPath: partial, contents: nil),
        let file = FileHandle(forWritingAtPath: partial)
      else { throw CocoaError(.fileWriteNoPermission) }
      defer { try? file.close() }
      try file.write(contentsOf: header)
      for (name, shape, make) in tensors {
        let tensor = make()
        precondition(tensor.count == shape.reduce(1, *), "\(name) is not of shape \(shape)")
        try file.write(contentsOf: narrow(tensor, to: type))
      }
      guard rename(partial, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw FileError(
        path, "cannot be written (\(error.localizedDescription))",
        remedy: "check the folder, its permissions and the space left")
    }
  }

  private static func header(
    _ tensors: [(name: String, shape: [Int], tensor: () -> Tensor)],
    _ type: Safetensors.ElementType, _ metadata: [String: String], _ path: String
  ) throws -> Data {
    var seen: Set<String> = ["__metadata__"]
    var offset = 0
    let pairs = metadata.sorted { $0.key < $1.key }.map {
      "\(jsonString($0.key)):\(jsonString($0.value))"
    }
    var fields = ["\"__metadata__\":{\(pairs.joined(separator: ","))}"]
    for (name, shape, _) in tensors {
      guard seen.insert(name).inserted else {
        throw FileError(
          path, "tensor \(name) \(shape) occurs twice", remedy: "give each tensor its own name")
      }
      let end = offset + shape.reduce(type.width, *)
      let sides = shape.map(String.init).joined(separator: ",")
      fields.append(
        "\(jsonString(name)):{\"dtype\":\"\(type.rawValue)\",\"shape\":[\(sides)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var json = Data("{\(fields.joined(separator: ","))}".utf8)
    // Padded, so that the values start at a multiple of 8.
    json.append(Data(repeating: 0x20, count: (8 - json.count % 8) % 8))
    return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) } + json
  }

  private static func narrow(_ tensor: Tensor, to type: Safetensors.ElementType) -> Data {
    let values = UnsafeBufferPointer(start: tensor.values, count: tensor.count)
    switch type {
    case .float32: return Data(buffer: values)
    case .bfloat16: return values.map(bfloat16).withUnsafeBytes { Data($0) }
    case .float16: return values.map { Float16($0) }.withUnsafeBytes { Data($0) }
    }
  }

  /// The upper half of a Float's bits, rounded to nearest, to even at a tie.
  static func bfloat16(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    // Rounding could carry a NaN's bits into infinity.
    if value.isNaN { return UInt16(bits >> 16) | 0x40 }
    return UInt16(truncatingIfNeeded: (bits + 0x7fff + (bits >> 16 & 1)) >> 16)
  }
}
