import Files
import Foundation
import LanguageModels
import Measures
import Tensors
import TestSupport
import Testing

@testable import Preferences

/// Training of adapters: against peft and PyTorch, in parts, and killed and resumed.
@Suite struct AdapterTrainingTests {
  /// `lora-step/step.json`; see `Fixtures/make_lora_step.py`.
  struct Fixture: Decodable {
    struct Settings: Decodable { var beta, rate, clip, beta1, beta2, epsilon, decay: Float }
    struct Pair: Decodable { var prompt, chosen, rejected: [Int] }
    struct Step: Decodable {
      var loss: Double
      var chosen, rejected: [Float]
      var grad_norm: Double
    }
    var settings: Settings
    var pairs: [Pair]
    var steps: [Step]

    static func folder() throws -> String {
      try #require(Bundle.module.resourcePath) + "/Fixtures/lora-step"
    }
    static func read() throws -> Fixture {
      try JSONDecoder().decode(
        Fixture.self, from: Data(contentsOf: URL(fileURLWithPath: folder() + "/step.json")))
    }
    var tokens: [PairTokens] {
      pairs.map { PairTokens(prompt: $0.prompt, chosen: $0.chosen, rejected: $0.rejected) }
    }
  }

  @Test func stepsAreThoseOfPEFTAndPyTorch() throws {
    let fixture = try Fixture.read()
    let folder = try Fixture.folder()
    let reference = try LanguageModel(folder: folder).transformer
    let policy = try reference.adapted(byAdapterIn: folder + "/before").transformer
    let after = try reference.adapted(byAdapterIn: folder + "/after").transformer
    let s = fixture.settings
    var training = PreferenceTraining(
      loss: .dpo(beta: s.beta), rate: s.rate, epochs: fixture.steps.count,
      pairsPerStep: fixture.pairs.count, clip: Double(s.clip))
    training.warmUp = 0
    training.schedule = .constant
    training.optimizer = AdamW.Settings(
      beta1: s.beta1, beta2: s.beta2, epsilon: s.epsilon, decay: s.decay)
    let pairs = fixture.tokens
    let baseline = ReferenceReading(reference, pairs, mismatched: false)
    let start = policy.trainable.map(\.array)
    let metrics = try training.run(
      policy, AdamW(policy.trainable, training.optimizer), pairs: pairs, reference: baseline,
      random: Random(seed: 1))
    for (found, expected) in zip(metrics, fixture.steps) {
      #expect(abs(found.loss - expected.loss) < 1e-5)
      #expect(abs(found.gradientNorm - expected.grad_norm) < 1e-4)
      let mean = expected.chosen.map(Double.init).average
      #expect(abs(found.logProbabilityChosen - mean) < 1e-4)
      let other = expected.rejected.map(Double.init).average
      #expect(abs(found.logProbabilityRejected - other) < 1e-4)
    }
    #expect(metrics.count == fixture.steps.count)
    func distance(_ x: [[Float]], _ y: [[Float]]) -> Float {
      zip(x.joined(), y.joined()).map { abs($0 - $1) }.max() ?? .infinity
    }
    let found = policy.trainable.map(\.array)
    #expect(distance(found, after.trainable.map(\.array)) < 1e-4)
    #expect(distance(found, start) > 1e-3)
  }

  /// Layers computed again give the very same gradient, dropout included.
  @Test func recomputingChangesNothing() throws {
    let pairs = try Fixture.read().tokens
    for whole in [false, true] {
      let start = try LanguageModel(folder: Fixture.folder(), trainable: whole).transformer
      let policy =
        whole ? start : try start.adapted(LoRA(rank: 2, dropout: 0.4), random: Random(seed: 1))
      for (_, update) in policy.updates {
        for i in 0..<update.b.count { update.b.values[i] = 0.1 }
      }
      let baseline = ReferenceReading(start, pairs, mismatched: false)
      func gradients(_ recomputes: Bool, seed: UInt64) -> [[Float]] {
        var training = PreferenceTraining()
        training.recomputes = recomputes
        _ = training.gradient(
          policy, pairs, baseline.pairs, dropout: Random(seed: seed))
        defer { policy.trainable.forEach { $0.clearGradient() } }
        return policy.trainable.map { $0.gradient?.array ?? [] }
      }
      let (kept, again) = (gradients(false, seed: 5), gradients(true, seed: 5))
      let far = zip(kept.joined(), again.joined()).map { abs($0 - $1) }.max() ?? .infinity
      #expect(far == 0)
      let other = gradients(true, seed: 6) != again
      #expect(other == !whole)
    }
  }

