import Exercises
import Foundation

extension Solutions {
  static let invertedScores = Solution(
    InvertedScores.self, { $0.scores.map { 1 - $0 } },
    wrong: [
      "as it is": { $0.scores },
      "the list turned round": { $0.scores.reversed() },
      "sorted": { $0.scores.sorted() },
      "negated": { $0.scores.map { -$0 } },
      "one over": { $0.scores.map { 1 / $0 } },
      "best and worst exchanged": { input in
        let (low, high) = (input.scores.min() ?? 0, input.scores.max() ?? 0)
        return input.scores.map { $0 == high ? low : $0 == low ? high : $0 }
      },
      "ties broken": { input in
        input.scores.enumerated().map { place, score in
          (1 - score) * (1 - 0.001 * Double(place))
        }
      },
      "by rank": { input in
        let order = input.scores.indices.sorted {
          (input.scores[$0], $0) < (input.scores[$1], $1)
        }
        let sorted = input.scores.sorted { $0 > $1 }
        var turned = input.scores
        for (rank, place) in order.enumerated() { turned[place] = sorted[rank] }
        return turned
      },
      "mirrored between worst and best": { input in
        let sum = (input.scores.min() ?? 0) + (input.scores.max() ?? 0)
        return input.scores.map { sum - $0 }
      },
      "from the best down": { input in
        let high = input.scores.max() ?? 0
        return input.scores.map { high - $0 }
      },
      "made to sum to one": { input in
        let sum = input.scores.reduce(0) { $0 + 1 - $1 }
        return input.scores.map { (1 - $0) / sum }
      },
      "a verdict": { $0.scores.map { $0 > 0.5 ? 0 : $0 < 0.5 ? 1 : 0.5 } },
      "logit without its ends": { input in
        input.scores.map { score in
          let margin = log(score / (1 - score))
          return exp(-margin) / (1 + exp(-margin))
        }
      },
    ],
    unseen: unseen)
}

private func unseen() -> [InvertedScores.Input] {
  [
    [0.8, 0.3], [0.1, 0.6, 0.35], [0.7, 0.2, 0.7, 0.2], [0.99, 0.01], [0.5], [0.5, 0.5, 0.5],
    [0.15, 0.25], [0, 1], [1, 1, 0.75], [0.4], [0.05, 0.45, 0.95, 0.3, 0.6],
  ].map { .init(scores: $0) }
}
