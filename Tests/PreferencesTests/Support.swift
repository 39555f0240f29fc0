import Foundation
import LanguageModels
import Preferences
import Tensors

/// A closed vocabulary for tests.
let words = [
  "<end>", "<user>", "<assistant>", "Yes", "No", "is", "it", "good", "?", "a", "b", "c", "d", "e",
]

/// A tiny untrained model over ``words``.
func tinyModel(seed: UInt64 = 1, positions: Int = 64) throws -> LanguageModel {
  let configuration = Configuration(
    vocabularySize: words.count, hiddenSize: 16, intermediateSize: 32, layers: 2, heads: 2,
    tiedEmbeddings: true, maximumPositions: positions, endOfTextIds: [0])
  let transformer = Transformer(configuration, seed: seed)
  // Untrained logits are nearly equal; larger embeddings make preferences to test with.
  if let embedding = transformer.trainable.first {
    for i in 0..<embedding.count { embedding.values[i] *= 4 }
  }
  return LanguageModel(
    transformer: transformer,
    tokenizer: try WordTokenizer(words: words, special: ["<end>", "<user>", "<assistant>"]))
}

let chat = ChatFormat(prompt: "<user> {instruction} <assistant> ", end: " <end>")
let prompt = JudgePrompt(
  before: "<user> {instruction} is it {question} ? ", after: " <assistant>",
  questions: ["letters": "good"], generic: "good")

func column(_ values: [Float]) -> Tensor { Tensor(rows: values.count, columns: 1, values) }
