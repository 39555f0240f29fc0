import Kernels
import Testing

/// Where an operand's elements lie.
enum Layout: CaseIterable {
  case rows, columns

  /// Strides of a rows × columns matrix with `gap` unused floats behind each line.
  func strides(_ rows: Int, _ columns: Int, gap: Int) -> (row: Int, column: Int, count: Int) {
    switch self {
    case .rows: (columns + gap, 1, rows * (columns + gap))
    case .columns: (1, rows + gap, columns * (rows + gap))
    }
  }
}

/// One product, its operands filled with repeatable numbers.
struct Product {
  let m, n, k: Int
  let a, b: Layout
  var gap = 0
  var half = false
  var accumulate = false

  typealias Kernel = (Int, Int, Int, operand, operand, UnsafeMutablePointer<Float>, Int, Bool) ->
    Void

  /// The operands' values, and C before the call; its gaps hold 77.
  typealias Inputs = (a: [Float], b: [UInt16], c: [Float])

  func inputs() -> Inputs {
    var draws = Draws(m * 10_000 + n * 100 + k)
    let left = draws.values(a.strides(m, k, gap: gap).count)
    // The upper half of a float's bits is a bf16.
    let right = draws.values(b.strides(k, n, gap: gap).count).map { UInt16($0.bitPattern >> 16) }
    let c = (0..<m * (n + gap)).map { $0 % (n + gap) < n ? draws.value() : 77 }
    return (left, right, c)
  }
  private func widened(_ halves: [UInt16]) -> [Float] {
    halves.map { Float(bitPattern: UInt32($0) << 16) }
  }

  /// C after the call, with its gaps.
  func run(_ kernel: Kernel = matrix_product, on inputs: Inputs? = nil) -> [Float] {
    let (left, right, before) = inputs ?? self.inputs()
    var c = before
    let (aRow, aColumn, _) = a.strides(m, k, gap: gap)
    let (bRow, bColumn, _) = b.strides(k, n, gap: gap)
    func call(_ x: UnsafePointer<Float>, _ y: UnsafeRawPointer) {
      kernel(
        m, n, k, operand(values: x, row_stride: aRow, column_stride: aColumn, half: false),
        operand(values: y, row_stride: bRow, column_stride: bColumn, half: half), &c, n + gap,
        accumulate)
    }
    if half { call(left, right) } else { call(left, widened(right)) }
    return c
  }

  /// Whether every element is within rounding of the naive sum, and every gap untouched.
  func isRight(_ c: [Float]) -> Bool {
    let (left, halves, before) = inputs()
    let right = widened(halves)
    let (aRow, aColumn, _) = a.strides(m, k, gap: gap)
    let (bRow, bColumn, _) = b.strides(k, n, gap: gap)
    for index in c.indices {
      let (i, j) = (index / (n + gap), index % (n + gap))
      if j >= n {
        if c[index] != 77 { return false }
        continue
      }
      var sum = accumulate ? Double(before[index]) : 0
      var size = abs(sum)
      for s in 0..<k {
        let term = Double(left[i * aRow + s * aColumn]) * Double(right[s * bRow + j * bColumn])
        sum += term
        size += abs(term)
      }
      // A sum of k + 1 products in any order errs by at most k + 2 roundings of Σ |a b|.
      if !(abs(Double(c[index]) - sum) <= Double(k + 2) * 0x1p-24 * size) { return false }
    }
    return true
  }
}

@Suite struct MatrixProductTests {
  /// Y = X Wᵀ, dX = dY W, dW = dYᵀ X and the fourth, which no layer needs.
  static let layouts = Layout.allCases.flatMap { a in Layout.allCases.map { (a, $0) } }

  @Test(arguments: layouts) func oddSizesMatchTheNaiveProduct(_ a: Layout, _ b: Layout) {
    var draws = Draws(1)
    for index in 0..<100 {
      let product = Product(
        m: draws.pick(oddSizes), n: draws.pick(oddSizes), k: draws.pick(oddSizes), a: a, b: b,
        gap: index % 3, half: index % 2 == 1, accumulate: index % 4 > 1)
      #expect(product.isRight(product.run()), "\(product)")
    }
  }

  /// All row counts of a tile, and both ways that few rows can go (k short and long).
  @Test func everyNumberOfRowsWorks() {
    for m in 1...26 {
      for (n, k) in [(35, 9), (6, 131)] {
        for half in [false, true] {
          let product = Product(m: m, n: n, k: k, a: .rows, b: .columns, half: half)
          #expect(product.isRight(product.run()), "\(product)")
        }
      }
    }
  }

  /// More than one block of B in both directions (384 columns × 256 rows).
  @Test(arguments: layouts) func severalBlocksWork(_ a: Layout, _ b: Layout) {
    for (m, n, k) in [(3, 391, 260), (26, 33, 260), (26, 391, 9), (13, 7, 515)] {
      for half in [false, true] {
        let product = Product(m: m, n: n, k: k, a: a, b: b, half: half, accumulate: half)
        #expect(product.isRight(product.run()), "\(product)")
      }
    }
  }

  @Test func withoutTermsTheSumIsZero() {
    for m in [1, 30] {
      for accumulate in [false, true] {
        let product = Product(
          m: m, n: 5, k: 0, a: .rows, b: .rows, gap: 2, accumulate: accumulate)
        #expect(product.isRight(product.run()), "\(product)")
      }
    }
  }

  @Test func nothingIsWrittenWithoutRowsOrColumns() {
    for (m, n) in [(0, 5), (4, 0)] {
      let product = Product(m: m, n: n, k: 3, a: .rows, b: .rows, gap: 1)
      #expect(product.isRight(product.run()))
    }
  }
}
