import Exercises
import Foundation

extension Solutions {
  static let threeReadings = Solution(
    ThreeReadings.self,
    { input in
      let greatest = input.logits.max() ?? 0
      let p = input.logits.map { exp($0 - greatest) }
      let sum = p.reduce(0, +)
      return .init(
        mass: (p[input.yes] + p[input.no]) / sum, raw: p[input.yes] / sum,
        normalised: 1 / (1 + exp(input.logits[input.no] - input.logits[input.yes])))
    },
    wrong: [
      "raw and normalised exchanged": { input in
        let p = softmax(input.logits)
        return .init(
          mass: p[input.yes] + p[input.no],
          raw: between(input.logits[input.yes], input.logits[input.no]),
          normalised: p[input.yes])
      },
      "the mass of Yes alone": { input in
        let p = softmax(input.logits)
        return .init(
          mass: p[input.yes], raw: p[input.yes],
          normalised: between(input.logits[input.yes], input.logits[input.no]))
      },
      "the two words of all words": { input in
        .init(
          mass: 2 / Double(input.logits.count), raw: 1 / Double(input.logits.count),
          normalised: between(input.logits[input.yes], input.logits[input.no]))
      },
      "logits for probabilities": { input in
        let sum = input.logits.reduce(0, +)
        let (yes, no) = (input.logits[input.yes], input.logits[input.no])
        return .init(mass: (yes + no) / sum, raw: yes / sum, normalised: yes / (yes + no))
      },
      "always the first two words": { input in
        let p = softmax(input.logits)
        return .init(
          mass: p[0] + p[1], raw: p[0], normalised: between(input.logits[0], input.logits[1]))
      },
      "whichever of the two is ahead": { input in
        let p = softmax(input.logits)
        let (yes, no) = (input.logits[input.yes], input.logits[input.no])
        return .init(
          mass: p[input.yes] + p[input.no], raw: max(p[input.yes], p[input.no]),
          normalised: between(max(yes, no), min(yes, no)))
      },
      "overflows": { input in
        let p = input.logits.map { exp($0) }
        let sum = p.reduce(0, +)
        return .init(
          mass: (p[input.yes] + p[input.no]) / sum, raw: p[input.yes] / sum,
          normalised: between(input.logits[input.yes], input.logits[input.no]))
      },
      "raw over mass": { input in
        let p = softmax(input.logits)
        let mass = p[input.yes] + p[input.no]
        return .init(mass: mass, raw: p[input.yes], normalised: p[input.yes] / mass)
      },
      "½ where there is no mass": { input in
        let p = softmax(input.logits)
        let mass = p[input.yes] + p[input.no]
        return .init(
          mass: mass, raw: p[input.yes], normalised: mass > 0 ? p[input.yes] / mass : 0.5)
      },
    ],
    unseen: unseen)
}

private func softmax(_ row: [Double]) -> [Double] {
  let greatest = row.max() ?? 0
  let p = row.map { exp($0 - greatest) }
  let sum = p.reduce(0, +)
  return p.map { $0 / sum }
}

private func between(_ yes: Double, _ no: Double) -> Double { 1 / (1 + exp(no - yes)) }

private func unseen() -> [ThreeReadings.Input] {
  let none = -Double.infinity
  return [
    ([0, 0, 0], 0, 1), ([3, 1, 2, 0], 2, 1), ([0.5, -1, 4, 2.5, -0.25], 3, 0),
    ([-4, -2, -6], 2, 0), ([900, 905, 880, 890], 0, 1), ([-900, -903, -1000], 1, 0),
    ([700, -15, -13.5, 2], 2, 1), ([1000, 0, 1, 2.5], 3, 2), ([none, none, 0.5, -0.5], 3, 2),
    ([2, none, -1, none, 0.5], 0, 4), ([1, 3], 1, 0),
  ].map { .init(logits: $0.0, yes: $0.1, no: $0.2) }
}
