import Foundation
import TestSupport
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
          keyValueHeads: 2, headWidth: 8, normEpsilon: 1e-5, ropeTheta: 5000,
          maximumPositions: 256, endOfTextIds: [402], beginningOfTextId: 401))
    let qwen = try Configuration(folder: fixture("qwen2"))
    #expect(
      qwen
        == Configuration(
          family: .qwen2, vocabularySize: 416, hiddenSize: 32, intermediateSize: 80, layers: 2,
          heads: 4, keyValueHeads: 2, ropeTheta: 1e6, tiedEmbeddings: true, maximumPositions: 256,
          // config.json has the first, generation_config.json both.
          endOfTextIds: [401, 400]))
    #expect(qwen.queryKeyValueBias)
  }

  @Test func missingFieldsHaveTheirDefaults() throws {
    let plain = try read()
    #expect(
      plain
        == Configuration(
          vocabularySize: 100, hiddenSize: 32, intermediateSize: 64, layers: 2, heads: 4,
          endOfTextIds: [7]))
    #expect(plain.keyValueHeads == 4 && plain.headWidth == 8 && plain.ropeTheta == 10_000)
    #expect(!plain.tiedEmbeddings && !plain.queryKeyValueBias && plain.normEpsilon == 1e-6)
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
      ("model_type", "gpt2"), ("hidden_act", "gelu"), ("rope_scaling", ["type": "yarn"]),
      ("rope_scaling", ["type": "su", "long_factor": [1, 2]]), ("rope_scaling", ["factor": 2]),
      ("rope_scaling", ["type": "linear"]), ("rope_scaling", ["type": "linear", "factor": 0]),
      ("rope_scaling", ["rope_type": "llama3", "factor": 8.0]),
      (
        "rope_parameters",
        [
          "rope_type": "llama3", "factor": 8, "low_freq_factor": 4, "high_freq_factor": 1,
          "original_max_position_embeddings": 64,
        ]
      ),
      ("rope_parameters", ["rope_type": "longrope"]),
      ("rope_parameters", ["full_attention": ["rope_type": "default"]]),
      ("partial_rotary_factor", 0.5), ("layer_types", ["full_attention", "sliding_attention"]),
      ("layer_types", ["full_attention", "chunked_attention"]), ("layer_types", ["full_attention"]),
      ("quantization_config", ["quant_method": "awq"]),
    ]
    for (field, value) in refused {
      expectError(naming: "config.json: ", field, "; ") { try read([field: value]) }
    }
    expectError(naming: "partial_rotary_factor") {
      try read(["rope_parameters": ["rope_type": "default", "partial_rotary_factor": 0.5]])
    }
    for (family, field, value) in [
      ("phi", "qk_layernorm", true as Any), ("gemma2", "use_bidirectional_attention", true),
      ("gemma2", "hidden_activation", "gelu"), ("gemma2", "query_pre_attn_scalar", 0),
      ("gemma2", "final_logit_softcapping", -1), ("phi", "partial_rotary_factor", 0.4),
      ("mistral", "sliding_window", 0),
    ] {
      let activation = family == "mistral" ? "silu" : "gelu_pytorch_tanh"
      let changes = [
        "model_type": family, "hidden_act": activation, "num_key_value_heads": 2, field: value,
      ]
      expectError(naming: "config.json: ", field, "; ") { try read(changes) }
    }
    expectError(naming: "llama, mistral, qwen2") { try read(["model_type": "gpt2"]) }
    // The same fields with the values that are computed.
    _ = try read([
      "hidden_act": "silu", "attention_bias": false, "mlp_bias": false,
      "use_sliding_window": false, "rope_scaling": NSNull(),
      "layer_types": ["full_attention", "full_attention"],
      "rope_parameters": ["rope_type": "default", "rope_theta": 1e4],
    ])
  }

  /// The fields of published checkpoints, in the spelling of their time.
  @Test func familiesAreReadAsPublished() throws {
    let size: [String: Any] = [
      "vocab_size": 100, "hidden_size": 64, "intermediate_size": 64, "num_hidden_layers": 4,
      "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 4096,
    ]
    func read(_ family: String, _ fields: [String: Any]) throws -> Configuration {
      let all = size.merging(["model_type": family]) { $1 }.merging(fields) { $1 }
      let read = try Configuration(
        json: JSONSerialization.data(withJSONObject: all), file: "config.json")
      #expect(try Configuration(json: read.json(), file: "again") == read)
      return read
    }
    // Llama 3.1, 3.2: older and newer spelling.
    let scaling: [String: Any] = [
      "factor": 32.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
      "original_max_position_embeddings": 8192, "rope_type": "llama3",
    ]
    let old = try read(
      "llama",
      ["rope_theta": 5e5, "rope_scaling": scaling, "attention_bias": true, "mlp_bias": true])
    #expect(old.ropeScaling == .llama3(factor: 32, low: 1, high: 4, length: 8192))
    #expect(old.queryKeyValueBias && old.outputBias && old.feedForwardBias)
    let new = try read("llama", ["rope_parameters": scaling.merging(["rope_theta": 5e5]) { $1 }])
    #expect(new.ropeScaling == old.ropeScaling && new.ropeTheta == 500_000)
    #expect(
      try read("llama", ["rope_scaling": ["type": "linear", "factor": 2]]).ropeScaling
        == .linear(factor: 2))
    // Mistral 0.1 has windows, 0.3 says that it has none; not saying means 4096.
    #expect(try read("mistral", ["sliding_window": 4095]).windows == [4095, 4095, 4095, 4095])
    #expect(try read("mistral", ["sliding_window": NSNull()]).windows.isEmpty)
    #expect(try read("mistral", [:]).windows == [4096, 4096, 4096, 4096])
    // Qwen2 carries a window that is switched off, or on above some layers.
    let qwen: [String: Any] = ["sliding_window": 32_768, "max_window_layers": 2]
    #expect(try read("qwen2", qwen.merging(["use_sliding_window": false]) { $1 }).windows.isEmpty)
    #expect(
      try read("qwen2", qwen.merging(["use_sliding_window": true]) { $1 }).windows
        == [nil, nil, 32_768, 32_768])
    let qwen3 = try read("qwen3", ["head_dim": 128, "attention_bias": false])
    #expect(qwen3.headWidth == 128 && !qwen3.queryKeyValueBias && qwen3.traits.normsHeads)
    let phi = try read(
      "phi", ["partial_rotary_factor": 0.5, "hidden_act": "gelu_new", "layer_norm_eps": 1e-5])
    #expect(phi.rotaryWidth == 8 && phi.normEpsilon == 1e-5 && phi.outputBias)
    let phi3 = try read("phi3", ["sliding_window": 2047, "rope_scaling": NSNull()])
    #expect(phi3.window(3) == 2047 && phi3.traits.isFused)
    let gemma = try read(
      "gemma2",
      [
        "hidden_act": "gelu_pytorch_tanh", "hidden_activation": "gelu_pytorch_tanh",
        "head_dim": 24, "query_pre_attn_scalar": 224, "attn_logit_softcapping": 50.0,
        "sliding_window": 4096,
      ])
    #expect(gemma.windows == [4096, nil, 4096, nil] && gemma.tiedEmbeddings)
    #expect(gemma.attentionCap == 50 && gemma.logitCap == 30 && gemma.embeddingScale == 8)
    #expect(gemma.headWidth == 24 && abs(gemma.queryScale * 224.0.squareRoot() - 1) < 1e-12)
    let text = String(decoding: try gemma.json(), as: UTF8.self)
    #expect(text.contains("\"attn_logit_softcapping\" : 50.0,"))
    let uncapped = try read(
      "gemma2", ["hidden_act": "gelu_pytorch_tanh", "attn_logit_softcapping": NSNull()])
    #expect(uncapped.attentionCap == nil && uncapped.headWidth == 256)
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
