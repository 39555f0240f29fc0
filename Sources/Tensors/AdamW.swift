import Foundation
import Kernels

/// AdamW (Loshchilov & Hutter 2019): Adam with the weights' decay kept apart from the gradient.
public final class AdamW {
  /// What stays the same over a training run.
  public struct Settings: Sendable, Equatable, Codable {
    public var beta1: Float
    public var beta2: Float
    public var epsilon: Float
    public var decay: Float

    public init(
      beta1: Float = 0.9, beta2: Float = 0.98, epsilon: Float = 1e-8, decay: Float = 0.01
    ) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.decay = decay
    }
  }

  public let parameters: [Tensor]
  public let settings: Settings
  /// Steps taken.
  public private(set) var step = 0
  private let first: [Tensor]
  private let second: [Tensor]

  public init(_ parameters: [Tensor], _ settings: Settings = Settings()) {
    self.parameters = parameters
    self.settings = settings
    first = parameters.map { Tensor(rows: $0.rows, columns: $0.columns) }
    second = parameters.map { Tensor(rows: $0.rows, columns: $0.columns) }
  }

  /// The running moments of each parameter, for a file.
  public var moments: [(first: Tensor, second: Tensor)] { Array(zip(first, second)) }

  /// Goes on where an optimizer of the same parameters stopped.
  public func restore(step: Int, moments: [(first: Tensor, second: Tensor)]) {
    precondition(moments.count == parameters.count, "the moments of other parameters")
    self.step = step
    for (index, moment) in moments.enumerated() {
      let count = parameters[index].count
      precondition(
        moment.first.count == count && moment.second.count == count,
        "the moments of another parameter")
      first[index].values.update(from: moment.first.values, count: count)
      second[index].values.update(from: moment.second.values, count: count)
    }
  }

  /// The Euclidean norm of all gradients together.
  public var gradientNorm: Double {
    let squares = parameters.map { tensor in
      tensor.gradient.map { sum_of_squares($0.values, $0.count) } ?? 0
    }
    return squares.reduce(0, +).squareRoot()
  }

  /// One step against the gradients, which are then forgotten. Where they, or the rate, are not all
  /// numbers no step is taken, and the norm says so: nothing is changed by what is no number.
  ///
  /// - Parameters:
  ///   - rate: the learning rate.
  ///   - clip: gradients are scaled down so that their norm is at most this.
  /// - Returns: the gradients' norm before clipping.
  @discardableResult
  public func update(rate: Float, clip: Double = .infinity) -> Double {
    let norm = rate.isFinite ? gradientNorm : .nan
    defer { for parameter in parameters { parameter.clearGradient() } }
    guard norm.isFinite else { return norm }
    step += 1
    let scale = Float(norm > clip ? clip / norm : 1)
    let correction1 = Float(1 / (1 - pow(Double(settings.beta1), Double(step))))
    let correction2 = Float(1 / (1 - pow(Double(settings.beta2), Double(step))))
    let settings = self.settings
    parallel(parameters.count) { index in
      let weight = parameters[index]
      guard let gradient = weight.gradient else { return }
      // Norms and biases, which are single rows, are not decayed.
      let decay = weight.rows > 1 ? settings.decay : 0
      adamw_step(
        weight.values, gradient.values, first[index].values, second[index].values, weight.count,
        rate, settings.beta1, settings.beta2, settings.epsilon, decay, correction1, correction2,
        scale)
    }
    return norm
  }
}
