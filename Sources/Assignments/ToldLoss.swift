import AssignmentKit
import Foundation
import Preferences
import Tensors

/// A preference loss whose values and derivatives another program tells, pair by pair.
///
/// The tape wants a function of the policy's log-probabilities a and b. With the derivatives c and d
/// that the program gave at their present values, and those values as constants a₀ and b₀,
///
///     L₀ + c (a − a₀) + d (b − b₀)
///
/// has the loss's value and its gradient there.
public final class ToldLoss: @unchecked Sendable {
  private let talk: Conversation
  private let lock = NSLock()
  private var failure: (any Error)?

  public init(_ talk: Conversation) { self.talk = talk }

  /// Why the program stopped being asked; `nil` where all went well. What was learned after it is
  /// nothing.
  public func check() throws {
    if let failure = lock.withLock({ failure }) { throw failure }
  }

  /// The loss as training takes it.
  public func loss(beta: Float = 0.1) -> PreferenceLoss {
    PreferenceLoss("told", beta: beta) { p in
      let pairs = Self.pairs(p)
      let values =
        self.values(of: pairs)
        ?? pairs.map { _ in OwnLoss.Value(loss: 0, byChosen: 0, byRejected: 0) }
      func column(_ value: (Int) -> Double) -> Tensor {
        Tensor(rows: pairs.count, columns: 1, pairs.indices.map { Float(value($0)) })
      }
      let constant = column {
        values[$0].loss - values[$0].byChosen * pairs[$0].policyChosen
          - values[$0].byRejected * pairs[$0].policyRejected
      }
      return constant + column { values[$0].byChosen } * p.policyChosen
        + column { values[$0].byRejected } * p.policyRejected
    }
  }

  /// What the program says of the pairs.
  ///
  /// - Throws: ``ConversationError`` where it says too little, or something that is not a number.
  public func values(_ pairs: [OwnLoss.Pair]) throws -> [OwnLoss.Value] {
    let values: [OwnLoss.Value] = try talk.ask(pairs)
    guard values.count == pairs.count else {
      throw ConversationError("It was asked of \(pairs.count) pairs and spoke of \(values.count).")
    }
    for (pair, value) in zip(pairs, values) {
      guard [value.loss, value.byChosen, value.byRejected].allSatisfy(\.isFinite) else {
        throw ConversationError("Not all it says is a finite number, at \(Self.shown(pair)).")
      }
    }
    return values
  }

  private func values(of pairs: [OwnLoss.Pair]) -> [OwnLoss.Value]? {
    lock.withLock {
      guard failure == nil else { return nil }
      do { return try values(pairs) } catch {
        failure = error
        return nil
      }
    }
  }

  static func pairs(_ p: PairLogProbabilities) -> [OwnLoss.Pair] {
    let columns = [
      p.policyChosen, p.policyRejected, p.referenceChosen, p.referenceRejected, p.chosenLength,
      p.rejectedLength, p.preference,
    ].map { $0.array.map(Double.init) }
    return (0..<p.policyChosen.rows).map { row in
      OwnLoss.Pair(
        policyChosen: columns[0][row], policyRejected: columns[1][row],
        referenceChosen: columns[2][row], referenceRejected: columns[3][row],
        chosenLength: columns[4][row], rejectedLength: columns[5][row],
        preference: columns[6][row])
    }
  }

  static func shown(_ pair: OwnLoss.Pair) -> String {
    func text(_ value: Double) -> String { String(format: "%.4g", value) }
    return "ln π = \(text(pair.policyChosen)) and \(text(pair.policyRejected)), "
      + "ln π_ref = \(text(pair.referenceChosen)) and \(text(pair.referenceRejected))"
  }
}
