import Foundation
import Measures
import Notebook
import Worlds

// What chapter 09 shows of ways to ask one judge.

extension [WayOfAsking] {
  /// Accuracy, cost and calibration of each, and how far it is behind the first.
  public var table: Table {
    var table = Table(columns: [
      "judge", "accuracy", "ties", "tokens written", "work", "ECE",
      "behind the first row by (points)",
    ])
    guard let first else { return table }
    for (index, way) in enumerated() {
      let behind = BenchComparison(of: first.outcomes, over: way.outcomes).total
      table.add(
        .text(way.name), .percentEstimate(Estimate(way.accuracy)),
        .percent(way.outcomes.map { $0.isTie ? 1 : 0 }.average),
        .number(Double(way.cost.tokensWritten) / Double(way.outcomes.count), digits: 0),
        .number(way.flops / first.flops, digits: 1),
        way.calibration.map { .estimate(Estimate($0.ece)) } ?? .missing,
        index == 0 ? .missing : .estimate(Estimate(points: behind), digits: 1))
    }
    return table
  }

  /// The comparison of two responses against P(Yes) with one wording, in words.
  public var pairwiseInWords: String {
    guard count > 2 else { return "" }
    let (yes, pairwise) = (self[0], self[2])
    let lead = BenchComparison(of: pairwise.outcomes, over: yes.outcomes).total
    let verdict =
      lead.low > 0
      ? "certainly better than"
      : lead.high < 0 ? "certainly worse than" : "not told apart from"
    return """
      **The comparison is \(verdict) P(Yes) with one wording:** \
      \(Format.percent(pairwise.accuracy.value)) against \(Format.percent(yes.accuracy.value)), a \
      difference of \(Estimate(points: lead).text(digits: 1)) points. Its price is \
      \(Format.number(pairwise.flops / yes.flops, digits: 1)) times the work, and that it says which of \
      two responses is better and not how good one is.
      """
  }

  /// Merged bins of those that forecast.
  private func bins(holding count: Int) -> [(name: String, bins: [Calibration.Bin])] {
    compactMap { way in
      way.calibration.map { (way.name, Calibration.Bin.merged($0.bins, holding: count)) }
    }
  }

  /// What was said against what was true: those that read on the left, those that write on the right.
  ///
  /// - Parameter count: how many responses a point stands for at least.
  public func reliability(_ name: String, holding count: Int) -> Figure {
    let measured = bins(holding: count)
    func panel(_ title: String, _ isShown: (String) -> Bool) -> Panel {
      Panel(
        title, x: Axis("forecast", range: 0...1), y: Axis("share flawless", range: 0...1),
        references: [.diagonal()],
        measured.filter { isShown($0.name) }.map { name, bins in
          .line(
            name, bins.map { DataPoint($0.probability, Estimate($0.share)) }, interval: .bars)
        })
    }
    return Figure(
      name, title: "What is said, and what is true",
      caption: """
        Share of flawless responses by forecast, both responses of \(first?.outcomes.count ?? 0) pairs \
        of the hard bench; neighbouring tenths are merged until each point stands for \(count) \
        responses or more, 95 % Wilson intervals. On the diagonal a forecast means what it says. The \
        table has the counts.
        """, columns: 2,
      panels: [
        panel("read from logits") { $0.hasPrefix("P(Yes)") },
        panel("written") { !$0.hasPrefix("P(Yes)") },
      ])
  }

  /// How many responses each point stands for.
  public func counts(holding count: Int) -> Table {
    var table = Table(columns: ["forecaster", "responses at each point (said → flawless)"])
    for (name, bins) in bins(holding: count) {
      let points = bins.map { bin in
        let (said, flawless) = (bin.probability, bin.share.value)
        return
          "\(bin.count) (\(Format.number(said, digits: 2)) → \(Format.number(flawless, digits: 2)))"
      }
      table.add(.text(name), .text(points.joined(separator: ", ")))
    }
    return table
  }
}
