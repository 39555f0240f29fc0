import Tensors

/// The bootstrap (Efron 1979): how far a number would move if the items had come out otherwise,
/// seen by drawing as many items from those there are, with replacement, again and again.
public enum Bootstrap {
  /// What a statistic makes of each sample.
  ///
  /// - Parameters:
  ///   - sizes: how many items each stratum has; a sample has as many of each.
  ///   - statistic: from the indices drawn in each stratum.
  public static func draws<Result>(
    of sizes: [Int], samples: Int = 1000, seed: UInt64 = 1, _ statistic: ([[Int]]) -> Result
  ) -> [Result] {
    var random = Random(seed: seed).stream("bootstrap")
    return (0..<samples).map { _ in
      statistic(sizes.map { size in (0..<size).map { _ in random.index(size) } })
    }
  }
}

extension Interval {
  /// A value with the percentiles 2.5 and 97.5 of its bootstrap draws. Samples in which it is not
  /// defined are left out; without any other the bounds are not numbers.
  public init(_ value: Double, draws: [Double]) {
    let sorted = draws.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else {
      self.init(value, .nan, .nan)
      return
    }
    let tail = sorted.count / 40
    self.init(value, sorted[tail], sorted[sorted.count - 1 - tail])
  }

  /// A statistic of stratified items: items are drawn anew within each stratum.
  ///
  /// - Parameters:
  ///   - strata: values by stratum, none empty.
  ///   - statistic: from the strata's means to the number of interest.
  public static func bootstrap(
    _ strata: [[Double]], samples: Int = 1000, seed: UInt64 = 1, _ statistic: ([Double]) -> Double
  ) -> Interval {
    let draws = Bootstrap.draws(of: strata.map(\.count), samples: samples, seed: seed) { drawn in
      statistic(zip(strata, drawn).map { values, drawn in drawn.map { values[$0] }.average })
    }
    return Interval(statistic(strata.map(\.average)), draws: draws)
  }

  /// Any statistic of items, such as the difference of two measures on the same items.
  ///
  /// - Parameter statistic: from the indices drawn, `0 ..< count` for the items themselves.
  public static func bootstrap(
    of count: Int, samples: Int = 1000, seed: UInt64 = 1, _ statistic: ([Int]) -> Double
  ) -> Interval {
    let value = statistic(Array(0..<count))
    if count == 0 { return Interval(value, .nan, .nan) }
    return Interval(
      value,
      draws: Bootstrap.draws(of: [count], samples: samples, seed: seed) { statistic($0[0]) })
  }
}
