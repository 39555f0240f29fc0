import LanguageModels
import Measures
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct LoopArmTests {
  private func loop() throws -> PocketLoop {
    var loop = PocketLoop(
      from: try PocketModels.load(.small, .instruct, trainable: true), rounds: 2,
      promptsPerRound: 40, evaluation: 3, seed: 5)
    loop.evaluationSamples = 2
    loop.training.rate = 4e-4
    return loop
  }

  /// What a seed's runs share changes nothing but the work.
  @Test func aSharedBeginningGivesTheSameRun() throws {
    let loop = try loop()
    let arm = LoopArm("oracle") { OracleJudge($0.tasks) }
    let alone = try loop.run(arm, seed: 2)
    let shared = try loop.run(arm, seed: 2, from: loop.beginning(2))
    #expect(alone.count == 3)
    for (one, other) in zip(alone, shared) {
      #expect(one.quality == other.quality && one.training == other.training)
      #expect(one.policy.samples == other.policy.samples && one.pairs == other.pairs)
    }
    #expect(alone[0].training.isEmpty && alone[0].pairs == 0 && alone[0].judged.isNaN)
    // Two epochs of 32 pairs a step: the batch that is left over in each is no full one.
    let full = alone[1].fullBatches(of: 32)
    #expect(alone[1].pairs + alone[1].dropped == 40 && (33...40).contains(alone[1].pairs))
    #expect(alone[1].training.count == 4 && full.map(\.step) == [1, 3])
  }

  @Test func aPolicyGradientIsReadAfterEachRound() throws {
    var loop = try loop()
    loop.training.pairsPerStep = 16  // three steps a round
    var learning = PolicyGradient(limit: PocketText.responseLimit, format: PocketText.chat)
    learning.rate = 1e-3
    var finished: [Int] = []
    let arm = LoopArm("RLOO", .policyGradient(learning)) { OracleJudge($0.tasks) }
    let states = try loop.run(arm, seed: 1) { number, _ in finished.append(number) }
    #expect(finished == [1, 2] && states.count == 3)
    #expect(states[0].policy.divergence == 0 && states[2].policy.divergence != 0)
  }

  @Test func trialsRunArmsOnFewerSeeds() throws {
    let loop = try loop()
    var runs = Trials<[PocketLoop.State]>(seeds: 2)
    try runs.run([LoopArm("P(Yes)")], of: loop)
    try runs.run([LoopArm("random") { _ in FunctionJudge.random(seed: 1) }], of: loop, seeds: 1)
    #expect(runs["P(Yes)"].count == 2 && runs["random"].count == 1)
    #expect(runs["P(Yes)"][0][0].policy.samples == runs["random"][0][0].policy.samples)
    let gains = runs["P(Yes)"].map { $0[2].quality - $0[0].quality }
    #expect(abs(runs.gain("P(Yes)", to: 2).value - (gains[0] + gains[1]) / 2) < 1e-12)
    let falls = runs["P(Yes)"].map { 2 * $0[1].quality - $0[0].quality - $0[2].quality }
    #expect(
      abs(runs.fall("P(Yes)", from: 1, to: 2).value - (falls[0] + falls[1]) / 2) < 1e-12)
    // Against itself: the start's samples have ties only, at any length.
    let wins = try runs.wins("random", judge: FunctionJudge("none") { $0.responses.map { _ in 0 } })
    #expect(wins.plain.value == 0.5 && abs(wins.lengthControlled.value - 0.5) < 1e-9)
  }

  @Test func rewardModelsOfTwoSeedsDiffer() throws {
    let loop = try loop()
    let models = try loop.rewardModels(labels: 12, seeds: 2)
    let item = JudgeItem(
      instruction: "what do cats eat ?", category: "chat",
      responses: ["cats eat fish . that is all .", "cats eat honey . go away now !"])
    let scores = try models.map { try $0.scores([item])[0] }
    #expect(scores[0] != scores[1])
    #expect(try loop.rewardModel(labels: 12, seed: 2).scores([item])[0] == scores[1])
  }
}