  /// The derivative on a tape that computes again, with dropout, against differences.
  @Test func recomputedDropoutIsTheSameBothTimes() throws {
    let start = try LanguageModel(folder: Fixture.folder()).transformer
    let policy = try start.adapted(
      LoRA(rank: 2, alpha: 4, dropout: 0.4), random: Random(seed: 1))
    for (_, update) in policy.updates {
      for i in 0..<update.b.count { update.b.values[i] = 0.2 }
    }
    let pairs = try Fixture.read().tokens
    let baseline = ReferenceReading(start, pairs, mismatched: false)
    var training = PreferenceTraining(loss: .dpo(beta: 0.5))
    training.recomputes = true
    func loss() -> Double {
      training.gradient(policy, pairs, baseline.pairs, dropout: Random(seed: 5)).loss
    }
    _ = loss()
    let slopes = policy.trainable.map { $0.gradient?.array ?? [] }
    for (tensor, gradient) in zip(policy.trainable, slopes) {
      guard let at = gradient.indices.max(by: { abs(gradient[$0]) < abs(gradient[$1]) }) else {
        Issue.record("a factor without gradient")
        continue
      }
      let value = tensor.values[at]
      tensor.values[at] = value + 1e-3
      let above = loss()
      tensor.values[at] = value - 1e-3
      let below = loss()
      tensor.values[at] = value
      let slope = (above - below) / 2e-3
      #expect(abs(slope - Double(gradient[at])) < 2e-3 + 0.03 * abs(slope))
    }
  }

  @Test func partsAddUpToTheWholeGradient() throws {
    let pairs = try Fixture.read().tokens
    let reference = try LanguageModel(folder: Fixture.folder()).transformer
    let policy = try reference.adapted(byAdapterIn: Fixture.folder() + "/before").transformer
    let baseline = ReferenceReading(reference, pairs, mismatched: false)
    func step(_ tokensAtOnce: Int) -> (StepMetrics, [[Float]]) {
      var training = PreferenceTraining(loss: .dpo(beta: 0.3, likelihood: 0.2))
      training.tokensAtOnce = tokensAtOnce
      let metrics = training.gradient(policy, pairs, baseline.pairs)
      defer { policy.trainable.forEach { $0.clearGradient() } }
      return (metrics, policy.trainable.map { $0.gradient?.array ?? [] })
    }
    let (whole, gradient) = step(.max)
    for tokensAtOnce in [1, 25] {
      let (parts, sum) = step(tokensAtOnce)
      #expect(abs(parts.loss - whole.loss) < 1e-6 && parts.tokens == whole.tokens)
      #expect(abs(parts.rewardChosen - whole.rewardChosen) < 1e-6)
      #expect(parts.accuracy == whole.accuracy)
      let far = zip(sum.joined(), gradient.joined()).map { abs($0 - $1) }.max() ?? .infinity
      #expect(far < 1e-6)
    }
    #expect(parts(of: [3, 4, 5, 1, 1], tokensAtOnce: 7) == [0..<2, 2..<5])
    #expect(parts(of: [9, 1, 9], tokensAtOnce: 4) == [0..<1, 1..<2, 2..<3])
    #expect(parts(of: [1, 1, 1], tokensAtOnce: 4, itemsAtOnce: 2) == [0..<2, 2..<3])
    #expect(parts(of: [], tokensAtOnce: 4).isEmpty)
  }

  private struct Killed: Error {}

  /// A run over 7 pairs, 2 a step, 2 epochs, with dropout: 8 steps, a checkpoint after every second.
  private func run(
    in folder: String, killedAfter last: Int = .max, resuming: Bool = false,
    loss: PreferenceLoss = .dpo(), whole: Bool = false, settings: [String: String] = ["seed": "3"],
    drop: Int = 0
  ) throws -> (metrics: [StepMetrics], resumedAt: Int?) {
    let fixture = try Fixture.read().tokens
    let pairs = (0..<7 - drop).map { index in
      let pair = fixture[index % 4]
      return PairTokens(
        prompt: [index + 1] + pair.prompt, chosen: pair.chosen, rejected: pair.rejected)
    }
    let start = try LanguageModel(folder: Fixture.folder(), trainable: whole)
    let lora = LoRA(rank: 2, alpha: 4, dropout: 0.3)
    let random = Random(seed: 3)
    let policy =
      whole ? start.transformer : try start.transformer.adapted(lora, random: random)
    var training = PreferenceTraining(loss: loss, rate: 1e-2, epochs: 2, pairsPerStep: 2)
    training.tokensAtOnce = 30
    let run = TrainingRun(
      training,
      result: whole
        ? .model(start.tokenizer, .float32) : .adapter(PEFTConfiguration(lora, base: "base")),
      folder: folder, stepsPerCheckpoint: 2, madeBy: Fingerprint(settings))
    var resumedAt: Int?
    let metrics = try run.run(
      policy, reference: start.transformer, pairs: pairs, random: random, resuming: resuming,
      observe: { progress in
        if case .resumed(let step) = progress { resumedAt = step }
        if case .step(let metrics) = progress, metrics.step == last { throw Killed() }
      }
    ).metrics
    return (metrics, resumedAt)
  }

  private func bytes(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != ".lock" {
      files[name] = FileManager.default.contents(atPath: folder + "/" + name)
    }
    return files
  }

