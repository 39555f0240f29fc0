import AssignmentKit
import Exercises
import Foundation
import Preferences
import Tensors
import TestSupport
import Testing

@testable import Assignments

@Suite struct OwnLossTests {
  /// σ without overflow.
  private static func sigmoid(_ x: Double) -> Double {
    x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x))
  }
  private static func logSigmoid(_ x: Double) -> Double {
    x < 0 ? x - log1p(exp(x)) : -log1p(exp(-x))
  }
  private static func dpo(_ pair: OwnLoss.Pair, _ β: Double) -> OwnLoss.Value {
    let margin = β * (pair.chosenRatio - pair.rejectedRatio)
    let slope = β * sigmoid(-margin)
    return .init(loss: -logSigmoid(margin), byChosen: -slope, byRejected: slope)
  }
  /// A square hinge with a likelihood term, which is in no book here.
  private static func own(_ pair: OwnLoss.Pair) -> OwnLoss.Value {
    let gap = max(0, 1 - 0.3 * (pair.chosenRatio - pair.rejectedRatio))
    return .init(
      loss: gap * gap / 2 - pair.policyChosen / pair.chosenLength,
      byChosen: -0.3 * gap - 1 / pair.chosenLength, byRejected: 0.3 * gap)
  }

  private func points(_ loss: @escaping (OwnLoss.Pair) -> OwnLoss.Value) throws -> [Double] {
    try OwnLossForm(seed: 3).marks { pairs in
      let values = pairs.map(loss)
      guard values.allSatisfy({ $0.loss.isFinite && $0.byChosen.isFinite }) else {
        throw ConversationError("Not all it says is a finite number")
      }
      return values
    }.map(\.points)
  }

  /// Finite, two derivatives, direction, own.
  @Test func aGoodLossHasAllPoints() throws {
    #expect(try points(Self.own) == [1, 2, 1, 2])
  }

  @Test func mistakesCostWhatTheyAre() throws {
    // The book's, for any β, and softly labelled.
    for β in [0.013, 0.1, 0.7, 4] {
      #expect(try points { Self.dpo($0, β) } == [1, 2, 1, 0], "β \(β)")
    }
    // A factor is the rate's.
    let scaled = try points { pair in
      let value = Self.dpo(pair, 0.1)
      return .init(
        loss: 7 * value.loss, byChosen: 7 * value.byChosen, byRejected: 7 * value.byRejected)
    }
    #expect(scaled[3] == 0)
    // One derivative with the wrong sign: it is not the loss's, and both responses fall or rise.
    let turned = try points { pair in
      var value = Self.own(pair)
      value.byRejected = -value.byRejected
      return value
    }
    #expect(turned[1] == 1)
    // All turned round: it drives them together.
    let together = try points { pair in
      let value = Self.dpo(pair, 0.1)
      return .init(loss: -value.loss, byChosen: -value.byChosen, byRejected: -value.byRejected)
    }
    #expect(together[1] == 2 && together[2] == 0)
    // ln(1 + eˣ) as it stands.
    let careless = try points { pair in
      let margin = pair.chosenRatio - pair.rejectedRatio
      return .init(
        loss: log(1 + exp(-margin)), byChosen: -1 / (1 + exp(margin)),
        byRejected: 1 / (1 + exp(margin)))
    }
    #expect(careless[0] == 0 && careless[1] == 2)
  }

  /// A talk with the stub, which says what likelihood says.
  private func talk() throws -> Conversation {
    let name = "assignment-own-loss"
    let process = Process()
    process.executableURL = Programs.folder(with: name).appendingPathComponent(name)
    return try Conversation(with: process)
  }

  /// What is told has the gradient of the loss on the tape.
  @Test func aToldLossTrainsAsOneOnTheTape() throws {
    let told = ToldLoss(try talk())
    func gradients(_ loss: PreferenceLoss) -> [[Float]] {
      let tape = GradientTape()
      func column(_ values: [Float], on tape: GradientTape? = nil) -> Tensor {
        let tensor = Tensor(rows: values.count, columns: 1, tape: tape)
        for (row, value) in values.enumerated() { tensor[row, 0] = value }
        return tensor
      }
      let p = PairLogProbabilities(
        policyChosen: column([-3, -8.5], on: tape), policyRejected: column([-4, -2], on: tape),
        referenceChosen: column([-3.5, -8]), referenceRejected: column([-4, -2.5]),
        chosenLength: column([3, 10]), rejectedLength: column([4, 5]))
      let losses = loss.perPair(p)
      tape.backward(from: losses.sum)
      return [
        losses.array, p.policyChosen.gradient?.array ?? [0, 0],
        p.policyRejected.gradient?.array ?? [0, 0],
      ]
    }
    let (ours, theirs) = (gradients(.likelihood()), gradients(told.loss()))
    for (one, other) in zip(ours.joined(), theirs.joined()) { #expect(abs(one - other) < 1e-5) }
    try told.check()
  }
}
