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

  /// A share of `count` trials (Wilson 1927); `successes` may be half-integral where ties count ½.
  public static func share(_ successes: Double, of count: Int) -> Interval {
    if count == 0 { return Interval(.nan, 0, 1) }
    let (n, z) = (Double(count), 1.959964)
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
    let half = studentT(n - 1) * (squares / Double(n - 1) / Double(n)).squareRoot()
    return Interval(mean, mean - half, mean + half)
  }

  /// The same with bounds that a share can have: Student's interval knows no ends.
  public func within(_ range: ClosedRange<Double>) -> Interval {
    Interval(value, max(low, range.lowerBound), min(high, range.upperBound))
  }

  /// The 97.5 % point of Student's distribution.
  private static func studentT(_ freedom: Int) -> Double {
    let small = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228]
    if freedom <= small.count { return small[freedom - 1] }
    // Cornish–Fisher: within 0.01 from 11 degrees of freedom on.
    let z = 1.959964
    return z + (z * z * z + z) / (4 * Double(freedom))
  }
}

extension [Double] {
  /// The mean; 0 of nothing.
  public var average: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
