import Foundation

/// A number with the bounds of its 95 % interval.
public struct Interval: Sendable, Equatable, Codable {
  public var value: Double
  public var low: Double
  public var high: Double

  public init(_ value: Double, _ low: Double, _ high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// The 97.5 % point of the normal distribution: half of a 95 % interval, in standard errors.
  public static let normalPoint = 1.959963984540054

  /// A share of `count` trials (Wilson 1927); `successes` may be half-integral where ties count ½.
  public static func share(_ successes: Double, of count: Int) -> Interval {
    if count == 0 { return Interval(.nan, 0, 1) }
    let (n, z) = (Double(count), normalPoint)
    let p = successes / n
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    return Interval(p, max(0, centre - half), min(1, centre + half))
  }

  /// A mean with Student's interval, for a few independent values such as seeds.
  public static func mean(_ values: [Double]) -> Interval {
    let n = values.count
    let mean = values.reduce(0, +) / Double(max(1, n))
    if n < 2 { return Interval(mean, mean, mean) }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (squares / Double(n - 1) / Double(n)).squareRoot()
    let half = Student.point(0.975, freedom: n - 1) * error
    return Interval(mean, mean - half, mean + half)
  }

  /// The mean of some values as a share of the mean of others that are paired with them, with the
  /// interval of the ratio estimator (Cochran 1977, ch. 6): that of the mean of x − R y, over ȳ.
  ///
  /// Unlike the mean of the single ratios it does not blow up where one of the others is near 0.
  public static func ratio(_ x: [Double], to y: [Double]) -> Interval {
    let mean = y.average
    let ratio = x.average / mean
    let rest = Interval.mean(zip(x, y).map { ($0 - ratio * $1) / mean })
    return Interval(ratio, ratio + rest.low, ratio + rest.high)
  }

  /// An interval with bounds that a share can have: Student's knows no ends.
  public func within(_ range: ClosedRange<Double>) -> Interval {
    Interval(value, max(low, range.lowerBound), min(high, range.upperBound))
  }
}

extension [Double] {
  /// The mean; 0 of nothing.
  public var average: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
