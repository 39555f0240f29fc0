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

  /// The result with its gaps, which hold 77, and whether every element is within rounding.
  func run(_ kernel: Kernel = matrix_product) -> (c: [Float], isRight: Bool) {
    var draws = Draws(m * 10_000 + n * 100 + k)
    let (aRow, aColumn, aCount) = a.strides(m, k, gap: gap)
    let (bRow, bColumn, bCount) = b.strides(k, n, gap: gap)
    let left = draws.values(aCount)
    // The upper half of a float's bits is a bf16.
    let rightHalves = draws.values(bCount).map { UInt16($0.bitPattern >> 16) }
    let right = rightHalves.map { Float(bitPattern: UInt32($0) << 16) }
    let stride = n + gap
    var c = [Float](repeating: 77, count: m * stride)
    for i in 0..<m { for j in 0..<n { c[i * stride + j] = draws.value() } }
    let before = c
    left.withUnsafeBytes { leftBytes in
      right.withUnsafeBytes { rightBytes in
        rightHalves.withUnsafeBytes { halfBytes in
          guard let x = leftBytes.baseAddress,
            let y = half ? halfBytes.baseAddress : rightBytes.baseAddress
          else { return }
          kernel(
            m, n, k, operand(values: x, row_stride: aRow, column_stride: aColumn, half: false),
            operand(values: y, row_stride: bRow, column_stride: bColumn, half: half), &c, stride,
            accumulate)
        }
      }
    }
    var isRight = true
    for i in 0..<m {
      for j in 0..<n {
        var sum = accumulate ? Double(before[i * stride + j]) : 0
        var size = abs(sum)
        for s in 0..<k {
          let term = Double(left[i * aRow + s * aColumn]) * Double(right[s * bRow + j * bColumn])
          sum += term
          size += abs(term)
        }
        // A sum of k + 1 products in any order errs by at most k + 2 roundings of Σ |a b|.
        let bound = Double(k + 2) * 0x1p-24 * size
        isRight = isRight && abs(Double(c[i * stride + j]) - sum) <= bound
      }
      for j in n..<stride { isRight = isRight && c[i * stride + j] == 77 }
    }
    return (c, isRight)
  }
}

@Suite struct MatrixProductTests {
  /// Y = X Wᵀ, dX = dY W, dW = dYᵀ X and the fourth, which no layer needs.
  static let layouts = Layout.allCases.flatMap { a in Layout.allCases.map { (a, $0) } }

  @Test(arguments: layouts) func oddSizesMatchTheNaiveProduct(_ a: Layout, _ b: Layout) {
    var draws = Draws(1)
    for index in 0..<160 {
      let product = Product(
        m: draws.pick(oddSizes), n: draws.pick(oddSizes), k: draws.pick(oddSizes), a: a, b: b,
        gap: index % 3, half: index % 2 == 1, accumulate: index % 4 > 1)
      #expect(product.run().isRight, "\(product)")
    }
  }

  /// All row counts of a tile, and both ways that few rows can go (k short and long).
  @Test func everyNumberOfRowsWorks() {
    for m in 1...26 {
      for (n, k) in [(35, 9), (6, 131)] {
        for half in [false, true] {
          let product = Product(m: m, n: n, k: k, a: .rows, b: .columns, half: half)
          #expect(product.run().isRight, "\(product)")
        }
      }
    }
  }

  /// More than one block of B in both directions (384 columns × 256 rows).
  @Test(arguments: layouts) func severalBlocksWork(_ a: Layout, _ b: Layout) {
    for (m, n, k) in [(3, 391, 260), (26, 391, 260), (13, 7, 515), (25, 770, 3)] {
      for half in [false, true] {
        let product = Product(m: m, n: n, k: k, a: a, b: b, half: half, accumulate: half)
        #expect(product.run().isRight, "\(product)")
      }
    }
  }

  @Test func withoutTermsTheSumIsZero() {
    for m in [1, 30] {
      let fresh = Product(m: m, n: 5, k: 0, a: .rows, b: .rows, gap: 2).run()
      #expect(fresh.isRight)
      let kept = Product(m: m, n: 5, k: 0, a: .rows, b: .rows, gap: 2, accumulate: true).run()
      #expect(kept.isRight)
    }
  }

  @Test func nothingIsWrittenWithoutRowsOrColumns() {
    #expect(Product(m: 0, n: 5, k: 3, a: .rows, b: .rows).run().c.isEmpty)
    #expect(Product(m: 4, n: 0, k: 3, a: .rows, b: .rows, gap: 1).run().isRight)
  }
}
