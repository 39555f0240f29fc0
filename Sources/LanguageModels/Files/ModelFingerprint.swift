import Files
import Foundation

extension Fingerprint {
  /// A model by the content of its files: configuration, tokenizer and weights.
  public init(of checkpoint: Checkpoint) throws {
    self.init()
    guard case .folder(let folder) = checkpoint else {
      try add("the GGUF file", file: checkpoint.path)
      return
    }
    for name in [
      "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json",
    ] where FileManager.default.fileExists(atPath: folder + "/" + name) {
      try add(name, file: folder + "/" + name)
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let weights = names.filter {
      $0.hasPrefix("model") && ($0.hasSuffix(".safetensors") || $0.hasSuffix(".index.json"))
    }
    for name in weights { try add(name, file: folder + "/" + name) }
  }

  /// An adapter's folder in the same way.
  public init(ofAdapterIn folder: String) throws {
    self.init()
    for name in ["adapter_config.json", "adapter_model.safetensors"] {
      try add("--adapter's " + name, file: folder + "/" + name)
    }
  }
}
