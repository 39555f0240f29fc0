import Foundation

/// The ends of an axis and the distance of its ticks. gnuplot would choose for itself, but without
/// knowing the reference lines or how wide the tick labels are.
struct AxisFit: Equatable {
  var low, high: Double
  /// nil on a logarithmic axis, where each power of ten has a tick.
  var step: Double?

  /// - Parameters:
  ///   - values: Everything that must be seen, in the axis's unit.
  ///   - room: How many ticks fit.
  ///   - toTicks: True ends the axis on ticks, false just beyond the data.
  init(_ axis: Axis, _ values: [Double], room: Int, toTicks: Bool) {
    let factor = axis.percent ? 100.0 : 1
    let seen = values.filter { $0.isFinite && (!axis.logarithmic || $0 > 0) }
    low = axis.range.map { $0.lowerBound * factor } ?? seen.min() ?? 0
    high = axis.range.map { $0.upperBound * factor } ?? seen.max() ?? 1
    guard !axis.logarithmic else {
      // The tolerance keeps 0.01 from being taken for a little more than a power of ten.
      if axis.range == nil {
        low = pow(10, (log10(low) + 1e-6).rounded(.down))
        high = pow(10, (log10(high) - 1e-6).rounded(.up))
      }
      if low >= high { high = low * 10 }
      return
    }
    if low == high {
      let margin = low == 0 ? 1 : abs(low) * 0.1
      (low, high) = (low - margin, high + margin)
    }
    let whole = seen.allSatisfy { $0 == $0.rounded() } && !axis.percent
    let step = AxisFit.step((high - low) / Double(max(room, 1)), whole: whole)
    self.step = step
    guard axis.range == nil else { return }
    if toTicks {
      low = (low / step + 1e-6).rounded(.down) * step
      high = (high / step - 1e-6).rounded(.up) * step
    } else {
      let margin = (high - low) * 0.025
      (low, high) = (low - margin, high + margin)
    }
  }

  /// The least of 1, 2, 5 times a power of ten that is not below `least`.
  private static func step(_ least: Double, whole: Bool) -> Double {
    let power = pow(10, log10(least).rounded(.down))
    let step = [1, 2, 5].map { $0 * power }.first { $0 >= least * 0.999 } ?? 10 * power
    return whole ? max(1, step) : step
  }

  /// True if a value lies on the axis.
  func holds(_ value: Double) -> Bool { value >= low && value <= high }
}

extension Panel {
  /// The axes' ends and ticks for a plot of this size in pixels.
  func fit(width: Double, height: Double) -> (x: AxisFit, y: AxisFit) {
    var xs: [Double] = []
    var ys: [Double] = []
    for series in series {
      for point in series.drawable {
        xs.append(point.x)
        ys += [point.y, point.low, point.high]
      }
      if case .histogram = series.mark { ys.append(0) }
    }
    var tight = true
    if case .categories = content { xs = ys }
    if series.contains(where: { $0.mark == .histogram }) { tight = false }
    for reference in references {
      switch reference.place {
      case .horizontal(let value): ys.append(value)
      case .vertical(let value): xs.append(value)
      case .diagonal: break
      }
    }
    let scaled = (xs.map { $0 * (x.percent ? 100 : 1) }, ys.map { $0 * (y.percent ? 100 : 1) })
    return (
      AxisFit(x, scaled.0, room: min(10, max(2, Int(width / 48))), toTicks: !tight),
      AxisFit(y, scaled.1, room: max(2, Int(height / 36)), toTicks: true)
    )
  }
}
