import Exercises

extension Solutions {
  static let pairedLead = Solution(
    PairedLead.self,
    { input in
      let differences = zip(input.first, input.second).map { $0 - $1 }
      let n = Double(differences.count)
      let lead = differences.reduce(0, +) / n
      if differences.count < 2 { return .init(lead: lead, error: .infinity) }
      let squares = differences.reduce(0) { $0 + ($1 - lead) * ($1 - lead) }
      return .init(lead: lead, error: (squares / (n - 1) / n).squareRoot())
    },
    wrong: [
      "the second judge's lead": { of(zip($0.first, $0.second).map { $1 - $0 }) },
      "the sum for the mean": { input in
        let differences = zip(input.first, input.second).map { $0 - $1 }
        return .init(lead: differences.reduce(0, +), error: of(differences).error)
      },
      "distances": { input in
        let found = of(zip(input.first, input.second).map { $0 - $1 })
        return .init(lead: abs(found.lead), error: found.error)
      },
      "n in the variance": { input in
        let found = of(zip(input.first, input.second).map { $0 - $1 })
        let n = Double(input.first.count)
        return .init(
          lead: found.lead, error: n < 2 ? .infinity : found.error * ((n - 1) / n).squareRoot())
      },
      "the spread of one difference": { input in
        let found = of(zip(input.first, input.second).map { $0 - $1 })
        return .init(lead: found.lead, error: found.error * Double(input.first.count).squareRoot())
      },
      "two errors, not paired": { input in
        let errors = [of(input.first).error, of(input.second).error]
        return .init(
          lead: of(input.first).lead - of(input.second).lead,
          error: (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot())
      },
      "only pairs on which they differ": { input in
        of(zip(input.first, input.second).map { $0 - $1 }.filter { $0 != 0 })
      },
      "who wins the pair": { input in
        of(zip(input.first, input.second).map { $0 > $1 ? 1 : $0 < $1 ? -1 : 0 })
      },
      "no guard for one pair": { input in
        let differences = zip(input.first, input.second).map { $0 - $1 }
        let n = Double(differences.count)
        let lead = differences.reduce(0, +) / n
        let squares = differences.reduce(0) { $0 + ($1 - lead) * ($1 - lead) }
        return .init(lead: lead, error: (squares / (n - 1) / n).squareRoot())
      },
    ],
    unseen: unseen)
}

/// The mean of some differences with its standard error.
private func of(_ differences: [Double]) -> PairedLead.Output {
  let n = Double(differences.count)
  let lead = differences.reduce(0, +) / max(1, n)
  if n < 2 { return .init(lead: lead, error: .infinity) }
  let squares = differences.reduce(0) { $0 + ($1 - lead) * ($1 - lead) }
  return .init(lead: lead, error: (squares / (n - 1) / n).squareRoot())
}

private func unseen() -> [PairedLead.Input] {
  let many = (0..<60).map { $0 % 4 == 0 ? 0.0 : 1 }
  let nearly = many.enumerated().map { $0 % 13 == 5 ? 0.5 : $0 % 19 == 8 ? 1 - $1 : $1 }
  return [
    ([1, 1, 0, 1, 1], [0, 0, 0, 1, 0]), ([0, 1, 0], [1, 1, 1]), ([0, 0, 1], [1, 1, 0]),
    ([1, 0, 1, 0, 1, 0], [1, 0, 1, 0, 1, 0]), ([0.5, 1, 0, 0.5], [0, 0.5, 0.5, 0.5]),
    ([0.5], [1]), ([1], [1]), ([1, 0], [0, 0]), ([0, 1], [1, 0]), (many, nearly), (nearly, many),
  ].map { .init(first: $0.0, second: $0.1) }
}
