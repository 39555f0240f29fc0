import Files
import Foundation
import Tensors

extension GGUF {
  /// A vector's numbers; `nil` where there is none of that name.
  func vector(_ name: String, count: Int) throws -> [Float]? {
    guard entries[name] != nil else { return nil }
    let rows = try rows(name, rows: 1, columns: count)
    return [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      if let start = buffer.baseAddress { rows.read(0, into: start) }
      filled = count
    }
  }

  /// Where a matrix lies, row by row.
  struct Rows {
    let type: BlockType
    let columns: Int
    fileprivate let start: UnsafePointer<UInt8>
    fileprivate let width: Int

    func read(_ row: Int, into target: UnsafeMutablePointer<Float>) {
      type.dequantize(start + row * width, blocks: columns / type.count, into: target)
    }
  }

  /// A matrix, or a vector as one of one row; valid as long as this object lives.
  ///
  /// - Throws: ``FileError`` if it is missing, of another shape, or of a type that is not read.
  func rows(_ name: String, rows: Int, columns: Int) throws -> Rows {
    guard let entry = entries[name] else {
      throw FileError(
        path, "no tensor \(name)", remedy: "the file is no whole model; convert it again")
    }
    guard let type = BlockType(rawValue: entry.type) else {
      throw FileError(
        path, "tensor \(name) is of the type \(BlockType.name(entry.type))",
        remedy: "quantise it to one of \(BlockType.known)")
    }
    guard entry.sides == [columns, rows] || rows == 1 && entry.sides == [columns],
      let first = file.bytes.baseAddress
    else {
      throw FileError(
        path, "tensor \(name) has the sides \(entry.sides), wanted \([columns, rows])",
        remedy: "its metadata must be of the same model; convert it again")
    }
    return Rows(
      type: type, columns: columns,
      start: (first + entry.start).assumingMemoryBound(to: UInt8.self),
      width: columns / type.count * type.bytes)
  }
}

/// A GGUF file's tensors as a configuration's weights: under Hugging Face's names, with what the
/// converter did to them undone.
struct GGUFWeights {
  let file: GGUF
  let configuration: Configuration

  /// A weight as floats, exactly what the blocks stand for, or rounded to bf16.
  ///
  /// - Parameters:
  ///   - trainable: floats that training changes.
  ///   - precision: all but `float32` rounds matrices to bf16. What is bf16 in the file stays in
  ///     its place.
  func weight(_ shape: WeightShape, trainable: Bool, precision: Precision?) throws -> Weight {
    let name = try tensorName(shape.stored)
    if shape.rows == 1 { return .full(try vector(shape, name, trainable: trainable)) }
    let stored = try file.rows(name, rows: shape.storedRows, columns: shape.columns)
    let order = rowOrder(shape)
    if !trainable, stored.type == .bfloat16, order == nil, stored.isAligned {
      return .half(
        HalfMatrix(
          rows: shape.rows, columns: shape.columns,
          values: stored.halves(from: shape.part.lowerBound),
          precision: precision ?? .fastest, owner: file))
    }
    func source(_ row: Int) -> Int { order?.source(row) ?? shape.part.lowerBound + row }
    if !trainable, precision != .float32 || stored.type == .bfloat16 {
      return .half(Self.rounded(stored, rows: shape.rows, precision ?? .fastest, source))
    }
    let tensor = Tensor(uninitialized: shape.rows, columns: shape.columns)
    Self.forEachBlock(of: shape.rows) { rows in
      for row in rows { stored.read(source(row), into: tensor.values + row * shape.columns) }
    }
    tensor.isTrainable = trainable
    return .full(tensor)
  }

  private static func rounded(
    _ stored: GGUF.Rows, rows: Int, _ precision: Precision, _ source: (Int) -> Int
  ) -> HalfMatrix {
    let columns = stored.columns
    let memory = HalfMemory(count: rows * columns)
    forEachBlock(of: rows) { block in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { row in
        guard let wide = row.baseAddress else { return }
        for index in block {
          stored.read(source(index), into: wide)
          let target = memory.start + index * columns
          for column in 0..<columns { target[column] = SafetensorsWriter.bfloat16(wide[column]) }
        }
      }
    }
    return HalfMatrix(
      rows: rows, columns: columns, values: UnsafePointer(memory.start), precision: precision,
      owner: memory)
  }

  private static func forEachBlock(of rows: Int, _ body: (Range<Int>) -> Void) {
    let size = max(16, (rows + 4 * Threads.count - 1) / (4 * Threads.count))
    parallel((rows + size - 1) / size) { index in
      body(index * size..<min(rows, (index + 1) * size))
    }
  }

  private func vector(_ shape: WeightShape, _ name: String, trainable: Bool) throws -> Tensor {
    let values = try file.demanded(name, file.vector(name, count: shape.columns))
    let tensor = Tensor(uninitialized: 1, columns: shape.columns)
    // The converter adds to Gemma's norms what is added to them when they are used.
    let offset = shape.name.hasSuffix("norm.weight") ? configuration.traits.normOffset : 0
    let order = rowOrder(shape)
    for index in 0..<shape.columns {
      tensor.values[index] = values[order?.source(index) ?? index] - offset
    }
    tensor.isTrainable = trainable
    return tensor
  }

