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
    ],
    unseen: unseen)
}

private func mean(_ input: TiesCountHalf.Input, _ credit: (Double, Double) -> Double) -> Double {
  zip(input.better, input.worse).map(credit).reduce(0, +) / Double(input.better.count)
}

private func unseen() -> [TiesCountHalf.Input] {
  let none = -Double.infinity
  return [
    ([0.3], [0.1]), ([0.4], [0.4]), ([0.8, 0.3, 0.6], [0.2, 0.7, 0.6]), ([-9, -2], [-4, -2]),
    ([none, 3], [none, none]), ([none, none, 0.5], [0.5, none, 0.5]), ([12, 40, -1], [15, 8, -1]),
    ([0.7, 0.7, 0.7, 0.1, 0.9], [0.7, 0.6999999, 0.8, 0, 0.9]),
    ([0.9, 0.8, 0.1], [0.8, 0.9, 0.05]), ([0.6, 0.1, 0.2, 0.3, 0.9], [0.7, 0.2, 0.4, 0.5, 0.8]),
  ].map { .init(better: $0.0, worse: $0.1) }
}
