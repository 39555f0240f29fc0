import Files
import Foundation
import Preferences
import Tensors

extension PocketRecipe {
  /// All that decides a model made by this recipe: its numbers, and the code that teaches, by what
  /// that code does: the first texts of both phases, and the losses of the first steps.
  public func fingerprint() throws -> Fingerprint {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var made = Fingerprint()
    made.add("recipe", textOf: String(decoding: try encoder.encode(self), as: UTF8.self))
    made.add("vocabulary", textOf: Vocabulary.words.joined(separator: " "))
    let text = try PocketText()
    var (forum, instructions) = (
      Random(seed: seed).stream("forum"), Random(seed: seed).stream("instructions")
    )
    let documents = try (0..<200).map { _ in try pretrainingText(text, using: &forum) }
    let lessons = try (0..<600).map { _ in try tuningText(text, using: &instructions) }
    made.add("texts of pretraining", textOf: documents.map(\.spelled).joined())
    made.add("texts of tuning", textOf: lessons.map(\.spelled).joined())
    let model = try untrained().transformer
    let training = SupervisedTraining(
      schedule: Schedule(rate: tuning.rate, steps: 2, warmUp: 0), tokensPerStep: 0)
    let adam = AdamW(model.trainable, training.optimizer)
    let losses = try [documents, lessons].map {
      try training.step(model, Array($0.prefix(8)), adam, rate: tuning.rate).bitPattern
    }
    made.add("first steps of training", losses.map { String($0, radix: 16) }.joined(separator: " "))
    return made
  }
}

extension TrainingText {
  /// All tokens with their weights, and how they branch.
  fileprivate var spelled: String {
    pieces.map { "\($0.tokens)\($0.weight)" }.joined()
      + "(" + branches.map(\.spelled).joined(separator: "|") + ")"
  }
}