  // MARK: Names and order

  /// llama.cpp turns neighbouring features of a llama's heads, Hugging Face those half a head apart;
  /// so the converter has put the rows of queries and keys in another order.
  private func rowOrder(_ shape: WeightShape) -> HeadOrder? {
    guard [.llama, .mistral].contains(configuration.family) else { return nil }
    let names = LayerNames(configuration.family)
    let isTurned = [names.query, names.key].contains {
      shape.name.hasSuffix($0 + ".weight") || shape.name.hasSuffix($0 + ".bias")
    }
    return isTurned ? HeadOrder(width: configuration.headWidth) : nil
  }

  private struct HeadOrder {
    let width: Int

    /// Which of the file's rows is row `row`.
    func source(_ row: Int) -> Int {
      let (head, place) = row.quotientAndRemainder(dividingBy: width)
      let (half, pair) = place.quotientAndRemainder(dividingBy: width / 2)
      return head * width + 2 * pair + half
    }
  }

  /// What llama.cpp calls a tensor of Hugging Face's name.
  private func tensorName(_ stored: String) throws -> String {
    let parts = stored.split(separator: ".").map(String.init)
    let suffix = parts.last ?? ""
    if stored.hasPrefix("model.layers."), parts.count > 4 {
      let part = parts[3..<parts.count - 1].joined(separator: ".")
      if let name = layerNames[part] { return "blk.\(parts[2]).\(name).\(suffix)" }
    } else if let name = Self.outerNames[parts.dropLast().joined(separator: ".")] {
      return "\(name).\(suffix)"
    }
    throw FileError(
      file.path, "\(stored) has no name in GGUF", remedy: "use a model in Hugging Face layout")
  }

  private var layerNames: [String: String] {
    let names = LayerNames(configuration.family)
    var table = [
      names.attentionNorm: "attn_norm", names.query: "attn_q", names.key: "attn_k",
      names.value: "attn_v", names.output: "attn_output", names.queryNorm: "attn_q_norm",
      names.keyNorm: "attn_k_norm", "self_attn.qkv_proj": "attn_qkv", names.gate: "ffn_gate",
      names.up: "ffn_up", names.down: "ffn_down", "mlp.gate_up_proj": "ffn_up",
      names.feedForwardNorm: "ffn_norm",
    ]
    if configuration.traits.normsOutputs {
      table[names.attentionOutputNorm] = "post_attention_norm"
      table[names.feedForwardOutputNorm] = "post_ffw_norm"
    }
    return table
  }

  private static let outerNames = [
    "model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output",
  ]

  // MARK: What is used

  /// A line for the tensors that are not.
  ///
  /// - Throws: ``FileError`` for one within the blocks or the output: a model that has it computes
  ///   something else.
  func notes() throws -> [String] {
    var used = Set(try configuration.weightShapes.map { try tensorName($0.stored) })
    used.insert("rope_freqs.weight")
    // What old converters have left is computed anew.
    let unused = file.names.filter { !used.contains($0) && !$0.hasSuffix("rot_embd.weight") }
    if let name = unused.first(where: { $0.hasPrefix("blk.") || $0.hasPrefix("output") }) {
      throw FileError(
        file.path,
        "tensor \(name) has no place in a \(configuration.modelType) of "
          + "\(configuration.layers) layers as it is computed here",
        remedy: "use a model without it")
    }
    guard let first = unused.first else { return [] }
    let others = unused.count > 1 ? " and \(unused.count - 1) more tensors are" : " is"
    return ["\(file.path): \(first)\(others) in the file and not used"]
  }

  /// Makes sure that the weights fit into memory.
  func requireMemory(trainable: Bool, precision: Precision?) throws {
    let bytes = try configuration.weightShapes.reduce(0.0) { bytes, shape in
      let type = file.entries[try tensorName(shape.stored)]?.type
      let isHalf =
        shape.rows > 1 && (precision != .float32 || type == BlockType.bfloat16.rawValue)
      let width = trainable ? 16.0 : isHalf ? 2 : 4
      return bytes + width * Double(shape.rows) * Double(shape.columns)
    }
    try LanguageModels.requireMemory(
      bytes, for: trainable ? "training all weights" : "its weights", in: file.path,
      remedy: trainable
        ? "train an adapter, or a smaller model"
        : "use a smaller model, or leave --precision float32 away")
  }
}

extension GGUF.Rows {
  fileprivate var isAligned: Bool { Int(bitPattern: start) % 2 == 0 }

  fileprivate func halves(from row: Int) -> UnsafePointer<UInt16> {
    UnsafeRawPointer(start + row * width).assumingMemoryBound(to: UInt16.self)
  }
}

/// Memory for a matrix in bf16.
private final class HalfMemory: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt16>

  init(count: Int) { start = .allocate(capacity: count) }
  deinit { start.deallocate() }
}
