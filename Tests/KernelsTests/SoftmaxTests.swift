import Foundation
import Kernels
import Testing

/// softmax(scale · x) over the first `visible` values, 0 behind.
private func softmax(_ x: [Double], visible: Int, scale: Double = 1) -> [Double] {
  let most = x.prefix(visible).max() ?? 0
  let powers = x.enumerated().map { $0 < visible ? exp((($1) - most) * scale) : 0 }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

@Suite struct SoftmaxTests {
  /// With a maximum of 0 and scale 1 the argument is exact, so what is left is the error of e^x
  /// (below 1e-7, its own polynomial) and three roundings of 6e-8: of the sum, 1 / sum, the product.
  @Test func exponentialsAreExactToFloatPrecision() {
    for index in 0...2000 {
      let x = -Float(index) * 0.0425
      var row = [0, x]
      softmax_rows(&row, 1, 2, 2, 0, 1)
      let truth = exp(Double(x)) / (1 + exp(Double(x)))
      #expect(abs(Double(row[1]) - truth) <= 2.8e-7 * truth + 1e-38, "e^\(x)")
    }
  }

  /// Scaled arguments of up to 30 are rounded first: an error of 30 · 2⁻²⁴ in the exponent.
  @Test func rowsMatchTheNaiveSoftmax() {
    for n in oddSizes {
      for (step, scale) in [(0, 1.0), (1, 0.35), (1, -0.5)] {
        var draws = Draws(n)
        let rows = 4
        let visible = step == 0 ? max(1, n - 2) : max(1, n - rows + 1)
        let x = draws.values(rows * n, scale: 15)
        var y = x
        softmax_rows(&y, rows, n, visible, step, Float(scale))
        for row in 0..<rows {
          let part = row * n..<(row + 1) * n
          let truth = softmax(
            doubles(Array(x[part])), visible: min(n, visible + row * step),
            scale: Double(Float(scale)))
          expectClose(Array(y[part]), truth, relative: 4e-6, absolute: 1e-30, "n = \(n), p")
        }
      }
    }
  }

  @Test func softmaxBackwardMatchesCentralDifferences() {
    for n in oddSizes {
      var draws = Draws(n)
      let (rows, scale) = (3, 0.6)
      let visible = max(1, n - 2)
      let x = draws.values(rows * n, scale: 3)
      let dp = draws.values(rows * n)
      var p = x
      softmax_rows(&p, rows, n, visible, 1, Float(scale))
      var dx = dp
      softmax_rows_backward(p, &dx, rows, n, visible, 1, Float(scale))
      for row in 0..<rows {
        let part = row * n..<(row + 1) * n
        let upstream = doubles(Array(dp[part]))
        let truth = slopes(at: doubles(Array(x[part]))) {
          dot(upstream, softmax($0, visible: min(n, visible + row), scale: scale))
        }
        expectClose(Array(dx[part]), truth, absolute: 2e-6, "n = \(n), dx")
      }
    }
  }

  @Test func logSumExpAndItsSlopeMatchTheNaiveOnes() {
    for n in oddSizes {
      var draws = Draws(n)
      let x = draws.values(2 * n, scale: 8)
      let g = draws.values(2)
      var whole = [Float](repeating: 0, count: 2)
      log_sum_exp_rows(x, &whole, 2, n)
      var dx = x
      log_softmax_rows_backward(&dx, whole, g, 2, n)
      for row in 0..<2 {
        let line = doubles(Array(x[row * n..<(row + 1) * n]))
        let logSumExp = { (x: [Double]) in log(x.reduce(0) { $0 + exp($1) }) }
        expectClose([whole[row]], [logSumExp(line)], relative: 1e-6, "n = \(n)")
        let truth = slopes(at: line) { -Double(g[row]) * logSumExp($0) }
        expectClose(Array(dx[row * n..<(row + 1) * n]), truth, absolute: 3e-6, "n = \(n), dx")
      }
    }
  }

  @Test func extremeLogitsStayFinite() {
    for extreme: Float in [1e4, -1e4, 3e38] {
      let x: [Float] = [0, extreme, 1, -extreme, extreme]
      var p = x
      softmax_rows(&p, 1, 5, 5, 0, 1)
      let largest = extreme > 0 ? [1, 4] : [3]
      let truth = (0..<5).map { largest.contains($0) ? 1 / Double(largest.count) : 0 }
      expectClose(p, truth, absolute: 1e-36, "softmax of \(x)")
      var whole: Float = 0
      log_sum_exp_rows(x, &whole, 1, 5)
      expectClose([whole], [Double(abs(extreme)) + log(Double(largest.count))], relative: 1e-6)
      var dx = x
      log_softmax_rows_backward(&dx, [whole], [-1], 1, 5)
      // At ±1e4 the log of 2 in `whole` is rounded to 1e-3; beyond, it is lost.
      expectClose(dx, truth, relative: abs(extreme) > 1e5 ? 2 : 1e-3, absolute: 1e-36, "slope")
    }
  }
}
