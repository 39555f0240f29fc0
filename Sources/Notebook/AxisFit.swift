import Foundation

/// The ends of an axis and the distance of its ticks. gnuplot would choose for itself, but without
/// knowing the reference lines or how wide the tick labels are.
struct AxisFit: Equatable {
  var low, high: Double
  /// nil on a logarithmic axis, which has the ticks of ``powers``.
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
      if low >= high { (low, high) = (low / 2, low * 2) }
      // A little beyond the ends, or gnuplot drops the ticks that stand there.
      let margin = axis.range == nil ? 1.2 : 1.00001
      (low, high) = (low / margin, high * margin)
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

  /// A logarithmic axis's ticks: powers of ten, and where there are fewer than two of them also
  /// their double and their fivefold.
  var powers: [(value: Double, label: String)] {
    func ticks(_ factors: [Int]) -> [(value: Double, label: String)] {
      (Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))).flatMap { power in
        factors.map { (Double($0) * pow(10, Double(power)), AxisFit.label($0, power)) }
      }.filter { holds($0.0) }
    }
    let decades = ticks([1])
    return decades.count < 2 ? ticks([1, 2, 5]) : decades
  }

  /// 0.05, 2000, and beyond four digits 5·10⁶.
  private static func label(_ factor: Int, _ power: Int) -> String {
    guard abs(power) > 3 else { return Format.short(Double(factor) * pow(10, Double(power))) }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let exponent = String(abs(power)).compactMap(\.wholeNumberValue).map { String(digits[$0]) }
    return (factor == 1 ? "" : "\(factor)·") + "10" + (power < 0 ? "⁻" : "") + exponent.joined()
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
