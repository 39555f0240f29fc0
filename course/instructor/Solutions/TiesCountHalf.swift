import Exercises

extension Solutions {
  static let tiesCountHalf = Solution(
    TiesCountHalf.self,
    { input in
      mean(input) { $0 == $1 ? 0.5 : $0 > $1 ? 1 : 0 }
    },
    wrong: [
      "ties are right": { input in mean(input) { $0 >= $1 ? 1 : 0 } },
      "ties are wrong": { input in mean(input) { $0 > $1 ? 1 : 0 } },
      "ties are left out": { input in
        let decided = zip(input.better, input.worse).filter { $0 != $1 }
        return Double(decided.count { $0 > $1 }) / Double(decided.count)
      },
      "the worse response wins": { input in mean(input) { $0 == $1 ? 0.5 : $0 < $1 ? 1 : 0 } },
      "a count and no share": { input in
        mean(input) { $0 == $1 ? 0.5 : $0 > $1 ? 1 : 0 } * Double(input.better.count)
      },
      "the mean lead": { input in mean(input) { $0 - $1 } },
      "above one half is Yes": { input in mean(input) { better, _ in better > 0.5 ? 1 : 0 } },
      "nearly equal is a tie": { input in
        mean(input) { abs($0 - $1) < 1e-3 ? 0.5 : $0 > $1 ? 1 : 0 }
      },
      "by the sign of the difference": { input in
        mean(input) { better, worse in
          let lead = better - worse
          return lead == 0 ? 0.5 : 0.5 + 0.5 * lead / abs(lead)
        }
      },
      "no pairs, accuracy 0": { input in
        input.better.isEmpty ? 0 : mean(input) { $0 == $1 ? 0.5 : $0 > $1 ? 1 : 0 }
      },
    ])
}

private func mean(_ input: TiesCountHalf.Input, _ credit: (Double, Double) -> Double) -> Double {
  zip(input.better, input.worse).map(credit).reduce(0, +) / Double(input.better.count)
}
