import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// Values outside of their meaning: each is one line that names it, and none a trap.
@Suite struct ValueTests {
  private let config: [String: Any] = [
    "model_type": "llama", "vocab_size": 32, "hidden_size": 16, "intermediate_size": 24,
    "num_hidden_layers": 2, "num_attention_heads": 2,
  ]

  private func configuration(_ changes: [String: Any]) throws -> Configuration {
    let fields = config.merging(changes) { $1 }
    return try Configuration(
      json: JSONSerialization.data(withJSONObject: fields), file: "config.json")
  }

  @Test func sizesOfAConfigurationHaveBounds() throws {
    let most = Int.max
    for (field, value) in [
      ("vocab_size", 1 << 24 + 1), ("hidden_size", most), ("intermediate_size", most),
      ("num_hidden_layers", 10_001), ("num_hidden_layers", 1 << 29),
      ("num_attention_heads", 1 << 29), ("num_key_value_heads", most), ("head_dim", 1 << 16),
      ("head_dim", -2), ("max_position_embeddings", most), ("hidden_size", 0),
    ] {
      expectError(naming: "config.json: \(field) is \(value)") {
        try configuration([field: value])
      }
    }
  }

  @Test func aWindowOfAnySizeIsNoTrap() throws {
    for width in [Int.max, 0, -1, 1 << 30 + 1] {
      expectError(naming: "sliding_window is \(width)") {
        try configuration([
          "model_type": "mistral", "num_key_value_heads": 2, "sliding_window": width,
        ])
      }
    }
    let wide = try configuration([
      "model_type": "mistral", "num_key_value_heads": 2, "sliding_window": 1 << 30,
    ])
    let model = Transformer(wide, seed: 1)
    #expect(model.logits(model.states(RaggedBatch([[1, 2, 3]]))).isFinite)
  }

  @Test func floatingPointFieldsAreWhatCanBeComputedWith() throws {
    let llama3: [String: Any] = [
      "rope_type": "llama3", "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4,
      "original_max_position_embeddings": 64,
    ]
    #expect(try configuration(["rope_scaling": llama3]).ropeScaling != nil)
    let gemma: [String: Any] = ["model_type": "gemma2", "num_key_value_heads": 2, "head_dim": 8]
    let cases: [(String, [String: Any])] = [
      ("rope_theta", ["rope_theta": 1e-300]), ("rope_theta", ["rope_theta": 1e300]),
      ("rope_theta", ["rope_theta": -1]), ("rms_norm_eps", ["rms_norm_eps": 1e300]),
      ("rms_norm_eps", ["rms_norm_eps": -1e-6]),
      ("factor", ["rope_scaling": llama3.merging(["factor": 1e-300]) { $1 }]),
      ("low_freq_factor", ["rope_scaling": llama3.merging(["low_freq_factor": -1]) { $1 }]),
      ("factor", ["rope_scaling": ["rope_type": "linear", "factor": 1e300]]),
      (
        "query_pre_attn_scalar",
        gemma.merging(["query_pre_attn_scalar": Double.leastNonzeroMagnitude]) { $1 }
      ),
      (
        "attn_logit_softcapping", gemma.merging(["attn_logit_softcapping": 1e300]) { $1 }
      ),
      (
        "final_logit_softcapping", gemma.merging(["final_logit_softcapping": 0]) { $1 }
      ),
    ]
    for (field, changes) in cases {
      expectError(naming: "config.json", field) { try configuration(changes) }
    }
  }

  @Test func whatIsNoNumberInJSONIsSaid() {
    func read(_ value: String) throws {
      let text = #"{"model_type": "llama", "vocab_size": \#(value), "rope_theta": \#(value)}"#
      _ = try Configuration(json: Data(text.utf8), file: "config.json")
    }
    expectError(naming: "config.json", "NaN and Infinity") { try read("NaN") }
    expectError(naming: "config.json", "NaN and Infinity") { try read("-Infinity") }
    expectError(naming: "config.json", "out of bounds, 1e999,") { try read("1e999") }
    expectError(naming: "config.json", "9223372036854775808") { try read("9223372036854775808") }
  }

  @Test func sidesOfATensorThatOverflowAreRefused() throws {
    try withTemporaryFolder { folder in
      for (shape, part) in [
        ("[9223372036854775807,4]", "tensor x"), ("[4294967296,4294967296,4]", "tensor x"),
        ("[-1,-4]", "tensor x"), ("[9223372036854775808,1]", "a whole number"),
      ] {
        let header = #"{"x":{"dtype":"F32","shape":\#(shape),"data_offsets":[0,16]}}"#
        var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        bytes += Data(header.utf8) + Data(count: 16)
        let path = folder + "/model.safetensors"
        try bytes.write(to: URL(fileURLWithPath: path))
        expectError(naming: path, part) { try Safetensors(path: path) }
      }
    }
  }

  @Test func aModelOfMoreLayersThanItsFileIsRefusedBeforeItIsLaidOut() throws {
    try withTemporaryFolder { folder in
      try save(folder)
      for layers in [3, 9999] {
        try write(folder, "config.json") { $0["num_hidden_layers"] = layers }
        expectError(naming: "num_hidden_layers is \(layers)", "model.layers.\(layers - 1)") {
          try LanguageModel(folder: folder)
        }
      }
    }
  }

