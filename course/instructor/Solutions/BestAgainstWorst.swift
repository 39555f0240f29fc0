import Exercises

extension Solutions {
  static let bestAgainstWorst = Solution(
    BestAgainstWorst.self, { .init(pair($0)) },
    wrong: [
      "worst against best": { input in
        .init(pair(input).map { (chosen: $0.rejected, rejected: $0.chosen) })
      },
      "best against second best": { input in
        guard let pair = pair(input) else { return .init(nil) }
        let others = input.scores.indices.filter { $0 != pair.chosen }
        let second = others.max { input.scores[$0] < input.scores[$1] } ?? pair.rejected
        return .init((chosen: pair.chosen, rejected: second))
      },
      "the highest from 0": { input in
        var (best, most) = (0, 0.0)
        for (place, score) in input.scores.enumerated() where score > most {
          (best, most) = (place, score)
        }
        guard let pair = pair(input) else { return .init(nil) }
        return best == pair.rejected ? .init(nil) : .init((chosen: best, rejected: pair.rejected))
      },
      "the last of the highest": { input in
        .init(
          pair(input).map { pair in
            let best = input.scores.lastIndex(of: input.scores[pair.chosen]) ?? pair.chosen
            return (chosen: best, rejected: pair.rejected)
          })
      },
      "the first of the lowest": { input in
        .init(
          pair(input).map { pair in
            let worst = input.scores.firstIndex(of: input.scores[pair.rejected]) ?? pair.rejected
            return (chosen: pair.chosen, rejected: worst)
          })
      },
      "ties give a pair": { input in .init(pair(input, keepsTies: true)) },
      "equal texts give a pair": { input in .init(pair(input, keepsTexts: true)) },
      "another pair for equal texts": { input in
        guard input.scores.count > 1 else { return .init(nil) }
        let order = input.scores.indices.sorted {
          (input.scores[$0], $1) > (input.scores[$1], $0)
        }
        let best = order[0]
        let worst = order.last { input.texts[$0] != input.texts[best] } ?? best
        let lead = input.scores[best] - input.scores[worst]
        return lead > 0 && lead >= input.margin
          ? .init((chosen: best, rejected: worst)) : .init(nil)
      },
      "more than the margin": { input in
        .init(
          pair(input).flatMap { pair in
            let lead = input.scores[pair.chosen] - input.scores[pair.rejected]
            return input.margin > 0 && lead <= input.margin ? nil : pair
          })
      },
      "no margin": { input in
        var input = input
        input.margin = 0
        return .init(pair(input))
      },
      "one response against itself": { input in
        .init(input.scores.count == 1 ? (chosen: 0, rejected: 0) : pair(input))
      },
    ],
    unseen: unseen)
}

private func pair(
  _ input: BestAgainstWorst.Input, keepsTies: Bool = false, keepsTexts: Bool = false
) -> (chosen: Int, rejected: Int)? {
  guard input.scores.count > 1 else { return nil }
  var (best, worst) = (0, 0)
  for place in input.scores.indices {
    if input.scores[place] > input.scores[best] { best = place }
    if input.scores[place] <= input.scores[worst] { worst = place }
  }
  let lead = input.scores[best] - input.scores[worst]
  guard keepsTies || lead > 0, keepsTexts || input.texts[best] != input.texts[worst],
    lead >= input.margin
  else { return nil }
  return (best, worst)
}

private func unseen() -> [BestAgainstWorst.Input] {
  func input(_ texts: String, _ scores: [Double], margin: Double = 0) -> BestAgainstWorst.Input {
    .init(texts: texts.map(String.init), scores: scores, margin: margin)
  }
  return [
    input("abc", [0.125, 0.5, 0.75]), input("abcd", [-6, -0.5, -4, -0.25]),
    input("abcd", [0.625, 0.875, 0.5, 0.875]), input("abcde", [0.5, 0.125, 0.75, 0.125, 0.25]),
    input("ab", [0.25, 0.25]), input("xyzx", [0.25, 0.5, 0.375, 0.875]),
    input("xxy", [0.5, 0.75, 0.25]), input("abcd", [0, 0, 3, 3]),
    input("abc", [0.875, 0.5, 0.625], margin: 0.375),
    input("abcd", [-1, -1.5, -1.25, -1.125], margin: 0.5), input("ab", [0.5, 0.75], margin: 0.5),
    input("b", [0.25]), input("", [], margin: 0.25),
  ]
}
