import Exercises

extension Solutions {
  static let seedInterval = Solution(
    SeedInterval.self,
    { input in
      let differences = zip(input.ours, input.theirs).map { $0 - $1 }
      let n = differences.count
      let mean = differences.reduce(0, +) / Double(n)
      let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let half = points[n - 2] * (squares / Double(n - 1) / Double(n)).squareRoot()
      return .init(mean: mean, low: mean - half, high: mean + half)
    },
    wrong: [
      "theirs less ours": { input in around(zip(input.theirs, input.ours).map { $0 - $1 }) },
      "distances": { input in around(zip(input.ours, input.theirs).map { abs($0 - $1) }) },
      "the spread of one seed": { input in
        around(differences(input), point: { points[$0 - 2] * Double($0).squareRoot() })
      },
      "the normal point": { around(differences($0), point: { _ in 1.96 }) },
      "n degrees of freedom": { around(differences($0), point: { points[min($0 - 1, 9)] }) },
      "n in the variance": { input in
        around(
          differences(input), point: { points[$0 - 2] * (Double($0 - 1) / Double($0)).squareRoot() }
        )
      },
      "two spreads, not paired": { input in
        let (ours, theirs) = (around(input.ours), around(input.theirs))
        let (a, b) = (ours.high - ours.mean, theirs.high - theirs.mean)
        let half = (a * a + b * b).squareRoot()
        let mean = ours.mean - theirs.mean
        return .init(mean: mean, low: mean - half, high: mean + half)
      },
      "two seeds are too few": { input in
        let found = around(differences(input))
        return input.ours.count > 2
          ? found : .init(mean: found.mean, low: found.mean, high: found.mean)
      },
    ])
}

private let points = [
  12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
  2.228139,
]

private func differences(_ input: SeedInterval.Input) -> [Double] {
  zip(input.ours, input.theirs).map { $0 - $1 }
}

/// Student's interval of a mean, or one with another point for n values.
private func around(
  _ values: [Double], point: (Int) -> Double = { points[$0 - 2] }
) -> SeedInterval.Output {
  let n = Double(values.count)
  let mean = values.reduce(0, +) / n
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let half = point(values.count) * (squares / (n - 1) / n).squareRoot()
  return .init(mean: mean, low: mean - half, high: mean + half)
}
