import Files
import Foundation
import Tensors

/// Training that can't go on: what a step computed is not all numbers.
public struct LostNumbers: Error, Sendable, CustomStringConvertible, LocalizedError {
  /// From 1.
  public let step: Int
  /// What is no number, and on which batch: `the loss is nan, …, on pairs 3, 9 and 12`.
  public let problem: String
  /// Where it happened, where that is a part of something longer: `round 2`.
  public var place: String?
  /// What is kept of the run.
  public var kept: String?

  init(step: Int, _ problem: String) { (self.step, self.problem) = (step, problem) }

  public var description: String {
    FileError(
      (place.map { $0 + ", " } ?? "") + "step \(step)", problem,
      remedy: (kept.map { $0 + "; " } ?? "") + "begin again with a lower rate"
    ).description
  }
  public var errorDescription: String? { description }
}

extension AdamW.Settings {
  /// - Throws: ``FileError`` naming a number that is outside of its meaning.
  func check() throws {
    for (name, beta) in [("β₁", beta1), ("β₂", beta2)] {
      try require((0..<1).contains(beta), "AdamW's \(name)", beta, give: "0 or more and below 1")
    }
    try require(epsilon > 0 && epsilon.isFinite, "AdamW's ε", epsilon, give: "a number above 0")
    try require((0...1).contains(decay), "AdamW's decay", decay, give: "0 to 1")
  }
}

extension AdamW {
  /// One step, where all that is known of it are numbers; else none.
  ///
  /// - Parameters:
  ///   - loss: of the batch.
  ///   - others: what else was computed with it.
  ///   - batch: what the step learns from, as its user knows it.
  /// - Returns: the gradients' norm before clipping.
  /// - Throws: ``LostNumbers``, with the parameters as they were.
  func update(
    rate: Float, clip: Double, loss: Double, others: [Double] = [],
    on batch: @autoclosure () -> String
  ) throws -> Double {
    func lost(_ what: String) -> LostNumbers {
      LostNumbers(step: step + 1, "\(what), no longer a number, on \(batch())")
    }
    guard loss.isFinite else { throw lost("the loss is \(loss)") }
    guard others.allSatisfy(\.isFinite) else { throw lost("a response's probability is 0 or nan") }
    let norm = update(rate: rate, clip: clip)
    guard norm.isFinite else { throw lost("the gradient's norm is \(norm)") }
    return norm
  }

  /// - Throws: ``LostNumbers`` where the last step left parameters that are no numbers.
  func requireNumbers() throws {
    if parameters.allSatisfy(\.isFinite) { return }
    throw LostNumbers(step: step, "the weights that it left are no longer numbers")
  }
}
