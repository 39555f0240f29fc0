import Foundation
import Measures
import Testing

@Suite struct CalibrationTests {
  /// By hand. Bin 2 (0.2…0.3) holds 0.2, 0.2, 0.2, 0.2 with one true; bin 9 holds 0.9, 0.9 with two:
  /// ECE = 4/6 · |0.2 − 0.25| + 2/6 · |0.9 − 1| = 1/15; Brier = (3 · 0.04 + 0.64 + 2 · 0.01) / 6 = 0.13.
  @Test func measuresByHand() {
    let items: [Forecast] = [
      (0.2, false), (0.9, true), (0.2, true), (0.2, false), (0.9, true), (0.2, false),
    ]
    let calibration = Calibration(items)
    #expect(abs(calibration.ece.value - 1.0 / 15) < 1e-12)
    #expect(abs(calibration.brier.value - 0.13) < 1e-12)
    // Nine pairs of a truth and a falsehood: six won, three tied.
    #expect(abs(calibration.auc.value - 7.5 / 9) < 1e-12)
    #expect(abs(areaUnderCurve(items.map { ($0.probability, $0.isTrue) }) - 7.5 / 9) < 1e-12)
    #expect(calibration.bins.map(\.count) == [0, 0, 4, 0, 0, 0, 0, 0, 0, 2])
    #expect(calibration.bins[2].share.value == 0.25)
    #expect(abs(calibration.bins[9].probability - 0.9) < 1e-12)
    #expect(calibration.bins[0].probability.isNaN)
    // What is said in a bin is one number here, so Murphy's parts add up exactly.
    let parts = calibration.reliability - calibration.resolution + calibration.uncertainty
    #expect(abs(parts - 0.13) < 1e-12)
    #expect(abs(calibration.uncertainty - 0.25) < 1e-12)
    #expect(calibration.brier.low < 0.13 && calibration.brier.high > 0.13)
  }

  /// Each sample counts all that it drew, also where it missed the last of some equal forecasts: its
  /// Brier score is then a mean, and its area one of pairs, over the same items drawn.
  @Test func samplesCountAllTheirDraws() {
    var items: [Forecast] = []
    for p in [0.2, 0.4, 0.6, 0.8, 1] {
      for isTrue in [false, true, true, false, true, true] { items.append((p, isTrue)) }
    }
    let calibration = Calibration(items)
    let errors: [Double] = items.map { pow($0.probability - ($0.isTrue ? 1 : 0), 2) }
    let area = Interval.bootstrap(of: items.count) { drawn in
      areaUnderCurve(drawn.map { (items[$0].probability, items[$0].isTrue) })
    }
    for (own, other) in [
      (calibration.brier, Interval.bootstrap([errors]) { $0[0] }), (calibration.auc, area),
    ] {
      #expect(abs(own.value - other.value) < 1e-12)
      #expect(abs(own.low - other.low) < 1e-12 && abs(own.high - other.high) < 1e-12)
    }
  }

  /// Where all that is measured is noise, the interval reaches down to 0; where bins are surely
  /// wrong it is that of a mean.
  @Test func noiseIsNoError() {
    var honest: [Forecast] = []
    for index in 0..<60 { honest.append((Double(index % 10) / 10 + 0.05, index % 10 > index / 6)) }
    let found = Calibration(honest).ece
    #expect(found.value > 0.01 && found.low == 0 && found.high > found.value)
    let wrong = (0..<100).map { (probability: 0.9, isTrue: $0 % 2 == 0) }
    let sure = Calibration(wrong).ece
    let gaps: [Double] = wrong.map { 0.9 - ($0.isTrue ? 1 : 0) }
    let mean = Interval.bootstrap([gaps]) { $0[0] }
    #expect(abs(sure.value - 0.4) < 1e-12)
    #expect(abs(sure.low - mean.low) < 0.02 && abs(sure.high - mean.high) < 0.02)
  }

  @Test func theEndsBelongToTheOuterBins() {
    let calibration = Calibration([(0, false), (1, true), (0.5, true), (0.1, false)], bins: 2)
    #expect(calibration.bins.map(\.count) == [2, 2])
    #expect(calibration.auc.value == 1)
  }

