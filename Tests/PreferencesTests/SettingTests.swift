import Files
import Foundation
import LanguageModels
import Tensors
import TestSupport
import Testing

@testable import Preferences

/// Settings with which nothing could be learned or drawn are refused before anything is computed.
@Suite struct SettingTests {
  private let pair = PreferencePair(prompt: "a", chosen: "b", rejected: "c")

  private func expectPreference(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout PreferenceTraining) -> Void
  ) throws {
    var training = PreferenceTraining()
    change(&training)
    let model = try tinyModel()
    expectError(
      naming: name,
      by: {
        try training.run(model, pairs: [pair], format: chat, random: Random(seed: 1))
      }, sourceLocation: sourceLocation)
    // No folder is begun either.
    try withTemporaryFolder { folder in
      let policy = try model.transformer.adapted(LoRA(rank: 2), random: Random(seed: 1))
      expectError(
        naming: name,
        by: {
          try TrainingRun(
            training, result: .adapter(.init(LoRA(rank: 2), base: "")), folder: folder + "/out",
            stepsPerCheckpoint: 1, madeBy: Fingerprint()
          ).run(
            policy, reference: model.transformer,
            pairs: [try PairTokens(pair, model.tokenizer, chat)], random: Random(seed: 1),
            resuming: false)
        }, sourceLocation: sourceLocation)
      #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
    }
  }

  @Test func ofPreferenceTraining() throws {
    for rate in [0, -1, .nan, .infinity, 2] as [Float] {
      try expectPreference("rate: it is") { $0.rate = rate }
    }
    for count in [0, -1] {
      try expectPreference("epochs: it is \(count)") { $0.epochs = count }
      try expectPreference("pairs per step: it is \(count)") { $0.pairsPerStep = count }
      try expectPreference("tokens at once: it is \(count)") { $0.tokensAtOnce = count }
    }
    for clip in [0, -1, .nan] as [Double] { try expectPreference("clip") { $0.clip = clip } }
    for share in [-0.1, 1.1, .nan] {
      try expectPreference("warm-up") { $0.warmUp = share }
      try expectPreference("floor of the rate") { $0.floor = Float(share) }
    }
    for (settings, name) in [
      (AdamW.Settings(beta1: 1), "AdamW's β₁"), (AdamW.Settings(beta2: .nan), "AdamW's β₂"),
      (AdamW.Settings(epsilon: 0), "AdamW's ε"), (AdamW.Settings(decay: -1), "AdamW's decay"),
    ] {
      try expectPreference(name) { $0.optimizer = settings }
    }
    expectError(naming: "items to train on: it is 0") {
      try PreferenceTraining().run(tinyModel(), pairs: [], format: chat, random: Random(seed: 1))
    }
  }

  /// With β = 0 most losses are the same for every policy; those that go on without it may have it.
  @Test func betaIsAboveZeroWhereItWeighsThePair() throws {
    for beta in [0, -1, .nan, .infinity] as [Float] {
      for loss in [
        PreferenceLoss.dpo(beta: beta), .conservativeDPO(beta: beta), .robustDPO(beta: beta),
        .identityPO(beta: beta), .hinge(beta: beta), .iREPO(beta: beta), .kto(beta: beta),
        .simPO(beta: beta), .dpo(beta: beta).softened,
      ] {
        try expectPreference("β of \(loss.name): it is \(beta)") { $0.loss = loss }
      }
    }
    for loss in [PreferenceLoss.dpo(beta: 0, likelihood: 1), .orpo(weight: 0)] {
      let model = try tinyModel()
      let steps = try PreferenceTraining(loss: loss).run(
        model, pairs: [pair], format: chat, random: Random(seed: 1))
      #expect((steps.first?.gradientNorm ?? 0) > 0)
    }
    expectError(naming: "β of dpo+nll") {
      try PreferenceTraining(loss: .dpo(beta: -1, likelihood: 1)).run(
        tinyModel(), pairs: [pair], format: chat, random: Random(seed: 1))
    }
  }

  @Test func ofEveryOtherTraining() throws {
    let model = try tinyModel()
    let prompts = [JudgeItem(instruction: "a", category: "")]
    let coin = FunctionJudge.random(seed: 2)
    let random = Random(seed: 1)
    func supervised(_ rate: Float, _ steps: Int, _ tokens: Int) throws {
      try SupervisedTraining(
        schedule: Schedule(rate: rate, steps: steps, warmUp: 0), tokensPerStep: tokens
      ).run(model.transformer, draw: { TrainingText() })
    }
    expectError(naming: "rate: it is nan") { try supervised(.nan, 1, 1) }
    expectError(naming: "steps: it is 0") { try supervised(0.1, 0, 1) }
    expectError(naming: "tokens per step: it is 0") { try supervised(0.1, 1, 0) }
    // Texts without tokens would never fill a step.
    expectError(naming: "tokens of text 1") { try supervised(0.1, 1, 1) }
    expectError(naming: "rate: it is 0") {
      try RewardTraining(rate: 0).run(from: model, pairs: [pair], format: chat, random: random)
    }
    expectError(naming: "pairs per step") {
      try RewardTraining(pairsPerStep: 0).run(
        from: model, pairs: [pair], format: chat, random: random)
    }
    func gradient(_ change: (inout PolicyGradient) -> Void) throws {
      var training = PolicyGradient(limit: 4, format: chat)
      change(&training)
      _ = try training.run(from: model, batches: [prompts], judge: coin, random: random)
    }
    expectError(naming: "rate") { try gradient { $0.rate = -1 } }
    expectError(naming: "responses to a prompt: it is 1") { try gradient { $0.samples = 1 } }
    expectError(naming: "β: it is nan") { try gradient { $0.beta = .nan } }
    expectError(naming: "β₁") { try gradient { $0.optimizer.beta1 = 2 } }
    func loop(_ rounds: [[JudgeItem]], _ change: (inout SelfImprovement) -> Void) throws {
      var loop = SelfImprovement(limit: 4, format: chat, training: PreferenceTraining())
      change(&loop)
      try loop.run(from: model, rounds: rounds, judge: { _ in coin }, random: random)
    }
    expectError(naming: "responses to a prompt: it is 1") { try loop([prompts]) { $0.samples = 1 } }
    expectError(naming: "rounds: it is 0") { try loop([]) { _ in } }
    expectError(naming: "least margin") { try loop([prompts]) { $0.pairing.minimumMargin = .nan } }
    expectError(naming: "pairs per step") { try loop([prompts]) { $0.training.pairsPerStep = 0 } }
    func online(
      _ samples: Int, _ batches: [[JudgeItem]], _ curriculum: OnlineImprovement.Curriculum? = nil
    ) throws {
      try OnlineImprovement(
        responses: ResponseSampling(samples: samples, limit: 4, format: chat),
        training: PreferenceTraining(), curriculum: curriculum
      ).run(from: model, batches: batches, judge: { _ in coin }, random: random)
    }
    expectError(naming: "responses to a prompt") { try online(1, [prompts]) }
    expectError(naming: "batches: it is 0") { try online(2, []) }
    expectError(naming: "share of the pairs") { try online(2, [prompts], .init(first: .nan)) }
    #expect(OnlineImprovement.Curriculum(first: .nan).keep([pair, pair], progress: 0) == [pair])
    for (lora, name) in [
      (LoRA(rank: 0), "rank: it is 0"), (LoRA(alpha: .nan), "α: it is nan"),
      (LoRA(dropout: 1), "dropout: it is 1"),
    ] {
      expectError(naming: name) { try model.transformer.adapted(lora, random: random) }
    }
  }

  @Test func ofJudgesThatLearnOrWrite() throws {
    let model = try tinyModel()
    for (ridge, pairs, name) in [(0, [pair], "ridge: it is 0"), (0.1, [], "pairs to fit to")] {
      expectError(naming: name) {
        try LinearRewardModel(model, format: chat, pairs: pairs, ridge: ridge)
      }
    }
    expectError(naming: "critiques of a response: it is 0") {
      try GeneratedScoreJudge(
        model, prompt: ScorePrompt(before: "{instruction} ", after: " is", scale: 1...5, end: "?"),
        samples: 0, limit: 4, random: Random(seed: 1)
      ).scores([pair.item])
    }
    expectError(naming: "temperature: it is nan") {
      try humanLikePairs(
        [pair.item], truth: FunctionJudge.longest, temperature: .nan, random: Random(seed: 1))
    }
  }

  @Test func ofSampling() throws {
    let model = try tinyModel()
    for (sampling, name) in [
      (Sampling(temperature: .nan), "temperature: it is nan"), (Sampling(temperature: -1), "temp"),
      (Sampling(temperature: .infinity), "temp"), (Sampling(temperature: 1e-39), "temp"),
      (Sampling(topK: -1), "top-k: it is -1"), (Sampling(topP: 0), "top-p: it is 0"),
      (Sampling(topP: 1.1), "top-p"), (Sampling(topP: .nan), "top-p"),
    ] {
      expectError(naming: name) {
        try ResponseSampling(sampling: sampling, limit: 4, format: chat).items(
          of: model, to: [JudgeItem(instruction: "a", category: "")], random: Random(seed: 1))
      }
    }
    for (samples, limit, name) in [(-1, 4, "samples"), (1, -4, "limit of tokens")] {
      expectError(naming: name) {
        try model.transformer.generate(
          [[1]], samples: samples, limit: limit, stops: [], sampling: .greedy,
          random: Random(seed: 1))
      }
    }
  }

  /// All responses score the same: there is nothing to choose, and nothing is trained.
  @Test func aRoundWithoutPairsIsAnError() throws {
    let model = try tinyModel()
    let before = model.transformer.trainable.map(\.array)
    let same = FunctionJudge("same") { item in item.responses.map { _ in 0.5 } }
    var loop = SelfImprovement(limit: 4, format: chat, training: PreferenceTraining())
    loop.sampling = Sampling(temperature: 3)
    var doubts: [String] = []
    expectError(naming: "no pair to train on", "2 of equal scores", "temperature") {
      try loop.run(
        from: model,
        rounds: [["a", "b"].map { JudgeItem(instruction: $0, category: "") }],
        judge: { _ in same }, random: Random(seed: 4),
        observe: { _, progress in
          if case .scored(let summary) = progress { doubts = summary.doubts }
        })
    }
    let untouched = model.transformer.trainable.map(\.array) == before
    #expect(untouched && doubts == ["all 2 items tie: no response scores higher than another"])
  }
}