  @Test func moreMemoryThanTheMachineHasIsRefusedWithTheNumber() throws {
    expectError(naming: "place: x would take 1e+09 GB, this machine has ", "; do y") {
      try requireMemory(1e18, for: "x", in: "place", remedy: "do y")
    }
    try requireMemory(1, for: "x", in: "place", remedy: "do y")
    let shape = Configuration(
      vocabularySize: 8, hiddenSize: 8, intermediateSize: 8, layers: 64, heads: 1,
      headWidth: 1024, maximumPositions: 1 << 30)
    let model = Transformer(shape, seed: 1)
    expectError(naming: "keys and values of 536870913 tokens", "GB") {
      try model.requireRoom(for: [[1]], limit: 1 << 29)
    }
    expectError(naming: "empty") { try model.requireRoom(for: [[1], []]) }
  }

  @Test func damagedWeightsAreNamed() throws {
    for type in [Safetensors.ElementType.float32, .bfloat16] {
      try withTemporaryFolder { folder in
        let model = try save(folder, as: type) { model in
          model.parameters.first { $0.name == "model.layers.1.mlp.up_proj.weight" }?
            .weight.tensor?.values[5] = .nan
        }
        let name = "model.layers.1.mlp.up_proj.weight holds what is no number"
        #expect(model.transformer.damage.description.contains(name))
        expectError(naming: name, "damaged") {
          try model.transformer.generate(
            [[1]], limit: 2, stops: [], sampling: .greedy, random: Random(seed: 1))
        }
        let adapted = try model.transformer.adapted(LoRA(rank: 2), random: Random(seed: 1))
        adapted.updates[0].update.b.values[0] = .infinity
        #expect(adapted.damage.description.contains("q_proj.weight's lora_B"))
      }
    }
  }

  /// A gigabyte of keys and values holds four million tokens here.
  @Test func samplesBeyondAGigabyteAreDrawnInParts() throws {
    let shape = Configuration(
      vocabularySize: 8, hiddenSize: 8, intermediateSize: 8, layers: 64, heads: 1,
      headWidth: 256, maximumPositions: 4096)
    let model = Transformer(shape, seed: 1)
    func draw(_ samples: Int) throws -> [Continuation] {
      try model.generate(
        [[1, 2]], samples: samples, limit: 2048, stops: [0, 1, 2, 3, 4, 5],
        sampling: Sampling(), random: Random(seed: 1)
      ).flatMap { $0 }
    }
    let many = try draw(12)
    #expect(many.count == 12 && many.allSatisfy(\.finished))
    #expect(try draw(2) == Array(many.prefix(2)))
  }

  @Test func aDecoderThatStripsBackwardsIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/tokenizer.json"
      let source = try fixture("tokenizers/llama2/tokenizer.json")
      let text = try String(contentsOfFile: source, encoding: .utf8)
      let changed = text.replacing(/"start": ?1/, with: "\"start\": -1")
      #expect(changed != text)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      expectError(naming: "decoder Strip from -1") { try loadTokenizer(folder: folder) }
    }
  }

  @Test func anIdOfATemplateOutsideOfTheVocabularyIsRefused() throws {
    try withTemporaryFolder { folder in
      let source = try fixture("tokenizers/llama2/tokenizer.json")
      var file = try #require(
        JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: source)))
          as? [String: Any])
      file["post_processor"] = [
        "type": "TemplateProcessing",
        "single": [["SpecialToken": ["id": "<s>", "type_id": 0]]],
        "special_tokens": ["<s>": ["id": "<s>", "ids": [1 << 40], "tokens": ["<s>"]]],
      ]
      try JSONSerialization.data(withJSONObject: file).write(
        to: URL(fileURLWithPath: folder + "/tokenizer.json"))
      expectError(naming: "post_processor", "1099511627776") { try loadTokenizer(folder: folder) }
    }
  }

  @Test func numbersOfAnAdapterAreWhatTheyMean() throws {
    let reference = try LanguageModel(folder: fixture("llama")).transformer
    let good = try String(
      contentsOfFile: fixture("lora-llama") + "/adapter_config.json", encoding: .utf8)
    for (field, value) in [
      ("lora_alpha", "0"), ("lora_alpha", "-1"), ("lora_alpha", "NaN"), ("lora_alpha", "1e300"),
      ("r", "1e300"), ("r", "2.5"), ("r", "true"), ("lora_dropout", "1.5"),
    ] {
      try withTemporaryFolder { folder in
        try good.replacing(try Regex("\"\(field)\": ?[0-9.]+"), with: "\"\(field)\": \(value)")
          .write(toFile: folder + "/adapter_config.json", atomically: true, encoding: .utf8)
        expectError(naming: "adapter_config.json", value == "NaN" ? "NaN" : field) {
          try reference.adapted(byAdapterIn: folder)
        }
      }
    }
    expectError(naming: "rank", "GB") {
      try reference.adapted(LoRA(rank: 1 << 40), random: Random(seed: 1))
    }
  }

  // MARK: A small checkpoint

  @discardableResult
  private func save(
    _ folder: String, as type: Safetensors.ElementType = .float32,
    _ change: (Transformer) -> Void = { _ in }
  ) throws -> LanguageModel {
    let tokenizer = try WordTokenizer(words: (0..<32).map { "w\($0)" })
    let transformer = Transformer(try configuration([:]), seed: 1)
    change(transformer)
    try LanguageModel(transformer: transformer, tokenizer: tokenizer).save(to: folder, as: type)
    try tokenizer.write(to: folder)
    return try LanguageModel(folder: folder)
  }

  private func write(
    _ folder: String, _ name: String, _ change: (inout [String: Any]) -> Void
  ) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    var fields = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    change(&fields)
    try JSONSerialization.data(withJSONObject: fields).write(to: url)
  }
}
