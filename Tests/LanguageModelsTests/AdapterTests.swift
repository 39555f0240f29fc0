import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// Adapters that peft wrote, and ours read by it; see `Fixtures/make_lora.py`.
@Suite struct AdapterTests {
  static let fixtures = [
    ("lora-llama", "llama"), ("lora-qwen2", "qwen2-bf16"),
    ("lora-phi3", "families/phi3"),
  ]

  struct Expected: Decodable {
    struct Prompt: Decodable {
      var ids: [Int]
      var logits: [Float]
    }
    struct Entry: Decodable, Equatable {
      var name: String
      var shape: [Int]
      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        name = try list.decode(String.self)
        shape = try list.decode([Int].self)
      }
    }
    var prompts: [Prompt]
    var listing: [Entry]

    init(_ name: String) throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: fixture(name) + "/expected.json"))
      self = try JSONDecoder().decode(Expected.self, from: data)
    }
  }

  private func logits(_ model: Transformer, _ ids: [Int]) -> [Float] {
    model.logits(model.states(RaggedBatch([ids]), rows: [ids.count - 1])).array
  }
  private func distance(_ x: [Float], _ y: [Float]) -> Float {
    x.count == y.count ? zip(x, y).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  @Test(arguments: fixtures) func logitsUnderPEFTsAdapter(_ name: String, _ base: String) throws {
    let expected = try Expected(name)
    let reference = try LanguageModel(folder: fixture(base)).transformer
    let policy = try reference.adapted(byAdapterIn: fixture(name)).transformer
    for prompt in expected.prompts {
      let before = logits(reference, prompt.ids)
      #expect(distance(logits(policy, prompt.ids), prompt.logits) < 1e-4)
      #expect(distance(before, prompt.logits) > 0.1)
    }
    #expect(2 * Set(policy.updates.map(\.module)).count == expected.listing.count)
    // The parts of a stacked matrix share A, also in a copy.
    let factors = policy.trainable.count
    #expect(factors == (name == "lora-phi3" ? 3 * (4 + 3 + 2 + 2) : expected.listing.count))
    let copy = policy.copy()
    #expect(copy.trainable.count == factors)
    let apart = zip(copy.trainable, policy.trainable).allSatisfy { $0.values != $1.values }
    #expect(apart)
    #expect(reference.trainable.isEmpty)
  }

  @Test(arguments: fixtures) func writtenAgainItIsTheSameAdapter(
    _ name: String, _ base: String
  ) throws {
    let expected = try Expected(name)
    let reference = try LanguageModel(folder: fixture(base)).transformer
    let (policy, configuration) = try reference.adapted(byAdapterIn: fixture(name))
    try withTemporaryFolder { folder in
      try policy.saveAdapter(configuration, to: folder)
      let file = try Safetensors(path: folder + "/adapter_model.safetensors")
      #expect(file.names == expected.listing.map(\.name))
      #expect(file.names.map { file.shape($0) ?? [] } == expected.listing.map(\.shape))
      let (again, read) = try reference.adapted(byAdapterIn: folder)
      let same = again.trainable.map(\.array) == policy.trainable.map(\.array)
      #expect(same)
      #expect(read.base == configuration.base && read.lora.scale == configuration.lora.scale)

      let ours = try fields(folder)
      let theirs = try fields(fixture(name))
      for (key, value) in ours where key != "base_model_name_or_path" {
        let wanted = theirs[key] ?? NSNull()
        if let names = value as? [String] {
          // peft spells each module out where it was told all-linear.
          let last = (wanted as? [String] ?? []).compactMap { $0.split(separator: ".").last }
          #expect(Set(names) == Set(last.map(String.init)), "\(key)")
        } else if let number = value as? Double {
          #expect(number == wanted as? Double, "\(key)")
        } else {
          #expect("\(value)" == "\(wanted)", "\(key)")
        }
      }
    }
  }

  private func fields(_ folder: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/adapter_config.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Where the environment variable IPO_PEER_PYTHON names a Python with peft.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"] != nil))
  func peftReadsOurs() throws {
    let python = try #require(ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"])
    for (base, lora) in [
      ("llama", LoRA(rank: 5, alpha: 7, targets: .named(["k_proj", "layers.1.mlp.up_proj"]))),
      ("qwen2-bf16", LoRA(rank: 2, alpha: 3, rankStabilised: true)),
      ("families/phi3", LoRA(rank: 2, alpha: 3, targets: .named(["qkv_proj", "down_proj"]))),
    ] {
      let reference = try LanguageModel(folder: fixture(base)).transformer
      let policy = try reference.adapted(lora, random: Random(seed: 1))
      var random = Random(seed: 2)
      for b in policy.updates.map(\.update.b) {
        for i in 0..<b.count { b.values[i] = Float(random.normal() * 0.3) }
      }
      try withTemporaryFolder { folder in
        try policy.saveAdapter(PEFTConfiguration(lora, base: base), to: folder)
        let ids = [5, 80, 81, 30, 17]
        let script = try fixture("make_lora.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script, "check", try fixture(base), folder, "\(ids)"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let theirs = try JSONDecoder().decode(
          [Float].self, from: output.fileHandleForReading.readDataToEndOfFile())
        let difference = distance(logits(policy, ids), theirs)
        let moved = distance(logits(reference, ids), theirs)
        print("peft reads our adapter of \(base): logits differ by \(difference)")
        #expect(difference < 1e-4 && moved > 0.1)
      }
    }
  }

  @Test func aFreshAdapterIsTheModelItselfAndLeavesItAlone() throws {
    let reference = Transformer(
      Configuration(
        vocabularySize: 40, hiddenSize: 16, intermediateSize: 24, layers: 2, heads: 2,
        tiedEmbeddings: true), seed: 3)
    let before = reference.parameters.map { $0.weight.floats.array }
    let policy = try reference.adapted(LoRA(rank: 4, alpha: 8), random: Random(seed: 1))
    let ids = [1, 2, 3, 4]
    let same = logits(policy, ids) == logits(reference, ids)
    #expect(same)
    #expect(policy.trainable.count == 2 * 7 * 2)
    #expect(policy.parameterCount == reference.parameterCount)
    // A is uniform in ±1/√inputs, and another for each matrix and seed.
    let a = policy.updates.map { $0.update.a.array }
    #expect(a[0].allSatisfy { abs($0) <= 0.25 } && (a[0].max() ?? 0) > 0.2)
    let others = try reference.adapted(LoRA(rank: 4, alpha: 8), random: Random(seed: 2))
    let differ = a[0] != a[1] && a[0] != others.updates[0].update.a.array
    #expect(differ)

    // The base is the same memory, and a copy's update is not.
    let copy = policy.copy()
    for tensor in copy.trainable { for i in 0..<tensor.count { tensor.values[i] = 0.1 } }
    let kept = logits(policy, ids) == logits(reference, ids)
    let moved = logits(copy, ids) != logits(reference, ids)
    let untouched = reference.parameters.map { $0.weight.floats.array } == before
    #expect(kept && moved && untouched)
    let shared = zip(reference.parameters, copy.updates.prefix(1)).allSatisfy { _, entry in
      guard case .full(let base) = entry.update.base else { return false }
      return reference.parameters.contains { $0.weight.tensor?.values == base.values }
    }
    #expect(shared)
  }

  @Test func mergedItAnswersTheSame() throws {
    let reference = try LanguageModel(folder: fixture("llama"))
    let policy = try reference.transformer.adapted(byAdapterIn: fixture("lora-llama")).transformer
    let adapted = LanguageModel(transformer: policy, tokenizer: reference.tokenizer)
    try withTemporaryFolder { folder in
      try adapted.save(to: folder, as: .float32)
      try FileManager.default.copyItem(
        atPath: fixture("llama") + "/tokenizer.json", toPath: folder + "/tokenizer.json")
      let merged = try LanguageModel(folder: folder).transformer
      let ids = [5, 80, 81, 30, 17]
      #expect(merged.updates.isEmpty)
      #expect(distance(logits(merged, ids), logits(policy, ids)) < 1e-4)
      expectError(naming: "no updates") {
        try policy.readWeights(from: folder + "/model.safetensors")
      }
    }
  }

  @Test func refusesWhatItDoesNotCompute() throws {
    let reference = try LanguageModel(folder: fixture("llama")).transformer
    let good = try fields(fixture("lora-llama"))
    let bad: [(String, Any)] = [
      ("use_dora", true), ("modules_to_save", ["lm_head"]), ("bias", "all"),
      ("fan_in_fan_out", true), ("rank_pattern", ["q_proj": 2]), ("alpha_pattern", ["q_proj": 2]),
      ("layers_to_transform", [1]), ("target_modules", ".*_proj"), ("target_modules", [String]()),
      ("peft_type", "IA3"), ("task_type", "SEQ_CLS"), ("init_lora_weights", "pissa"),
      ("r", 0), ("lora_alpha", "x"), ("lora_dropout", 1), ("exclude_modules", ["v_proj"]),
      ("something_new", 7), ("r", 5),
    ]
    for (field, value) in bad {
      try withTemporaryFolder { folder in
        var changed = good
        changed[field] = value
        try JSONSerialization.data(withJSONObject: changed).write(
          to: URL(fileURLWithPath: folder + "/adapter_config.json"))
        try FileManager.default.copyItem(
          atPath: fixture("lora-llama") + "/adapter_model.safetensors",
          toPath: folder + "/adapter_model.safetensors")
        // Another rank shows in the tensors' shapes.
        let part = field == "r" && value as? Int == 5 ? "lora_A.weight" : field
        expectError(naming: part, folder) { try reference.adapted(byAdapterIn: folder) }
      }
    }
    // A tensor that no target claims, and a target that no matrix has.
    try withTemporaryFolder { folder in
      var changed = good
      changed["target_modules"] = ["q_proj", "v_proj"]
      try JSONSerialization.data(withJSONObject: changed).write(
        to: URL(fileURLWithPath: folder + "/adapter_config.json"))
      try FileManager.default.copyItem(
        atPath: fixture("lora-llama") + "/adapter_model.safetensors",
        toPath: folder + "/adapter_model.safetensors")
      expectError(naming: "layers.0.mlp.down_proj.lora_A.weight", "target_modules") {
        try reference.adapted(byAdapterIn: folder)
      }
    }
    expectError(naming: "lm_head", "q_proj") {
      try reference.adapted(LoRA(targets: .named(["lm_head"])), random: Random(seed: 1))
    }
    expectError(naming: "adapter_config.json") { try reference.adapted(byAdapterIn: "/none") }
  }
}
