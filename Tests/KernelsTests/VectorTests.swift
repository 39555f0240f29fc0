import Foundation
import Kernels
import Testing

@Suite struct VectorTests {
  @Test(arguments: oddSizes) func sums(_ n: Int) {
    var draws = Draws(n)
    let x = draws.values(n)
    let y = draws.values(n)
    var z = y
    add_scaled(x, &z, n, -1.7)
    let truth = zip(x, y).map { Double($1) - Double(Float(1.7)) * Double($0) }
    expectClose(z, truth, relative: 0, absolute: 4e-7)
    let squares = doubles(x).reduce(0) { $0 + $1 * $1 }
    #expect(abs(sum_of_squares(x, n) - squares) <= 1e-14 * squares)
  }

  /// m and v after a first and a second step, from the definition.
  @Test(arguments: oddSizes) func adamW(_ n: Int) {
    var draws = Draws(n)
    var w = draws.values(n)
    var w64 = doubles(w)
    var (m, v) = ([Float](repeating: 0, count: n), [Float](repeating: 0, count: n))
    var (m64, v64) = (doubles(m), doubles(v))
    let (rate, beta1, beta2, epsilon, decay, scale) = (0.03, 0.9, 0.98, 1e-4, 0.1, 0.5)
    for step in 1...2 {
      let g = draws.values(n)
      let corrections = (1 / (1 - pow(beta1, Double(step))), 1 / (1 - pow(beta2, Double(step))))
      adamw_step(
        &w, g, &m, &v, n, Float(rate), Float(beta1), Float(beta2), Float(epsilon), Float(decay),
        Float(corrections.0), Float(corrections.1), Float(scale))
      for i in 0..<n {
        let d = Double(g[i]) * scale
        m64[i] = beta1 * m64[i] + (1 - beta1) * d
        v64[i] = beta2 * v64[i] + (1 - beta2) * d * d
        let change = m64[i] * corrections.0 / ((v64[i] * corrections.1).squareRoot() + epsilon)
        w64[i] -= rate * (decay * w64[i] + change)
      }
    }
    expectClose(m, m64)
    // 1 − β₂ as a Float is 0.02 to 1e-6.
    expectClose(v, v64, absolute: 1e-7)
    expectClose(w, w64, absolute: 2e-6)
  }
}

@Suite struct BrainFloatTests {
  /// Every exponent and sign, the ends of the upper fraction, and low halves around the tie.
  @Test func roundingTakesTheNearerNeighbourAndAtATieTheEvenOne() {
    var bits: [UInt32] = []
    for signAndExponent in 0..<UInt32(512) {
      for upper: UInt32 in [0, 1, 2, 63, 126, 127] {
        for lower: UInt32 in [0, 1, 0x7fff, 0x8000, 0x8001, 0xffff] {
          bits.append(signAndExponent << 23 | upper << 16 | lower)
        }
      }
    }
    let values = bits.map { Float(bitPattern: $0) }
    var halves = [UInt16](repeating: 0, count: values.count)
    narrow_bf16(values, &halves, values.count)
    for (value, half) in zip(values, halves) {
      if value.isNaN {
        #expect(half & 0x7fff > 0x7f80, "NaN \(value.bitPattern) became \(half)")
      } else if half != nearest(value) {
        Issue.record("\(value.bitPattern) became \(half), not \(nearest(value))")
      }
    }
  }

  /// By distance, in double precision; behind the largest finite bf16 lies 2¹²⁸, which is infinity.
  private func nearest(_ value: Float) -> UInt16 {
    let below = UInt16(value.bitPattern >> 16)
    if value.isInfinite { return below }
    func size(_ half: UInt16) -> Double {
      half & 0x7fff == 0x7f80
        ? 0x1p128 : Double(Float(bitPattern: UInt32(half & 0x7fff) << 16))
    }
    let down = Double(value.magnitude) - size(below)
    let up = size(below + 1) - Double(value.magnitude)
    return down < up || (down == up && below % 2 == 0) ? below : below + 1
  }

  @Test func wideningIsExact() {
    let halves = (0...UInt16.max).map { $0 }
    var wide = [Float](repeating: 0, count: halves.count)
    widen_bf16(halves, &wide, halves.count)
    #expect(zip(halves, wide).allSatisfy { UInt32($0) << 16 == $1.bitPattern })
  }
}
