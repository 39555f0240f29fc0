import Exercises

extension Solutions {
  static let twoByTwo = Solution(
    TwoByTwo.self,
    { input in
      func a(_ form: Bool, _ verification: Bool) -> Double {
        let cell = input.cells.first { $0.form == form && $0.verification == verification }
        let values = cell?.accuracies ?? []
        return values.reduce(0, +) / Double(values.count)
      }
      let (a11, a10) = (a(true, true), a(true, false))
      let (a01, a00) = (a(false, true), a(false, false))
      return .init(
        form: (a11 + a10) / 2 - (a01 + a00) / 2, verification: (a11 + a01) / 2 - (a10 + a00) / 2,
        interaction: (a11 - a10) - (a01 - a00))
    },
    wrong: [
      "sums for means": { input in
        var found = effects(cellMeans(input))
        found.form *= 2
        found.verification *= 2
        return found
      },
      "without less with": { input in
        var found = effects(cellMeans(input))
        found.form.negate()
        found.verification.negate()
        return found
      },
      "the two exchanged": { input in
        var found = effects(cellMeans(input))
        (found.form, found.verification) = (found.verification, found.form)
        return found
      },
      "both against none": { input in
        let a = cellMeans(input)
        var found = effects(a)
        found.interaction = a[0] - a[3]
        return found
      },
      "simple effects": { input in
        let a = cellMeans(input)
        var found = effects(a)
        (found.form, found.verification) = (a[0] - a[2], a[0] - a[1])
        return found
      },
      "half of the interaction": { input in
        var found = effects(cellMeans(input))
        found.interaction /= 2
        return found
      },
      "the interaction's size": { input in
        var found = effects(cellMeans(input))
        found.interaction = abs(found.interaction)
        return found
      },
      "by place": { input in effects(input.cells.map { mean($0.accuracies) }) },
      "the mean of all runs": { input in
        func pooled(_ isMember: (TwoByTwo.Cell) -> Bool) -> Double {
          mean(input.cells.filter(isMember).flatMap(\.accuracies))
        }
        var found = effects(cellMeans(input))
        found.form = pooled { $0.form } - pooled { !$0.form }
        found.verification = pooled { $0.verification } - pooled { !$0.verification }
        return found
      },
    ],
    unseen: unseen)
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// a₁₁, a₁₀, a₀₁, a₀₀.
private func cellMeans(_ input: TwoByTwo.Input) -> [Double] {
  [(true, true), (true, false), (false, true), (false, false)].map { form, verification in
    let cells = input.cells.filter { $0.form == form && $0.verification == verification }
    return mean(cells.flatMap(\.accuracies))
  }
}

/// The right effects of the four means.
private func effects(_ a: [Double]) -> TwoByTwo.Output {
  .init(
    form: (a[0] + a[1] - a[2] - a[3]) / 2, verification: (a[0] + a[2] - a[1] - a[3]) / 2,
    interaction: a[0] - a[1] - a[2] + a[3])
}

private func unseen() -> [TwoByTwo.Input] {
  // Given as a₁₁, a₁₀, a₀₁, a₀₀; the list begins with another of them, and goes round.
  func input(_ first: Int, _ accuracies: [[Double]]) -> TwoByTwo.Input {
    let kinds = [(true, true), (true, false), (false, true), (false, false)]
    let cells = zip(kinds, accuracies).map { TwoByTwo.Cell($0.0, $0.1, $1) }
    return .init(cells: Array(cells[first...] + cells[..<first]))
  }
  return [
    input(0, [[0.8], [0.6], [0.8], [0.6]]), input(0, [[0.75], [0.7], [0.65], [0.6]]),
    input(1, [[0.95], [0.7], [0.6], [0.65]]), input(2, [[0.5], [0.75], [0.9], [0.55]]),
    input(3, [[0.7], [0.7], [0.7], [0.7]]),
    input(0, [[0.6, 0.9], [0.5, 0.6, 0.7], [0.4], [0.8]]),
    input(1, [[0.6], [0.9, 0.95, 1], [0.55, 0.65], [0.5, 0.52, 0.6, 0.7]]),
    input(2, [[0.88, 0.9], [0.61, 0.62], [0.7, 0.75], [0.66, 0.6]]),
  ]
}
