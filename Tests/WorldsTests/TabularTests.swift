import Foundation
import Preferences
import Tensors
import Testing
import Worlds

@Suite struct TabularTests {
  private let reference = [[0.5, 0.3, 0.2], [0.25, 0.25, 0.5]]
  private func world(beta: Double) -> TabularWorld {
    TabularWorld(reference: reference, reward: [[1, 2, 0], [0.5, -0.5, 0]], beta: beta)
  }

  @Test func theOptimumByHand() {
    // β = 1, weights of the first prompt 0.5 e, 0.3 e², 0.2.
    let world = world(beta: 1)
    let weights = [0.5 * exp(1.0), 0.3 * exp(2.0), 0.2]
    let expected = weights.map { $0 / weights.reduce(0, +) }
    let optimum = world.optimum
    let close = zip(optimum[0], expected).allSatisfy { abs($0 - $1) < 1e-6 }
    #expect(close)
    // Its value is β ln Σ π_ref exp(r / β), and no other policy's is as great.
    let first = log(weights.reduce(0, +))
    let second = log(0.25 * exp(0.5) + 0.25 * exp(-0.5) + 0.5)
    let best = world.value(of: optimum)
    #expect(abs(best - (first + second) / 2) < 1e-6)
    for other in [reference, [[0.2, 0.7, 0.1], [0.4, 0.2, 0.4]]] {
      #expect(world.value(of: other) < best)
      #expect(abs(world.valueLost(by: other) - (best - world.value(of: other))) < 1e-12)
    }
  }

  @Test func distancesByHand() {
    let (p, q) = ([[0.5, 0.5], [1, 0]], [[0.25, 0.75], [0.5, 0.5]])
    let first = 0.5 * log(2) + 0.5 * log(2.0 / 3)
    #expect(abs(TabularPolicy.divergence(p, q) - (first + log(2)) / 2) < 1e-12)
    #expect(abs(TabularPolicy.totalVariation(p, q) - (0.25 + 0.5) / 2) < 1e-12)
  }

  @Test func comparisonsAreBradleyTerrys() {
    let world = TabularWorld(reference: [[0.2, 0.3, 0.5]], reward: [[0, 1, 1]], beta: 1)
    let all = world.comparisons
    #expect(all.map(\.chosen) == [1, 1, 2])
    #expect(all.map(\.rejected) == [0, 2, 0])
    let p = 1 / (1 + exp(-1.0))
    let close = zip(all.map(\.preference), [p, 0.5, p]).allSatisfy { abs($0 - $1) < 1e-12 }
    #expect(close)
    // Counted, p is a multiple of 1/h, and near the truth when h is large.
    let few = world.comparisons(countedBy: 3, random: Random(seed: 1)).map { 3 * $0.preference }
    let whole = few.allSatisfy { abs($0 - $0.rounded()) < 1e-12 }
    #expect(whole)
    let many = world.comparisons(countedBy: 10_000, random: Random(seed: 1)).map(\.preference)
    let near = zip(many, [p, 0.5, p]).allSatisfy { abs($0 - $1) < 0.025 }
    #expect(near)
  }

  /// Three responses, rewards 1, 0 and −1. With exact labels the mean of a response's log-odds is its
  /// reward; one label wrong by ln 3 moves two of them by a third of that, and the bound is
  /// (2/3 ln 3)² / 8 β.
  @Test func theRegressionByHand() {
    let world = TabularWorld(reference: [[0.2, 0.3, 0.5]], reward: [[1, 0, -1]], beta: 0.5)
    let exact = RewardRegression(world.comparisons, in: world)
    #expect(zip(exact.rewards[0], [1, 0, -1]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(TabularPolicy.totalVariation(exact.policy, world.optimum) < 1e-12)
    #expect(exact.bound < 1e-20 && abs(exact.valueLost) < 1e-12)
    var labels = world.comparisons
    let odds = labels[0].preference / (1 - labels[0].preference)
    labels[0].preference = 3 * odds / (1 + 3 * odds)
    let wrong = RewardRegression(labels, in: world)
    let move = log(3.0) / 3
    #expect(zip(wrong.errors[0], [move, -move, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(wrong.bound - 4 * move * move / 4) < 1e-12)
    #expect(wrong.valueLost > 0 && wrong.valueLost < wrong.bound)
  }

  /// Whatever the labels: the loss goes to the closed form, and that loses no more than the bound.
  @Test(arguments: [1, 5, 50]) func theValueLostIsBounded(_ annotators: Int) {
    for number in 1...20 {
      let random = Random(seed: UInt64(number))
      let world = TabularWorld(prompts: 4, responses: 3, beta: 0.5, random: random)
      let labels = world.comparisons(countedBy: annotators, random: random)
      let regression = RewardRegression(labels, in: world)
      #expect(regression.valueLost >= -1e-12 && regression.valueLost <= regression.bound)
      let divergence = TabularPolicy.divergence(regression.policy, world.optimum)
      #expect(abs(regression.valueLost - world.beta * divergence) < 1e-9)
      if number > 2 { continue }
      let trained = TabularPolicy(reference: world.reference)
      trained.train(on: labels, loss: .iREPO(beta: 0.5), rate: 0.05, steps: 600)
      let apart = TabularPolicy.totalVariation(trained.probabilities, regression.policy)
      #expect(apart < 1e-3)
    }
  }

  /// Comparisons of policies improve one, the more the surer they are; nothing depends on where it
  /// is looked at.
  @Test func policiesAreComparedInstead() {
    let world = TabularWorld(prompts: 2, responses: 3, beta: 0.5, random: Random(seed: 1))
    let start = world.valueLost(by: world.reference)
    func run(_ temperature: Double?, lookAt places: [Int]) -> [Double] {
      var search = PolicySearch(temperature: temperature)
      search.reach = 0.5
      return search.run(in: world, lookAt: places, random: Random(seed: 1))
    }
    let (sure, noisy) = (run(nil, lookAt: [5, 3000]), run(1, lookAt: [5, 3000]))
    #expect(sure[1] < sure[0] && sure[1] < start / 4)
    #expect(noisy[1] > sure[1])
    #expect(run(nil, lookAt: [3000]) == [sure[1]])
    // Without a step it stays where it was, and loses what the reference does.
    var still = PolicySearch(temperature: nil)
    still.step = 0
    let stayed = still.run(in: world, lookAt: [1], random: Random(seed: 1))
    #expect(abs(stayed[0] - start) < 1e-12)
  }

  @Test func drawnWorldsAreProper() {
    let world = TabularWorld(prompts: 4, responses: 3, beta: 0.5, random: Random(seed: 1))
    let sums = world.reference.map { $0.reduce(0, +) }
    #expect(world.reward.count == 4 && world.reward[0].count == 3)
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-12 })
    #expect(world.comparisons.count == 4 * 3)
    #expect(world.comparisons.allSatisfy { $0.preference >= 0.5 })
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
    let world = world(beta: 0.5)
    func distance(_ loss: PreferenceLoss) -> Double {
      let policy = TabularPolicy(reference: reference)
      policy.train(on: world.comparisons, loss: loss, rate: 0.05, steps: 600)
      return TabularPolicy.totalVariation(policy.probabilities, world.optimum)
    }
    #expect(distance(.iREPO(beta: 0.5)) < 1e-3)
    #expect(distance(PreferenceLoss.dpo(beta: 0.5).softened) < 1e-3)
    #expect(distance(.dpo(beta: 0.5)) > 0.1)
  }
}
