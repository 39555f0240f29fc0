// What chapter 05 draws: judges by size and family, along a ladder, and section by section.

import Measures
import Notebook
import Worlds

extension Panel {
  /// A score of shipped judges against the number of parameters, a line per stage and family; the
  /// same scale for both benches.
  public static func scores(
    _ title: String, of judges: [ShippedJudge], _ value: (ShippedJudge) -> Interval
  ) -> Panel {
    let lows = judges.flatMap { [$0.easyBench.total.low, $0.hardBench.total.low] }
    return Panel(
      title, x: Axis("parameters", range: 1e5...5e6, logarithmic: true),
      y: Axis("score", range: min(0.4, lows.min() ?? 0.4)...1.02, percent: true),
      references: [.horizontal(0.5)],
      [PocketStage.instruct, .base].flatMap { stage in
        PocketFamily.allCases.map { family in
          .line(
            "\(stage.rawValue), \(family.rawValue)",
            judges.of(stage, family).map { DataPoint($0.parameters, Estimate(value($0))) },
            interval: .bars)
        }
      })
  }

  /// A ladder's scores against the labels read, a line per size; the same scale for both benches.
  public static func climb(
    _ title: String, of ladder: SizeLadder.Runs, _ value: (SubsetMeans) -> Double
  ) -> Panel {
    let seen: [Interval] = SizeLadder.rungs.flatMap { rung in
      ladder.answers.indices.flatMap { place in
        [ladder.mean(rung, after: place + 1, \.easy), ladder.mean(rung, after: place + 1, \.hard)]
      }
    }
    let low = max(0, (seen.map(\.low).filter(\.isFinite).min() ?? 0) - 0.01)
    let high = min(1.02, (seen.map(\.high).filter(\.isFinite).max() ?? 1) + 0.01)
    return Panel(
      title, x: Axis("labels read", logarithmic: true),
      y: Axis("score", range: min(low, 0.45)...max(high, 0.55), percent: true),
      references: [.horizontal(0.5, "chance")],
      SizeLadder.rungs.map { .climb($0, of: ladder, value) })
  }

  /// What more labels buy, in both ways, with the score of the model as it was. The two are drawn
  /// slightly apart, so that neither hides the other's interval.
  public static func labels(
    _ runs: LabelLadder.Runs, start: Double, _ value: (SubsetMeans) -> Double
  ) -> Panel {
    Panel(
      x: Axis("labels on top", logarithmic: true), y: Axis("score", percent: true),
      references: [.horizontal(start, "P(Yes) as shipped")],
      LabelLadder.Way.allCases.map { way in
        let (name, aside) =
          way == .answers ? ("P(Yes), tuned on", 0.97) : (way.rawValue, 1.03)
        return Series.line(
          name,
          runs.labels.map { DataPoint(aside * Double($0), Estimate(runs.mean(way, $0, value))) },
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

extension SizeLadder.Runs {
  /// What the sizes are, where the last look lies, and how the hard bench stands there.
  public var inWords: String {
    let recipes = SizeLadder(steps: 0, labels: [], pairs: [], seed: 1)
    let shapes = SizeLadder.rungs.map { rung in
      let recipe = recipes.recipe(rung, seed: 1)
      return "\(rung) has \(recipe.layers == 1 ? "1 layer" : "\(recipe.layers) layers") of width "
        + "\(recipe.width)"
    }
    let ends = SizeLadder.rungs.map { (of: $0, mean($0, after: answers.count, \.hard)) }
    return """
      \(shapes.joined(separator: ", ")). The last point, at \(answers.last ?? 0) labels, is the end of \
      the short tuning: so many it reads, on average over the seeds. There the scores on the hard bench \
      are \(Format.list(ends)).
      """
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
      Of \(hard) subsets of the hard bench, these many lie between 65 and 95 %: \
      \(each { "\($0.hardSubsets(in: 0.65...0.95).count)" }). Of \(easy) subsets of the plain bench, \
      the same judges are right on more than 99 % of the pairs in these many: \
      \(each { "\($0.solved)" }). Below chance on the hard bench, interval and all, are \
      \(misled.joined(separator: "; ")).
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

extension Format {
  /// Differences of shares in percentage points, each with what it is of:
  /// `S → M 2.4 points [1.7, 3.1], …`.
  public static func inPoints(_ values: [(of: String, Interval)]) -> String {
    values.map { "\($0.of) \(inPoints($0.1))" }.joined(separator: ", ")
  }

  /// `2.4 points [1.7, 3.1]`.
  public static func inPoints(_ difference: Interval) -> String {
    func text(_ share: Double) -> String { number(100 * share, digits: 1) }
    return "\(text(difference.value)) points [\(text(difference.low)), \(text(difference.high))]"
  }
}
