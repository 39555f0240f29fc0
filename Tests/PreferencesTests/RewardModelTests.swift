import Files
import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct RewardModelTests {
  let pairs = ["a", "c", "d", "a b"].flatMap { instruction in
    [("b", "e"), ("c b", "c e"), ("b d", "e d")].map {
      PreferencePair(prompt: instruction, chosen: $0.0, rejected: $0.1)
    }
  }

  func trained(
    _ training: RewardTraining, seed: UInt64 = 1
  ) throws -> (model: RewardModel, metrics: [StepMetrics]) {
    var metrics: [StepMetrics] = []
    let model = try training.run(
      from: tinyModel(), pairs: pairs, format: chat, random: Random(seed: seed),
      afterStep: { metrics.append($0) })
    return (model, metrics)
  }

  @Test func beginsAtLnTwoAndLearnsWhatIsPreferred() throws {
    let (model, metrics) = try trained(RewardTraining(rate: 5e-3, epochs: 12, pairsPerStep: 6))
    #expect(abs(metrics[0].loss - log(2)) < 1e-7)
    #expect(metrics[0].accuracy == 0)
    #expect(metrics.last?.accuracy == 1)
    #expect((metrics.last?.loss ?? 1) < 0.2)
    // An instruction that no pair had.
    let scores = try model.scores([
      JudgeItem(instruction: "e a", category: "", responses: ["e", "b"])
    ])
    #expect(scores[0][1] > scores[0][0])
  }

  /// r = w · h, with h the last row of a plain pass over the whole conversation.
  @Test func scoresAreThoseOfPlainPasses() throws {
    var (model, _) = try trained(RewardTraining(rate: 5e-3, pairsPerStep: 3))
    let items = [
      JudgeItem(instruction: "a", category: "", responses: ["b c", "d", ""]),
      JudgeItem(instruction: "b", category: "", responses: ["e"]),
      JudgeItem(instruction: "b", category: "", responses: []),
    ]
    let scores = try model.scores(items)
    model.tokensAtOnce = 1
    let apart = try model.scores(items)
    #expect(scores.map(\.count) == [3, 1, 0])
    for (item, (found, again)) in zip(items, zip(scores, apart)) {
      for (response, (value, alone)) in zip(item.responses, zip(found, again)) {
        let ids = try model.model.tokenizer.encode(
          "<user> \(item.instruction) <assistant> \(response) <end>")
        let states = model.model.transformer.states(RaggedBatch([ids]))
        let truth = (0..<states.columns).reduce(0.0) {
          $0 + Double(states[ids.count - 1, $1]) * Double(model.head.values[$1])
        }
        #expect(abs(value - truth) < 1e-4 && abs(alone - truth) < 1e-4)
      }
    }
  }

  /// The head's gradient against central differences, and those of the transformer's weights.
  @Test(arguments: [false, true])
  func gradientAgainstDifferences(headOnly: Bool) throws {
    let model = RewardModel(try tinyModel(), format: chat)
    var random = Random(seed: 3)
    for i in 0..<model.head.count { model.head.values[i] = Float(random.normal()) }
    let data = try pairs.prefix(4).map {
      try model.tokens(of: $0.item)
    }
    let training = RewardTraining(headOnly: headOnly)
    _ = training.gradient(model, data)
    let weights = [model.head] + model.model.transformer.trainable
    let slopes = weights.map { $0.gradient?.array }
    #expect(slopes.dropFirst().allSatisfy { ($0 == nil) == headOnly })
    for (weight, gradients) in zip(weights, slopes) {
      guard let gradients,
        let at = gradients.indices.max(by: { abs(gradients[$0]) < abs(gradients[$1]) })
      else { continue }
      let (value, step) = (weight.values[at], Float(1e-3))
      weight.values[at] = value + step
      let above = training.gradient(model, data).loss
      weight.values[at] = value - step
      let below = training.gradient(model, data).loss
      weight.values[at] = value
      let slope = (above - below) / Double(2 * step)
      #expect(abs(slope - Double(gradients[at])) < 2e-3 + 0.02 * abs(slope))
    }
  }

  @Test func theStartIsNotTouchedAndASeedGivesTheSameModel() throws {
    let start = try tinyModel()
    let before = start.transformer.trainable.map(\.array)
    let training = RewardTraining(rate: 5e-3, pairsPerStep: 3)
    func run(_ seed: UInt64) throws -> [Float] {
      try training.run(from: start, pairs: pairs, format: chat, random: Random(seed: seed))
        .head.array
    }
    let (first, again, other) = try (run(1), run(1), run(2))
    let (same, different) = (first == again, first != other)
    let kept = start.transformer.trainable.map(\.array) == before
    #expect(same && different && kept)
    // Head only: the transformer that reads is the start's equal.
    let headOnly = try RewardTraining(rate: 5e-3, headOnly: true)
      .run(from: start, pairs: pairs, format: chat, random: Random(seed: 1))
    let unchanged = headOnly.model.transformer.trainable.map(\.array) == before
    let learned = headOnly.head.array.contains { $0 != 0 }
    #expect(unchanged && learned)
  }

  @Test func tooLongAResponseLosesItsEndAndTooLongAnInstructionIsAnError() throws {
    let model = RewardModel(try tinyModel(positions: 8), format: chat)
    let long = try model.tokens(
      of: JudgeItem(instruction: "a", category: "", responses: ["b b b b b b b b b"]))
    #expect(long.prompt + long.responses[0] == [1, 9, 2, 10, 10, 10, 10, 0])
    #expect(throws: FileError.self) {
      try model.scores([JudgeItem(instruction: "a a a a a", category: "", responses: ["b"])])
    }
  }

  /// 4,000 choices between qualities 0.2 apart at temperature 0.2: σ(1) = 0.731 of them right.
  @Test func annotatorsErrAsBradleyAndTerrySay() throws {
    let truth = FunctionJudge("length") { $0.responses.map { Double($0.count) / 10 } }
    let items = (0..<4000).map {
      JudgeItem(instruction: "x \($0)", category: "c", responses: ["aa", "aaaa", "aa", "aaaa"])
    }
    let pairs = try humanLikePairs(
      items, truth: truth, temperature: 0.2, random: Random(seed: 1))
    #expect(pairs.count == 4000)
    #expect(pairs.allSatisfy { Set([$0.chosen, $0.rejected]) == ["aa", "aaaa"] })
    let right = Double(pairs.count { $0.chosen == "aaaa" }) / 4000
    // Three standard errors.
    #expect(abs(right - 0.7311) < 0.021)
    let certain = try humanLikePairs(items, truth: truth, temperature: 0, random: Random(seed: 1))
    #expect(certain.allSatisfy { $0.chosen == "aaaa" })
    // Equal qualities are a coin's toss, and one text alone is no pair.
    let equal = FunctionJudge("equal") { $0.responses.map { _ in 1 } }
    let tossed = try humanLikePairs(items, truth: equal, temperature: 0, random: Random(seed: 1))
    #expect(abs(Double(tossed.count { $0.chosen == "aaaa" }) / 4000 - 0.5) < 0.024)
    let alike = [JudgeItem(instruction: "x", category: "c", responses: ["a", "a"])]
    #expect(
      try humanLikePairs(alike, truth: truth, temperature: 1, random: Random(seed: 1)).isEmpty)
  }
}
