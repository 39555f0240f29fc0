import Kernels
import Testing

/// The product of two bf16 operands, on this level and on those below it.
@Suite struct HalvesTests {
  struct Case: CustomStringConvertible {
    let m, n, k: Int
    let b: Layout
    var accumulate = false
    var description: String { "\(m) × \(n) × \(k), B by \(b), accumulate \(accumulate)" }

    var a: [Float] {
      var draws = Draws(m + 7 * n + 31 * k)
      return draws.values(m * k)
    }
    var halves: [UInt16] {
      var draws = Draws(m + n + k)
      return draws.values(max(1, k * n)).map { UInt16($0.bitPattern >> 16) }
    }

    func run() -> [Float] {
      var c = [Float](repeating: 0.5, count: m * n)
      let (row, column, _) = b.strides(k, n, gap: 0)
      halves.withUnsafeBytes { values in
        guard let start = values.baseAddress else { return }
        matrix_product_rounded_parallel(
          m, n, k, a, k,
          operand(values: start, row_stride: row, column_stride: column, half: true), &c, n,
          accumulate)
      }
      return c
    }

    /// Σ round(a) b in double precision, and how far a sum in floats may be from it.
    func truth(_ i: Int, _ j: Int, _ a: [Float], _ halves: [UInt16]) -> (sum: Double, near: Double)
    {
      let (row, column, _) = b.strides(k, n, gap: 0)
      var sum = accumulate ? 0.5 : 0.0
      var size = sum
      for s in 0..<k {
        let term =
          Double(nearestHalf(a[i * k + s]))
          * Double(Float(bitPattern: UInt32(halves[s * row + j * column]) << 16))
        sum += term
        size += abs(term)
      }
      return (sum, Double(k + 4) * 0x1p-23 * size)
    }

    var isRight: Bool {
      let (c, a, halves) = (run(), a, halves)
      for i in 0..<m {
        for j in 0..<n {
          let (sum, near) = truth(i, j, a, halves)
          if !(abs(Double(c[i * n + j]) - sum) <= near) { return false }
        }
      }
      return true
    }
  }

  /// Few rows and many, odd and even k, more than one block of B, parts for two threads.
  static let cases = Layout.allCases.flatMap { b in
    oddSizes.flatMap { m in
      [(1, 3), (5, 32), (33, 65), (97, 7)].map { Case(m: m, n: $0.0, k: $0.1, b: b) }
    } + [
      Case(m: 26, n: 391, k: 515, b: b, accumulate: true), Case(m: 130, n: 200, k: 64, b: b),
      Case(m: 3, n: 7, k: 0, b: b), Case(m: 40, n: 3, k: 0, b: b, accumulate: true),
    ]
  }

  @Test func productsMatchTheNaiveSum() {
    for one in Self.cases { #expect(one.isRight, "\(one)") }
  }

  /// A row's sum doesn't depend on which rows stand beside it in a large product.
  @Test func sameBytesForOneAndTwoThreads() {
    let one = Case(m: 130, n: 200, k: 515, b: .columns)
    let before = pool_threads()
    defer { pool_set_threads(before) }
    pool_set_threads(1)
    let alone = one.run()
    pool_set_threads(2)
    #expect(one.run() == alone)
  }
}

/// The bf16 number nearest to x, as a float.
private func nearestHalf(_ x: Float) -> Float {
  let bits = x.bitPattern
  return Float(bitPattern: (bits &+ 0x7fff &+ (bits >> 16 & 1)) & 0xffff_0000)
}
