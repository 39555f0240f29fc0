import Foundation
import Testing

@testable import Tensors

/// softmax(q kᵀ · scale) v, query by query in double precision, from what a run says a query sees.
private func naiveAttention(
  _ q: Values, _ k: Values, _ v: Values, runs: [AttentionRun], heads: Int, keyValueHeads: Int,
  scale: Double = 0.5, window: Int = .max, cap: Double? = nil
) -> [Double] {
  let width = q.columns / heads
  var y = [Double](repeating: 0, count: q.array.count)
  for run in runs {
    for query in run.queries {
      let later = run.queries.upperBound - 1 - query
      let all = run.context.flatMap { Array($0) } + Array(run.own.dropLast(later))
      let keys = all.suffix(window)
      for head in 0..<heads {
        let shared = head / (heads / keyValueHeads)
        let weights = keys.map { key in
          let products = (0..<width).map {
            Double(q.array[query * q.columns + head * width + $0])
              * Double(k.array[key * k.columns + shared * width + $0])
          }
          let score = products.reduce(0, +) * scale
          return exp(cap.map { $0 * tanh(score / $0) } ?? score)
        }
        let total = weights.reduce(0, +)
        for (key, weight) in zip(keys, weights) {
          for i in 0..<width {
            y[query * q.columns + head * width + i] +=
              weight / total * Double(v.array[key * v.columns + shared * width + i])
          }
        }
      }
    }
  }
  return y
}

/// A layout of runs over so many queries and keys.
struct Layout: CustomTestStringConvertible {
  let testDescription: String
  let runs: [AttentionRun]
  var heads = 2
  var keyValueHeads = 2

  var queries: Int { runs.map(\.queries.upperBound).max() ?? 0 }
  var keys: Int {
    runs.flatMap { $0.context.map(\.upperBound) + [$0.own.upperBound] }.max() ?? 0
  }

  static func sequences(_ ranges: Range<Int>...) -> [AttentionRun] {
    ranges.map { AttentionRun(queries: $0, context: [], own: $0) }
  }

  static let all = [
    Layout(testDescription: "ragged", runs: sequences(0..<5, 5..<6, 6..<13)),
    Layout(
      testDescription: "grouped heads", runs: sequences(0..<4, 4..<9), heads: 6,
      keyValueHeads: 2),
    Layout(
      testDescription: "a prompt and its three responses",
      runs: sequences(0..<4) + [
        AttentionRun(queries: 4..<7, context: [0..<4], own: 4..<7),
        AttentionRun(queries: 7..<8, context: [0..<4], own: 7..<8),
        AttentionRun(queries: 8..<13, context: [0..<4, 4..<7], own: 8..<13),
      ], heads: 4, keyValueHeads: 2),
    // 64 queries at a time: a part of a run sees less of its own keys than the last query does.
    Layout(
      testDescription: "longer than a part",
      runs: sequences(0..<5) + [
        AttentionRun(queries: 5..<144, context: [0..<5], own: 5..<144)
      ], heads: 2, keyValueHeads: 1),
    // As from a cache: the own keys begin before the new queries, and an empty context is there.
    Layout(
      testDescription: "new queries on old keys",
      runs: [
        AttentionRun(queries: 0..<3, context: [4..<4, 0..<4], own: 6..<12),
        AttentionRun(queries: 3..<4, context: [], own: 12..<20),
      ]),
  ]
}

@Suite struct AttentionTests {
  private func inputs(_ layout: Layout) -> (q: Values, k: Values, v: Values) {
    let width = 4
    let columns = layout.keyValueHeads * width
    return (
      Values(layout.queries, layout.heads * width, seed: 1),
      Values(layout.keys, columns, seed: 2), Values(layout.keys, columns, seed: 3)
    )
  }
  private func attend(_ t: [Tensor], _ layout: Layout) -> Tensor {
    attention(
      t[0], t[1], t[2], runs: layout.runs, heads: layout.heads,
      keyValueHeads: layout.keyValueHeads)
  }

  @Test(arguments: Layout.all) func valuesMatchTheNaiveSum(_ layout: Layout) {
    let (q, k, v) = inputs(layout)
    let truth = naiveAttention(
      q, k, v, runs: layout.runs, heads: layout.heads, keyValueHeads: layout.keyValueHeads)
    for tape in [nil, GradientTape()] {
      let y = attend([q, k, v].map { $0.tensor(on: tape) }, layout)
      // Means of up to 144 values of order 1, weighted by float exponentials.
      expectClose(y.array, truth, within: 2e-6)
    }
  }

  @Test(arguments: Layout.all) func slopes(_ layout: Layout) {
    let (q, k, v) = inputs(layout)
    expectGradients(of: q, k, v, probes: 16) { t, _ in attend(t, layout) }
  }

  /// Windows narrower and wider than a run, with a prompt's rows and old keys in them.
  @Test(arguments: Layout.all, [1, 3, 70])
  func windowsAndCaps(_ layout: Layout, window: Int) {
    let (q, k, v) = inputs(layout)
    let truth = naiveAttention(
      q, k, v, runs: layout.runs, heads: layout.heads, keyValueHeads: layout.keyValueHeads,
      scale: 1.5, window: window, cap: 0.8)
    func attend(_ t: [Tensor]) -> Tensor {
      attention(
        t[0], t[1], t[2], runs: layout.runs, heads: layout.heads,
        keyValueHeads: layout.keyValueHeads, scale: 1.5, window: window, cap: 0.8)
    }
    for tape in [nil, GradientTape()] {
      let y = attend([q, k, v].map { $0.tensor(on: tape) })
      expectClose(y.array, truth, within: 2e-6)
    }
    expectGradients(of: q, k, v, probes: 16) { t, _ in attend(t) }
  }

  /// With bf16 products only the probabilities are rounded where q, k and v are bf16 already, each by
  /// 2⁻⁹ of itself at most, so a mean of values by as much of the largest.
  @Test(arguments: Layout.all, [70, .max])
  func roundedProductsAreNear(_ layout: Layout, window: Int) {
    let (q, k, v) = inputs(layout)
    let halves = [q, k, v].map { $0.rounded }
    let truth = naiveAttention(
      halves[0], halves[1], halves[2], runs: layout.runs, heads: layout.heads,
      keyValueHeads: layout.keyValueHeads, window: window, cap: 0.8)
    func attend() -> [Float] {
      let t = halves.map { $0.tensor(on: nil) }
      return attention(
        t[0], t[1], t[2], runs: layout.runs, heads: layout.heads,
        keyValueHeads: layout.keyValueHeads, scale: 0.5, window: window == .max ? nil : window,
        cap: 0.8, precision: .bfloat16
      ).array
    }
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = 1
    let alone = attend()
    Threads.count = 2
    #expect(attend() == alone)
    let largest = halves[2].array.map(abs).max() ?? 0
    expectClose(alone, truth, within: Double(largest) * 0x1p-9 + 2e-6)
  }

  @Test func partsOfARunSeeWhatItsQueriesSaw() {
    let run = AttentionRun(queries: 10..<150, context: [0..<3], own: 10..<150)
    let parts = run.split(64)
    #expect(parts.map(\.queries) == [10..<74, 74..<138, 138..<150])
    #expect(parts.map(\.own) == [10..<74, 10..<138, 10..<150])
    #expect(parts.allSatisfy { $0.context == [0..<3] })
  }
}
