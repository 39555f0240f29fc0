import Foundation

/// How the learning rate runs: up over the warm-up, then as its shape says.
public struct Schedule: Sendable, Equatable {
  /// What comes after the warm-up.
  public enum Shape: String, CaseIterable, Sendable, Codable {
    case constant, linear
    /// Down along half a cosine.
    case cosine
  }

  /// The highest rate.
  public var rate: Float
  public var steps: Int
  public var warmUp: Int
  /// The rate at the end, as a share of the highest.
  public var floor: Float
  public var shape: Shape

  public init(
    rate: Float, steps: Int, warmUp: Int, floor: Float = 0.05, shape: Shape = .cosine
  ) {
    self.rate = rate
    self.steps = steps
    self.warmUp = warmUp
    self.floor = floor
    self.shape = shape
  }

  /// The rate of step 0, 1, …. The warm-up's first step has a share of the rate already, and the
  /// step behind the last would have the floor's.
  public func rate(at step: Int) -> Float {
    if step < warmUp { return rate * Float(step + 1) / Float(warmUp) }
    let way = Float(step - warmUp) / Float(max(1, steps - warmUp))
    switch shape {
    case .constant: return rate
    case .linear: return rate * (floor + (1 - floor) * (1 - min(1, way)))
    case .cosine: return rate * (floor + (1 - floor) * 0.5 * (1 + cos(.pi * min(1, way))))
    }
  }
}
