import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// What transformers computed in float32 from the stored weights; see `make_families.py`.
private struct Expected: Decodable {
  struct Sequence: Decodable {
    let ids: [Int]
    let logits: [Double]
    let greedy: [Int]
    let completion: Double
  }
  struct Gradient: Decodable {
    let norm: Double
    let probe: Double
  }
  let sequences: [Sequence]
  let loss: Double
  let gradients: [String: Gradient]

  init(folder: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json"))
    self = try JSONDecoder().decode(Expected.self, from: data)
  }
}

/// One tiny checkpoint per family against transformers. Windows are 8 tokens wide and stretched
/// rotations begin at 24, so sequences of 13 and 30 meet both.
@Suite struct FamilyTests {
  static let names = ["llama3", "mistral", "qwen2", "qwen3", "phi", "phi3", "gemma2"]

  /// Frozen, bf16 matrices are read as they lie in the file; trainable, all become floats.
  @Test(arguments: names, [false, true])
  func numbersAreThoseOfTransformers(_ name: String, trainable: Bool) throws {
    let folder = try fixture("families/" + name)
    let transformer = try LanguageModel(folder: folder, trainable: trainable).transformer
    let sequences = try Expected(folder: folder).sequences
    #expect(sequences.count == 3)
    for sequence in sequences {
      let ids = sequence.ids
      let states = transformer.states(RaggedBatch([ids]))
      let last = transformer.logits(selectRows(states, [ids.count - 1])).array
      let far = zip(last, sequence.logits).map { abs(Double($0) - $1) }.max() ?? .infinity
      #expect(last.count == sequence.logits.count && far < 2e-5, "\(far)")
      let predicted = Array(ids.indices.suffix(3))
      let completion = tokenLogProbabilities(
        selectRows(states, predicted.map { $0 - 1 }), head: transformer.head,
        targets: predicted.map { ids[$0] })
      #expect(abs(Double(completion.sum.scalar) - sequence.completion) < 1e-4)
      // Some logits only, and the sum over all: what a judge reads.
      let two = transformer.head.logits(selectRows(states, [ids.count - 1]), of: [3, 4])
      #expect(abs(two[0, 0] - last[3]) < 1e-5 && abs(two[0, 1] - last[4]) < 1e-5)
    }
    // One prompt is read with others beside it, then token by token from the cache.
    let greedy = try transformer.generate(
      sequences.map(\.ids), samples: 2, limit: 12, stops: [], sampling: .greedy,
      random: Random(seed: 1))
    for (samples, sequence) in zip(greedy, sequences) {
      let isSame = samples.map(\.tokens) == [sequence.greedy, sequence.greedy]
      #expect(isSame)
    }
  }

  @Test(arguments: names) func gradientsAreThoseOfTorch(_ name: String) throws {
    let folder = try fixture("families/" + name)
    let transformer = try LanguageModel(folder: folder, trainable: true).transformer
    let expected = try Expected(folder: folder)
    let ids = try #require(expected.sequences.last).ids
    let tape = GradientTape()
    let states = transformer.states(
      RaggedBatch([ids]), rows: Array(0..<ids.count - 1), tape: tape)
    let loss = -tokenLogProbabilities(
      states, head: transformer.head, targets: Array(ids.dropFirst())
    ).mean
    tape.backward(from: loss)
    #expect(abs(Double(loss.scalar) - expected.loss) < 1e-5)
    // Stacked matrices are one parameter there.
    var found: [String: [Double]] = [:]
    for (shape, parameter) in zip(transformer.configuration.weightShapes, transformer.parameters) {
      let gradient = try #require(parameter.weight.tensor?.gradient, "\(shape.name)")
      found[shape.stored, default: []] += gradient.array.map(Double.init)
    }
    #expect(Set(found.keys) == Set(expected.gradients.keys))
    for (name, truth) in expected.gradients {
      let values = found[name] ?? []
      let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let probe = values.enumerated().reduce(0) { $0 + $1.element * cos(Double($1.offset)) }
      #expect(abs(norm - truth.norm) < 1e-4 * max(1, truth.norm), "\(name): \(norm)")
      #expect(abs(probe - truth.probe) < 1e-4 * max(1, truth.norm), "\(name): \(probe)")
    }
  }

