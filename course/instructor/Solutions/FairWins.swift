import Exercises
import Foundation

extension Solutions {
  static let fairWins = Solution(
    FairWins.self,
    { input in
      let n = Double(input.differences.count)
      let mean = input.differences.reduce(0, +) / n
      let s = (input.differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
      let t = input.differences.map { s == 0 ? 0 : tanh($0 / s) }
      var (θ, φ) = (0.0, 0.0)
      for _ in 0..<50 {
        var (g, h) = (0.01 * θ, 0.01 * φ)
        var (a, b, c) = (0.01, 0.0, 0.01)
        for (p, t) in zip(input.preferences, t) {
          let q = 1 / (1 + exp(-θ - φ * t))
          g += q - p
          h += (q - p) * t
          a += q * (1 - q)
          b += q * (1 - q) * t
          c += q * (1 - q) * t * t
        }
        let determinant = a * c - b * b
        θ -= (c * g - b * h) / determinant
        φ -= (a * h - b * g) / determinant
      }
      return .init(plain: input.preferences.reduce(0, +) / n, controlled: 1 / (1 + exp(-θ)))
    },
    wrong: [
      "the plain rate twice": { .init(plain: plain($0), controlled: plain($0)) },
      "wins counted, not their share": { input in
        .init(plain: input.preferences.reduce(0, +), controlled: fitted(input, lengths(input)))
      },
      "no constant, only length": { .init(plain: plain($0), controlled: 0.5) },
      "one step": { .init(plain: plain($0), controlled: fitted($0, lengths($0), steps: 1)) },
      "θ for the rate": { input in
        let rate = fitted(input, lengths(input))
        return .init(plain: plain(input), controlled: log(rate / (1 - rate)))
      },
      "at a length difference of one": { input in
        .init(plain: plain(input), controlled: fitted(input, lengths(input), at: 1))
      },
      "lengths around their mean": { input in
        let t = lengths(input)
        let mean = t.reduce(0, +) / Double(t.count)
        return .init(plain: plain(input), controlled: fitted(input, t.map { $0 - mean }))
      },
      "differences as they are": { input in
        .init(plain: plain(input), controlled: fitted(input, input.differences.map { $0 / 10 }))
      },
      "games of about equal length": { input in
        let t = lengths(input)
        let near = zip(input.preferences, t).filter { abs($0.1) < 0.6 }.map(\.0)
        let rate = near.reduce(0, +) / Double(near.count)
        return .init(plain: plain(input), controlled: near.isEmpty ? plain(input) : rate)
      },
      "won or lost": { input in
        var decided = input
        decided.preferences = input.preferences.map { $0 > 0.5 ? 1 : 0 }
        return .init(plain: plain(input), controlled: fitted(decided, lengths(input)))
      },
      "no spread, no number": { input in
        .init(plain: plain(input), controlled: fitted(input, lengths(input, guarded: false)))
      },
      "no ridge": { .init(plain: plain($0), controlled: fitted($0, lengths($0), ridge: 0)) },
    ],
    unseen: unseen,
    agrees: { output, wanted, _ in
      abs(output.plain - wanted.plain) <= 1e-6
        && abs(output.controlled - wanted.controlled) <= 1e-3  // as the check allows
    })
}

private func plain(_ input: FairWins.Input) -> Double {
  input.preferences.reduce(0, +) / Double(input.preferences.count)
}

private func lengths(_ input: FairWins.Input, guarded: Bool = true) -> [Double] {
  let n = Double(input.differences.count)
  let mean = input.differences.reduce(0, +) / n
  let s = (input.differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
  return input.differences.map { guarded && s == 0 ? 0 : tanh($0 / s) }
}

/// σ(θ + φ t) after Newton's steps, at t = 0 unless told otherwise.
private func fitted(
  _ input: FairWins.Input, _ t: [Double], steps: Int = 50, ridge: Double = 0.01,
  at place: Double = 0
) -> Double {
  var (θ, φ) = (0.0, 0.0)
  for _ in 0..<steps {
    var (g, h) = (ridge * θ, ridge * φ)
    var (a, b, c) = (ridge, 0.0, ridge)
    for (p, t) in zip(input.preferences, t) {
      let q = 1 / (1 + exp(-θ - φ * t))
      g += q - p
      h += (q - p) * t
      a += q * (1 - q)
      b += q * (1 - q) * t
      c += q * (1 - q) * t * t
    }
    let determinant = a * c - b * b
    θ -= (c * g - b * h) / determinant
    φ -= (a * h - b * g) / determinant
  }
  return 1 / (1 + exp(-θ - φ * place))
}

private func unseen() -> [FairWins.Input] {
  func input(_ count: Int, _ game: (Int) -> (p: Double, difference: Double)) -> FairWins.Input {
    let games = (0..<count).map(game)
    return .init(preferences: games.map(\.p), differences: games.map(\.difference))
  }
  // Longer responses, which win more often.
  let padded = input(36) { number in
    let isLonger = number % 4 != 0
    let wins = isLonger ? number % 3 != 0 : number % 8 == 0
    return (wins ? 1 : 0, (isLonger ? -1 : 1) * Double(6 + number % 9))
  }
  var other = padded
  other.preferences = padded.preferences.map { 1 - $0 }
  other.differences = padded.differences.map { -$0 }
  return [
    padded, other, input(25) { ($0 * 7 % 10 < 6 ? 1 : 0, Double($0 * 13 % 21) - 12) },
    input(18) { (Double($0 * 5 % 9) / 8, Double($0 * 11 % 17) - 6) },
    input(12) { ($0 < 5 ? 1 : 0, 7) }, input(9) { (0, Double($0 % 4) - 1) },
    input(1) { _ in (1, 5) },
    input(50) { ($0 % 3 != 0 ? 1 : 0, Double($0 * $0 % 31) - 15) },
    input(14) { ($0 % 7 < ($0 < 7 ? 6 : 3) ? 1 : 0, $0 < 7 ? 30 : -10) },
  ]
}
