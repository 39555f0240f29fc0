// From what an experiment measured to what a page shows.

import Measures
import Notebook

extension Quantity {
  /// A measured quantity of a claim with an interval of the statistics.
  public init(_ name: String, of label: String? = nil, _ interval: Interval) {
    self.init(name, of: label, Estimate(interval))
  }

  /// One that is exact.
  public init(_ name: String, of label: String? = nil, exactly value: Double) {
    self.init(name, of: label, Estimate(value, value, value))
  }
}

extension Report {
  /// The chapter's claims, judged by the book's rules.
  public func claims(_ findings: [Finding], line: Int = #line) {
    claims(findings, by: Rules.all, line: line)
  }
}

extension Trials {
  /// A line of an arm's means over seeds with their bands: `value` of an outcome and a place, such as
  /// a round.
  public func line(
    _ arm: String, named name: String? = nil, at places: [Int],
    _ value: (_ outcome: Outcome, _ place: Int) -> Double
  ) -> Series {
    .line(
      name ?? arm,
      places.map { place in DataPoint(Double(place), Estimate(mean(arm) { value($0, place) })) })
  }
}

extension Panel {
  /// What was said against what was true, on the diagonal where the two are the same; bins of fewer
  /// than ten forecasts are left out.
  public static func reliability(
    _ title: String = "", x: String = "forecast", y: String = "share true",
    _ measured: [(name: String, calibration: Calibration)]
  ) -> Panel {
    Panel(
      title, x: Axis(x, range: 0...1), y: Axis(y, range: 0...1.02), references: [.diagonal()],
      measured.map { name, calibration in
        .line(
          name,
          calibration.bins.filter { $0.count >= 10 }.map {
            DataPoint($0.probability, Estimate($0.share))
          }, interval: .bars)
      })
  }
}
