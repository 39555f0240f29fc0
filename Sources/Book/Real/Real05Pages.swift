// How chapter 05 shows what it kept of a real model.

import Measures
import Notebook

extension Real05Bench {
  /// Judges side by side, by section and subset.
  public var table: Table {
    .bench(judges, sections: sections, subsets: subsets, means: means)
  }

  /// In which subsets P(Yes) is above one half, and in which below, interval and all.
  public var apartFromChance: (above: [String], below: [String]) {
    (
      subsets[0].filter { $0.accuracy.low > 0.5 }.map(\.name),
      subsets[0].filter { $0.accuracy.high < 0.5 }.map(\.name)
    )
  }

  /// The mass on the two words, and where P(Yes) is apart from chance.
  public var inWords: String {
    let (above, below) = apartFromChance
    func list(_ names: [String]) -> String {
      names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }
    func total(_ judge: Int) -> String { Estimate(means[judge]).percent() }
    let leadsOverNone = sections[0].indices.map { place in
      let lead = sections[0][place].accuracy.value - sections[1][place].accuracy.value
      return "\(sections[0][place].name) \(Format.number(100 * lead, digits: 1))"
    }
    return """
      P(Yes) is right on \(total(0)) of the pairs, P(Yes) without the instruction on \(total(1)), and \
      likelihood per token on \(total(4)). The instruction is worth \(Format.inPoints(leads[1])); \
      by section, in points: \(leadsOverNone.joined(separator: ", ")).

      Yes and No take \(Format.percent(mass)) of the probability on average. Of \(subsets[0].count) \
      subsets P(Yes) is above one half, interval and all, in \(above.count)\(list(above)), and below it \
      in \(below.count)\(list(below)).
      """
  }

  /// Claim 5.R.
  public var finding: Finding {
    let above = Double(apartFromChance.above.count) / Double(subsets[0].count)
    return Finding(
      "5.R",
      [
        Quantity("mean of the sections", means[0]),
        Quantity("lead over P(Yes) without the instruction", leads[1]),
        Quantity("subsets above one half", exactly: above),
      ])
  }
}

extension Kept<Real05Bench> {
  /// The chapter's cells of README's table of real models.
  public var summary: [String: String] {
    let sections = value.sections[0].map { ("2 \($0.name)", Estimate($0.accuracy).percent()) }
    return Dictionary(uniqueKeysWithValues: sections).merging([
      "1 parameters": Format.number(Double(about.parameters) / 1e6, digits: 0) + " M",
      "3 mean": Estimate(value.means[0]).percent(),
      "4 mass": Format.percent(value.mass),
      "9 measured": "\(about.date), \(about.machine)",
    ]) { $1 }
  }
}

extension Real05File {
  public var table: Table {
    Table(
      columns: ["subset", "pairs", "ties", "accuracy"],
      rows: lines.map {
        [.text($0.name), .integer($0.count), .integer($0.ties), .percent($0.accuracy)]
      })
  }
}
