import Files
import Foundation
import Tensors

/// A model on disk: a folder in Hugging Face layout, or a GGUF file that holds all of it.
///
/// All that is asked of a model's files is asked here, and nobody else tells the two apart.
public enum Checkpoint: Sendable {
  case folder(String)
  case file(GGUF)

  /// Finds a model; no weights are read.
  ///
  /// - Parameters:
  ///   - model: the path of a folder or of a GGUF file, or a name that ``CheckpointLocation`` knows.
  ///   - environment: what moves the local Hugging Face cache.
  /// - Throws: ``FileError`` that tells what was looked for, or what is wrong with the file.
  public init(
    _ model: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    if GGUF.isOne(model) {
      self = .file(try GGUF(path: model))
    } else {
      self = .folder(try CheckpointLocation.folder(of: model, environment: environment))
    }
  }

  /// The folder or the file.
  public var path: String {
    switch self {
    case .folder(let folder): folder
    case .file(let file): file.path
    }
  }

  /// The shape of its transformer.
  public func configuration() throws -> Configuration {
    switch self {
    case .folder(let folder): try Configuration(folder: folder)
    case .file(let file): try file.configuration()
    }
  }

  /// Its tokenizer; no weights are read.
  ///
  /// - Throws: ``FileError`` naming the component that is not supported.
  public func tokenizer() throws -> any Tokenizer {
    switch self {
    case .folder(let folder):
      try openTokenizer(folder: folder, rows: (try? configuration())?.vocabularySize).tokenizer
    case .file(let file): try file.tokenizer()
    }
  }

  /// What is said of the tokenizer beside its tables.
  func settings() throws -> TokenizerSettings {
    switch self {
    case .folder(let folder): try TokenizerSettings(folder: folder)
    case .file(let file): try file.settings()
    }
  }

  /// Writes what a model folder holds besides its weights and `config.json`: copies of a folder's
  /// files, or the same made of a GGUF file.
  ///
  /// - Throws: ``FileError`` where a file can't be written.
  public func writeTokenizer(to folder: String) throws {
    switch self {
    case .folder(let source):
      let names = [
        "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
        "vocab.json", "merges.txt", "tokenizer.model", "chat_template.jinja",
        "generation_config.json",
      ]
      for name in names {
        let file = "\(source)/\(name)"
        guard FileManager.default.fileExists(atPath: file) else { continue }
        try AtomicFile.write(MappedFile(path: file).contents, to: "\(folder)/\(name)")
      }
    case .file(let file): try file.writeTokenizer(to: folder)
    }
  }
}

extension LanguageModel {
  /// Opens a model of either kind.
  ///
  /// - Parameters:
  ///   - trainable: weights become trainable floats.
  ///   - precision: what products with bf16 matrices are computed in; `nil` is what this kind of
  ///     processor is faster at. Of a GGUF file the weights are rebuilt: with `float32` as exact
  ///     floats, else rounded to bf16.
  /// - Throws: ``FileError`` naming the file and the field or tensor at fault.
  public init(
    _ checkpoint: Checkpoint, trainable: Bool = false, precision: Precision? = .float32
  ) throws {
    switch checkpoint {
    case .folder(let folder):
      try self.init(folder: folder, trainable: trainable, precision: precision ?? .fastest)
    case .file(let file): try self.init(file, trainable: trainable, precision: precision)
    }
  }
}
