import Measures
import Testing

@Suite struct CalibrationBinTests {
  private let items: [Forecast] = [
    (0.05, false), (0.15, false), (0.15, true), (0.55, true), (0.95, true), (0.95, true),
    (0.95, false),
  ]

  /// Bins of 1, 2, 1 and 3: with three in each at least there are two, and what they hold is all.
  @Test func neighboursJoinUntilThereAreEnough() {
    let bins = Calibration(items).bins
    let merged = Calibration.Bin.merged(bins, holding: 3)
    #expect(merged.map(\.count) == [3, 4])
    #expect(merged[0].range.lowerBound == 0 && abs(merged[0].range.upperBound - 0.2) < 1e-12)
    #expect(abs(merged[1].range.upperBound - 1) < 1e-12)
    #expect(abs(merged[0].probability - 0.35 / 3) < 1e-12)
    #expect(abs(merged[0].share.value - 1.0 / 3) < 1e-12)
    #expect(merged[1].share == .share(3, of: 4))
    // What is left over joins the last one; too few are one bin.
    #expect(Calibration.Bin.merged(bins, holding: 4).map(\.count) == [7])
    #expect(Calibration.Bin.merged(bins, holding: 100).map(\.count) == [7])
    #expect(Calibration.Bin.merged([], holding: 3).isEmpty)
  }

  @Test func theErrorAloneIsTheOneWithAnInterval() {
    #expect(abs(Calibration.error(of: items) - Calibration(items).ece.value) < 1e-12)
    #expect(Calibration.error(of: []) == 0)
  }
}
