import Foundation
import Preferences

/// The same pairs judged in both modes: accuracies side by side, and on how many pairs the verdict
/// changes.
struct ModeComparison {
  private var reports = JudgeMode.allCases.map { JudgeReport(ties: $0.conventions.ties) }
  /// By subset: sum and sum of squares of the differences in credit, faithful less clean.
  private var differences: [String: (sum: Double, squares: Double, changed: Int)] = [:]
  /// The first mode's credit of each pair, a byte a pair, in halves.
  private var credits: [UInt8] = []
  private var read = 0

  private func place(_ mode: JudgeMode) -> Int { mode == .clean ? 0 : 1 }

  /// Counts a pair; the modes come one after the other, with the pairs in the same order.
  mutating func add(_ scores: PairScores, _ mode: JudgeMode) {
    reports[place(mode)].add(scores)
    if mode == .clean { return credits.append(UInt8(2 * scores.credit)) }
    let clean = Double(credits[read]) / 2
    read += 1
    // In the faithful mode a tie is wrong.
    let faithful = scores.credit == 0.5 ? 0 : scores.credit
    let difference = faithful - clean
    var sums = differences[scores.subset] ?? (0, 0, 0)
    sums.sum += difference
    sums.squares += difference * difference
    if difference != 0 { sums.changed += 1 }
    differences[scores.subset] = sums
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

  /// Subsets, then all pairs together; intervals are the normal ones of paired differences.
  private var lines: [Line] {
    let benches = reports.map(\.bench)
    func line(
      _ name: String, _ n: Int, _ clean: Double, _ faithful: Double,
      _ sums: (sum: Double, squares: Double, changed: Int)
    ) -> Line {
      let mean = sums.sum / Double(n)
      let half =
        1.959964 * (max(0, sums.squares / Double(n) - mean * mean) / Double(n)).squareRoot()
      return Line(
        name: name, n: n, clean: clean, faithful: faithful, difference: mean,
        low: max(-1, mean - half),
        high: min(1, mean + half), changed: sums.changed)
    }
    var lines = zip(benches[0].subsets, benches[1].subsets).map { clean, faithful in
      line(
        clean.name, clean.count, clean.accuracy.value, faithful.accuracy.value,
        differences[clean.name] ?? (0, 0, 0))
    }
    let all = differences.values.reduce((0.0, 0.0, 0)) {
      ($0.0 + $1.sum, $0.1 + $1.squares, $0.2 + $1.changed)
    }
    let n = lines.reduce(0) { $0 + $1.n }
    func mean(_ value: (Line) -> Double) -> Double {
      lines.reduce(0) { $0 + Double($1.n) * value($1) } / Double(max(1, n))
    }
    lines.append(line("all pairs", n, mean(\.clean), mean(\.faithful), all))
    return lines
  }
}
