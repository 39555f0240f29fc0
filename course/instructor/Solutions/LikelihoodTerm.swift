import Exercises
import Foundation

extension Solutions {
  static let likelihoodTerm = Solution(
    LikelihoodTerm.self, { term($0) },
    wrong: [
      "the sum for the mean": { input in term(input) { $0.reduce(0, +) } },
      "a likelihood and no loss": { input in -term(input) },
      "without λ": { input in input.weight == 0 ? 0 : term(input) / input.weight },
      "perplexity": { input in exp(term(input)) },
      "the prompt as well": { input in
        var input = input
        input.promptLengths = input.promptLengths.map { _ in 0 }
        return term(input)
      },
      "over the length with the prompt": { input in
        let means = zip(input.logProbabilities, input.promptLengths).map { row, length in
          row.dropFirst(length).reduce(0, +) / Double(row.count)
        }
        return means.isEmpty ? 0 : -input.weight * means.reduce(0, +) / Double(means.count)
      },
      "from one token too late": { input in
        var input = input
        input.promptLengths = zip(input.promptLengths, input.logProbabilities).map {
          min($0 + 1, $1.count - 1)
        }
        return term(input)
      },
      "from one token too early": { input in
        var input = input
        input.promptLengths = input.promptLengths.map { max(0, $0 - 1) }
        return term(input)
      },
      "without its end": { input in
        var input = input
        input.logProbabilities = input.logProbabilities.map { Array($0.dropLast()) }
        return term(input)
      },
      "all tokens in one mean": { input in
        let tokens = zip(input.logProbabilities, input.promptLengths).flatMap { $0.dropFirst($1) }
        return tokens.isEmpty ? 0 : -input.weight * tokens.reduce(0, +) / Double(tokens.count)
      },
      "summed over the batch": { input in term(input) * Double(input.promptLengths.count) },
      "the mean probability": { input in
        term(input) { tokens in
          log(tokens.reduce(0) { $0 + exp($1) } / Double(tokens.count))
        }
      },
      "no number without pairs": { input in input.promptLengths.isEmpty ? .nan : term(input) },
    ],
    unseen: unseen)
}

private func term(
  _ input: LikelihoodTerm.Input,
  _ mean: ([Double]) -> Double = {
    $0.reduce(0, +) / Double($0.count)
  }
) -> Double {
  if input.promptLengths.isEmpty { return 0 }
  let means = zip(input.logProbabilities, input.promptLengths).map { mean(Array($0.dropFirst($1))) }
  return -input.weight * means.reduce(0, +) / Double(means.count)
}

private func unseen() -> [LikelihoodTerm.Input] {
  [
    ([[-3, -1]], [0], 1), ([[-1, -2, -6]], [0], 0.25), ([[-9, -4, -2, -3]], [2], 1),
    ([[-5, -0.5]], [1], 2), ([[-8, -1, -1, -4], [-2, -6]], [1, 1], 1), ([[-3, 0, 0]], [1], 0.75),
    ([[-2, -4], [-1, -1, -1, -1, -1], [-7, -3]], [0, 2, 1], 0.5), ([], [], 1),
    ([[-0.1, -0.2, -0.3, -0.4]], [1], 4), ([[-6, -2, -2, -8], [-1, -5, -3]], [1, 2], 0.1),
  ].map { .init(logProbabilities: $0.0, promptLengths: $0.1, weight: $0.2) }
}
