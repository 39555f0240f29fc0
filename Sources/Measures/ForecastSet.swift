/// Forecasts of one kind with what calibration says of them, as they are and after a temperature that
/// was fitted on every second one; all is measured on the others.
public struct ForecastSet: Sendable {
  public let label: String
  public let temperature: Double
  public let before, after: Calibration
  /// The forecasts that are measured, as they are.
  public let tried: [Forecast]
  /// What was said of the undecided less the share that was true, before and after.
  public let middle, middleAfter: Interval
  /// How many undecided there are.
  public let undecided: Int

  /// - Parameter forecasts: at least four, true and false ones at even and at odd places.
  public init(_ label: String, _ forecasts: [Forecast]) {
    self.label = label
    (temperature, before, after) = Calibration.tempering(forecasts)
    tried = forecasts.indices.filter { $0 % 2 == 1 }.map { forecasts[$0] }
    (middle, undecided) = Self.middle(tried)
    middleAfter = Self.middle(Calibration.tempered(tried, by: temperature)).error
  }

  /// Mean forecast less share true among the forecasts in a range; the interval is over these.
  public static func middle(
    _ forecasts: [Forecast], of range: ClosedRange<Double> = 0.1...0.9
  ) -> (error: Interval, count: Int) {
    let gaps = forecasts.filter { range.contains($0.probability) }
      .map { $0.probability - ($0.isTrue ? 1 : 0) }
    if gaps.isEmpty { return (Interval(.nan, .nan, .nan), 0) }
    return (.bootstrap([gaps]) { $0[0] }, gaps.count)
  }
}

extension Calibration {
  /// The outermost bins as they are, and between them neighbours merged, from below, until each has
  /// `least` forecasts; what is left over goes to the last. Empty ones are left out.
  public func merged(atLeast least: Int) -> [Bin] {
    func filled(_ bins: some Sequence<Bin>) -> [Bin] { bins.filter { $0.count > 0 } }
    let inner = filled(bins.dropFirst().dropLast())
    return filled(bins.prefix(1)) + Bin.merged(inner, holding: least)
      + filled(bins.dropFirst().suffix(1))
  }
}
