import Foundation
import Testing

@testable import LanguageModels

@Suite struct ConfigurationTests {
  private let llama: [String: Any] = [
    "model_type": "llama", "vocab_size": 100, "hidden_size": 32, "intermediate_size": 64,
    "num_hidden_layers": 2, "num_attention_heads": 4, "eos_token_id": 7,
  ]

  private func read(_ changes: [String: Any?] = [:]) throws -> Configuration {
    var fields = llama
    for (name, value) in changes { fields[name] = value }
    return try Configuration(
      json: JSONSerialization.data(withJSONObject: fields), file: "config.json")
  }

  @Test func foldersAreRead() throws {
    #expect(
      try Configuration(folder: fixture("llama"))
        == Configuration(
          vocabularySize: 416, hiddenSize: 32, intermediateSize: 80, layers: 2, heads: 4,
          keyValueHeads: 2, headWidth: 8, rmsNormEpsilon: 1e-5, ropeTheta: 5000,
          maximumPositions: 256, endOfTextIds: [402], beginningOfTextId: 401))
    let qwen = try Configuration(folder: fixture("qwen2"))
    #expect(
      qwen
        == Configuration(
          modelType: "qwen2", vocabularySize: 416, hiddenSize: 32, intermediateSize: 80, layers: 2,
          heads: 4, keyValueHeads: 2, ropeTheta: 1e6, tiedEmbeddings: true, maximumPositions: 256,
          // config.json has the first, generation_config.json both.
          endOfTextIds: [401, 400]))
    #expect(qwen.attentionBias)
  }

  @Test func missingFieldsHaveTheirDefaults() throws {
    let plain = try read()
    #expect(
      plain
        == Configuration(
          vocabularySize: 100, hiddenSize: 32, intermediateSize: 64, layers: 2, heads: 4,
          endOfTextIds: [7]))
    #expect(plain.keyValueHeads == 4 && plain.headWidth == 8 && plain.ropeTheta == 10_000)
    #expect(!plain.tiedEmbeddings && !plain.attentionBias && plain.rmsNormEpsilon == 1e-6)
    #expect(try read(["eos_token_id": [7, 9, 7]]).endOfTextIds == [7, 9])
    #expect(try read(["eos_token_id": nil]).endOfTextIds == [])
    #expect(try read(["rope_theta": 500_000]).ropeTheta == 500_000)
    #expect(try read(["rope_parameters": ["rope_theta": 2e4]]).ropeTheta == 20_000)
    #expect(try read(["head_dim": 16, "hidden_size": 30]).headWidth == 16)
  }

  @Test(arguments: [Safetensors.ElementType.float32, .bfloat16])
  func whatIsWrittenIsReadAgain(type: Safetensors.ElementType) throws {
    for folder in ["llama", "qwen2"] {
      let configuration = try Configuration(folder: fixture(folder))
      let json = try configuration.json(elementType: type)
      #expect(try Configuration(json: json, file: "config.json") == configuration)
      let text = String(decoding: json, as: UTF8.self)
      #expect(text.contains(#""torch_dtype" : "\#(type == .float32 ? "float32" : "bfloat16")""#))
      #expect(text.contains(folder == "llama" ? "LlamaForCausalLM" : "Qwen2ForCausalLM"))
    }
  }

  /// Whatever is not computed is refused by name, never passed over.
  @Test func fieldsThatAskForMoreAreRefused() throws {
    let refused: [(String, Any)] = [
      ("model_type", "gemma2"), ("hidden_act", "gelu"), ("attention_bias", true),
      ("mlp_bias", true), ("use_sliding_window", true), ("rope_scaling", ["type": "linear"]),
      ("rope_scaling", ["rope_type": "llama3", "factor": 8.0]),
      ("rope_parameters", ["rope_type": "yarn"]),
      ("rope_parameters", ["rope_type": "default", "partial_rotary_factor": 0.5]),
      ("layer_types", ["full_attention", "sliding_attention"]),
      ("quantization_config", ["quant_method": "awq"]),
    ]
    for (field, value) in refused {
      expectError(naming: "config.json: ", field, "; ") { try read([field: value]) }
    }
    expectError(naming: "llama or qwen2") { try read(["model_type": "gpt2"]) }
    // The same fields with the values that are computed.
    _ = try read([
      "hidden_act": "silu", "attention_bias": false, "mlp_bias": false,
      "use_sliding_window": false, "rope_scaling": NSNull(), "layer_types": ["full_attention"],
      "rope_parameters": ["rope_type": "default", "rope_theta": 1e4],
    ])
  }

  @Test func wrongValuesAreNamed() throws {
    let wrong: [(String, Any?)] = [
      ("vocab_size", 0), ("hidden_size", "wide"), ("hidden_size", 33), ("hidden_size", nil),
      ("num_hidden_layers", -1), ("num_attention_heads", 0), ("num_key_value_heads", 3),
      ("num_key_value_heads", 0), ("head_dim", 7), ("head_dim", 0), ("intermediate_size", 1 << 40),
      ("eos_token_id", 100), ("eos_token_id", [-1]), ("eos_token_id", "end"),
      ("bos_token_id", 100), ("rope_theta", 0), ("rms_norm_eps", -1), ("model_type", nil),
      ("tie_word_embeddings", "yes"), ("rope_scaling", [1, 2]), ("max_position_embeddings", 0),
    ]
    for (field, value) in wrong {
      expectError(naming: "config.json: ", field, "; ") { try read([field: value]) }
    }
    expectError(naming: "config.json", "JSON") {
      try Configuration(json: Data("{\"model_type\"".utf8), file: "config.json")
    }
    expectError(naming: "/none/config.json") { try Configuration(folder: "/none") }
  }
}
