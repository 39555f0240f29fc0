import Foundation
import Tensors

/// Improvement from comparisons of two *policies*, without a gradient, a reward or a probability: a
/// direction is drawn, and the policy goes the way that the comparison prefers (Wang et al. 2025,
/// arXiv 2512.18511, on a table of logits).
public struct PolicySearch: Sendable {
  /// How far from each other the two compared policies stand: ± this along the direction, in
  /// logits.
  public var reach = 3.0
  /// How far the first step goes, in logits; step k goes 1/√(1 + k/`halfway`) of it.
  public var step = 0.1
  public var halfway = 1000.0
  /// An annotator prefers the policy of value v to one of value w with probability σ((v − w) / T);
  /// `nil` for one who never errs.
  public var temperature: Double?

  public init(temperature: Double?) { self.temperature = temperature }

  /// Runs from the reference.
  ///
  /// - Parameter lookAt: after so many comparisons, ascending.
  /// - Returns: the value lost against the optimum at each of them.
  public func run(in world: TabularWorld, lookAt places: [Int], random: Random) -> [Double] {
    var random = random.stream("policy search")
    let table = Table(world)
    let best = world.value(of: world.optimum)
    var logits = table.reference
    var direction = logits
    var lost: [Double] = []
    for k in 0..<(places.last ?? 0) {
      // Uniform on the sphere
      for index in direction.indices { direction[index] = random.normal() }
      let norm = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let gain =
        table.value(of: logits, along: direction, by: reach / norm)
        - table.value(of: logits, along: direction, by: -reach / norm)
      let isAhead = temperature.map { random.chance(1 / (1 + exp(-gain / $0))) } ?? (gain > 0)
      let length = step / (1 + Double(k) / halfway).squareRoot() / norm
      for index in logits.indices {
        logits[index] += isAhead ? length * direction[index] : -length * direction[index]
      }
      if places.contains(k + 1) {
        lost.append(best - table.value(of: logits, along: direction, by: 0))
      }
    }
    return lost
  }

  /// The world's tables row after row, for values that are needed a million times.
  private struct Table {
    /// ln π_ref.
    let reference: [Double]
    let reward: [Double]
    let columns: Int
    let beta: Double

    init(_ world: TabularWorld) {
      reference = world.reference.flatMap { $0.map { log($0) } }
      reward = world.reward.flatMap { $0 }
      columns = max(1, world.reward.first?.count ?? 1)
      beta = world.beta
    }

    /// E r − β KL(π ‖ π_ref) of the softmax of the logits moved along a direction, mean over rows.
    func value(of logits: [Double], along direction: [Double], by length: Double) -> Double {
      var sum = 0.0
      for row in stride(from: 0, to: logits.count, by: columns) {
        let places = row..<row + columns
        var most = -Double.infinity
        for i in places { most = max(most, logits[i] + length * direction[i]) }
        var (total, weighted) = (0.0, 0.0)
        for i in places {
          let z = logits[i] + length * direction[i] - most
          let weight = exp(z)
          total += weight
          weighted += weight * (reward[i] - beta * (z - reference[i]))
        }
        // ln π is z − ln total
        sum += weighted / total + beta * log(total)
      }
      return sum / Double(max(1, logits.count / columns))
    }
  }
}