  @Test(arguments: [(PreferenceLoss.dpo(), false), (.kto(beta: 0.5), false), (.dpo(), true)])
  func killedAndResumedItEndsInTheSameBytes(_ loss: PreferenceLoss, _ whole: Bool) throws {
    try withTemporaryFolder { unbroken in
      let metrics = try run(in: unbroken, loss: loss, whole: whole).metrics
      #expect(metrics.count == 8)
      let truth = try bytes(unbroken)
      let result = whole ? "model.safetensors" : "adapter_model.safetensors"
      #expect(truth[result] != nil && truth["metrics.jsonl"] != nil)
      #expect(truth["reference.json"] == nil && truth["checkpoint-6"] == nil)
      for (kills, threads) in [([1], 2), ([5], 1), ([2, 7], 2)] {
        try withTemporaryFolder { folder in
          let count = Threads.count
          defer { Threads.count = count }
          Threads.count = threads
          for (index, last) in kills.enumerated() {
            #expect(throws: Killed.self) {
              try run(
                in: folder, killedAfter: last, resuming: index > 0, loss: loss, whole: whole)
            }
          }
          // What a run writes last may be half a line.
          if let log = FileHandle(forWritingAtPath: folder + "/metrics.jsonl") {
            try log.seekToEnd()
            try log.write(contentsOf: Data("{\"loss\":0.1".utf8))
          }
          let again = try run(in: folder, resuming: true, loss: loss, whole: whole)
          #expect(again.resumedAt == (kills == [1] ? nil : kills == [5] ? 4 : 6))
          #expect(again.metrics == metrics)
          let files = try bytes(folder)
          for name in truth.keys.sorted() {
            let same = files[name] == truth[name]
            #expect(same, "\(name) after a run killed at \(kills)")
          }
          #expect(files.count == truth.count)
        }
      }
    }
  }

  @Test func resumesOnlyItsOwnRun() throws {
    try withTemporaryFolder { folder in
      #expect(throws: Killed.self) { try run(in: folder, killedAfter: 3) }
      func refuse(_ parts: [String], _ body: () throws -> Void) {
        do {
          try body()
          Issue.record("nothing was thrown")
        } catch {
          for part in parts { #expect("\(error)".contains(part), "\(error)") }
        }
      }
      refuse(["another run", "--resume"]) { _ = try run(in: folder) }
      refuse(["seed 3", "now 4"]) {
        _ = try run(in: folder, resuming: true, settings: ["seed": "4"])
      }
      refuse(["another the pairs' tokens"]) { _ = try run(in: folder, resuming: true, drop: 1) }
      _ = try run(in: folder, resuming: true)
      // A run that is done says the same again.
      let before = try bytes(folder)
      #expect(try run(in: folder, resuming: true).metrics.count == 8)
      let same = try bytes(folder) == before
      #expect(same)
    }
  }

  @Test func pairsAreCutAtTheirEnd() {
    let pairs = [
      PairTokens(prompt: [1, 2], chosen: [3, 4, 5], rejected: [6]),
      PairTokens(prompt: [1, 2, 3, 4], chosen: [5], rejected: [6]),
      PairTokens(prompt: [1], chosen: [7, 8, 9, 1], rejected: [7, 8, 9, 2]),
      PairTokens(prompt: [1, 2, 3], chosen: [7, 8], rejected: [8], preference: 0.7),
    ]
    let cut = CutPairs(pairs, maximumLength: 4)
    #expect(
      cut.pairs == [
        PairTokens(prompt: [1, 2], chosen: [3, 4], rejected: [6]),
        PairTokens(prompt: [1, 2, 3], chosen: [7], rejected: [8], preference: 0.7),
      ])
    #expect(cut.shortened == NamedCount(["1", "4"]) && cut.tooLong == NamedCount(["2"]))
    #expect(cut.alike == NamedCount(["3"]) && cut.summary == "2 of 4 pairs, 2 of them shortened")
    let whole = CutPairs(pairs, maximumLength: 100)
    #expect(whole.pairs == pairs && whole.shortened.count + whole.leftOut == 0)
  }

  @Test func schedulesKeepTheirShapes() {
    func rates(_ shape: Schedule.Shape) -> [Float] {
      let schedule = Schedule(rate: 8, steps: 10, warmUp: 2, floor: 0, shape: shape)
      return [0, 1, 2, 6, 10].map(schedule.rate(at:))
    }
    #expect(rates(.constant) == [4, 8, 8, 8, 8])
    #expect(rates(.linear) == [4, 8, 8, 4, 0])
    let cosine = rates(.cosine)
    #expect(cosine[1] == 8 && abs(cosine[3] - 4) < 1e-5 && abs(cosine[4]) < 1e-5)
    #expect(Schedule(rate: 8, steps: 4, warmUp: 0, shape: .constant).rate(at: 0) == 8)
  }
}
