import Files
import Foundation
import Measures
import Preferences

/// The same pairs judged in both modes: accuracies side by side, and on how many pairs the verdict
/// changes.
struct ModeComparison {
  private var reports = JudgeMode.allCases.map { JudgeReport(ties: $0.conventions.ties) }
  /// What the faithful mode counts more than the clean one.
  private var gains = BenchTally()
  /// The first mode's credit of each pair, a byte a pair, in halves.
  private var credits: [UInt8] = []
  private var read = 0

  private func place(_ mode: JudgeMode) -> Int { mode == .clean ? 0 : 1 }

  /// Counts a pair; the modes come one after the other, with the pairs in the same order.
  ///
  /// - Throws: ``FileError`` where the second mode has more of them.
  mutating func add(_ scores: PairScores, _ mode: JudgeMode) throws {
    reports[place(mode)].add(scores)
    if mode == .clean { return credits.append(UInt8(2 * scores.credit)) }
    guard read < credits.count else {
      throw FileError(
        "pair \(read + 1)", "was not there when the pairs were read first",
        remedy: "leave the files alone while they are read")
    }
    let clean = Double(credits[read]) / 2
    read += 1
    if let own = reports[1].ties.value(of: scores.credit),
      let other = reports[0].ties.value(of: clean)
    {
      gains.add(scores.subset, credit: own - other)
    }
  }

  /// The whole table: subset, n, clean, faithful, difference with its interval, changed verdicts.
  var table: String {
    var table = TextTable(
      "subset", "n", "clean %", "faithful %", "difference", "95 % interval", "changed")
    for line in lines {
      table.add(
        [line.name, String(line.n), percent(line.clean), percent(line.faithful)]
          + [String(format: "%+.1f", 100 * line.difference)]
          + ["[\(percent(line.low)), \(percent(line.high))]", String(line.changed)])
    }
    let masses = reports.map { $0.meanMass.map { String(format: "%.4f", $0) } ?? "unknown" }
    return table.text + "\n\nmean p_yes + p_no: \(masses[0]) clean, \(masses[1]) faithful"
      + "\nshortened: \(reports[0].shortened) pairs clean, \(reports[1].shortened) faithful"
  }

  func json() throws -> String { try ipo.json(lines, indented: true) }

  private struct Line: Encodable {
    var name: String
    var n: Int
    var clean, faithful, difference, low, high: Double
    var changed: Int
  }

  /// Subsets, then all pairs together; intervals are those of paired differences.
  private var lines: [Line] {
    let (clean, faithful) = (reports[0].bench, reports[1].bench)
    let comparison = BenchComparison(gains)
    let changed = gains.subsets.map { $0.credits.count { $0 != 0 } }
    let differences = comparison.subsets.map(\.gain) + [comparison.pairs]
    return zip(
      zip(clean.subsets + [clean.pairs], faithful.subsets + [faithful.pairs]),
      zip(differences, changed + [changed.reduce(0, +)])
    ).map { lines, difference in
      Line(
        name: lines.0.name, n: lines.0.count, clean: lines.0.accuracy.value,
        faithful: lines.1.accuracy.value, difference: difference.0.value, low: difference.0.low,
        high: difference.0.high, changed: difference.1)
    }
  }
}
