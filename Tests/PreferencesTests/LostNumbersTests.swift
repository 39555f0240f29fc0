import Files
import Foundation
import LanguageModels
import Tensors
import TestSupport
import Testing

@testable import Preferences

/// Training stops at the first step that is not all numbers: no weight is changed by it, none is
/// written that is no number, and the last good state stays.
@Suite struct LostNumbersTests {
  /// DPO, and from its nth batch on no number.
  private func failing(at batch: Int, _ value: Float = .nan) -> PreferenceLoss {
    let calls = Calls()
    return PreferenceLoss("failing", beta: 1) { p in
      calls.next() < batch ? -p.ratioDifference.logSigmoid : value * p.ratioDifference
    }
  }

  private let pairs = ["a", "b", "c", "d", "e", "a b", "b c"].map {
    PreferencePair(id: "the \($0)", prompt: $0, chosen: "d e", rejected: "c")
  }

  private func lost(
    _ body: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) -> LostNumbers? {
    do { try body() } catch let error as LostNumbers { return error } catch {
      Issue.record("\(error)", sourceLocation: sourceLocation)
      return nil
    }
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    return nil
  }

  @Test func preferenceTrainingKeepsTheWeightsOfTheStepBefore() throws {
    for value in [Float.nan, .infinity] {
      let model = try tinyModel()
      var before: [[Float]] = []
      var steps = 0
      let error = lost {
        try PreferenceTraining(loss: failing(at: 3, value), rate: 1e-2, pairsPerStep: 2).run(
          model, pairs: pairs, format: chat, random: Random(seed: 1)
        ) { _ in
          before = model.transformer.trainable.map(\.array)
          steps += 1
        }
      }
      let same = model.transformer.trainable.map(\.array) == before
      #expect(same && steps == 2 && error?.step == 3)
      #expect("\(error.map(String.init(describing:)) ?? "")".contains("on pairs the "))
      #expect("\(error.map(String.init(describing:)) ?? "")".contains("lower rate"))
    }
  }

  /// With a checkpoint after each step, or each second one, of 7.
  @Test(arguments: [
    (1, 4, "checkpoint-2"), (2, 4, "checkpoint-2"), (2, 5, "checkpoint-2"), (3, 3, "no good state"),
  ])
  func aRunKeepsItsLastGoodCheckpoint(_ every: Int, _ at: Int, _ kept: String) throws {
    try withTemporaryFolder { folder in
      let (model, lora) = (try tinyModel(), LoRA(rank: 2))
      func run(_ loss: PreferenceLoss, spoil: Bool = false) throws {
        let policy = try model.transformer.adapted(lora, random: Random(seed: 1))
        let tokens = try pairs.map { try PairTokens($0, model.tokenizer, chat) }
        _ = try TrainingRun(
          PreferenceTraining(loss: loss, rate: 1e-2, pairsPerStep: 1),
          result: .adapter(.init(lora, base: "")), folder: folder, stepsPerCheckpoint: every,
          madeBy: Fingerprint()
        ).run(
          policy, reference: model.transformer, pairs: tokens, random: Random(seed: 1),
          resuming: true,
          observe: { progress in
            if spoil, case .step(let metrics) = progress, metrics.step == 7 {
              policy.trainable[0].values[0] = .infinity
            }
          })
      }
      func weights() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
          .filter { $0.hasSuffix(".safetensors") }
      }
      let error = lost { try run(failing(at: at)) }
      #expect(error?.step == at && error?.kept?.contains(kept) == true, "\(error as Any)")
      for name in try weights() {
        let file = try Safetensors(path: folder + "/" + name)
        for entry in file.names {
          let shape = try #require(file.shape(entry))
          #expect(try file.tensor(entry, rows: shape[0], columns: shape[1]).isFinite)
        }
      }
      let log = try String(contentsOfFile: folder + "/metrics.jsonl", encoding: .utf8)
      #expect(log.split(separator: "\n").count == at - 1)
      // What the last step left is not tried by another, and so looked at before it is written.
      let last = lost { try run(failing(at: 100), spoil: true) }
      #expect(last?.step == 7 && last?.problem.contains("weights that it left") == true)
      let results = try weights().filter { !$0.hasPrefix("checkpoint-") }
      #expect(results.isEmpty)
      // The same run without the fault goes on and ends.
      try run(failing(at: 100))
      #expect(try weights() == ["adapter_model.safetensors"])
    }
  }

  @Test func everyOtherTrainingStopsToo() throws {
    let model = try tinyModel()
    let prompts = ["a", "b"].map { JudgeItem(id: "no. \($0)", instruction: $0, category: "") }
    let coin = FunctionJudge.random(seed: 2)

    // Next tokens: the weights are spoiled behind the second step.
    let copy = model.transformer.copy()
    let text = TrainingText(.init([1, 9, 10], weight: 0), .init([11, 12, 0], weight: 1))
    let supervised = lost {
      try SupervisedTraining(
        schedule: Schedule(rate: 1e-2, steps: 9, warmUp: 1), tokensPerStep: 12
      ).run(copy, draw: { text }) { step, _, _ in
        if step == 2 { copy.trainable[1].values[0] = .nan }
      }
    }
    #expect(supervised?.step == 3)
    #expect(supervised?.problem.contains("2 texts from text 5 on") == true)

    let responses = ResponseSampling(
      samples: 4, sampling: Sampling(temperature: 3), limit: 4, format: chat)
    let online = lost {
      try OnlineImprovement(
        responses: responses, training: PreferenceTraining(loss: failing(at: 2), rate: 1e-3)
      ).run(
        from: model, batches: [prompts, prompts, prompts], judge: { _ in coin },
        random: Random(seed: 4))
    }
    #expect(online?.step == 2 && online?.problem.contains("no. ") == true)

    let calls = Calls()
    let gradient = lost {
      try PolicyGradient(limit: 4, format: chat).run(
        from: model, batches: [prompts, prompts],
        judge: FunctionJudge("breaks") { item in
          item.responses.map { _ in calls.next() <= 8 ? 0.5 : .infinity }
        }, random: Random(seed: 1))
    }
    #expect(gradient?.step == 2 && gradient?.problem.contains("prompts no. a and no. b") == true)

    let broken = model.transformer.copy()
    broken.trainable[1].values[0] = .nan
    let reward = lost {
      _ = try RewardTraining(pairsPerStep: 2).run(
        from: LanguageModel(transformer: broken, tokenizer: model.tokenizer), pairs: pairs,
        format: chat, random: Random(seed: 1))
    }
    #expect(reward?.step == 1 && reward?.problem.contains("pairs the ") == true)

    // The loop tells the round.
    var loop = SelfImprovement(
      limit: 4, format: chat, training: PreferenceTraining(loss: failing(at: 2), pairsPerStep: 99))
    loop.sampling = Sampling(temperature: 3)
    let second = lost {
      try loop.run(
        from: model, rounds: [prompts, prompts], judge: { _ in coin }, random: Random(seed: 4))
    }
    #expect("\(second.map(String.init(describing:)) ?? "")".hasPrefix("round 2, step 1: "))
  }

  @Test func aDamagedReferenceIsNamed() throws {
    let model = try tinyModel()
    model.transformer.trainable[1].values[0] = .nan
    expectError(naming: "holds what is no number", "damaged") {
      try PreferenceTraining().run(model, pairs: pairs, format: chat, random: Random(seed: 1))
    }
  }
}