  /// Forecasts that are true as often as they say: no error but that of the bins' counts, and a
  /// temperature of 1. Sharpened by 3, the fit finds 3 and mends them.
  @Test func temperatureIsFound() {
    var honest: [Forecast] = []
    for p in [0.1, 0.3, 0.5, 0.8, 0.95] {
      for index in 0..<200 { honest.append((p, Double(index) < 200 * p)) }
    }
    #expect(Calibration(honest).ece.value < 1e-9)
    #expect(abs(Calibration.temperature(honest) - 1) < 1e-6)
    let sharp = Calibration.tempered(honest, by: 1.0 / 3)
    #expect(Calibration(sharp).ece.value > 0.05)
    #expect(abs(Calibration.temperature(sharp) - 3) < 1e-5)
    let mended = Calibration.tempered(sharp, by: 3)
    let same = zip(mended, honest).allSatisfy { abs($0.probability - $1.probability) < 1e-9 }
    #expect(same)
    // Order is all that an area looks at.
    #expect(abs(Calibration(sharp).auc.value - Calibration(honest).auc.value) < 1e-12)
  }

  @Test func extremesStayFinite() {
    let right: [Forecast] = [(1, true), (0, false)]
    let wrong: [Forecast] = [(1, false), (0, true)]
    #expect(Calibration.temperature(right) < 0.1)
    #expect(Calibration.temperature(wrong) > 1e3)
    #expect(Calibration.tempered(right, by: 2).allSatisfy { $0.probability.isFinite })
    #expect(areaUnderCurve([(0.5, true)]).isNaN)
    let one = Calibration([(0.7, true)])
    #expect(one.auc.value.isNaN && one.auc.low.isNaN)
    #expect(abs(one.ece.value - 0.3) < 1e-12)
  }

  /// The odd half is what is measured, and the even half what is fitted: they differ in sharpness.
  @Test func temperingKeepsItsHalvesApart() {
    var items: [Forecast] = []
    for index in 0..<400 {
      items.append(index % 2 == 0 ? (0.9, index % 8 < 6) : (0.8, index % 5 > 0))
    }
    let (temperature, before, after) = Calibration.tempering(items)
    // Of the even ones 3 in 4 are true where 9 in 10 are said: logit 0.9 = 2 · logit 0.75.
    #expect(abs(temperature - 2) < 1e-6)
    #expect(abs(before.ece.value) < 1e-9)
    // σ(logit 0.8 / 2) = 2/3.
    #expect(abs(after.ece.value - (0.8 - 2.0 / 3)) < 1e-6)
  }

  /// Readings 3, 2, 1 against 2, 2, 0: two pairs won and one tied. Of nine pairings the better reads
  /// higher in three with 3, in one with 2 (two more tie) and in one with 1.
  @Test func pairReadingsByHand() {
    let one = PairReadings(chosen: [3, 2, 1], rejected: [2, 2, 0])
    #expect(abs(one.accuracy.value - 2.5 / 3) < 1e-12)
    #expect(abs(one.area.value - 6.0 / 9) < 1e-12)
    #expect(one.area.low <= one.area.value && one.area.high >= one.area.value)
    let other = PairReadings(chosen: [0, 1, 1], rejected: [1, 1, 0])
    let gain = one.gain(over: other)
    #expect(abs(gain.accuracy.value - 1.0 / 3) < 1e-12)
    // The other: 0 ties one; 1 wins one and ties two, twice.
    #expect(abs(gain.area.value - (6.0 - 4.5) / 9) < 1e-12)
    let none = one.gain(over: one)
    #expect(none.accuracy == Interval(0, 0, 0) && none.area == Interval(0, 0, 0))
  }

  /// Against counting all pairs.
  @Test func areaCountsPairs() {
    var scores: [(score: Double, isTrue: Bool)] = []
    for index in 0..<40 { scores.append((Double(index * 7 % 11), index % 3 == 0)) }
    var won = 0.0
    var all = 0.0
    for truth in scores where truth.isTrue {
      for falsehood in scores where !falsehood.isTrue {
        all += 1
        if truth.score > falsehood.score { won += 1 }
        if truth.score == falsehood.score { won += 0.5 }
      }
    }
    #expect(abs(areaUnderCurve(scores) - won / all) < 1e-12)
  }
}
