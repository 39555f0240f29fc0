import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct LossTests {
  /// `losses.json`; see `Fixtures/make_losses.py`.
  struct Fixture: Decodable {
    struct Loss: Decodable {
      var name: String
      var values, chosen, rejected: [Float]
    }
    var pairs: [String: [Float]]
    var divergence: Float
    var losses: [Loss]

    static func read() throws -> Fixture {
      let url = try #require(
        Bundle.module.url(forResource: "losses", withExtension: "json", subdirectory: "Fixtures"))
      return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
    }

    func pairs(on tape: GradientTape?) -> PairLogProbabilities {
      func column(_ name: String, on tape: GradientTape? = nil) -> Tensor {
        let values = pairs[name] ?? []
        let tensor = Tensor(rows: values.count, columns: 1, tape: tape)
        for (index, value) in values.enumerated() { tensor.values[index] = value }
        return tensor
      }
      return PairLogProbabilities(
        policyChosen: column("policy_chosen", on: tape),
        policyRejected: column("policy_rejected", on: tape),
        referenceChosen: column("reference_chosen"),
        referenceRejected: column("reference_rejected"), chosenLength: column("chosen_length"),
        rejectedLength: column("rejected_length"), preference: column("preference"),
        divergence: divergence)
    }
  }

  /// The fixture's losses with the parameters they were made with.
  static let losses: [(name: String, loss: PreferenceLoss)] = [
    ("dpo", .dpo(beta: 0.1)),
    ("dpo+nll", .dpo(beta: 0.1, likelihood: 0.7)),
    ("dpo soft", PreferenceLoss.dpo(beta: 0.1).softened),
    ("cdpo", .conservativeDPO(beta: 0.2, flip: 0.2)),
    ("robust dpo", .robustDPO(beta: 0.2, flip: 0.1)),
    ("identity po", .identityPO(beta: 0.5)),
    ("identity po, sums", .identityPO(beta: 0.5, perToken: false)),
    ("hinge", .hinge(beta: 0.1)),
    ("irepo", .iREPO(beta: 0.1)),
    ("kto", .kto(beta: 0.3)),
    ("kto soft", PreferenceLoss.kto(beta: 0.3).softened),
    ("simpo", .simPO(beta: 2, gap: 0.5)),
    ("repo", .rePO(gap: 0.6)),
    ("orpo", .orpo(weight: 0.25)),
    ("likelihood", .likelihood()),
  ]

  @Test func theFixtureHasEveryLoss() throws {
    let names = try Fixture.read().losses.map(\.name)
    #expect(names == Self.losses.map(\.name))
  }

  @Test(arguments: losses.indices)
  func valuesAndSlopesAreThoseOfPyTorch(_ index: Int) throws {
    let fixture = try Fixture.read()
    let expected = fixture.losses[index]
    let tape = GradientTape()
    let pairs = fixture.pairs(on: tape)
    let values = Self.losses[index].loss.perPair(pairs)
    tape.backward(from: values.sum)
    func isClose(_ found: [Float], _ expected: [Float]) -> Bool {
      found.count == expected.count
        && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($1)) }
    }
    let count = values.count
    let zeros = [Float](repeating: 0, count: count)
    let same = isClose(values.array, expected.values)
    let left = isClose(pairs.policyChosen.gradient?.array ?? zeros, expected.chosen)
    let right = isClose(pairs.policyRejected.gradient?.array ?? zeros, expected.rejected)
    #expect(same, "\(expected.name): \(values.array)")
    #expect(left, "\(expected.name): \(pairs.policyChosen.gradient?.array ?? [])")
    #expect(right, "\(expected.name): \(pairs.policyRejected.gradient?.array ?? [])")
  }

  /// One pair: lengths 2 and 4, Δ_w = 1, Δ_l = −2 and so Δ = 3, ℓ̄_w = −1, ℓ̄_l = −2.
  private func hand(
    _ loss: PreferenceLoss, preference: Float = 1, divergence: Float = 0
  ) -> Double {
    let pair = PairLogProbabilities(
      policyChosen: column([-2]), policyRejected: column([-8]), referenceChosen: column([-3]),
      referenceRejected: column([-6]), chosenLength: column([2]), rejectedLength: column([4]),
      preference: column([preference]), divergence: divergence)
    return Double(loss.perPair(pair).scalar)
  }
  private func same(_ found: Double, _ expected: Double) -> Bool { abs(found - expected) < 2e-6 }

  @Test func dpoAndItsRelativesByHand() {
    // With β = 0.5: −ln σ(1.5) = 0.201413, −ln σ(−1.5) = 1.701413.
    #expect(same(hand(.dpo(beta: 0.5)), 0.201413))
    #expect(same(hand(.conservativeDPO(beta: 0.5, flip: 0.1)), 0.9 * 0.201413 + 0.1 * 1.701413))
    #expect(
      same(hand(.robustDPO(beta: 0.5, flip: 0.1)), (0.9 * 0.201413 - 0.1 * 1.701413) / 0.8))
    #expect(
      same(hand(PreferenceLoss.dpo(beta: 0.5).softened, preference: 0.75), 0.576413))
    #expect(same(hand(PreferenceLoss.dpo(beta: 0.5).softened), 0.201413))
  }

  @Test func identityPOByHand() {
    // Means per token: 1/2 − (−2)/4 = 1; sums: 3.
    #expect(same(hand(.identityPO(beta: 0.5)), 0))
    #expect(same(hand(.identityPO(beta: 0.25)), 1))
    #expect(same(hand(.identityPO(beta: 0.1)), 16))
    #expect(same(hand(.identityPO(beta: 0.5, perToken: false)), 4))
    #expect(same(hand(.identityPO(beta: 0.1, perToken: false)), 4))
  }

  /// ℓ̄_w − λ ℓ̄_l = −1 + 2 λ: at λ = ½ nothing is left, at λ = 1 it is SimPO without a gap.
  @Test func dppoByHand() {
    #expect(same(hand(.dppo(rejected: 0.5)), log(2)))
    #expect(same(hand(.dppo(rejected: 1)), hand(.simPO(beta: 1, gap: 0))))
  }

  @Test func hingeByHand() {
    #expect(same(hand(.hinge(beta: 0.1)), 0.7))
    #expect(same(hand(.hinge(beta: 0.2)), 0.4))
    #expect(same(hand(.hinge(beta: 1 / 3)), 0))
    #expect(same(hand(.hinge(beta: 1)), 0))
    #expect(same(hand(PreferenceLoss.hinge(beta: 0.1).softened, preference: 0.5), 1))
  }

  @Test func iREPOByHand() {
    // The target is ln(0.75 / 0.25) = ln 3, and ln 99 at the clip; β Δ = 3 β.
    let (ln3, ln99, ln4) = (1.0986123, 4.5951199, 1.3862944)
    #expect(same(hand(.iREPO(beta: 0.1), preference: 0.5), 0.09))
    #expect(same(hand(.iREPO(beta: 0.5), preference: 0.75), (ln3 - 1.5) * (ln3 - 1.5)))
    #expect(same(hand(.iREPO(beta: Float(ln3 / 3)), preference: 0.75), 0))
    #expect(abs(hand(.iREPO(beta: 0.1)) - (ln99 - 0.3) * (ln99 - 0.3)) < 1e-4)
    #expect(same(hand(.iREPO(beta: 0.1, clip: 0.2)), (ln4 - 0.3) * (ln4 - 0.3)))
  }

  @Test func ktoByHand() {
    func σ(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    #expect(same(hand(.kto(beta: 1)), 1 - (σ(1) + σ(2)) / 2))
    #expect(same(hand(.kto(beta: 0.1)), 1 - (σ(0.1) + σ(0.2)) / 2))
    #expect(same(hand(.kto(beta: 1), divergence: 1), 1 - (0.5 + σ(3)) / 2))
    #expect(same(hand(.kto(beta: 2), divergence: 0.5), 1 - (σ(1) + σ(5)) / 2))
    #expect(same(hand(PreferenceLoss.kto(beta: 1).softened, preference: 0.5), 0.5))
  }

  @Test func lossesWithoutReferenceByHand() {
    // ℓ̄_w − ℓ̄_l = 1
    #expect(same(hand(.simPO(beta: 2, gap: 0.5)), log(1 + exp(-1.5))))
    #expect(same(hand(.simPO(beta: 1, gap: 1)), log(2)))
    #expect(same(hand(.simPO(beta: 0, gap: 0)), log(2)))
    #expect(same(hand(.simPO(beta: 10, gap: 0)), log(1 + exp(-10))))
    #expect(same(hand(.simPO(beta: 1, gap: 3)), log(1 + exp(2))))
    for (gap, value) in [(0.5, 0.0), (1, 0), (1.5, 0.5), (2, 1), (5, 4)] {
      #expect(same(hand(.rePO(gap: Float(gap))), value))
    }
    // odds(e⁻¹) = 0.581977, odds(e⁻²) = 0.156518; their ratio is 3.718282 = e + 1.
    for weight in [0, 0.1, 0.25, 1, 2] {
      #expect(same(hand(.orpo(weight: Float(weight))), 1 + weight * log(1 + 1 / (exp(1.0) + 1))))
    }
  }

  @Test func atTheReferenceEveryLossHasItsKnownValue() {
    let same = PairLogProbabilities(
      policyChosen: column([-5]), policyRejected: column([-9]), referenceChosen: column([-5]),
      referenceRejected: column([-9]), chosenLength: column([4]), rejectedLength: column([7]))
    let values: [(PreferenceLoss, Float)] = [
      (.dpo(), 0.693147), (.conservativeDPO(), 0.693147), (.robustDPO(), 0.693147),
      (.identityPO(beta: 0.1), 25), (.identityPO(beta: 1, perToken: false), 0.25), (.hinge(), 1),
      (.kto(), 0.5), (.iREPO(), 4.59512 * 4.59512),
    ]
    for (loss, value) in values {
      #expect(abs(loss.perPair(same).scalar - value) < 1e-4, "\(loss.name)")
    }
  }

  /// z of one step of KTO against log-probabilities from plain passes.
  @Test func theDivergenceIsThatOfMismatchedPairs() throws {
    let model = try tinyModel()
    let pairs = [
      PreferencePair(prompt: "a", chosen: "b c", rejected: "d"),
      PreferencePair(prompt: "c d", chosen: "e", rejected: "a a a"),
      PreferencePair(prompt: "b", chosen: "d d", rejected: "c"),
    ]
    let mismatched = pairs.indices.map {
      JudgeItem(
        instruction: pairs[$0].prompt, category: "", responses: [pairs[($0 + 1) % 3].chosen])
    }
    func ratios(_ model: LanguageModel) throws -> [Double] {
      try responseLogProbabilities(model, mismatched, format: chat).map { $0[0] }
    }
    let before = try ratios(model)
    final class Seen: @unchecked Sendable { var divergences: [Float] = [] }
    let seen = Seen()
    let spy = PreferenceLoss("spy", beta: 1, needsDivergence: true) { p in
      seen.divergences.append(p.divergence)
      return PreferenceLoss.dpo(beta: 1).perPair(p)
    }
    // The divergence that a step sees is the policy's before that step.
    var expected = [0.0]
    try PreferenceTraining(loss: spy, rate: 1e-2, epochs: 6, pairsPerStep: 3).run(
      model, pairs: pairs, format: chat, random: Random(seed: 1)
    ) { _ in
      let now = (try? ratios(model)) ?? []
      expected.append(max(0, zip(now, before).map { $0 - $1 }.reduce(0, +) / 3))
    }
    #expect(expected.contains { $0 > 0.01 })
    for (found, expected) in zip(seen.divergences, expected) {
      #expect(abs(Double(found) - expected) < 1e-4)
    }
    seen.divergences = []
    try PreferenceTraining(loss: .dpo(), rate: 1e-2, pairsPerStep: 3).run(
      try tinyModel(), pairs: pairs, format: chat, random: Random(seed: 1))
    #expect(seen.divergences.isEmpty)
  }

  @Test func softLabelsReachTheLoss() throws {
    let soft = PreferencePair(prompt: "a", chosen: "b", rejected: "c", preference: 0.5)
    let training = PreferenceTraining(loss: .iREPO(), rate: 1e-3, pairsPerStep: 1)
    let metrics = try training.run(
      try tinyModel(), pairs: [soft], format: chat, random: Random(seed: 1))
    // At the reference Δ = 0, and ln(0.5 / 0.5) = 0.
    #expect(metrics[0].loss < 1e-9)
    let hard = try training.run(
      try tinyModel(), pairs: [PreferencePair(prompt: "a", chosen: "b", rejected: "c")],
      format: chat, random: Random(seed: 1))
    #expect(abs(hard[0].loss - 4.59512 * 4.59512) < 1e-3)
  }
}
