import Foundation
import Kernels
import Testing

/// Attention of one query against the naive sums in double precision.
@Suite struct SingleQueryTests {
  struct Case: CustomStringConvertible {
    let heads, group, width: Int
    let spans: [Range<Int>]
    var cap = 0.0
    var description: String { "\(heads) heads by \(group), \(width) wide, rows \(spans)" }
  }

  static let cases = [
    Case(heads: 1, group: 1, width: 16, spans: [0..<1]),
    Case(heads: 4, group: 1, width: 16, spans: [3..<10, 20..<43]),
    Case(heads: 3, group: 3, width: 4, spans: [5..<5, 5..<22]),
    Case(heads: 6, group: 2, width: 24, spans: [0..<15, 15..<15, 31..<49], cap: 3),
    // More keys than a block of a product, more sums than fit side by side, a group of many.
    Case(heads: 2, group: 1, width: 40, spans: [10..<300, 301..<305]),
    Case(heads: 14, group: 7, width: 64, spans: [0..<600]),
  ]

  @Test(arguments: cases) func matchesTheNaiveSums(_ test: Case) {
    var draws = Draws(test.width)
    let rows = (test.spans.map(\.upperBound).max() ?? 0) + 1
    let stride = test.heads / test.group * test.width
    let q = draws.values(test.heads * test.width, scale: 2)
    let k = draws.values(rows * stride)
    let v = draws.values(rows * stride)
    let seen = test.spans.flatMap { Array($0) }
    let scale = 0.4

    var p = [Float](repeating: 7, count: test.heads * seen.count)
    var y = [Float](repeating: 7, count: q.count + 1)
    attend_one(
      q, k, v, test.spans.map { span(first: $0.lowerBound, count: $0.count) }, test.spans.count,
      heads(
        count: test.heads, group: test.group, width: test.width, key_stride: stride,
        scale: Float(scale), cap: Float(test.cap)), &p, &y)

    for head in 0..<test.heads {
      func part(_ x: [Float], row: Int) -> [Double] {
        let start = row * stride + head / test.group * test.width
        return doubles(Array(x[start..<start + test.width]))
      }
      let query = doubles(Array(q[head * test.width..<(head + 1) * test.width]))
      let powers = seen.map { row in
        let score = scale * dot(query, part(k, row: row))
        return exp(test.cap > 0 ? test.cap * tanh(score / test.cap) : score)
      }
      let total = powers.reduce(0, +)
      let truth = (0..<test.width).map { column in
        zip(seen, powers).reduce(0) { $0 + $1.1 / total * part(v, row: $1.0)[column] }
      }
      expectClose(
        Array(y[head * test.width..<(head + 1) * test.width]), truth, relative: 2e-5,
        absolute: 3e-6, "head \(head)")
    }
    #expect(y.last == 7)
  }
}
