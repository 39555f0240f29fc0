import Files
import Foundation
import Tensors

extension GGUF {
  func tokenizer() throws -> any Tokenizer {
    let file = MappedFile(try tokenizerJSON(), path: path + ", its tokenizer as tokenizer.json")
    return try LanguageModels.tokenizer(of: TokenizerFile(file), folder: path)
  }

  /// Writes `tokenizer.json`, `tokenizer_config.json` with the chat template, and
  /// `generation_config.json`, which Hugging Face's libraries open.
  func writeTokenizer(to folder: String) throws {
    try AtomicFile.write(Data(tokenizerJSON()), to: folder + "/tokenizer.json")
    let settings = try settings()
    var fields: [String: Any] = settings.named
    fields["tokenizer_class"] = "PreTrainedTokenizerFast"
    fields["clean_up_tokenization_spaces"] = false
    fields["model_max_length"] = try configuration().maximumPositions
    fields["chat_template"] = settings.chatTemplate
    try write(fields, to: folder + "/tokenizer_config.json")
    var generation: [String: Any] = [:]
    let ends = try endsOfText()
    if !ends.isEmpty { generation["eos_token_id"] = ends }
    generation["bos_token_id"] = try tokenId("bos")
    generation["pad_token_id"] = try tokenId("padding")
    try write(generation, to: folder + "/generation_config.json")
  }

  private func write(_ fields: [String: Any], to path: String) throws {
    let data = try JSONSerialization.data(
      withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try AtomicFile.write(data + Data("\n".utf8), to: path)
  }
}

extension LanguageModel {
  /// Opens a GGUF file; its blocks become numbers now.
  init(_ file: GGUF, trainable: Bool, precision: Precision?) throws {
    let configuration = try file.configuration()
    let tokenizer = try file.tokenizer()
    guard tokenizer.vocabularySize <= configuration.vocabularySize else {
      throw FileError(
        file.path,
        "tokenizer.ggml.tokens has \(tokenizer.vocabularySize), token_embd.weight has "
          + "\(configuration.vocabularySize) rows",
        remedy: "the file is damaged, convert it again")
    }
    let weights = GGUFWeights(file: file, configuration: configuration)
    let notes = try weights.notes()
    try weights.requireMemory(trainable: trainable, precision: precision)
    self.init(
      transformer: try Transformer(configuration) { shape in
        try weights.weight(shape, trainable: trainable, precision: precision)
      }, tokenizer: tokenizer, notes: notes)
  }
}
