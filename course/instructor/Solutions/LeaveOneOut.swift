import Exercises

extension Solutions {
  static let leaveOneOut = Solution(
    LeaveOneOut.self,
    { input in
      let priced = input.rewards.indices.map {
        input.rewards[$0] - input.beta * (input.policy[$0] - input.start[$0])
      }
      let (sum, others) = (priced.reduce(0, +), Double(priced.count - 1))
      return priced.map { others == 0 ? 0 : $0 - (sum - $0) / others }
    },
    wrong: [
      "the mean of all as the baseline": { input in
        let r = priced(input)
        return r.map { $0 - r.reduce(0, +) / Double(r.count) }
      },
      "divided by the spread": { input in
        let r = priced(input)
        let mean = r.reduce(0, +) / Double(r.count)
        let spread = (r.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(r.count)).squareRoot()
        return r.map { ($0 - mean) / max(spread, 1e-6) }
      },
      "the others' sum over k": { input in
        let r = priced(input)
        return r.map { $0 - (r.reduce(0, +) - $0) / Double(r.count) }
      },
      "the best of the others": { input in
        let r = priced(input)
        return r.indices.map { own in
          r[own] - (r.indices.filter { $0 != own }.map { r[$0] }.max() ?? r[own])
        }
      },
      "no price": { compared($0.rewards) },
      "paid for leaving": { input in compared(priced(input, sign: -1)) },
      "the price outside of the baseline": { input in
        zip(compared(input.rewards), zip(input.policy, input.start)).map { advantage, place in
          advantage - input.beta * (place.0 - place.1)
        }
      },
      "the rewards themselves": { priced($0) },
      "alone, its own reward": { input in
        input.rewards.count == 1 ? priced(input) : compared(priced(input))
      },
      "alone, 0 / 0": { input in
        let r = priced(input)
        return r.map { $0 - (r.reduce(0, +) - $0) / Double(r.count - 1) }
      },
    ],
    unseen: unseen)
}

private func priced(_ input: LeaveOneOut.Input, sign: Double = 1) -> [Double] {
  input.rewards.indices.map {
    input.rewards[$0] - sign * input.beta * (input.policy[$0] - input.start[$0])
  }
}

private func compared(_ r: [Double]) -> [Double] {
  if r.count < 2 { return r.map { _ in 0 } }
  return r.map { $0 - (r.reduce(0, +) - $0) / Double(r.count - 1) }
}

private func unseen() -> [LeaveOneOut.Input] {
  [
    ([1, 1, 0], [-4, -5, -6], [-4, -5, -6], 0.1), ([0.3, 0.8], [-2, -7], [-2, -7], 0.2),
    ([0.6, 0.6, 0.6], [-4, -9, -5], [-6, -9, -8], 0.1), ([0.4], [-2], [-5], 0.3),
    ([0.9, 0.2, 0.5, 0.4, 0.7], [-10, -11, -9.5, -14, -8], [-11, -10, -9, -12, -8.5], 0.25),
    ([-50, -51, -49], [-3, -3, -3], [-3, -3, -3], 1), ([2], [-6], [-6], 0.05),
    ([0, 0, 0, 1], [-9, -8, -7, -6], [-9.5, -8, -6, -7], 0),
    ([0.5, 0.25], [-1, -3], [-2, -1], 0.5),
    ([1, 2, 3, 4, 5, 6], [-5, -5, -6, -6, -7, -7], [-5, -6, -5, -7, -6, -8], 2),
  ].map { .init(rewards: $0.0, policy: $0.1, start: $0.2, beta: $0.3) }
}
