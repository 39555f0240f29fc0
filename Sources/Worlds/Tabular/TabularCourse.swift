import Measures
import Preferences
import Tensors

extension TabularWorld {
  /// How near to the optimum a loss comes.
  public struct Course: Sendable {
    /// Steps taken, and the total variation to π* then.
    public var points: [(step: Int, distance: Double)]
    /// Of the last policy, in the reward's unit.
    public var valueLost: Double

    /// The last distance; 1 where nothing was trained.
    public var end: Double { points.last?.distance ?? 1 }
  }

  /// Trains a table from the reference.
  ///
  /// - Parameter every: so many steps lie between two points.
  public func course(
    of loss: PreferenceLoss, on comparisons: [TabularPolicy.Comparison], steps: Int, every: Int
  ) -> Course {
    let policy = TabularPolicy(reference: reference)
    let goal = optimum
    func distance() -> Double { TabularPolicy.totalVariation(policy.probabilities, goal) }
    var points = [(step: 0, distance: distance())]
    policy.train(on: comparisons, loss: loss, rate: 0.05, steps: steps) { step in
      if step % every == 0 { points.append((step, distance())) }
    }
    return Course(points: points, valueLost: valueLost(by: policy.probabilities))
  }
}
