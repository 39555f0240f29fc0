import Foundation
import LanguageModels
import Tensors

/// A model of random weights that reads any text, byte by byte, and has a chat template with special
/// tokens, as a checkpoint from elsewhere would.
public enum ByteModel {
  /// Writes it as a folder in Hugging Face layout.
  ///
  /// - Parameters:
  ///   - folder: where; it is made.
  ///   - merges: pairs of letters that are a token together, such as `Y e`, `Ye s`.
  ///   - change: what is done to the weights.
  public static func write(
    to folder: String, merges: [String] = ["Y e", "Ye s", "N o"], hiddenSize: Int = 16,
    layers: Int = 1, positions: Int = 1024, _ change: (Transformer) -> Void = { _ in }
  ) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var vocabulary: [String: Int] = [:]
    for letter in letters + merges.map({ $0.replacing(" ", with: "") }) {
      vocabulary[letter] = vocabulary.count
    }
    let first = vocabulary.count
    let special = ["<|im_start|>", "<|im_end|>"].enumerated().map {
      index, content -> [String: Any] in
      [
        "id": first + index, "content": content, "special": true, "normalized": false,
        "single_word": false, "lstrip": false, "rstrip": false,
      ]
    }
    let tokenizer: [String: Any] = [
      "model": ["type": "BPE", "vocab": vocabulary, "merges": merges],
      "pre_tokenizer": ["type": "ByteLevel", "add_prefix_space": false],
      "decoder": ["type": "ByteLevel"], "added_tokens": special,
    ]
    try JSONSerialization.data(withJSONObject: tokenizer).write(
      to: URL(fileURLWithPath: folder + "/tokenizer.json"))
    try """
    {% for m in messages %}<|im_start|>{{ m.role }}
    {{ m.content }}<|im_end|>
    {% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
    {% endif %}
    """.write(toFile: folder + "/chat_template.jinja", atomically: true, encoding: .utf8)
    let transformer = Transformer(
      Configuration(
        vocabularySize: first + 2, hiddenSize: hiddenSize, intermediateSize: 2 * hiddenSize,
        layers: layers, heads: 2, maximumPositions: positions, endOfTextIds: [first + 1]), seed: 5)
    change(transformer)
    try LanguageModel(transformer: transformer, tokenizer: try loadTokenizer(folder: folder)).save(
      to: folder, as: .float32)
  }

  /// How a byte-level tokenizer spells each byte.
  private static let letters: [String] = {
    let visible = Set(Array(0x21...0x7e) + Array(0xa1...0xac) + Array(0xae...0xff))
    var next: UInt32 = 0x100
    return (0...255).map { byte in
      if visible.contains(byte) { return String(Character(Unicode.Scalar(UInt8(byte)))) }
      defer { next += 1 }
      return Unicode.Scalar(next).map { String(Character($0)) } ?? ""
    }
  }()
}
