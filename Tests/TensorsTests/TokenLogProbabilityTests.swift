import Foundation
import Testing

@testable import Tensors

@Suite struct TokenLogProbabilityTests {
  @Test func valuesMatchTheNaiveSoftmax() {
    let x = Values(4, 3, seed: 1)
    let head = Values(7, 3, seed: 2)
    let targets = [6, 0, 3, 3]
    var truth: [Double] = []
    var wholes: [Double] = []
    for (row, target) in targets.enumerated() {
      let logits = (0..<7).map { word in
        (0..<3).reduce(0.0) {
          $0 + Double(x.array[row * 3 + $1]) * Double(head.array[word * 3 + $1])
        }
      }
      wholes.append(log(logits.reduce(0) { $0 + exp($1) }))
      truth.append(logits[target] - wholes[row])
    }
    let weight = Weight.full(head.tensor(on: nil))
    let y = tokenLogProbabilities(x.tensor(on: nil), head: weight, targets: targets)
    expectClose(y.array, truth, within: 1e-6)
    expectClose(logSumExp(x.tensor(on: nil), head: weight).array, wholes, within: 1e-6)
  }

  @Test func slopes() {
    let targets = [6, 0, 3, 3, 1]
    expectGradients(of: Values(5, 4, seed: 1), .parameter(7, 4, seed: 2), probes: 40) { t, _ in
      tokenLogProbabilities(t[0], head: .full(t[1]), targets: targets)
    }
    let (half, _) = halfMatrix(7, 4, seed: 3)
    expectGradients(of: Values(5, 4, seed: 1)) { t, _ in
      tokenLogProbabilities(t[0], head: .half(half), targets: targets)
    }
  }

  @Test func biasAndCap() {
    let targets = [6, 0, 3, 3, 1]
    expectGradients(
      of: Values(5, 4, seed: 1), .parameter(7, 4, seed: 2), .parameter(1, 7, seed: 3), probes: 40
    ) { t, _ in
      let head = OutputHead(.full(t[1]), bias: t[2], cap: 0.9)
      return tokenLogProbabilities(t[0], head: head, targets: targets)
    }
    let x = Values(5, 4, seed: 1).tensor(on: nil)
    let (w, b) = (Values(7, 4, seed: 2).tensor(on: nil), Values(1, 7, seed: 3).tensor(on: nil))
    let head = OutputHead(.full(w), bias: b, cap: 0.9)
    let logits = head.logits(x)
    let whole = logSumExp(x, head: head)
    let y = tokenLogProbabilities(x, head: head, targets: targets)
    for row in 0..<5 {
      let truth = (0..<7).map { word in
        let sum = (0..<4).reduce(Double(b.values[word])) {
          $0 + Double(x[row, $1]) * Double(w[word, $1])
        }
        return 0.9 * tanh(sum / 0.9)
      }
      expectClose((0..<7).map { logits[row, $0] }, truth, within: 1e-6)
      let total = log(truth.reduce(0) { $0 + exp($1) })
      expectClose([whole.values[row], y.values[row]], [total, truth[targets[row]] - total])
    }
    expectClose(
      head.logits(x, of: [5, 2]).array,
      (0..<5).flatMap { [logits[$0, 5], logits[$0, 2]] }
        .map(Double.init))
  }

  /// 20,000 words are three blocks and 510 rows two: each row as in double precision, and as alone.
  @Test func blocksOfRowsAndWordsAreLikeTheWhole() {
    let (words, rows) = (20_000, 510)
    let head = Values.parameter(words, 2, seed: 1).tensor(on: nil)
    let hidden = Values(rows, 2, seed: 2).array
    let targets = (0..<rows).map { $0 * 39 }
    func gradients(_ rows: Range<Int>) -> (x: [Float], head: Tensor, y: [Float]) {
      head.clearGradient()
      let tape = GradientTape()
      let x = Tensor(rows: rows.count, columns: 2, tape: tape)
      for i in 0..<x.count { x.values[i] = hidden[rows.lowerBound * 2 + i] }
      let y = tokenLogProbabilities(x, head: .full(head), targets: Array(targets[rows]))
      tape.backward(from: y.sum)
      return (x.gradient?.array ?? [], head.gradient ?? Tensor(0), y.array)
    }
    let whole = gradients(0..<rows)
    for row in [0, 300, 509] {
      let logits = (0..<words).map { word in
        Double(hidden[row * 2]) * Double(head[word, 0])
          + Double(hidden[row * 2 + 1]) * Double(head[word, 1])
      }
      let total = logits.reduce(0) { $0 + exp($1) }
      expectClose([whole.y[row]], [logits[targets[row]] - log(total)], within: 5e-6)
      // ∂ ln p(target) / ∂x = W[target] − Σ p(word) W[word]
      let slopes = (0..<2).map { i in
        (0..<words).reduce(Double(head[targets[row], i])) {
          $0 - exp(logits[$1]) / total * Double(head[$1, i])
        }
      }
      expectClose((0..<2).map { whole.x[row * 2 + $0] }, slopes, within: 2e-5)
    }
    let parts = [gradients(0..<20), gradients(20..<rows)]
    expectClose(whole.y, parts.flatMap(\.y).map(Double.init), within: 5e-6)
    expectClose(whole.x, parts.flatMap(\.x).map(Double.init), within: 2e-5)
    for word in [0, 1, 8191, 8192, 19_999] {
      let sum = parts.reduce(0.0) { $0 + Double($1.head[word, 1]) }
      expectClose([whole.head[word, 1]], [sum], within: 2e-5)
    }
  }
}
