import Exercises
import Foundation

extension Solutions {
  static let responseLikelihoods = Solution(
    ResponseLikelihoods.self,
    { input in
      let places = input.promptCount..<input.tokens.count
      let sum = places.reduce(0.0) { sum, place in
        let row = input.rows[place - 1]
        let greatest = row.max() ?? 0
        let total = greatest + log(row.reduce(0) { $0 + exp($1 - greatest) })
        return sum + row[input.tokens[place]] - total
      }
      return .init(sum: sum, perToken: places.isEmpty ? 0 : sum / Double(places.count))
    },
    wrong: [
      "logits that are not normalised": { input in
        of(input) { input.rows[$0 - 1][input.tokens[$0]] }
      },
      "probabilities, added up": { input in
        of(input) { exp(logSoftmax(input.rows[$0 - 1])[input.tokens[$0]]) }
      },
      "binary logarithms": { input in
        of(input) { logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] / log(2) }
      },
      "surprise, the other sign": { input in
        of(input) { -logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] }
      },
      "the row behind the token itself": { input in
        of(input) { logSoftmax(input.rows[$0])[input.tokens[$0]] }
      },
      "the mean as the sum": { input in
        let found = of(input) { logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] }
        return .init(sum: found.perToken, perToken: found.perToken)
      },
      "the whole text": { input in
        var whole = input
        whole.promptCount = min(1, input.tokens.count)
        return of(whole) { logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] }
      },
      "the mean over the whole text": { input in
        let found = of(input) { logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] }
        return .init(sum: found.sum, perToken: found.sum / Double(input.tokens.count))
      },
      "the last token left out": { input in
        var shorter = input
        shorter.tokens = Array(input.tokens.dropLast())
        return of(shorter) { logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] }
      },
      "overflows": { input in
        of(input) { place in
          let row = input.rows[place - 1]
          return log(exp(row[input.tokens[place]]) / row.reduce(0) { $0 + exp($1) })
        }
      },
      "an empty response divides by 0": { input in
        let found = of(input) { logSoftmax(input.rows[$0 - 1])[input.tokens[$0]] }
        return .init(
          sum: found.sum, perToken: found.sum / Double(input.tokens.count - input.promptCount))
      },
    ],
    unseen: unseen)
}

/// The sum over the response's places and its mean.
private func of(
  _ input: ResponseLikelihoods.Input, _ value: (Int) -> Double
) -> ResponseLikelihoods.Output {
  let places = Array(input.tokens.indices.dropFirst(input.promptCount))
  let sum = places.reduce(0) { $0 + value($1) }
  return .init(sum: sum, perToken: places.isEmpty ? 0 : sum / Double(places.count))
}

private func logSoftmax(_ row: [Double]) -> [Double] {
  let greatest = row.max() ?? 0
  let total = greatest + log(row.reduce(0) { $0 + exp($1 - greatest) })
  return row.map { $0 - total }
}

private func unseen() -> [ResponseLikelihoods.Input] {
  func input(_ tokens: [Int], prompt: Int, scale: Double = 0.5) -> ResponseLikelihoods.Input {
    let rows = tokens.indices.map { place in
      (0..<5).map { scale * Double((place * 7 + $0 * 3 + tokens[place]) % 11 - 4) }
    }
    return .init(tokens: tokens, promptCount: prompt, rows: rows)
  }
  return [
    input([1, 3], prompt: 1), input([4, 0, 2], prompt: 1), input([2, 2, 1, 0], prompt: 2),
    input([0, 4, 3, 1, 2, 0], prompt: 5), input([1, 1, 1, 1, 1, 1, 1], prompt: 3),
    input([3, 1], prompt: 2), input([2], prompt: 1), input([0, 2, 4], prompt: 1, scale: 160),
    input([4, 1, 0, 3], prompt: 2, scale: -160), input([2, 0, 4], prompt: 2, scale: 0),
  ]
}
