import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// What transformers computed in float32 from the stored weights; see `make_fixtures.py`.
private struct Expected: Decodable {
  struct Prompt: Decodable {
    let ids: [Int]
    let logits: [Float]
    let greedy: [Int]
    let completion: Double
  }
  let prompts: [Prompt]

  init(folder: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json"))
    self = try JSONDecoder().decode(Expected.self, from: data)
  }
}

@Suite struct CheckpointTests {
  /// Frozen, the bf16 folder's matrices are read as they lie in the file; trainable, they are
  /// widened. Both compute in Float, as the expected values were.
  @Test(
    arguments: [
      ("llama", false), ("llama", true), ("qwen2", false), ("qwen2-bf16", false),
      ("qwen2-bf16", true),
    ])
  func logitsAreThoseOfTransformers(_ name: String, _ trainable: Bool) throws {
    let folder = try fixture(name)
    let model = try LanguageModel(folder: folder, trainable: trainable)
    let transformer = model.transformer
    #expect(transformer.trainable.count == (trainable ? transformer.parameters.count : 0))
    let prompts = try Expected(folder: folder).prompts
    #expect(!prompts.isEmpty)
    for prompt in prompts {
      let states = transformer.states(RaggedBatch([prompt.ids]))
      let last = transformer.logits(selectRows(states, [prompt.ids.count - 1]))
      let truth = Tensor(rows: 1, columns: prompt.logits.count, prompt.logits)
      #expect(distance(last, truth) < 1e-4)
      // The last three tokens that follow another.
      let predicted = Array(prompt.ids.indices.dropFirst().suffix(3))
      let completion = tokenLogProbabilities(
        selectRows(states, predicted.map { $0 - 1 }), head: transformer.head,
        targets: predicted.map { prompt.ids[$0] })
      #expect(abs(Double(completion.sum.scalar) - prompt.completion) < 1e-3)
    }
    let greedy = try transformer.generate(
      prompts.map(\.ids), limit: 8, stops: [], sampling: .greedy, random: Random(seed: 1))
    #expect(greedy.map { $0[0].tokens } == prompts.map(\.greedy))
  }

  /// In bf16 arithmetic each product's inputs lose all but 8 bits, so logits move by a few per mille
  /// of their size, and by something: a path that rounds nothing would pass a bound alone.
  @Test func halfPrecisionStaysNearTheFull() throws {
    let folder = try fixture("qwen2-bf16")
    let models = try [Precision.float32, .bfloat16].map {
      try LanguageModel(folder: folder, precision: $0).transformer
    }
    for prompt in try Expected(folder: folder).prompts {
      let logits = models.map { model in
        model.logits(model.states(RaggedBatch([prompt.ids]), rows: [prompt.ids.count - 1]))
      }
      let size = prompt.logits.map(abs).max() ?? 0
      #expect(distance(logits[0], logits[1]) < 0.02 * size)
      #expect(distance(logits[0], logits[1]) > 0)
    }
  }

  @Test func frozenHalfMatricesStayInTheirFile() throws {
    let model = try LanguageModel(folder: fixture("qwen2-bf16"))
    for (name, weight) in model.transformer.parameters {
      // Vectors become floats; matrices have no tensor of their own.
      #expect((weight.tensor == nil) == (weight.rows > 1), "\(name)")
    }
  }

  @Test(arguments: ["llama", "qwen2"]) func savedFloatsComeBackBitForBit(_ name: String) throws {
    try roundTrip(name, as: .float32) { $0.bitPattern }
  }

  /// A bf16 keeps 8 bits of the fraction's 24; to nearest, ties to even.
  @Test(arguments: ["llama", "qwen2"]) func savedHalvesComeBackRounded(_ name: String) throws {
    try roundTrip(name, as: .bfloat16) { value in
      let bits = value.bitPattern
      let (whole, rest) = (bits >> 16, bits & 0xffff)
      let isUp = rest > 0x8000 || (rest == 0x8000 && whole % 2 == 1)
      return (whole + (isUp ? 1 : 0)) << 16
    }
  }

  private func roundTrip(
    _ name: String, as type: Safetensors.ElementType, _ stored: (Float) -> UInt32
  ) throws {
    let source = try fixture(name)
    let model = try LanguageModel(folder: source, trainable: true)
    try withTemporaryFolder { folder in
      try model.save(to: folder, as: type)
      try FileManager.default.copyItem(
        atPath: source + "/tokenizer.json", toPath: folder + "/tokenizer.json")
      let again = try LanguageModel(folder: folder, trainable: true)
      #expect(again.configuration == model.configuration)
      #expect(again.transformer.parameters.map(\.name) == model.transformer.parameters.map(\.name))
      for (old, new) in zip(model.transformer.trainable, again.transformer.trainable) {
        #expect(new.array.map(\.bitPattern) == old.array.map(stored))
      }
      // What was read frozen, as bf16, is written again as it was.
      let frozen = try LanguageModel(folder: folder)
      try frozen.save(to: folder + "/again", as: type)
      let files = try [folder, folder + "/again"].map {
        try Data(contentsOf: URL(fileURLWithPath: $0 + "/model.safetensors"))
      }
      #expect(files[0] == files[1])
    }
  }
}
