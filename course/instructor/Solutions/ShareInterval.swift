import Exercises

extension Solutions {
  static let shareInterval = Solution(
    ShareInterval.self,
    { input in
      if input.count == 0 { return .init(low: 0, high: 1) }
      let n = Double(input.count)
      let p = input.successes / n
      let square = z * z / n
      let middle = (p + square / 2) / (1 + square)
      let half = z * (p * (1 - p) / n + square / (4 * n)).squareRoot() / (1 + square)
      return .init(low: middle - half, high: middle + half)
    },
    wrong: [
      "the seen share in the root": { usual($0.successes, $0.count) },
      "the same, cut at 0 and 1": { input in
        let found = usual(input.successes, input.count)
        return .init(low: max(0, found.low), high: min(1, found.high))
      },
      "z of a 90 % interval": { input in wilson(input.successes, input.count, z: 1.645) },
      "the spread of one trial": { input in
        let p = input.count == 0 ? 0.5 : input.successes / Double(input.count)
        let half = z * (p * (1 - p)).squareRoot()
        return .init(low: p - half, high: p + half)
      },
      "two successes and two failures more": { input in
        let n = Double(input.count) + z * z
        let p = (input.successes + z * z / 2) / n
        let half = z * (p * (1 - p) / n).squareRoot()
        return .init(low: p - half, high: p + half)
      },
      "the middle left at p": { input in
        let found = wilson(input.successes, input.count, z: z)
        let p = input.count == 0 ? 0.5 : input.successes / Double(input.count)
        let half = (found.high - found.low) / 2
        return .init(low: p - half, high: p + half)
      },
      "whole successes": { input in
        input.count == 0
          ? .init(low: 0, high: 1) : wilson(input.successes.rounded(.down), input.count, z: z)
      },
      "divides by no trials": { input in
        let n = Double(input.count)
        let p = input.successes / n
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return .init(low: middle - half, high: middle + half)
      },
    ],
    unseen: unseen)
}

private let z = 1.959963984540054

private func usual(_ successes: Double, _ count: Int) -> ShareInterval.Output {
  if count == 0 { return .init(low: 0, high: 1) }
  let p = successes / Double(count)
  let half = z * (p * (1 - p) / Double(count)).squareRoot()
  return .init(low: p - half, high: p + half)
}

private func wilson(_ successes: Double, _ count: Int, z: Double) -> ShareInterval.Output {
  if count == 0 { return .init(low: 0, high: 1) }
  let n = Double(count)
  let p = successes / n
  let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
  let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
  return .init(low: middle - half, high: middle + half)
}

private func unseen() -> [ShareInterval.Input] {
  [
    (3000, 4000), (7, 12), (5, 5), (0, 3), (0.5, 1), (12.5, 40), (1, 2), (49.5, 50), (0, 1),
    (20, 20), (33, 90),
  ].map { .init(successes: $0.0, count: $0.1) }
}
