import Foundation

/// A measured value with its interval.
public struct Estimate: Equatable, Sendable {
  /// The value and the two ends of its interval, all in one unit.
  public var value, low, high: Double

  /// A value and the ends of its interval.
  public init(_ value: Double, _ low: Double, _ high: Double) {
    (self.value, self.low, self.high) = (value, low, high)
  }

  /// `0.931 [0.910, 0.948]`, for prose and tables.
  public func text(digits: Int = 3) -> String {
    "\(Format.number(value, digits: digits)) [\(bounds { Format.number($0, digits: digits) })]"
  }

  /// `93.1 % [91.0, 94.8]`, for prose and tables.
  public func percent(digits: Int = 1) -> String {
    let bounds = bounds { Format.number(100 * $0, digits: digits) }
    return "\(Format.percent(value, digits: digits)) [\(bounds)]"
  }

  private func bounds(_ format: (Double) -> String) -> String { "\(format(low)), \(format(high))" }
}

/// Numbers as the pages show them.
public enum Format {
  /// A fixed number of decimals; `–` for what is not a number, and never a negative zero.
  public static func number(_ value: Double, digits: Int) -> String {
    guard !value.isNaN else { return "–" }
    let text = String(format: "%.\(digits)f", value)
    return text.contains { "123456789in".contains($0) } ? text : text.replacing("-", with: "")
  }

  /// A share of one in percent: 0.931 → `93.1 %`.
  public static func percent(_ share: Double, digits: Int = 1) -> String {
    share.isNaN ? "–" : number(100 * share, digits: digits) + " %"
  }

  /// Rounds to six significant digits, so that a change in the last bit moves nothing in a figure.
  static func rounded(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    return Double(String(format: "%.5e", value)) ?? value
  }

  /// Six significant digits, as short as possible.
  static func short(_ value: Double) -> String { String(format: "%.6g", value == 0 ? 0 : value) }
}
