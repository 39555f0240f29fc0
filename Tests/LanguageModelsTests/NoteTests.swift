import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// What a checkpoint holds and is not used, or used otherwise than it says.
@Suite struct NoteTests {
  private let words = (0..<24).map { "w\($0)" }

  private func shape(tied: Bool) -> Configuration {
    Configuration(
      vocabularySize: 24, hiddenSize: 16, intermediateSize: 24, layers: 2, heads: 2,
      tiedEmbeddings: tied)
  }

  /// Saves a model whose output projection is its own, and says that it is the embedding.
  private func save(
    _ folder: String, tied: Bool, more: [(name: String, shape: [Int], tensor: Tensor)] = [],
    _ change: (Transformer) -> Void = { _ in }
  ) throws -> Transformer {
    let transformer = Transformer(shape(tied: false), seed: 2)
    change(transformer)
    let tensors = transformer.parameters.map { name, weight in
      let floats = weight.floats
      let sides = weight.rows == 1 ? [weight.columns] : [weight.rows, weight.columns]
      return (name: name, shape: sides, tensor: floats)
    }
    try SafetensorsWriter.write(
      tensors + more, as: .float32, to: folder + "/model.safetensors")
    try shape(tied: tied).json().write(to: URL(fileURLWithPath: folder + "/config.json"))
    try WordTokenizer(words: words).write(to: folder)
    return transformer
  }

  private func logits(_ model: Transformer) -> [Float] {
    model.logits(model.states(RaggedBatch([[1, 2, 3]]), rows: [2])).array
  }

  /// As transformers 5: what is in the file is used, whatever config.json says of it.
  @Test func anOutputProjectionOfItsOwnIsUsedAndSaid() throws {
    try withTemporaryFolder { folder in
      let own = try save(folder, tied: true)
      let model = try LanguageModel(folder: folder)
      #expect(logits(model.transformer) == logits(own))
      #expect(model.notes.count == 1)
      #expect(model.notes.first?.contains("lm_head.weight is not the embedding") == true)
      #expect(!model.configuration.tiedEmbeddings)
      // What is saved of it says what it is.
      try model.save(to: folder + "/again", as: .float32)
      #expect(try !Configuration(folder: folder + "/again").tiedEmbeddings)
    }
  }

  @Test func oneThatIsTheEmbeddingIsNoNews() throws {
    try withTemporaryFolder { folder in
      _ = try save(folder, tied: true) { model in
        guard let head = model.parameters.first(where: { $0.name == "lm_head.weight" }),
          let to = head.weight.tensor, let from = model.embedding.tensor
        else { return }
        to.values.update(from: from.values, count: to.count)
      }
      let model = try LanguageModel(folder: folder)
      #expect(model.notes.isEmpty && model.configuration.tiedEmbeddings)
    }
    try withTemporaryFolder { folder in
      _ = try save(folder, tied: false)
      #expect(try LanguageModel(folder: folder).notes.isEmpty)
    }
  }

  @Test func tensorsThatAreNotUsedAreNamed() throws {
    let vector = Tensor(rows: 1, columns: 16)
    let more = ["model.layers.0.self_attn.q_proj.bias", "model.layers.0.self_attn.sinks"].map {
      (name: $0, shape: [16], tensor: vector)
    }
    let old = (name: "model.layers.0.self_attn.rotary_emb.inv_freq", shape: [16], tensor: vector)
    try withTemporaryFolder { folder in
      _ = try save(folder, tied: false, more: more + [old])
      let notes = try LanguageModel(folder: folder).notes
      #expect(notes.count == 1)
      #expect(notes.first?.contains("q_proj.bias and 1 more tensors are in the weights") == true)
    }
    try withTemporaryFolder { folder in
      _ = try save(folder, tied: false, more: [old])
      #expect(try LanguageModel(folder: folder).notes.isEmpty)
    }
  }
}
