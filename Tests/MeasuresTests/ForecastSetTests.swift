import Measures
import Testing

@Suite struct ForecastSetTests {
  @Test func theMiddleByHand() {
    let found = ForecastSet.middle([(0.95, true), (0.5, true), (0.7, false), (0.05, false)])
    #expect(found.count == 2 && abs(found.error.value - 0.1) < 1e-12)
    #expect(ForecastSet.middle([(0.99, true)]).count == 0)
  }

  /// Too sure by a factor of two in log-odds: the temperature is 2, and mends it.
  @Test func temperingMendsWhatIsTooSure() {
    let forecasts = (0..<4000).map { index -> Forecast in
      // Said 0.8, true in two of three; said 0.2, true in one of three.
      let isHigh = index / 2 % 2 == 0
      return (isHigh ? 0.8 : 0.2, (index / 4 % 3 == 0) != isHigh)
    }
    let set = ForecastSet("sure", forecasts)
    #expect(abs(set.temperature - 2) < 0.02 && set.undecided == 2000)
    #expect(abs(set.before.ece.value - 0.8 + 2.0 / 3) < 0.01 && set.after.ece.value < 0.01)
    #expect(abs(set.middle.value) < 0.01)
  }

  /// One at either end stays by itself; of the middle's 3, 1 and 1 the last two are too few.
  @Test func binsOfTheMiddleAreMerged() {
    let forecasts: [Forecast] = [
      (0.05, false), (0.25, false), (0.25, false), (0.25, true), (0.45, false), (0.75, true),
      (0.95, true),
    ]
    let bins = Calibration(forecasts).merged(atLeast: 3)
    #expect(bins.map(\.count) == [1, 5, 1])
    #expect(abs(bins[1].probability - 0.39) < 1e-12 && bins[1].share == .share(2, of: 5))
    #expect(abs(bins[1].range.upperBound - 0.8) < 1e-12)
    #expect(Calibration(forecasts).merged(atLeast: 2).map(\.count) == [1, 3, 2, 1])
  }
}
