import Files
import Foundation
import Tensors

/// A transformer with its tokenizer: a ``Checkpoint`` in memory.
public struct LanguageModel: Sendable {
  public var transformer: Transformer
  public let tokenizer: any Tokenizer
  /// What the files hold and is not used, or used otherwise than it says; a line each.
  public let notes: [String]
  public var configuration: Configuration { transformer.configuration }

  public init(transformer: Transformer, tokenizer: any Tokenizer, notes: [String] = []) {
    self.transformer = transformer
    self.tokenizer = tokenizer
    self.notes = notes
  }

  /// Reads `config.json`, `tokenizer.json` and `model.safetensors` (or its shards).
  ///
  /// - Parameters:
  ///   - folder: a checkpoint in Hugging Face layout.
  ///   - trainable: weights become trainable floats; otherwise bf16 matrices stay in their mapped
  ///     file and are read from there.
  ///   - precision: what products with bf16 matrices are computed in.
  /// - Throws: ``FileError`` naming the file and field at fault.
  public init(folder: String, trainable: Bool = false, precision: Precision = .float32) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw FileError(
        folder, "no such folder",
        remedy: "name a folder with config.json, tokenizer.json and model.safetensors")
    }
    var configuration = try Configuration(folder: folder)
    var (tokenizer, notes) = try openTokenizer(folder: folder, rows: configuration.vocabularySize)
    guard tokenizer.vocabularySize <= configuration.vocabularySize else {
      throw FileError(
        folder + "/config.json",
        "vocab_size is \(configuration.vocabularySize), the tokenizer has \(tokenizer.vocabularySize)",
        remedy: "use the tokenizer.json that belongs to this model")
    }
    let files = try SafetensorsFolder(folder: folder)
    // Before a list of all weights is made, which is as long as this says.
    let last = "model.layers.\(configuration.layers - 1)."
    guard files.names.contains(where: { $0.hasPrefix(last) }) else {
      throw FileError(
        folder + "/config.json",
        "num_hidden_layers is \(configuration.layers), but there is no tensor of \(last.dropLast())",
        remedy: "config.json and the weights must be of one model")
    }
    notes += try configuration.adapt(to: files, in: folder)
    try configuration.requireMemory(files, isTrainable: trainable, in: folder)
    transformer = try Transformer(configuration) { shape in
      if !trainable, shape.rows > 1, files.elementType(shape.stored) == .bfloat16 {
        return try files.half(shape, precision)
      }
      let tensor = try files.tensor(
        shape.stored, rows: shape.storedRows, columns: shape.columns, part: shape.part)
      tensor.isTrainable = trainable
      return .full(tensor)
    }
    self.tokenizer = tokenizer
    self.notes = notes
  }

  /// Writes the weights, updates merged into them, and `config.json` as a folder that transformers
  /// opens; the tokenizer's files are the caller's to add.
  ///
  /// - Throws: ``FileError`` where the folder can't be written.
  public func save(to folder: String, as type: Safetensors.ElementType = .bfloat16) throws {
    try AtomicFile.makeFolder(folder)
    // The parts of a stacked matrix follow one another.
    var stored: [(shape: WeightShape, parts: [Weight])] = []
    for (shape, parameter) in zip(configuration.weightShapes, transformer.parameters) {
      if shape.part.lowerBound == 0 {
        stored.append((shape, [parameter.weight]))
      } else {
        stored[stored.count - 1].parts.append(parameter.weight)
      }
    }
    let tensors = stored.map { shape, parts in
      let sides = shape.rows == 1 ? [shape.columns] : [shape.storedRows, shape.columns]
      return (name: shape.stored, shape: sides, tensor: { stacked(parts) })
    }
    try SafetensorsWriter.write(
      tensors, as: type, metadata: ["format": "pt"], to: folder + "/model.safetensors")
    try AtomicFile.write(configuration.json(elementType: type), to: folder + "/config.json")
  }
}

/// The rows of several matrices one below the other, as floats.
func stacked(_ parts: [Weight]) -> Tensor {
  if parts.count == 1 { return parts[0].floats }
  let rows = parts.reduce(0) { $0 + $1.rows }
  let whole = Tensor(uninitialized: rows, columns: parts.first?.columns ?? 0)
  var target = whole.values
  for part in parts {
    let floats = part.floats
    target.update(from: floats.values, count: floats.count)
    target += floats.count
  }
  return whole
}

extension SafetensorsFolder {
  /// A bf16 matrix where it lies in the mapped file.
  fileprivate func half(_ shape: WeightShape, _ precision: Precision) throws -> Weight {
    let file = try shard(shape.stored)
    guard file.shape(shape.stored) == [shape.storedRows, shape.columns],
      let start = try file.bytes(shape.stored).baseAddress, Int(bitPattern: start) % 2 == 0
    else {
      return .full(
        try tensor(
          shape.stored, rows: shape.storedRows, columns: shape.columns, part: shape.part))
    }
    let values =
      start.assumingMemoryBound(to: UInt16.self) + shape.part.lowerBound * shape.columns
    return .half(
      HalfMatrix(
        rows: shape.rows, columns: shape.columns, values: values, precision: precision,
        owner: file))
  }
}

extension Transformer {
  /// Overwrites the trainable weights with those of a file, such as a run's last good state.
  ///
  /// - Throws: ``FileError`` where a tensor is missing or of another shape, or this model trains
  ///   updates, which a file of whole weights does not hold.
  public func readWeights(from path: String) throws {
    guard updates.isEmpty else {
      throw FileError(path, "holds no updates", remedy: "read the adapter's folder instead")
    }
    let file = try Safetensors(path: path)
    for (shape, parameter) in zip(configuration.weightShapes, parameters) {
      guard let tensor = parameter.weight.tensor else { continue }
      let stored = try file.tensor(
        shape.stored, rows: shape.storedRows, columns: shape.columns, part: shape.part)
      tensor.values.update(from: stored.values, count: tensor.count)
    }
  }
}
