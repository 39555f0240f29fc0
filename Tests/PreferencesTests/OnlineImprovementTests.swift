import Files
import Foundation
import LanguageModels
import Measures
import Tensors
import Testing

@testable import Preferences

@Suite struct OnlineImprovementTests {
  let batches = [["a", "b", "c"], ["d", "e", "a b"], ["c d", "e e", "b a"]].map { batch in
    batch.map { JudgeItem(instruction: $0, category: "letters") }
  }
  let likesB = FunctionJudge("b's") { item in
    item.responses.map { Double($0.split(separator: " ").count { $0 == "b" }) }
  }

  func loop(curriculum: OnlineImprovement.Curriculum? = nil) -> OnlineImprovement {
    OnlineImprovement(
      responses: ResponseSampling(samples: 4, limit: 4, format: chat),
      training: PreferenceTraining(rate: 1e-2), curriculum: curriculum)
  }

  @Test func curriculumKeepsTheWidestGaps() {
    let pairs = [0.1, 0.7, 0.3, 0.7, 0.5].enumerated().map { index, gap in
      PreferencePair(
        prompt: "\(index)", chosen: "b", rejected: "c", scoreChosen: 0.2 + gap, scoreRejected: 0.2)
    }
    func kept(_ first: Double, _ last: Double, _ progress: Double) -> [String] {
      OnlineImprovement.Curriculum(first: first, last: last).keep(pairs, progress: progress)
        .map(\.prompt)
    }
    #expect(kept(0.4, 1, 0) == ["1", "3"])
    #expect(kept(0.2, 1, 0) == ["1"])
    #expect(kept(0.2, 1, 0.5) == ["1", "3", "4"])
    #expect(kept(0.4, 1, 1) == ["0", "1", "2", "3", "4"])
  }

  /// Each step by hand: what the policy of the step before draws and the judge says of it, one
  /// gradient against the start, one step of an optimizer that goes on.
  @Test func stepsAreThoseWrittenOut() throws {
    let start = try tinyModel()
    var loop = loop()
    loop.responses.sampling.temperature = 3  // the tiny model is sure of itself
    let coin = FunctionJudge.random(seed: 2)
    var found: [[[Float]]] = []
    var judged = 0
    try loop.run(
      from: start, batches: batches,
      judge: { policy in
        // The judge is made of the policy of this step.
        let before = found.last ?? start.transformer.trainable.map(\.array)
        let current = policy.transformer.trainable.map(\.array) == before
        #expect(current)
        judged += 1
        return coin
      }, random: Random(seed: 4),
      afterStep: { found.append($0.policy.transformer.trainable.map(\.array)) })
    #expect(judged == 3)

    let policy = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    let adam = AdamW(policy.transformer.trainable, AdamW.Settings(beta2: 0.98, decay: 0))
    let schedule = Schedule(rate: 1e-2, steps: 3, warmUp: 1)
    for (index, prompts) in batches.enumerated() {
      let items = try loop.responses.items(
        of: policy, to: prompts, random: Random(seed: 4).stream("step \(index + 1)"))
      let pairs = Pairing(items, scores: try coin.scores(items)).pairs
      #expect(pairs.count > 1)
      let reference = try responseLogProbabilities(
        start,
        pairs.map {
          JudgeItem(instruction: $0.prompt, category: "", responses: [$0.chosen, $0.rejected])
        }, format: chat)
      _ = loop.training.gradient(
        policy.transformer, try pairs.map { try PairTokens($0, policy.tokenizer, chat) },
        reference.map { (Float($0[0]), Float($0[1])) })
      adam.update(rate: schedule.rate(at: index), clip: 1)
      let expected = policy.transformer.trainable.map(\.array)
      let largest = zip(found[index].joined(), expected.joined()).map { abs($0 - $1) }.max() ?? 1
      #expect(largest < 1e-6)
    }
    let moved = found[0] != found[2]
    #expect(moved)
  }

  @Test func itLearnsWhatTheJudgeLikes() throws {
    let start = try tinyModel()
    var scores: [Double] = []
    var kept: [(Int, Int)] = []
    let many = (0..<10).flatMap { _ in batches }
    try loop(curriculum: .init(first: 0.4)).run(
      from: start, batches: many, judge: { _ in likesB }, random: Random(seed: 1),
      afterStep: { step in
        scores.append(step.scores.flatMap { $0 }.average)
        kept.append((step.kept, step.pairing.pairs.count))
        #expect(step.metrics?.step ?? step.number == step.number)
      })
    #expect(scores.suffix(5).map { $0 }.average > scores.prefix(5).map { $0 }.average + 1)
    #expect(kept.contains { $0 < $1 })
    #expect(kept.last.map { $0 == $1 } == true)
  }

  @Test func withoutPairsThereIsNoStep() throws {
    let start = try tinyModel()
    let indifferent = FunctionJudge("indifferent") { $0.responses.map { _ in 1 } }
    let policy = try loop().run(
      from: start, batches: batches, judge: { _ in indifferent }, random: Random(seed: 1),
      afterStep: { step in
        #expect(step.metrics == nil && step.kept == 0)
      })
    let same =
      policy.transformer.trainable.map(\.array) == start.transformer.trainable.map(\.array)
    #expect(same)
  }

  /// A prompt of 3 tokens and 4 to write need 7 positions.
  @Test func promptAndLimitMustFit() throws {
    let random = Random(seed: 1)
    let prompts = [JudgeItem(instruction: "a", category: "letters")]
    let responses = ResponseSampling(samples: 2, limit: 4, format: chat)
    let fits = try responses.items(of: tinyModel(positions: 7), to: prompts, random: random)
    #expect(fits[0].responses.count == 2)
    let small = try tinyModel(positions: 6)
    #expect(throws: FileError.self) {
      try responses.items(of: small, to: prompts, random: random)
    }
    #expect(throws: FileError.self) {
      try loop().run(
        from: small, batches: [prompts], judge: { _ in likesB }, random: random)
    }
    let rounds = SelfImprovement(limit: 4, format: chat, training: PreferenceTraining())
    #expect(throws: FileError.self) {
      try rounds.run(from: small, rounds: [prompts], judge: { _ in likesB }, random: random)
    }
  }
}