  /// Fused matrices are cut into rows of one mapped tensor, and written as one again.
  @Test func fusedHalfMatricesStayInTheirFile() throws {
    let model = try LanguageModel(folder: fixture("families/phi3"))
    let names = model.transformer.parameters.map(\.name)
    #expect(names.contains("model.layers.2.self_attn.k_proj.weight"))
    for (name, weight) in model.transformer.parameters {
      #expect((weight.tensor == nil) == (weight.rows > 1), "\(name)")
    }
  }

  @Test(arguments: names) func whatIsSavedIsTheSameModel(_ name: String) throws {
    let source = try fixture("families/" + name)
    let model = try LanguageModel(folder: source, trainable: true)
    let stored = try SafetensorsFolder(folder: source)
    try withTemporaryFolder { folder in
      try model.save(to: folder, as: .float32)
      #expect(try SafetensorsFolder(folder: folder).names == stored.names)
      #expect(try Configuration(folder: folder) == model.configuration)
      try FileManager.default.copyItem(
        atPath: source + "/tokenizer.json", toPath: folder + "/tokenizer.json")
      let again = try LanguageModel(folder: folder)
      for (old, new) in zip(model.transformer.parameters, again.transformer.parameters) {
        let isSame = old.weight.tensor?.array == new.weight.tensor?.array
        #expect(isSame, "\(old.name)")
      }
    }
  }

  /// Each fact that a configuration states changes the fixture's logits, so the tests above would
  /// notice if it were passed over.
  @Test func everyFactShows() throws {
    let changes: [(String, (inout Configuration) -> Void)] = [
      ("llama3", { $0.ropeScaling = nil }), ("mistral", { $0.ropeScaling = nil }),
      ("mistral", { $0.windows = [] }), ("qwen2", { $0.windows = [] }),
      ("qwen2", { $0.windows = [8, 8, 8] }), ("phi", { $0.rotaryWidth = 10 }),
      ("phi3", { $0.windows = [] }), ("gemma2", { $0.windows = [] }),
      ("gemma2", { $0.windows = [nil, 8, nil, 8] }), ("gemma2", { $0.attentionCap = nil }),
      ("gemma2", { $0.logitCap = nil }), ("gemma2", { $0.queryScale = 0.25 }),
      ("gemma2", { $0.embeddingScale = 1 }),
    ]
    for (name, change) in changes {
      let folder = try fixture("families/" + name)
      let transformer = try LanguageModel(folder: folder).transformer
      let ids = try #require(Expected(folder: folder).sequences.last).ids
      var configuration = transformer.configuration
      change(&configuration)
      var weights = transformer.parameters.map(\.weight)[...]
      let changed = Transformer(configuration) { _ in weights.removeFirst() }
      let logits = [transformer, changed].map { model in
        model.logits(model.states(RaggedBatch([ids]), rows: [ids.count - 1]))
      }
      #expect(distance(logits[0], logits[1]) > 1e-2, "\(name)")
    }
  }

  /// Where the environment variable IPO_PEER_PYTHON names a Python with transformers.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"] != nil))
  func transformersReadsWhatIsSaved() throws {
    let python = try #require(ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"])
    let ids = (3..<28).map { $0 * 7 % 93 + 3 }
    try withTemporaryFolder { folder in
      let transformers = try FamilyTests.names.map { name in
        let model = try LanguageModel(folder: fixture("families/" + name))
        try model.save(to: folder + "/" + name, as: .float32)
        return model.transformer
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments =
        [try fixture("make_families.py"), "check", "\(ids)"]
        + FamilyTests.names.map { folder + "/" + $0 }
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let theirs = try JSONDecoder().decode(
        [[Float]].self, from: output.fileHandleForReading.readDataToEndOfFile())
      #expect(theirs.count == transformers.count)
      for (transformer, logits) in zip(transformers, theirs) {
        let ours = transformer.logits(transformer.states(RaggedBatch([ids]), rows: [24]))
        let truth = Tensor(rows: 1, columns: logits.count, logits)
        #expect(distance(ours, truth) < 1e-4, "\(transformer.configuration.modelType)")
      }
    }
  }
}
