import Exercises
import Foundation

extension Solutions {
  static let softmaxRow = Solution(
    SoftmaxRow.self,
    { input in
      guard let most = input.logits.max(), most > -.infinity else {
        return input.logits.map { _ in 0 }
      }
      return shares(input.logits, less: most)
    },
    wrong: [
      "overflows": { input in shares(input.logits, less: 0) },
      "less the mean": { input in
        guard !input.logits.isEmpty else { return [] }
        return shares(input.logits, less: input.logits.reduce(0, +) / Float(input.logits.count))
      },
      "less the least": { input in shares(input.logits, less: input.logits.min() ?? 0) },
      "less the first": { input in shares(input.logits, less: input.logits.first ?? 0) },
      "the greatest from 0": { input in
        shares(input.logits, less: input.logits.reduce(0) { max($0, $1) })
      },
      "not divided by the sum": { input in
        let most = input.logits.max() ?? 0
        return input.logits.map { exp($0 - most) }
      },
      "logits as shares": { input in
        let sum = input.logits.reduce(0, +)
        return input.logits.map { $0 / sum }
      },
      "logarithms": { input in
        guard let most = input.logits.max(), most > -.infinity else {
          return input.logits.map { _ in 0 }
        }
        return shares(input.logits, less: most).map { log($0) }
      },
      "shifted above the line only": { input in
        let most = input.logits.max() ?? 0
        let sum = input.logits.reduce(0) { $0 + exp($1) }
        return input.logits.map { exp($0 - most) / sum }
      },
      "logits cut off at 80": { input in
        shares(input.logits.map { min(80, max(-80, $0)) }, less: 0)
      },
      "masked logits left out": { input in
        let seen = input.logits.filter { $0 > -.infinity }
        return shares(seen, less: seen.max() ?? 0)
      },
      "no number where all are masked": { input in
        shares(input.logits, less: input.logits.max() ?? 0)
      },
    ],
    unseen: unseen)
}

private func shares(_ logits: [Float], less shift: Float) -> [Float] {
  let e = logits.map { exp($0 - shift) }
  let sum = e.reduce(0, +)
  return e.map { $0 / sum }
}

private func unseen() -> [SoftmaxRow.Input] {
  let none = -Float.infinity
  return [
    [4, 4, 4], [0.5, -0.5], [-3, -1, 0, -7], [2000, 1999], [-500, -503, -501, -500],
    [-300, 250, 249, 0, 100], [none, 0, none, -1], [none, none], [-88], [0, none],
    [95, -95, 94, 93],
  ].map { .init(logits: $0) }
}
