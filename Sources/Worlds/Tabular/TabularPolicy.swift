import Foundation
import Preferences
import Tensors

/// A policy small enough to be known exactly: one logit for each response to each prompt, each
/// response a single token.
///
/// Its log-probabilities go through the same losses and the same tape as a transformer's, so what a
/// loss does here is what it does there, without sampling and without a network's limits. The logits
/// are single floats, so that two policies closer than about 1e-7 can't be told apart.
public struct TabularPolicy: Sendable {
  /// `prompts × responses`, what training changes.
  public let logits: Tensor
  /// ln π_ref, `prompts × responses`.
  public let reference: Tensor

  /// Two responses to a prompt, by number, and the probability that the first is the better one.
  public struct Comparison: Sendable, Equatable {
    public var prompt: Int
    public var chosen: Int
    public var rejected: Int
    public var preference: Double

    public init(prompt: Int, chosen: Int, rejected: Int, preference: Double) {
      (self.prompt, self.chosen, self.rejected) = (prompt, chosen, rejected)
      self.preference = preference
    }
  }

  /// A policy that begins at its reference.
  ///
  /// - Parameter reference: π_ref(y|x) > 0, one row per prompt, each with the sum 1.
  public init(reference: [[Double]]) {
    let rows = reference.map { $0.map { Float(log($0)) } }
    let columns = rows.first?.count ?? 0
    self.reference = Tensor(rows: rows.count, columns: columns, rows.flatMap { $0 })
    logits = self.reference.copy()
    logits.isTrainable = true
  }

  /// π(y|x), one row per prompt.
  public var probabilities: [[Double]] { Self.softmax(logits) }

  /// KL(p ‖ q), nats, mean over the prompts.
  public static func divergence(_ p: [[Double]], _ q: [[Double]]) -> Double {
    mean(p, q) { $0 > 0 ? $0 * log($0 / $1) : 0 }
  }

  /// ½ Σ |p − q|, mean over the prompts: the largest difference that any event's probability has.
  public static func totalVariation(_ p: [[Double]], _ q: [[Double]]) -> Double {
    mean(p, q) { abs($0 - $1) / 2 }
  }

  /// What a preference loss looks at. The divergence is the exact one.
  public func logProbabilities(
    of comparisons: [Comparison], tape: GradientTape?
  ) -> PairLogProbabilities {
    let count = comparisons.count
    let ones = Tensor(rows: count, columns: 1, [Float](repeating: 1, count: count))
    let rows = embed(comparisons.map(\.prompt), .full(logits), tape: tape)
    let identity = Tensor(rows: logits.columns, columns: logits.columns)
    for i in 0..<logits.columns { identity[i, i] = 1 }
    func policy(_ response: KeyPath<Comparison, Int>) -> Tensor {
      tokenLogProbabilities(
        rows, head: .full(identity), targets: comparisons.map { $0[keyPath: response] })
    }
    func constant(_ value: (Comparison) -> Float) -> Tensor {
      Tensor(rows: count, columns: 1, comparisons.map(value))
    }
    return PairLogProbabilities(
      policyChosen: policy(\.chosen), policyRejected: policy(\.rejected),
      referenceChosen: constant { reference[$0.prompt, $0.chosen] },
      referenceRejected: constant { reference[$0.prompt, $0.rejected] }, chosenLength: ones,
      rejectedLength: ones, preference: constant { Float($0.preference) },
      divergence: Float(max(0, Self.divergence(probabilities, Self.softmax(reference)))))
  }

  /// Goes down the mean loss of all comparisons with Adam, in place; the rate falls along half a
  /// cosine. Where the loss is no longer a number it ends, with the policy of the step before.
  ///
  /// - Parameter afterStep: told each step's number from 1.
  public func train(
    on comparisons: [Comparison], loss: PreferenceLoss, rate: Float, steps: Int,
    afterStep: (Int) -> Void = { _ in }
  ) {
    let schedule = Schedule(rate: rate, steps: steps, warmUp: 1, floor: 0)
    // Near the minimum a slope is rounding noise; Adam would blow it up to steps of full size.
    let adam = AdamW([logits], AdamW.Settings(beta2: 0.98, epsilon: 1e-6, decay: 0))
    for step in 0..<steps {
      let tape = GradientTape()
      let mean = loss.perPair(logProbabilities(of: comparisons, tape: tape)).mean
      tape.backward(from: mean)
      guard adam.update(rate: schedule.rate(at: step)).isFinite else { return }
      afterStep(step + 1)
    }
  }

  private static func softmax(_ logits: Tensor) -> [[Double]] {
    (0..<logits.rows).map { row in
      let values = (0..<logits.columns).map { Double(logits[row, $0]) }
      let most = values.max() ?? 0
      let weights = values.map { exp($0 - most) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
  }

  private static func mean(
    _ p: [[Double]], _ q: [[Double]], _ term: (Double, Double) -> Double
  ) -> Double {
    let sums = zip(p, q).map { p, q in zip(p, q).reduce(0) { $0 + term($1.0, $1.1) } }
    return sums.reduce(0, +) / Double(max(1, sums.count))
  }
}
