import Files
import Foundation
import LanguageModels
import Tensors
import TestSupport
import Testing

@testable import Preferences

@Suite struct TrainingTests {
  @Test func scheduleWarmsUpAndFalls() {
    let schedule = Schedule(rate: 1, steps: 100, warmUp: 10, floor: 0.1)
    #expect(schedule.rate(at: 0) == 0.1)
    #expect(schedule.rate(at: 9) == 1)
    #expect(abs(schedule.rate(at: 55) - 0.55) < 1e-6)
    #expect(abs(schedule.rate(at: 100) - 0.1) < 1e-6)
  }

  /// A trunk read once for two branches has the loss of the two sequences read apart.
  @Test func aSharedTrunkChangesNothing() throws {
    let model = try tinyModel().transformer
    func piece(_ ids: [Int], _ weight: Float) -> TrainingText.Piece { .init(ids, weight: weight) }
    let shared = TrainingText(
      piece([1, 9, 10], 0),
      branches: [
        TrainingText(piece([11, 12], 1), piece([3], 2)),
        TrainingText(piece([13], 1), piece([4], 2)),
      ])
    let apart = [
      TrainingText(piece([1, 9, 10], 0), piece([11, 12], 1), piece([3], 2)),
      TrainingText(piece([1, 9, 10], 0), piece([13], 1), piece([4], 2)),
    ]
    let together = supervisedGradient(model, [shared])
    let first = model.trainable.map { $0.gradient?.array ?? [] }
    model.trainable.forEach { $0.clearGradient() }
    let separately = supervisedGradient(model, apart)
    let second = model.trainable.map { $0.gradient?.array ?? [] }
    #expect(abs(together - separately) < 1e-5)
    for (x, y) in zip(first.joined(), second.joined()) { #expect(abs(x - y) < 1e-4) }
    // The last token of a branch is predicted and never read.
    #expect(PredictionBatch([shared]).batch.tokens == [1, 9, 10, 11, 12, 13])
    #expect(PredictionBatch([shared]).targets == [11, 12, 3, 13, 4])
  }

  @Test func supervisedTrainingLearnsByHeart() throws {
    let model = try tinyModel().transformer
    let text = TrainingText(.init([1, 9, 10], weight: 0), .init([11, 12, 0], weight: 1))
    var losses: [Float] = []
    let schedule = Schedule(rate: 1e-2, steps: 40, warmUp: 4)
    try SupervisedTraining(schedule: schedule, tokensPerStep: 1)
      .run(model, draw: { text }) { _, loss, _ in losses.append(loss) }
    #expect(losses.count == 40)
    #expect((losses.last ?? 1) < 0.05)
    let greedy = try model.generate(
      [[1, 9, 10]], limit: 5, stops: [0], sampling: .greedy, random: Random(seed: 1))
    #expect(greedy[0][0] == Continuation(tokens: [11, 12], finished: true))
  }

  @Test func responseLikelihoodsAgreeWithPlainPasses() throws {
    let model = try tinyModel()
    let items = [
      JudgeItem(instruction: "a", category: "", responses: ["b c", "d"]),
      JudgeItem(instruction: "b", category: "", responses: ["e"]),
    ]
    let found = try responseLogProbabilities(model, items, format: chat, itemsAtOnce: 1)
    for (item, values) in zip(items, found) {
      for (response, value) in zip(item.responses, values) {
        let prompt = try model.tokenizer.encode("<user> \(item.instruction) <assistant>")
        let ids = prompt + (try model.tokenizer.encode(response + " <end>"))
        let logits = model.transformer.logits(model.transformer.states(RaggedBatch([ids])))
        var sum = 0.0
        for at in prompt.count..<ids.count {
          let row = (0..<logits.columns).map { exp(Double(logits[at - 1, $0])) }
          sum += log(row[ids[at]] / row.reduce(0, +))
        }
        #expect(abs(value - sum) < 1e-4)
      }
    }
  }

  /// Stopped after any stage and started again, the loop ends in the same bytes.
  @Test func selfImprovementResumesAfterEachStage() throws {
    let start = try tinyModel()
    var loop = SelfImprovement(
      limit: 4, format: chat, training: PreferenceTraining(rate: 1e-3, pairsPerStep: 2))
    loop.samples = 3
    let prompts = ["a", "b", "c", "d"].map {
      JudgeItem(instruction: $0, category: "letters")
    }
    func run(_ folder: String?) throws -> [[Float]] {
      var last = start
      try loop.run(
        from: start, rounds: [prompts, prompts],
        judge: { try PreferenceClassifier($0, prompt: prompt) }, random: Random(seed: 5),
        keptIn: folder.map {
          var kept = SelfImprovement.Folder(
            $0, madeBy: Fingerprint(["seed": "5"]), result: .model(start.tokenizer, .float32))
          (kept.promptsAtOnce, kept.stepsPerCheckpoint) = (2, 1)
          return kept
        }, finished: { last = $0.policy })
      return last.transformer.trainable.map(\.array)
    }
    let initial = start.transformer.trainable.map(\.array)
    let whole = try run(nil)
    // Compared outside #expect, which would print thousands of weights.
    let (moved, kept) = (whole != initial, start.transformer.trainable.map(\.array) == initial)
    #expect(moved && kept)
    let stages = ["responses.jsonl", "scored.jsonl", "pairs.jsonl", "policy"]
    for lost in stages.indices {
      try withTemporaryFolder { folder in
        let first = try run(folder) == whole
        for stage in stages[lost...] {
          try FileManager.default.removeItem(atPath: "\(folder)/round-2/\(stage)")
        }
        let again = try run(folder) == whole
        #expect(first && again)
      }
    }
    // Another run's folder is refused, by name.
    try withTemporaryFolder { folder in
      _ = try run(folder)
      let kept = SelfImprovement.Folder(
        folder, madeBy: Fingerprint(["seed": "6"]), result: .model(start.tokenizer, .float32))
      #expect {
        try loop.run(
          from: start, rounds: [prompts], judge: { try PreferenceClassifier($0, prompt: prompt) },
          random: Random(seed: 6), keptIn: kept)
      } throws: { "\($0)".contains("seed 5 (now 6)") }
    }
  }
}
