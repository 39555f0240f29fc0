import Foundation
import Tensors

/// A transformer with its tokenizer: a Hugging Face folder in memory.
public struct LanguageModel: Sendable {
  public var transformer: Transformer
  public let tokenizer: any Tokenizer
  public var configuration: Configuration { transformer.configuration }

  public init(transformer: Transformer, tokenizer: any Tokenizer) {
    self.transformer = transformer
    self.tokenizer = tokenizer
  }

  /// Reads `config.json`, `tokenizer.json` and `model.safetensors` (or its shards).
  ///
  /// - Parameters:
  ///   - folder: a checkpoint in Hugging Face layout.
  ///   - trainable: weights become trainable floats; otherwise bf16 matrices stay in their mapped
  ///     file and are read from there.
  /// - Throws: ``FileError`` naming the file and field at fault.
  public init(folder: String, trainable: Bool = false) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw FileError(
        folder, "no such folder",
        remedy: "name a folder with config.json, tokenizer.json and model.safetensors")
    }
    let configuration = try Configuration(folder: folder)
    let tokenizer = try loadTokenizer(folder: folder)
    guard tokenizer.vocabularySize <= configuration.vocabularySize else {
      throw FileError(
        folder + "/config.json",
        "vocab_size is \(configuration.vocabularySize), the tokenizer has \(tokenizer.vocabularySize)",
        remedy: "use the tokenizer.json that belongs to this model")
    }
    let files = try SafetensorsFolder(folder: folder)
    transformer = try Transformer(configuration) { name, rows, columns in
      if !trainable, rows > 1, files.elementType(name) == .bfloat16 {
        return try files.half(name, rows: rows, columns: columns)
      }
      let tensor = try files.tensor(name, rows: rows, columns: columns)
      tensor.isTrainable = trainable
      return .full(tensor)
    }
    self.tokenizer = tokenizer
  }

  /// Writes the weights, updates merged into them, and `config.json` as a folder that transformers
  /// opens; the tokenizer's files are the caller's to add.
  ///
  /// - Throws: ``FileError`` where the folder can't be written.
  public func save(to folder: String, as type: Safetensors.ElementType = .bfloat16) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let tensors = transformer.parameters.map { name, weight in
      let shape = weight.rows == 1 ? [weight.columns] : [weight.rows, weight.columns]
      return (name: name, shape: shape, tensor: { weight.floats })
    }
    try SafetensorsWriter.write(
      tensors, as: type, metadata: ["format": "pt"], to: folder + "/model.safetensors")
    try configuration.json(elementType: type).write(
      to: URL(fileURLWithPath: folder + "/config.json"), options: .atomic)
  }
}

extension SafetensorsFolder {
  /// A bf16 matrix where it lies in the mapped file.
  fileprivate func half(_ name: String, rows: Int, columns: Int) throws -> Weight {
    let file = try shard(name)
    guard file.shape(name) == [rows, columns], let start = try file.bytes(name).baseAddress,
      Int(bitPattern: start) % 2 == 0
    else { return .full(try tensor(name, rows: rows, columns: columns)) }
    let values = start.assumingMemoryBound(to: UInt16.self)
    return .half(HalfMatrix(rows: rows, columns: columns, values: values, owner: file))
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
    for (name, weight) in parameters {
      guard let tensor = weight.tensor else { continue }
      let stored = try file.tensor(name, rows: tensor.rows, columns: tensor.columns)
      tensor.values.update(from: stored.values, count: tensor.count)
    }
  }
}
