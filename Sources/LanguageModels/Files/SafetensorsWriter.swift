import Files
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
    try AtomicFile.write(to: path) { file in
      try file.write(header)
      for (name, shape, make) in tensors {
        let tensor = make()
        guard tensor.count == shape.reduce(1, *) else {
          throw FileError(
            path, "tensor \(name) \(shape) does not hold \(tensor.count) values",
            remedy: "give each tensor its own shape")
        }
        try file.write(try narrow(tensor, to: type, name, path))
      }
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

  /// - Throws: ``FileError`` for a number that is none in the type.
  private static func narrow(
    _ tensor: Tensor, to type: Safetensors.ElementType, _ name: String, _ path: String
  ) throws -> Data {
    let values = UnsafeBufferPointer(start: tensor.values, count: tensor.count)
    switch type {
    case .float32: return Data(buffer: values)
    case .bfloat16:
      let halves = values.map(bfloat16)
      // An exponent of ones is infinity.
      if let place = halves.indices.first(where: {
        halves[$0] & 0x7fff == 0x7f80 && values[$0].isFinite
      }) {
        throw FileError(
          path, "\(values[place]) in \(name) is beyond bf16's 3.39e38", remedy: "choose fp32")
      }
      return halves.withUnsafeBytes { Data($0) }
    case .float16:
      let halves = values.map { Float16($0) }
      if let place = halves.indices.first(where: { halves[$0].isInfinite && values[$0].isFinite }) {
        throw FileError(
          path, "\(values[place]) in \(name) is beyond fp16's 65504", remedy: "choose bf16 or fp32")
      }
      return halves.withUnsafeBytes { Data($0) }
    }
  }

  /// The upper half of a Float's bits, rounded to nearest, to even at a tie.
  static func bfloat16(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    // Rounding could carry a NaN's bits into infinity.
    if value.isNaN { return UInt16(bits >> 16) | 0x40 }
    return UInt16(truncatingIfNeeded: (bits + 0x7fff + (bits >> 16 & 1)) >> 16)
  }

  /// The values as they are read again from a file of that type.
  static func rounded(
    _ tensor: Tensor, to type: Safetensors.ElementType, name: String
  ) throws -> Tensor {
    let data = try narrow(tensor, to: type, name, "fp16")
    let result = Tensor(uninitialized: tensor.rows, columns: tensor.columns)
    data.withUnsafeBytes { widen($0, type, into: result) }
    return result
  }
}
