import Foundation
import LanguageModels
import Measures
import Preferences

/// What a model said about the pairs of a preference file, summed up, and how it is told.
struct JudgeReport {
  private(set) var tally = BenchTally()
  private var watch = ScoreWatch("pairs")
  /// The probability of other spellings of Yes and No, and of those that are read, where both are
  /// known.
  private var otherSum = 0.0
  private var besideSum = 0.0
  /// Pairs of which something was cut.
  var shortened: Int { watch.shortened }
  /// Pairs that could not be asked about.
  private(set) var skipped = 0
  /// Responses whose score is known by its bounds only.
  private(set) var bounded = 0
  let ties: RewardBench.Ties

  init(ties: RewardBench.Ties) { self.ties = ties }

  /// Counts a pair.
  mutating func add(_ scores: PairScores) {
    if scores.skipped != nil { return skipped += 1 }
    tally.add(scores.subset, credit: scores.credit)
    let readings = scores.readings
    watch.look(
      at: readings[0], over: readings[1], isShortened: scores.shortened == true, named: scores.id)
    bounded += readings.count { $0.bounds != nil }
    if let other = scores.otherMass, let own = scores.chosenMass, let rejected = scores.rejectedMass
    {
      otherSum += other
      besideSum += (own + rejected) / 2
    }
  }

  var bench: RewardBench { RewardBench(tally, ties: ties) }

  /// p_yes + p_no, the mean over all responses for which it is known; `nil` where for none.
  var meanMass: Double? { watch.summary.meanMass }

  /// Warns of scores that say little, and of what was cut.
  func warn(about model: String) {
    watch.tell(of: model)
    if otherSum > besideSum, otherSum > 0 {
      complain(
        "warning: \(model): other spellings of Yes and No have "
          + "\(String(format: "%.1f", otherSum / besideSum)) times the probability of those that "
          + "are read; `ipo inspect` shows them, --templates can name them as yes and no")
    }
    if skipped > 0 {
      complain("warning: \(skipped) pairs could not be asked about and count nowhere")
    }
    if bounded > 0 {
      complain(
        "warning: \(bounded) responses have Yes or No outside of what the server lists; their "
          + "scores are intervals, and pairs whose intervals overlap count as ties")
    }
  }

  // MARK: Table

  /// Subsets, sections and total in aligned columns, then the mean mass.
  var table: String {
    let bench = bench
    var table = TextTable("subset", "n", "accuracy %", "95 % interval", "ties")
    for line in bench.subsets { table.add(cells(line.name, line.count, line.accuracy, line.ties)) }
    table.addGap()
    table.add(["section"])
    for line in bench.sections { table.add(cells(line.name, line.count, line.accuracy, line.ties)) }
    table.addGap()
    table.add(cells("total", bench.pairs.count, bench.total, bench.pairs.ties))
    let mass = meanMass.map { String(format: "%.4f", $0) } ?? "unknown"
    return table.text + "\n\nmean p_yes + p_no: " + mass
  }

  private func cells(_ name: String, _ n: Int, _ accuracy: Interval, _ ties: Int) -> [String] {
    [
      name, String(n), percent(accuracy.value),
      "[\(percent(accuracy.low)), \(percent(accuracy.high))]", String(ties),
    ]
  }

  // MARK: JSON

  /// `{"subsets": {name: {"n", "accuracy", "low", "high", "ties"}}, "sections": {…}, "total"}` and
  /// `mean_mass`, shares from 0 to 1; `doubts` are reasons not to trust them.
  func json() throws -> String {
    let bench = bench
    return try ipo.json(
      Summary(
        subsets: lines(bench.subsets), sections: lines(bench.sections), total: bench.total.value,
        mean_mass: meanMass, shortened: shortened, bounded: bounded, skipped: skipped,
        doubts: watch.summary.doubts),
      indented: true)
  }

  private struct Summary: Encodable {
    struct Line: Encodable {
      var n: Int
      var accuracy, low, high: Double
      var ties: Int
    }
    var subsets, sections: [String: Line]
    var total: Double
    var mean_mass: Double?
    var shortened, bounded, skipped: Int
    var doubts: [String]
  }

  private func lines(_ lines: [RewardBench.Line]) -> [String: Summary.Line] {
    lines.reduce(into: [:]) { named, line in
      named[line.name] = Summary.Line(
        n: line.count, accuracy: line.accuracy.value, low: line.accuracy.low,
        high: line.accuracy.high, ties: line.ties)
    }
  }
}

/// A share in percent.
func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
