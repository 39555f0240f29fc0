// Bins of forecasts with enough in each to be looked at.

extension Calibration.Bin {
  /// Neighbouring bins together until each holds `count` forecasts; what is left over at the upper
  /// end joins the last. Fewer forecasts in all give one bin, none give none.
  public static func merged(
    _ bins: [Calibration.Bin], holding count: Int
  ) -> [Calibration.Bin] {
    var merged: [Calibration.Bin] = []
    var open: [Calibration.Bin] = []
    for bin in bins {
      open.append(bin)
      if open.reduce(0, { $0 + $1.count }) >= count {
        merged.append(joined(open))
        open = []
      }
    }
    if open.contains(where: { $0.count > 0 }) {
      let last = merged.popLast().map { [$0] } ?? []
      merged.append(joined(last + open))
    }
    return merged
  }

  private static func joined(_ bins: [Calibration.Bin]) -> Calibration.Bin {
    let filled = bins.filter { $0.count > 0 }
    let count = filled.reduce(0) { $0 + $1.count }
    let said = filled.reduce(0) { $0 + $1.probability * Double($1.count) }
    let held = filled.reduce(0) { $0 + $1.share.value * Double($1.count) }
    let low = bins.first?.range.lowerBound ?? 0
    return Calibration.Bin(
      range: low...max(low, bins.last?.range.upperBound ?? 1), count: count,
      probability: said / Double(count), share: .share(held.rounded(), of: count))
  }
}

extension Calibration {
  /// The expected calibration error alone, without an interval: for a statistic that is drawn a
  /// thousand times, such as the difference of two judges on the same responses.
  ///
  /// - Returns: 0 of no forecasts.
  public static func error(of items: [Forecast], bins: Int = 10) -> Double {
    var gaps = [Double](repeating: 0, count: bins)
    for (probability, isTrue) in items {
      let bin = min(bins - 1, max(0, Int(probability * Double(bins))))
      gaps[bin] += probability - (isTrue ? 1 : 0)
    }
    return gaps.reduce(0) { $0 + abs($1) } / Double(max(1, items.count))
  }
}
