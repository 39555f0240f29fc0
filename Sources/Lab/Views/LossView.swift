import Foundation
import Preferences
import Tensors

/// The view *Losses*: values and slopes of every loss, from the core's tape.
struct LossView: Sendable {
  struct Query: Decodable {
    var loss: String
    var beta: Double
    var lambda: Double
    /// Where the finger is: Δ_w and Δ_l, nats.
    var chosen: Double
    var rejected: Double
    /// Tokens of the two responses.
    var lengthChosen: Int
    var lengthRejected: Int
    /// ln π_ref of a token of either response, nats.
    var perToken: Double
    /// What the curves run along: Δ_w or Δ_l.
    var along: Axis
  }
  enum Axis: String, Codable { case chosen, rejected }

  /// A loss at one place: its value, and what a step down it does to ln π of each response.
  struct Point: Encodable {
    var value: Double
    /// −∂L/∂Δ_w and −∂L/∂Δ_l: positive pushes the response up.
    var pushChosen: Double
    var pushRejected: Double
  }
  struct Curve: Encodable {
    var name: String
    var here: Point
    var points: [Point]
  }
  struct Reply: Encodable {
    /// Δ at each point of the curves, nats.
    var at: [Double]
    var curves: [Curve]
    /// The chosen loss on a grid over both, rows by Δ_l upwards, for the pad.
    var grid: [Double]
    var gridAt: [Double]
  }

  static let range = 10.0

  func curves(_ query: Query) throws -> API.Work<Reply> {
    let range = -Self.range...Self.range
    let (w, l) = (
      try checked("Δ_w", query.chosen, in: range), try checked("Δ_l", query.rejected, in: range)
    )
    let setting = Setting(
      lengths: (
        Float(try checked("length of y_w", query.lengthChosen, in: 1...100)),
        Float(try checked("length of y_l", query.lengthRejected, in: 1...100))
      ), perToken: Float(try checked("ln π_ref of a token", query.perToken, in: -10 ... -0.05)))
    let beta = try checked("β", query.beta, in: 0.005...5)
    let lambda = try checked("λ", query.lambda, in: 0...5)
    let shown = try LabLoss.named(query.loss).loss(beta: beta, lambda: lambda)
    return {
      let at = stride(from: -40, through: 40, by: 1).map { Double($0) / 40 * Self.range }
      let places = [(w, l)] + at.map { query.along == .chosen ? ($0, l) : (w, $0) }
      let curves = LabLoss.all.map { loss in
        let points = setting.points(loss.loss(beta: beta, lambda: lambda), at: places)
        return Curve(name: loss.about.name, here: points[0], points: Array(points.dropFirst()))
      }
      let gridAt = stride(from: -10, through: 10, by: 1).map { Double($0) / 10 * Self.range }
      let grid = setting.points(shown, at: gridAt.flatMap { l in gridAt.map { ($0, l) } })
      return Reply(at: at, curves: curves, grid: grid.map(\.value), gridAt: gridAt)
    }
  }

  /// Two responses and what the reference says of them.
  struct Setting {
    var lengths: (chosen: Float, rejected: Float)
    var perToken: Float

    /// One pass over all places as a batch of pairs. A log-probability is no more than −0.001 a
    /// token: further up there is no policy.
    func points(_ loss: PreferenceLoss, at places: [(Double, Double)]) -> [Point] {
      let tape = GradientTape()
      func constant(_ value: Float) -> Tensor {
        Tensor(rows: places.count, columns: 1, [Float](repeating: value, count: places.count))
      }
      func leaf(_ start: Float, _ length: Float, _ shift: (Int) -> Double) -> Tensor {
        let tensor = Tensor(rows: places.count, columns: 1, tape: tape)
        for row in places.indices {
          tensor.values[row] = min(start + Float(shift(row)), -0.001 * length)
        }
        return tensor
      }
      let references = (lengths.chosen * perToken, lengths.rejected * perToken)
      let chosen = leaf(references.0, lengths.chosen) { places[$0].0 }
      let rejected = leaf(references.1, lengths.rejected) { places[$0].1 }
      let values = loss.perPair(
        PairLogProbabilities(
          policyChosen: chosen, policyRejected: rejected,
          referenceChosen: constant(references.0), referenceRejected: constant(references.1),
          chosenLength: constant(lengths.chosen), rejectedLength: constant(lengths.rejected)))
      let read = values.array
      tape.backward(from: values.sum)
      func push(_ tensor: Tensor, _ row: Int) -> Double {
        -Double(tensor.gradient?.values[row] ?? 0)
      }
      return places.indices.map { row in
        Point(
          value: Double(read[row]), pushChosen: push(chosen, row),
          pushRejected: push(rejected, row))
      }
    }
  }
}
