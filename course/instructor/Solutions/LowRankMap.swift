import Exercises

extension Solutions {
  static let lowRankMap = Solution(
    LowRankMap.self,
    { input in
      func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      let rank = input.a.count
      let scale = rank == 0 ? 0 : input.alpha / Double(rank)
      let update = times(input.b, times(input.a, input.x))
      return .init(
        y: zip(times(input.w, input.x), update).map { $0 + scale * $1 },
        trained: rank * (input.x.count + input.w.count))
    },
    wrong: [
      "the update alone": { updated($0, frozen: 0) },
      "the scale on both": { input in
        let scale = input.alpha / Double(max(1, input.a.count))
        return updated(input, frozen: scale)
      },
      "no scale": { updated($0, scale: { _, rank in rank == 0 ? 0 : 1 }) },
      "α alone": { updated($0, scale: { alpha, rank in rank == 0 ? 0 : alpha }) },
      "α over √r": { updated($0, scale: { $1 == 0 ? 0 : $0 / $1.squareRoot() }) },
      "r over α": { updated($0, scale: { $1 / $0 }) },
      "B before A": { input in
        let first = product(transposed(input.b), input.x)
        let update = product(transposed(input.a), first)
        let scale = input.alpha / Double(max(1, input.a.count))
        return .init(
          y: zip(product(input.w, input.x), update).map { $0 + scale * $1 },
          trained: input.a.count * (input.x.count + input.w.count))
      },
      "the first rank alone": { input in
        var first = input
        first.a = Array(input.a.prefix(1))
        first.b = input.b.map { Array($0.prefix(1)) }
        return updated(first, scale: { alpha, _ in alpha / Double(max(1, input.a.count)) })
      },
      "rank 0 divides by 0": { updated($0, scale: { $0 / $1 }) },
      "W is counted too": { input in
        var found = updated(input)
        found.trained += input.w.count * input.x.count
        return found
      },
    ],
    unseen: unseen)
}

private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
  matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
}

private func transposed(_ matrix: [[Double]]) -> [[Double]] {
  (matrix.first ?? []).indices.map { column in matrix.map { $0[column] } }
}

/// The right layer, with one thing exchanged.
private func updated(
  _ input: LowRankMap.Input, frozen: Double = 1,
  scale: (_ alpha: Double, _ rank: Double) -> Double = { $0 / max(1, $1) }
) -> LowRankMap.Output {
  let rank = input.a.count
  let scale = scale(input.alpha, Double(rank))
  let update = product(input.b, product(input.a, input.x))
  return .init(
    y: zip(product(input.w, input.x), update).map { frozen * $0 + scale * $1 },
    trained: rank * (input.x.count + input.w.count))
}

private func unseen() -> [LowRankMap.Input] {
  let square: [[Double]] = [[0, 1], [1, 0]]
  let tall: [[Double]] = [[1, -2], [0.5, 3], [2, 0]]
  let wide: [[Double]] = [[2, 0, -1, 1]]
  return [
    (square, [[1, 1]], [[0], [0]], 4, [2, 5]), (square, [[2, -1]], [[1], [3]], 1, [2, 1]),
    (square, [[2, -1]], [[1], [3]], 12, [2, 1]), (tall, [[1, 2]], [[1], [0], [-1]], 2, [1, -1]),
    (tall, [[1, 0], [0, 1]], [[1, 2], [3, 4], [5, 6]], 8, [0.5, 1]),
    (wide, [[1, 0, 1, 0], [0, 2, 0, 1], [1, 1, 1, 1]], [[1, -1, 2]], 6, [1, 2, 3, 4]),
    (wide, [], [[]], 16, [1, 0, 2, -1]), (tall, [], [[], [], []], 3, [2, 2]),
    (square, [[1, 0], [0, 1], [1, 1], [1, -1]], [[1, 2, 0, 1], [0, 1, 1, 0]], 2, [3, -2]),
    (tall, [[0.5, -0.5]], [[2], [-2], [4]], -1, [4, 2]),
  ].map { .init(w: $0.0, a: $0.1, b: $0.2, alpha: $0.3, x: $0.4) }
}
