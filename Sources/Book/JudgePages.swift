// What chapter 05 draws: judges by size and family, along a ladder, and section by section.

import Measures
import Notebook
import Worlds

extension Panel {
  /// A score of shipped judges against the number of parameters, a line per stage and family.
  public static func scores(
    _ title: String, of judges: [ShippedJudge], _ value: (ShippedJudge) -> Interval
  ) -> Panel {
    Panel(
      title, x: Axis("parameters", range: 1e5...5e6, logarithmic: true),
      y: Axis("score", percent: true), references: [.horizontal(0.5)],
      [PocketStage.instruct, .base].flatMap { stage in
        PocketFamily.allCases.map { family in
          .line(
            "\(stage.rawValue), \(family.rawValue)",
            judges.of(stage, family).map { DataPoint($0.parameters, Estimate(value($0))) },
            interval: .bars)
        }
      })
  }

  /// A ladder's scores against the answers read, a line per size.
  public static func climb(
    _ title: String, of ladder: SizeLadder.Runs, _ value: (SubsetMeans) -> Double
  ) -> Panel {
    Panel(
      title, x: Axis("answers read", logarithmic: true), y: Axis("score", percent: true),
      references: [.horizontal(0.5, "chance")],
      SizeLadder.rungs.map { .climb($0, of: ladder, value) })
  }

  /// What more labels buy, in both ways, with the score of the model as it was.
  public static func labels(
    _ runs: LabelLadder.Runs, start: Double, _ value: (SubsetMeans) -> Double
  ) -> Panel {
    Panel(
      x: Axis("labels on top", logarithmic: true), y: Axis("score", percent: true),
      references: [.horizontal(start, "P(Yes) as shipped")],
      LabelLadder.Way.allCases.map { way in
        .line(
          way.rawValue,
          runs.labels.map { DataPoint(Double($0), Estimate(runs.mean(way, $0, value))) },
          interval: .bars)
      })
  }
}

extension Series {
  /// A size's score against the answers it has read.
  public static func climb(
    _ rung: String, named name: String? = nil, of ladder: SizeLadder.Runs,
    _ value: (SubsetMeans) -> Double
  ) -> Series {
    .line(
      name ?? rung,
      ladder.answers.enumerated().map { place, answers in
        DataPoint(Double(answers), Estimate(ladder.mean(rung, after: place + 1, value)))
      })
  }
}

extension [ShippedJudge] {
  /// Where judges have room on the two benches, and where they are misled.
  public var roomInWords: String {
    func each(_ text: (ShippedJudge) -> String) -> String {
      map { "\($0.size.rawValue) \(text($0))" }.joined(separator: ", ")
    }
    let (hard, easy) = (first?.hardBench.subsets.count ?? 0, first?.easyBench.subsets.count ?? 0)
    let misled = map { one in
      let names = one.misledIn.map { Markdown.code($0) }.joined(separator: ", ")
      return "\(one.size.rawValue) in \(names.isEmpty ? "none" : names)"
    }
    return """
      Between 65 and 95 % lie, of \(hard) subsets of the hard bench: \
      \(each { "\($0.hardSubsets(in: 0.65...0.95).count)" }). Of \(easy) subsets of the easy bench, \
      the same judges are right in more than 99 % of the pairs in \(each { "\($0.solved)" }). Below \
      chance on the hard bench, interval and all, are \(misled.joined(separator: "; ")).
      """
  }
}

extension Table {
  /// Three ways to add up the hard bench, of instruct models.
  public static func means(of judges: [ShippedJudge]) -> Table {
    Table(
      columns: ["instruct model", "mean of sections", "of subsets", "of all pairs"],
      rows: judges.filter { $0.stage == .instruct }.map { one in
        [
          .text(one.name), .percent(one.hardBench.total), .percent(one.hardBench.subsetMean),
          .percent(one.hardBench.pairs.accuracy),
        ]
      })
  }
}
