// A benchmark on a page: by sections and subsets, as a table and as a dot plot.

import Measures
import Notebook

extension Cell {
  /// A share with its interval, in percent.
  public static func percent(_ interval: Interval) -> Cell { .percentEstimate(Estimate(interval)) }
}

extension Table {
  /// A bench's sections in bold, their mean, and the subsets, with a column of accuracies per judge.
  ///
  /// - Parameters:
  ///   - sections: by judge, the same sections in the same order; so are `subsets`.
  ///   - means: by judge, of the sections.
  public static func bench(
    _ judges: [String], sections: [[RewardBench.Line]], subsets: [[RewardBench.Line]],
    means: [Interval]
  ) -> Table {
    var table = Table(columns: ["", "pairs"] + judges.map { .text($0) })
    func add(_ lines: [[RewardBench.Line]], _ style: (String) -> Cell) {
      for index in lines.first?.indices ?? 0..<0 {
        let line = lines[0][index]
        table.rows.append(
          [style(line.name), .integer(line.count)] + lines.map { .percent($0[index].accuracy) })
      }
    }
    add(sections) { .markdown("**\(Markdown.escape($0))**") }
    table.rows.append([.markdown("**mean**"), .missing] + means.map { .percent($0) })
    add(subsets) { .text($0) }
    return table
  }
}

extension Table {
  /// The same pairs judged in several ways: how many tie, and the mean of the sections by each way to
  /// count a tie.
  public static func ties(_ judges: [(name: String, outcomes: [RewardBench.Outcome])]) -> Table {
    let rules = RewardBench.Ties.allCases
    return Table(
      columns: ["score", "pairs that tie"] + rules.map { .text($0.rawValue) },
      rows: judges.map { name, outcomes in
        [.text(name), .percent(outcomes.map { $0.isTie ? 1 : 0 }.average)]
          + rules.map { .percent(RewardBench(outcomes, ties: $0).total) }
      })
  }
}

extension Panel {
  /// Accuracy subset by subset, a row each, of judges on the same pairs; the axis begins where their
  /// intervals do.
  public static func subsets(
    _ judges: [(name: String, lines: [RewardBench.Line])], title: String = ""
  ) -> Panel {
    let ends = judges.flatMap { $0.lines.map(\.accuracy.low) }.filter(\.isFinite)
    let low = (10 * (ends.min() ?? 0) - 1e-9).rounded(.down) / 10
    return .categories(
      title, rows: judges.first?.lines.map(\.name) ?? [],
      x: Axis("accuracy", range: max(0, min(0.9, low))...1.02, percent: true),
      references: [.vertical(0.5, "chance")],
      judges.map { .estimates($0.name, $0.lines.map { Estimate($0.accuracy) }) })
  }
}

extension Quantity {
  /// The same quantity of each of several, such as sizes.
  public static func each(_ name: String, _ values: [(of: String, Interval)]) -> [Quantity] {
    values.map { Quantity(name, of: $0.of, $0.1) }
  }
}

extension Format {
  /// `S 2.4 % [1.7, 3.1], M …`, for prose.
  public static func list(_ values: [(of: String, Interval)], digits: Int = 1) -> String {
    values.map { "\($0.of) \(Estimate($0.1).percent(digits: digits))" }.joined(separator: ", ")
  }
}
