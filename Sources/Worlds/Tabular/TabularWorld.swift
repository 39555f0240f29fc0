import Foundation
import Tensors

/// A small problem whose solution is known: a reference policy, rewards, and how strongly to stay
/// near the reference.
public struct TabularWorld: Sendable {
  /// π_ref(y|x), one row per prompt.
  public let reference: [[Double]]
  /// r(x, y), likewise.
  public let reward: [[Double]]
  public let beta: Double

  public init(reference: [[Double]], reward: [[Double]], beta: Double) {
    (self.reference, self.reward, self.beta) = (reference, reward, beta)
  }

  /// Rewards and the reference's logits drawn from the standard normal distribution.
  public init(prompts: Int, responses: Int, beta: Double, random: Random) {
    var random = random.stream("tabular world")
    func normals() -> [[Double]] {
      (0..<prompts).map { _ in (0..<responses).map { _ in random.normal() } }
    }
    let weights = normals().map { $0.map { exp($0) } }
    self.init(
      reference: weights.map { row in row.map { $0 / row.reduce(0, +) } }, reward: normals(),
      beta: beta)
  }

  /// π*(y|x) ∝ π_ref(y|x) exp(r(x, y) / β): of all policies the one with the greatest ``value(of:)``
  /// (Rafailov et al. 2023, eq. 4).
  public var optimum: [[Double]] {
    zip(reference, reward).map { reference, reward in
      let most = reward.max() ?? 0
      let weights = zip(reference, reward).map { $0 * exp(($1 - most) / beta) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
  }

  /// E r − β KL(π ‖ π_ref), mean over the prompts: what alignment maximises.
  public func value(of policy: [[Double]]) -> Double {
    let rewards = zip(policy, reward).map { zip($0, $1).reduce(0) { $0 + $1.0 * $1.1 } }
    let mean = rewards.reduce(0, +) / Double(max(1, rewards.count))
    return mean - beta * TabularPolicy.divergence(policy, reference)
  }

  /// What a policy's value is below the optimum's, ≥ 0.
  public func valueLost(by policy: [[Double]]) -> Double { value(of: optimum) - value(of: policy) }

  /// Every two responses to every prompt, with Bradley–Terry's p = σ(r_i − r_j); the better one is
  /// the chosen one.
  public var comparisons: [TabularPolicy.Comparison] {
    reward.enumerated().flatMap { prompt, reward in
      reward.indices.flatMap { i in
        reward.indices.filter { reward[i] > reward[$0] || (reward[i] == reward[$0] && i < $0) }
          .map {
            TabularPolicy.Comparison(
              prompt: prompt, chosen: i, rejected: $0,
              preference: 1 / (1 + exp(reward[$0] - reward[i])))
          }
      }
    }
  }

  /// The same comparisons with p counted from so many annotators instead of known.
  public func comparisons(countedBy annotators: Int, random: Random) -> [TabularPolicy.Comparison] {
    var random = random.stream("annotators")
    return comparisons.map { comparison in
      var counted = comparison
      let wins = (0..<annotators).count { _ in random.chance(comparison.preference) }
      counted.preference = Double(wins) / Double(annotators)
      return counted
    }
  }
}
