import Exercises
import Foundation

extension Solutions {
  static let twoOrders = Solution(
    TwoOrders.self,
    { input in
      let places = input.margins.indices
      if places.count < 2 { return .init(scores: places.map { _ in 0.5 }, agreement: 1, bias: 0) }
      func front(_ i: Int, _ j: Int) -> Double { 1 / (1 + exp(-input.margins[i][j])) }
      func behind(_ i: Int, _ j: Int) -> Double { 1 - front(j, i) }
      let scores = places.map { i in
        let sum = places.filter { $0 != i }.reduce(0) { $0 + (front(i, $1) + behind(i, $1)) / 2 }
        return sum / Double(places.count - 1)
      }
      let pairs = places.flatMap { i in places.filter { $0 > i }.map { (i, $0) } }
      let agreeing = pairs.filter { (front($0, $1) - 0.5) * (behind($0, $1) - 0.5) > 0 }
      let gained = pairs.reduce(0) { $0 + (front($1.0, $1.1) - behind($1.0, $1.1)) / 2 }
      return .init(
        scores: scores, agreement: Double(agreeing.count) / Double(pairs.count),
        bias: gained / Double(pairs.count))
    },
    wrong: [
      "the second order not turned round": { input in
        of(input, preference: { (σ(input.margins[$0][$1]) + σ(input.margins[$1][$0])) / 2 })
      },
      "one order alone": { input in of(input, preference: { σ(input.margins[$0][$1]) }) },
      "σ of the mean margin": { input in
        of(input, preference: { σ((input.margins[$0][$1] - input.margins[$1][$0]) / 2) })
      },
      "votes for probabilities": { input in
        of(
          input,
          preference: { i, j in
            let votes = [input.margins[i][j], -input.margins[j][i]]
            return votes.reduce(0) { $0 + ($1 > 0 ? 0.5 : $1 < 0 ? 0 : 0.25) }
          })
      },
      "itself counted": { input in
        var found = of(input)
        let n = Double(found.scores.count)
        if n > 1 { found.scores = found.scores.map { ($0 * (n - 1) + 0.5) / n } }
        return found
      },
      "the sum over rivals": { input in
        var found = of(input)
        let rivals = Double(found.scores.count - 1)
        if rivals > 0 { found.scores = found.scores.map { $0 * rivals } }
        return found
      },
      "the same place wins": { input in
        of(input, agrees: { front, behind in (front > 0.5) == (1 - behind > 0.5) })
      },
      "½ agrees with anything": { of($0, agrees: { ($0 - 0.5) * ($1 - 0.5) >= 0 }) },
      "½ is a No": { of($0, agrees: { ($0 > 0.5) == ($1 > 0.5) }) },
      "the whole distance as the bias": { of($0, gain: { $0 - $1 }) },
      "the bias without its direction": { of($0, gain: { abs($0 - $1) / 2 }) },
      "a response alone divides by 0": { input in
        input.margins.count > 1 ? of(input) : .init(scores: [.nan], agreement: .nan, bias: .nan)
      },
      "alone, it wins": { input in
        input.margins.count > 1 ? of(input) : .init(scores: [1], agreement: 1, bias: 0)
      },
      "no pair agrees": { input in
        input.margins.count > 1 ? of(input) : .init(scores: [0.5], agreement: 0, bias: 0)
      },
    ],
    unseen: unseen)
}

private func σ(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// The right answer, with one thing exchanged.
private func of(
  _ input: TwoOrders.Input, preference: ((Int, Int) -> Double)? = nil,
  agrees: (_ front: Double, _ behind: Double) -> Bool = { ($0 - 0.5) * ($1 - 0.5) > 0 },
  gain: (_ front: Double, _ behind: Double) -> Double = { ($0 - $1) / 2 }
) -> TwoOrders.Output {
  let count = input.margins.count
  if count < 2 { return .init(scores: input.margins.map { _ in 0.5 }, agreement: 1, bias: 0) }
  func readings(_ i: Int, _ j: Int) -> (front: Double, behind: Double) {
    (σ(input.margins[i][j]), 1 - σ(input.margins[j][i]))
  }
  var found = TwoOrders.Output(scores: [], agreement: 0, bias: 0)
  var pairs = 0.0
  for i in 0..<count {
    var sum = 0.0
    for j in 0..<count where j != i {
      let (front, behind) = readings(i, j)
      sum += preference?(i, j) ?? (front + behind) / 2
      if j > i {
        found.agreement += agrees(front, behind) ? 1 : 0
        found.bias += gain(front, behind)
        pairs += 1
      }
    }
    found.scores.append(sum / Double(count - 1))
  }
  found.agreement /= pairs
  found.bias /= pairs
  return found
}

private func unseen() -> [TwoOrders.Input] {
  [
    [[0, 1], [-1, 0]], [[0, 2], [2, 0]], [[0, -0.5], [1.5, 0]], [[0, 2], [0, 0]],
    [[0, 0], [0, 0]], [[0, -2], [-2, 0]], [[0, 0.5, -1], [2, 0, 1], [1.5, -0.5, 0]],
    [[0, 3, 0], [-3, 0, -2], [0, -1, 0]],
    [[0, 1, 2, 3], [0.5, 0, 1, 2], [-1, -0.5, 0, 1], [-2, 0, 1, 0]],
    [[2]],  // the diagonal means nothing
  ].map { .init(margins: $0) }
}
