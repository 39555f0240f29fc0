import Foundation
import Tensors
import Testing

@testable import Preferences

@Suite struct TabularTests {
  private let reference = [[0.5, 0.3, 0.2], [0.25, 0.25, 0.5]]
  private let reward = [[1.0, 2, 0], [0.5, -0.5, 0]]

  @Test func theOptimumByHand() {
    // β = 1, weights of the first prompt 0.5 e, 0.3 e², 0.2.
    let policy = TabularPolicy(reference: reference)
    let weights = [0.5 * exp(1.0), 0.3 * exp(2.0), 0.2]
    let expected = weights.map { $0 / weights.reduce(0, +) }
    let optimum = policy.optimum(reward: reward, beta: 1)
    let close = zip(optimum[0], expected).allSatisfy { abs($0 - $1) < 1e-6 }
    #expect(close)
    // Its value is β ln Σ π_ref exp(r / β), and no other policy's is as great.
    let first = log(weights.reduce(0, +))
    let second = log(0.25 * exp(0.5) + 0.25 * exp(-0.5) + 0.5)
    let best = policy.value(of: optimum, reward: reward, beta: 1)
    #expect(abs(best - (first + second) / 2) < 1e-6)
    for other in [reference, [[0.2, 0.7, 0.1], [0.4, 0.2, 0.4]]] {
      #expect(policy.value(of: other, reward: reward, beta: 1) < best)
    }
  }

  @Test func distancesByHand() {
    let (p, q) = ([[0.5, 0.5], [1, 0]], [[0.25, 0.75], [0.5, 0.5]])
    let first = 0.5 * log(2) + 0.5 * log(2.0 / 3)
    #expect(abs(TabularPolicy.divergence(p, q) - (first + log(2)) / 2) < 1e-12)
    #expect(abs(TabularPolicy.totalVariation(p, q) - (0.25 + 0.5) / 2) < 1e-12)
  }

  @Test func comparisonsAreBradleyTerrys() {
    let all = TabularPolicy.comparisons(reward: [[0, 1, 1]])
    #expect(all.map(\.chosen) == [1, 1, 2])
    #expect(all.map(\.rejected) == [0, 2, 0])
    let p = 1 / (1 + exp(-1.0))
    let close = zip(all.map(\.preference), [p, 0.5, p]).allSatisfy { abs($0 - $1) < 1e-12 }
    #expect(close)
  }

  @Test func logProbabilitiesAreTheTables() {
    let policy = TabularPolicy(reference: reference)
    policy.logits[0, 1] += 1
    let pairs = policy.logProbabilities(
      of: [.init(prompt: 0, chosen: 1, rejected: 2, preference: 0.8)], tape: nil)
    #expect(abs(Double(pairs.policyChosen.scalar) - log(policy.probabilities[0][1])) < 1e-6)
    #expect(abs(pairs.referenceRejected.scalar - log(0.2)) < 1e-6)
    #expect(abs(pairs.ratioDifference.scalar - 1) < 1e-6)
    let exact = TabularPolicy.divergence(policy.probabilities, reference)
    #expect(abs(Double(pairs.divergence) - exact) < 1e-6 && exact > 0.05)
  }

  /// With exact Bradley–Terry labels iREPO and DPO on soft labels reach π*; DPO on hard ones, which
  /// say only who is better, goes past it.
  @Test func theOptimumIsReached() {
    let beta = 0.5
    func distance(_ loss: PreferenceLoss) -> Double {
      let policy = TabularPolicy(reference: reference)
      policy.train(
        on: TabularPolicy.comparisons(reward: reward), loss: loss, rate: 0.05, steps: 1000)
      return TabularPolicy.totalVariation(
        policy.probabilities, policy.optimum(reward: reward, beta: beta))
    }
    #expect(distance(.iREPO(beta: Float(beta))) < 1e-3)
    #expect(distance(PreferenceLoss.dpo(beta: Float(beta)).softened) < 1e-3)
    #expect(distance(.dpo(beta: Float(beta))) > 0.1)
  }
}
