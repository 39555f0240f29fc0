import Exercises
import Foundation

extension Solutions {
  static let softRegression = Solution(
    SoftRegression.self,
    { input in
      let counted = input.annotators == 0 ? 0.5 : Double(input.wins) / Double(input.annotators)
      let label = min(max(counted, input.clip), 1 - input.clip)
      let rest = log(label / (1 - label)) - input.beta * input.difference
      return .init(label: label, loss: rest * rest, slope: -2 * input.beta * rest)
    },
    wrong: [
      "losses counted": { of($0, label: 1 - held($0)) },
      "the logarithm of p̂": { of($0, target: log) },
      "p̂ itself": { of($0, target: { $0 }) },
      "the distance, not squared": { of($0, loss: { abs($0) }) },
      "β on the target too": { input in
        of(input, target: { input.beta * log($0 / (1 - $0)) })
      },
      "no β": { input in
        var plain = input
        plain.beta = 1
        return of(plain)
      },
      "the slope without β": { input in of(input, slope: { -2 * $0 }) },
      "the slope's other sign": { input in of(input, slope: { 2 * input.beta * $0 }) },
      "the slope without 2": { input in of(input, slope: { -input.beta * $0 }) },
      "a push that does not ask which way": { input in
        of(input, slope: { -2 * input.beta * abs($0) })
      },
      "no clip": { of($0, label: counted($0)) },
      "a clip above alone": { of($0, label: min(counted($0), 1 - $0.clip)) },
      "a hinge": { of($0, loss: { $0 > 0 ? $0 * $0 : 0 }) },
      "always 0.01": { of($0, label: min(max(counted($0), 0.01), 0.99)) },
      "nobody divides by 0": { input in
        let share = Double(input.wins) / Double(input.annotators)
        return of(input, label: share < input.clip ? input.clip : min(share, 1 - input.clip))
      },
      "nobody prefers the first": { input in
        of(input, label: input.annotators == 0 ? input.clip : held(input))
      },
    ],
    unseen: unseen)
}

private func counted(_ input: SoftRegression.Input) -> Double {
  input.annotators == 0 ? 0.5 : Double(input.wins) / Double(input.annotators)
}

private func held(_ input: SoftRegression.Input) -> Double {
  min(max(counted(input), input.clip), 1 - input.clip)
}

/// The right answer, with one thing exchanged.
private func of(
  _ input: SoftRegression.Input, label: Double? = nil,
  target: (Double) -> Double = { log($0 / (1 - $0)) }, loss: (Double) -> Double = { $0 * $0 },
  slope: ((Double) -> Double)? = nil
) -> SoftRegression.Output {
  let label = label ?? held(input)
  let rest = target(label) - input.beta * input.difference
  return .init(label: label, loss: loss(rest), slope: slope?(rest) ?? -2 * input.beta * rest)
}

private func unseen() -> [SoftRegression.Input] {
  [
    (7, 10, 0, 0.1, 0.01), (7, 10, 3, 0.5, 0.01), (2, 5, -1, 0.2, 0.01), (5, 5, 2, 0.1, 0.01),
    (0, 4, -2, 0.5, 0.01), (1, 2, 4, 0.1, 0.01), (4, 5, 30, 0.1, 0.01), (1, 1, 0, 0.1, 0.1),
    (0, 2, 1, 0.1, 0.25), (0, 0, -2, 0.25, 0.01), (0, 0, 5, 0.1, 0.05), (19, 20, 1, 0.1, 0.1),
  ].map { .init(wins: $0.0, annotators: $0.1, difference: $0.2, beta: $0.3, clip: $0.4) }
}
