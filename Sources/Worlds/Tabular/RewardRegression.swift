import Foundation

/// iREPO's minimiser on a table, in closed form and in double precision, and how much value wrong
/// labels can cost it.
///
/// The loss asks β Δ to be the log-odds t_ij of each comparison, which is a least-squares problem in
/// the implicit rewards u = β ln π/π_ref: where every two of K responses are compared once, its
/// solution is the mean of a response's log-odds, u_i = 1/K Σ_j t_ij.
public struct RewardRegression: Sendable {
  /// The implicit rewards, one row per prompt, each with the sum 0.
  public let rewards: [[Double]]
  private let world: TabularWorld

  /// - Parameters:
  ///   - comparisons: every two responses to every prompt of the world, once.
  ///   - clip: p̂ is held in [clip, 1 − clip], as the loss holds it.
  public init(
    _ comparisons: [TabularPolicy.Comparison], in world: TabularWorld, clip: Double = 0.01
  ) {
    var rewards = world.reward.map { $0.map { _ in 0.0 } }
    for comparison in comparisons {
      let p = min(max(comparison.preference, clip), 1 - clip)
      let share = log(p / (1 - p)) / Double(max(1, rewards[comparison.prompt].count))
      rewards[comparison.prompt][comparison.chosen] += share
      rewards[comparison.prompt][comparison.rejected] -= share
    }
    (self.rewards, self.world) = (rewards, world)
  }

  /// The minimiser: π ∝ π_ref exp(u / β), the best policy for the rewards u.
  public var policy: [[Double]] {
    TabularWorld(reference: world.reference, reward: rewards, beta: world.beta).optimum
  }

  /// e = u − (r − mean r): what wrong labels add to the rewards, one row per prompt.
  public var errors: [[Double]] {
    zip(rewards, world.reward).map { rewards, truth in
      let mean = truth.reduce(0, +) / Double(max(1, truth.count))
      return zip(rewards, truth).map { $0 - ($1 - mean) }
    }
  }

  /// What the minimiser's value can be below the optimum's at most, mean over the prompts:
  ///
  ///     V(π*) − V(π) = β KL(π ‖ π*) ≤ (max e − min e)² / 8 β
  ///
  /// The policy is π* tilted by exp(e / β). With ψ(t) = ln E_π* exp(t e / β) its divergence is
  /// ψ′(1) − ψ(1) = ∫₀¹ t ψ″(t) dt, and ψ″ is the variance of e / β under a distribution: at most a
  /// quarter of its squared range (Popoviciu 1935).
  public var bound: Double {
    let bounds = errors.map { errors in
      let range = (errors.max() ?? 0) - (errors.min() ?? 0)
      return range * range / (8 * world.beta)
    }
    return bounds.reduce(0, +) / Double(max(1, bounds.count))
  }

  /// What it loses.
  public var valueLost: Double { world.valueLost(by: policy) }
}
