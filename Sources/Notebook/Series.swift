/// One point of a series, with the interval of its y where there is one.
public struct DataPoint: Equatable, Sendable {
  /// Where it is.
  public var x, y: Double
  /// The interval's ends, in y's unit.
  public var low, high: Double?

  /// A point, with both ends of its interval or neither.
  public init(_ x: Double, _ y: Double, low: Double? = nil, high: Double? = nil) {
    (self.x, self.y, self.low, self.high) = (x, y, low, high)
  }

  /// A point with an estimate along y.
  public init(_ x: Double, _ estimate: Estimate) {
    self.init(x, estimate.value, low: estimate.low, high: estimate.high)
  }
}

/// Values that share a colour, a point shape, a dash pattern and a line in the legend.
public struct Series: Equatable, Sendable {
  enum Mark: Equatable, Sendable { case line, linePoints, points, histogram, estimates }

  /// How a point's interval is drawn.
  public enum Interval: Equatable, Sendable {
    /// A shaded area along the line.
    case band
    /// A bar through each point.
    case bars
  }

  var label: String
  var mark: Mark
  var interval: Interval
  /// For a histogram: x is a bin's left edge and y its height; the last point closes it with y = 0.
  /// For estimates: x is the category's index.
  var points: [DataPoint]

  /// A line through the points, with a mark on each if `marked`.
  public static func line(
    _ label: String, _ points: [DataPoint], marked: Bool = true, interval: Interval = .band
  ) -> Series {
    Series(label: label, mark: marked ? .linePoints : .line, interval: interval, points: points)
  }

  /// Points without a line.
  public static func points(_ label: String, _ points: [DataPoint]) -> Series {
    Series(label: label, mark: .points, interval: .bars, points: points)
  }

  /// The share of the values in each of `bins` equal bins; values outside the range are left out of
  /// the bins but count in the whole.
  public static func histogram(
    _ label: String, of values: [Double], in range: ClosedRange<Double>, bins: Int
  ) -> Series {
    let bins = max(1, bins)
    let width = (range.upperBound - range.lowerBound) / Double(bins)
    var shares = [Double](repeating: 0, count: bins)
    for value in values where range.contains(value) {
      let bin = Int((value - range.lowerBound) / width)
      shares[min(bin, bins - 1)] += 1 / Double(values.count)
    }
    var points = shares.enumerated().map {
      DataPoint(range.lowerBound + Double($0.offset) * width, $0.element)
    }
    points.append(DataPoint(range.upperBound, 0))
    return Series(label: label, mark: .histogram, interval: .band, points: points)
  }

  /// One estimate per category of a dot plot; nil leaves the category empty.
  public static func estimates(_ label: String, _ estimates: [Estimate?]) -> Series {
    let points = estimates.enumerated().compactMap { index, estimate in
      estimate.map { DataPoint(Double(index), $0) }
    }
    return Series(label: label, mark: .estimates, interval: .bars, points: points)
  }
}
