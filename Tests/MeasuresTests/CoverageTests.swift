import Foundation
import Measures
import Tensors
import Testing

/// Intervals of 95 % hold the truth in 95 of a hundred data sets: 2,000 are drawn from each world,
/// so that the share found has a standard error of 0.5 %.
///
/// 199 bootstrap samples make intervals as good as 1,000 do on average, each a little more ragged.
@Suite struct CoverageTests {
  private func coverage(_ holdsTruth: (inout Random) -> Bool) -> Double {
    let seed = Random(seed: 1)
    let hits = (0..<2000).count { set in
      var random = seed.stream("data set \(set)")
      return holdsTruth(&random)
    }
    return Double(hits) / 2000
  }

  private func isRight(_ coverage: Double) -> Bool { (0.93...0.97).contains(coverage) }

  @Test func wilson() {
    let found = coverage { random in
      let truth = 0.1 + 0.8 * random.uniform()
      let wins = (0..<60).count { _ in random.chance(truth) }
      return Interval.share(Double(wins), of: 60).holds(truth)
    }
    #expect(isRight(found), "\(found)")
  }

  @Test(arguments: [2, 3, 12]) func student(count: Int) {
    let found = coverage { random in
      Interval.mean((0..<count).map { _ in 5 + 2 * random.normal() }).holds(5)
    }
    #expect(isRight(found), "\(found)")
  }

  /// Credits of a judge that is right in 60 % and undecided in 20 %.
  private func credits(_ count: Int, _ random: inout Random) -> [Double] {
    (0..<count).map { _ in
      let place = random.uniform()
      return place < 0.6 ? 1 : place < 0.8 ? 0.5 : 0
    }
  }

  @Test func bootstrapOfMeans() {
    let found = coverage { random in
      Interval.bootstrap([credits(60, &random)], samples: 199) { $0[0] }.holds(0.7)
    }
    #expect(isRight(found), "\(found)")
  }

  /// Two judges on pairs of their own, one of them better by 0.2.
  @Test func bootstrapOfDifferences() {
    let found = coverage { random in
      let other = (0..<40).map { _ in random.chance(0.5) ? 1.0 : 0 }
      return Interval.bootstrap([credits(60, &random), other], samples: 199) { $0[0] - $0[1] }
        .holds(0.2)
    }
    #expect(isRight(found), "\(found)")
  }

  /// Two readings of the same items, of which the second has 0.3 more and noise of its own.
  @Test func bootstrapOfPairedDifferences() {
    let found = coverage { random in
      let first = (0..<60).map { _ in random.normal() }
      let second = first.map { $0 + 0.3 + 0.5 * random.normal() }
      return Interval.bootstrap(of: 60, samples: 199) { drawn in
        drawn.reduce(0) { $0 + second[$1] - first[$1] } / 60
      }.holds(0.3)
    }
    #expect(isRight(found), "\(found)")
  }

  /// Twenty forecasts, equally frequent, so that many are equal; and how often each comes true.
  private struct World {
    let forecasts = (0..<20).map { (Double($0) + 0.5) / 20 }
    let truths: [Double]

    init(_ truth: (Double) -> Double) { truths = forecasts.map(truth) }

    func draw(_ count: Int, _ random: inout Random) -> [Forecast] {
      (0..<count).map { _ in
        let index = random.index(20)
        return (forecasts[index], random.chance(truths[index]))
      }
    }

    /// Σ over four bins of |Σ (forecast − truth)|, of endlessly many forecasts.
    var ece: Double {
      let errors = zip(forecasts, truths).map { $0 - $1 }
      return (0..<4).reduce(0) { $0 + abs(errors[5 * $1..<5 * $1 + 5].reduce(0, +)) } / 20
    }
    var brier: Double {
      zip(forecasts, truths).map { p, q in q * (1 - p) * (1 - p) + (1 - q) * p * p }.average
    }
    var auc: Double {
      var (won, below) = (0.0, 0.0)
      for q in truths {
        won += q * (below + (1 - q) / 2)
        below += 1 - q
      }
      return won / (truths.reduce(0, +) * below)
    }
  }

  private func calibrationCoverage(_ world: World, _ count: Int) -> [Double] {
    var hits = [0.0, 0, 0]
    _ = coverage { random in
      let found = Calibration(world.draw(count, &random), bins: 4, samples: 199)
      for (place, holds) in [
        found.ece.holds(world.ece), found.brier.holds(world.brier), found.auc.holds(world.auc),
      ].enumerated() where holds { hits[place] += 1 }
      return true
    }
    return hits.map { $0 / 2000 }
  }

  /// Every bin is wrong by 0.2, more than twice its noise, so that noise hardly raises the ECE.
  @Test func calibrationOfUnsureForecasts() {
    let world = World { $0 < 0.5 ? $0 + 0.2 : $0 - 0.2 }
    let found = calibrationCoverage(world, 160)
    #expect(abs(world.ece - 0.2) < 1e-12)
    #expect(found.allSatisfy(isRight), "\(found)")
  }

  /// The ECE's truth is 0, and all that is measured is noise; the interval has one end only.
  @Test func calibrationOfHonestForecasts() {
    let found = calibrationCoverage(World { $0 }, 100)
    #expect((0.93...0.99).contains(found[0]) && found[1...].allSatisfy(isRight), "\(found)")
  }

  /// Bins are wrong by as much as their noise, where the ECE's interval is on the safe side.
  @Test func calibrationOfSomewhatSharpForecasts() {
    let found = calibrationCoverage(World { 0.5 + 0.7 * ($0 - 0.5) }, 100)
    #expect((0.93...0.99).contains(found[0]) && found[1...].allSatisfy(isRight), "\(found)")
  }
}

extension Interval {
  fileprivate func holds(_ truth: Double) -> Bool { low <= truth && truth <= high }
}
