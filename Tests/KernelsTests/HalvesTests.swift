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
        c.withUnsafeMutableBufferPointer { c in
          guard let to = c.baseAddress else { return }
          var list = product(
            b: operand(values: start, row_stride: row, column_stride: column, half: true), c: to,
            n: n, c_stride: n, accumulate: accumulate)
          products_rounded_parallel(m, k, a, k, &list, 1)
        }
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

  /// A gated feed-forward layer in one call is its products and its gate one by one: few rows, many,
  /// and more than go at once. To the last bit but for odd widths, where a gate's last numbers are
  /// not taken by vectors and may be rounded to the neighbouring bf16.
  @Test(arguments: [1, 24, 40, 515], [71, 128])
  func aFeedForwardLayerIsItsParts(rows: Int, inner: Int) {
    let width = 33
    var draws = Draws(rows + inner)
    func halves(_ count: Int) -> [UInt16] {
      draws.values(count).map { UInt16($0.bitPattern >> 16) }
    }
    let x = draws.values(rows * width)
    let (gate, up, down) = (
      halves(inner * width), halves(inner * width), halves(width * inner)
    )
    for isGELU in [false, true] {
      let g = rounded(x, width, by: gate, inner)
      let u = rounded(x, width, by: up, inner)
      var y = [Float](repeating: 0, count: rows * inner)
      if isGELU {
        gelu_gate(g, u, &y, y.count)
      } else {
        silu_gate(g, u, &y, y.count)
      }
      let parts = rounded(y, inner, by: down, width)
      var whole = [Float](repeating: 0, count: rows * width)
      whole.withUnsafeMutableBufferPointer { c in
        guard let c = c.baseAddress else { return }
        gate.asOperand(width) { gate in
          up.asOperand(width) { up in
            down.asOperand(inner) { down in
              feed_forward_rounded_parallel(
                rows, width, inner, x, gate, up, isGELU,
                product(b: down, c: c, n: width, c_stride: width, accumulate: false))
            }
          }
        }
      }
      let apart = zip(whole, parts).map { abs($0 - $1) }.max() ?? 1
      let size = parts.map(abs).max() ?? 0
      #expect(apart <= (inner % 2 == 0 ? 0 : size * 0x1p-9), "\(apart) of \(size)")
    }
  }

  /// x Bᵀ with B's `outputs` rows of bf16.
  private func rounded(
    _ x: [Float], _ inputs: Int, by b: [UInt16], _ outputs: Int
  ) -> [Float] {
    var c = [Float](repeating: 0, count: x.count / inputs * outputs)
    c.withUnsafeMutableBufferPointer { c in
      guard let c = c.baseAddress else { return }
      b.asOperand(inputs) { b in
        var one = product(b: b, c: c, n: outputs, c_stride: outputs, accumulate: false)
        products_rounded_parallel(x.count / inputs, inputs, x, inputs, &one, 1)
      }
    }
    return c
  }

  /// Several products of one input are what each is alone.
  @Test func productsSideBySideAreEachTheirOwn() {
    let (rows, inputs) = (130, 70)
    var draws = Draws(5)
    let x = draws.values(rows * inputs)
    let widths = [200, 3, 64]
    let matrices = widths.map { width in
      draws.values(width * inputs).map { UInt16($0.bitPattern >> 16) }
    }
    var c = [Float](repeating: 0, count: rows * widths.reduce(0, +))
    c.withUnsafeMutableBufferPointer { c in
      guard var to = c.baseAddress else { return }
      matrices[0].asOperand(inputs) { first in
        matrices[1].asOperand(inputs) { second in
          matrices[2].asOperand(inputs) { third in
            let list = zip([first, second, third], widths).map { b, width in
              defer { to += rows * width }
              return product(b: b, c: to, n: width, c_stride: width, accumulate: false)
            }
            products_rounded_parallel(rows, inputs, x, inputs, list, 3)
          }
        }
      }
    }
    #expect(c == zip(matrices, widths).flatMap { rounded(x, inputs, by: $0, $1) })
  }
}

extension [UInt16] {
  /// A bf16 matrix of rows of `columns` numbers, read as its transpose.
  fileprivate func asOperand(_ columns: Int, _ body: (operand) -> Void) {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      body(operand(values: start, row_stride: 1, column_stride: columns, half: true))
    }
  }
}

/// The bf16 number nearest to x, as a float.
private func nearestHalf(_ x: Float) -> Float {
  let bits = x.bitPattern
  return Float(bitPattern: (bits &+ 0x7fff &+ (bits >> 16 & 1)) & 0xffff_0000)
}
