import Foundation
import Kernels
import Testing

@Suite struct GateTests {
  typealias Values = UnsafePointer<Float>
  typealias Results = UnsafeMutablePointer<Float>

  /// The kernel's result and slopes for one gate function against the naive ones.
  private func check(
    _ truth: (Double) -> Double, forward: (Values, Values, Results, Int) -> Void,
    backward: (Values, Values, Values, Results, Results, Int) -> Void
  ) {
    for n in oddSizes {
      var draws = Draws(n)
      let g = draws.values(n, scale: 6)
      let u = draws.values(n)
      let dy = draws.values(n)
      var y = [Float](repeating: 0, count: n)
      forward(g, u, &y, n)
      expectClose(y, zip(g, u).map { truth(Double($0)) * Double($1) }, "y, n = \(n)")
      // Slopes are written over what is there.
      var dg = [Float](repeating: 1, count: n)
      var du = dg
      backward(g, u, dy, &dg, &du, n)
      for i in 0..<n {
        let slope = slopes(at: [Double(g[i])]) { truth($0[0]) }[0]
        expectClose([dg[i]], [slope * Double(u[i]) * Double(dy[i])], "dg")
        expectClose([du[i]], [truth(Double(g[i])) * Double(dy[i])], "du")
      }
    }
    // Far out a gate is 0 or g, its slope 0 or 1.
    let far: [Float] = [1e4, -1e4]
    var y: [Float] = [7, 7]
    var (dg, du): ([Float], [Float]) = ([0, 0], [0, 0])
    forward(far, [1, 1], &y, 2)
    backward(far, [1, 1], [1, 1], &dg, &du, 2)
    expectClose(y, [1e4, 0])
    expectClose(dg, [1, 0])
    expectClose(du, [1e4, 0])
  }

  @Test func silu() {
    check({ $0 / (1 + exp(-$0)) }, forward: silu_gate, backward: silu_gate_backward)
  }

  /// What is no number stays none, alone and among others.
  @Test func nanIsNotLost() {
    for n in oddSizes {
      var x = [Float](repeating: 1, count: n)
      x[n / 2] = .nan
      var y = [Float](repeating: 0, count: n)
      silu_gate(x, [Float](repeating: 1, count: n), &y, n)
      let places = y.indices.filter { y[$0].isNaN }
      #expect(places == [n / 2], "\(n)")
      var row = [Float](repeating: .nan, count: n)
      softmax_rows(&row, 1, n, n, 0, 1)
      #expect(row.filter(\.isNaN).count == n, "\(n)")
    }
  }

  @Test func geluAndSoftCapWithoutGates() {
    let truth = { (x: Double) in
      0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    }
    let capped = { (x: Double) in 3 * tanh(0.7 * x / 3) }
    for n in oddSizes {
      var draws = Draws(n)
      let x = draws.values(n, scale: 6)
      let dy = draws.values(n)
      var y = [Float](repeating: 0, count: n)
      var dx = y
      Kernels.gelu(x, &y, n)
      gelu_backward(x, dy, &dx, n)
      expectClose(y, x.map { truth(Double($0)) }, "gelu, n = \(n)")
      for i in 0..<n {
        let slope = slopes(at: [Double(x[i])]) { truth($0[0]) }[0]
        expectClose([dx[i]], [slope * Double(dy[i])], "gelu′")
      }
      y = x
      dx = dy
      soft_cap(&y, n, 0.7, 3)
      soft_cap_backward(y, &dx, n, 0.7, 3)
      expectClose(y, x.map { capped(Double($0)) }, "cap, n = \(n)")
      for i in 0..<n {
        let slope = slopes(at: [Double(x[i])]) { capped($0[0]) }[0]
        expectClose([dx[i]], [slope * Double(dy[i])], "cap′")
      }
    }
  }

  @Test func gelu() {
    check(
      { 0.5 * $0 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0))) },
      forward: gelu_gate, backward: gelu_gate_backward)
  }
}

@Suite struct RotationTests {
  @Test(arguments: [2, 6, 16, 34]) func headsTurnByTheirPositionsAngle(_ width: Int) {
    var draws = Draws(width)
    let (heads, rows, gap) = (3, 4, 5)
    let stride = heads * width + gap
    let positions: [Int32] = [2, 0, 7, 2]
    let half = width / 2
    let angles = (0..<8 * half).map { Double($0) * 0.37 }
    let cosines = angles.map { Float(cos($0)) }
    let sines = angles.map { Float(sin($0)) }
    let x = draws.values(rows * stride)
    var y = x
    rotate_heads(&y, rows, stride, heads, width, positions, cosines, sines, 1)
    var truth = doubles(x)
    for row in 0..<rows {
      for head in 0..<heads {
        for i in 0..<half {
          let angle = angles[Int(positions[row]) * half + i]
          let at = row * stride + head * width + i
          let (a, b) = (Double(x[at]), Double(x[at + half]))
          truth[at] = a * cos(angle) - b * sin(angle)
          truth[at + half] = b * cos(angle) + a * sin(angle)
        }
      }
    }
    expectClose(y, truth)
    // Turning back is the inverse, and so the derivative.
    rotate_heads(&y, rows, stride, heads, width, positions, cosines, sines, -1)
    expectClose(y, doubles(x))
  }
}
