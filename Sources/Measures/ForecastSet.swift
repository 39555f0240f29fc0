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
  /// Neighbouring bins merged, from below, until each has `least` forecasts; what is left over at the
  /// end goes to the last.
  public func merged(atLeast least: Int) -> [Bin] {
    var groups: [[Bin]] = [[]]
    func count(_ bins: [Bin]) -> Int { bins.reduce(0) { $0 + $1.count } }
    for bin in bins where bin.count > 0 {
      if count(groups[groups.count - 1]) >= least { groups.append([]) }
      groups[groups.count - 1].append(bin)
    }
    if groups.count > 1, count(groups[groups.count - 1]) < least {
      let rest = groups.removeLast()
      groups[groups.count - 1] += rest
    }
    return groups.compactMap { bins in
      guard let first = bins.first, let last = bins.last else { return nil }
      let all = Double(count(bins))
      let said = bins.reduce(0) { $0 + Double($1.count) * $1.probability }
      let found = bins.reduce(0) { $0 + Double($1.count) * $1.share.value }
      return Bin(
        range: first.range.lowerBound...last.range.upperBound, count: count(bins),
        probability: said / all, share: .share(found.rounded(), of: count(bins)))
    }
  }
}
