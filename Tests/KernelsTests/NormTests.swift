import Kernels
import Testing

private let epsilon = 1e-3

private func inverse(_ meanOfSquares: Double) -> Double {
  1 / (meanOfSquares + Double(Float(epsilon))).squareRoot()
}
private func rms(_ x: [Double], _ w: [Double]) -> [Double] {
  let scale = inverse(dot(x, x) / Double(x.count))
  return zip(x, w).map { $0 * scale * $1 }
}
private func layer(_ x: [Double], _ w: [Double], _ b: [Double]) -> [Double] {
  let mean = x.reduce(0, +) / Double(x.count)
  let centred = x.map { $0 - mean }
  return zip(rms(centred, w), b).map { $0 + $1 }
}

/// Two rows of n numbers, the norms' weights and what comes back from above; the slopes must be
/// added to what is there, so they start at 1.
private struct Case {
  let n: Int
  let x, w, b, dy: [Float]
  var y, dx: [Float]
  var mean: [Float] = [0, 0]
  var inverse: [Float] = [0, 0]
  var dw, db: [Float]

  init(_ n: Int) {
    var draws = Draws(n)
    self.n = n
    // Off-centre, so that a layer norm has a mean to take away.
    x = draws.values(2 * n, scale: 2).map { $0 + 0.5 }
    w = draws.values(n).map { $0 + 1 }
    b = draws.values(n)
    dy = draws.values(2 * n)
    y = dy
    dx = [Float](repeating: 1, count: 2 * n)
    dw = [Float](repeating: 1, count: n)
    db = dw
  }

  func row(_ values: [Float], _ row: Int) -> [Float] { Array(values[row * n..<(row + 1) * n]) }

  /// Compares y and dx, dw, db with a naive norm of (x, w, b) and its central differences.
  func check(_ norm: ([Double], [Double], [Double]) -> [Double]) {
    let (w64, b64) = (doubles(w), doubles(b))
    var weightSlopes = [Double](repeating: 1, count: n)
    var biasSlopes = weightSlopes
    for r in 0..<2 {
      let (x64, dy64) = (doubles(row(x, r)), doubles(row(dy, r)))
      // Sums of n squares, a root, a quotient: a few times 1e-6 of values of order 1.
      expectClose(row(y, r), norm(x64, w64, b64), absolute: 1e-5, "y, n = \(n)")
      let truth = slopes(at: x64) { dot(dy64, norm($0, w64, b64)) }.map { $0 + 1 }
      // For n = 1 the slope of a norm is a difference of equal numbers times 1 / √ε.
      expectClose(row(dx, r), truth, absolute: 5e-5, "dx, n = \(n)")
      let dw64 = slopes(at: w64) { dot(dy64, norm(x64, $0, b64)) }
      let db64 = slopes(at: b64) { dot(dy64, norm(x64, w64, $0)) }
      for i in 0..<n {
        weightSlopes[i] += dw64[i]
        biasSlopes[i] += db64[i]
      }
    }
    expectClose(dw, weightSlopes, absolute: 1e-5, "dw, n = \(n)")
    expectClose(db, biasSlopes, absolute: 1e-5, "db, n = \(n)")
  }
}

@Suite struct NormTests {
  @Test(arguments: oddSizes) func rmsNormAndItsSlopes(_ n: Int) {
    var it = Case(n)
    rms_norm(it.x, it.w, &it.y, &it.inverse, 2, n, Float(epsilon))
    rms_norm_backward(it.x, it.w, it.inverse, it.dy, &it.dx, 2, n)
    // The columns in two parts, as two threads take them.
    rms_norm_weight_backward(it.x, it.inverse, it.dy, &it.dw, 2, n, 0, n / 2)
    rms_norm_weight_backward(it.x, it.inverse, it.dy, &it.dw, 2, n, n / 2, n)
    it.check { x, w, _ in rms(x, w) }
    #expect(it.db.allSatisfy { $0 == 1 })
  }

  @Test(arguments: oddSizes) func layerNormAndItsSlopes(_ n: Int) {
    var it = Case(n)
    layer_norm(it.x, it.w, it.b, &it.y, &it.mean, &it.inverse, 2, n, Float(epsilon))
    layer_norm_backward(it.x, it.w, it.mean, it.inverse, it.dy, &it.dx, 2, n)
    for part in [0..<n / 2, n / 2..<n] {
      layer_norm_weight_backward(
        it.x, it.mean, it.inverse, it.dy, &it.dw, &it.db, 2, n, part.lowerBound, part.upperBound)
    }
    it.check(layer)
  }

  @Test func normsOfHugeAndOfNoValuesStayFinite() {
    for x: [Float] in [[1e4, -1e4, 1e4], [1e15, 1e15, -1e15], [0, 0, 0]] {
      var (y, mean, scale): ([Float], Float, Float) = ([0, 0, 0], 0, 0)
      rms_norm(x, [1, 1, 1], &y, &scale, 1, 3, 1e-6)
      expectClose(y, x.map { $0 == 0 ? 0 : $0 > 0 ? 1 : -1 }, relative: 1e-6, "rms of \(x)")
      layer_norm(x, [1, 1, 1], [0, 0, 0], &y, &mean, &scale, 1, 3, 1e-6)
      #expect(y.allSatisfy(\.isFinite) && mean.isFinite && scale.isFinite)
    }
  }
}
