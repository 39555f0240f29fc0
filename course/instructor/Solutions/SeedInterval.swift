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
    ],
    unseen: unseen)
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

private func unseen() -> [SeedInterval.Input] {
  func arm(_ count: Int, _ step: Int) -> [Double] {
    (0..<count).map { 0.5 + Double($0 * step % 13) / 40 }
  }
  return [
    ([0.62, 0.7], [0.6, 0.61]), ([0.4, 0.3], [0.5, 0.55]), ([0.81, 0.79, 0.9], [0.7, 0.72, 0.69]),
    ([0.75, 1, 0.5], [0.25, 0.5, 0]), ([0.55, 0.6, 0.7, 0.95], [0.5, 0.52, 0.66, 0.9]),
    ([0.3, 0.35, 0.32, 0.31, 0.4], [0.5, 0.45, 0.55, 0.52, 0.48]),
    ([0.6, 0.5, 0.7, 0.65, 0.55, 0.6], [0.62, 0.45, 0.71, 0.6, 0.58, 0.6]),
    (arm(7, 2), arm(7, 9)), (arm(8, 5), arm(8, 3)), (arm(9, 4), arm(9, 10)),
    (arm(10, 7), arm(10, 4)), (arm(11, 6), arm(11, 2)),
  ].map { .init(ours: $0.0, theirs: $0.1) }
}
