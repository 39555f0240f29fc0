import Exercises

extension Solutions {
  static let gainAgainstWordings = Solution(
    GainAgainstWordings.self, { answer($0) },
    wrong: [
      "generic less own": { input in
        var answer = answer(input)
        answer.gain = -answer.gain
        return answer
      },
      "a ratio": { input in
        var answer = answer(input)
        answer.gain = input.own / input.generic - 1
        return answer
      },
      "divided by n": { input in
        let n = Double(input.wordings.count)
        return answer(input) { ($0 / n).squareRoot() }
      },
      "the variance": { input in
        let n = Double(input.wordings.count)
        return answer(input) { $0 / (n - 1) }
      },
      "the standard error": { input in
        let n = Double(input.wordings.count)
        return answer(input) { ($0 / (n - 1) / n).squareRoot() }
      },
      "highest less lowest": { input in
        let range = (input.wordings.max() ?? 0) - (input.wordings.min() ?? 0)
        return answer(input) { _ in range }
      },
      "one spread": { input in answer(input, stands: { $0 > $1 }) },
      "its size alone": { input in
        var answer = answer(input)
        answer.stands = abs(answer.gain) > 2 * answer.spread
        return answer
      },
      "never a loss": { input in
        var answer = answer(input)
        answer.gain = abs(answer.gain)
        return answer
      },
      "at least two spreads": { input in answer(input, stands: { $0 >= 2 * $1 }) },
      "squares less square": { input in
        let n = Double(input.wordings.count)
        let mean = input.wordings.reduce(0, +) / n
        let squares = input.wordings.reduce(0) { $0 + $1 * $1 } / n
        return answer(input) { _ in ((squares - mean * mean) * n / (n - 1)).squareRoot() }
      },
      "one wording, no spread": { input in
        var answer = answer(input)
        if input.wordings.count < 2 { (answer.spread, answer.stands) = (0, answer.gain > 0) }
        return answer
      },
    ],
    unseen: unseen)
}

/// - Parameters:
///   - spread: from the sum of the squared distances.
///   - stands: from gain and spread.
private func answer(
  _ input: GainAgainstWordings.Input, spread: ((Double) -> Double)? = nil,
  stands: (Double, Double) -> Bool = { $0 > 2 * $1 }
) -> GainAgainstWordings.Output {
  let n = Double(input.wordings.count)
  let gain = input.own - input.generic
  if n < 2 { return .init(gain: gain, spread: .nan, stands: false) }
  let mean = input.wordings.reduce(0, +) / n
  let squares = input.wordings.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = spread?(squares) ?? (squares / (n - 1)).squareRoot()
  return .init(gain: gain, spread: deviation, stands: stands(gain, deviation))
}

private func unseen() -> [GainAgainstWordings.Input] {
  [
    (0.8, 0.6, [0.62, 0.58, 0.6, 0.65, 0.61]), (0.64, 0.6, [0.5, 0.6, 0.55, 0.58]),
    (0.4, 0.7, [0.6, 0.61, 0.62]), (0.75, 0.5, [0.375, 0.5, 0.625]),
    (0.86, 0.8, [0.84, 0.84, 0.84, 0.84, 0.84]), (0.55, 0.5, [0.5, 0.54]), (0.95, 0.5, [0.9]),
    (0.3, 0.8, []), (0.6, 0.6, [0.5, 0.7, 0.6]), (0.59, 0.5, [0.5, 0.52, 0.56, 0.54]),
  ].map { .init(own: $0.0, generic: $0.1, wordings: $0.2) }
}
