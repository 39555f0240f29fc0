import LanguageModels
import Measures
import Notebook
import Preferences
import Worlds

/// A pocket model as a judge of the plain bench and of the hard one.
public struct BenchReading: Sendable {
  public let name: String
  /// Of the hard pairs.
  public let outcomes: [RewardBench.Outcome]
  public let hard, easy: RewardBench

  /// Asks each pair its category's own question.
  public init(
    _ name: String, _ model: LanguageModel, hard: [PreferencePair], easy: [PreferencePair]
  ) throws {
    let judge = try pYes(model)
    self.name = name
    outcomes = try judge.outcomes(hard)
    self.hard = RewardBench(outcomes)
    self.easy = RewardBench(try judge.outcomes(easy))
  }

  /// Share of the hard subsets whose whole interval is above chance.
  public var aboveChance: Double {
    hard.subsets.map { $0.accuracy.low > 0.5 ? 1 : 0 }.average
  }

  /// How many of the hard subsets those are.
  var countAboveChance: Int { hard.subsets.count { $0.accuracy.low > 0.5 } }

  /// How well it judges the hard pairs, and what it leads over the base model it was tuned from.
  public func quantities(over base: BenchReading) -> [Quantity] {
    [
      Quantity("mean of the hard subsets", of: name, hard.subsetMean),
      Quantity("hard subsets whose interval is above one half", of: name, exactly: aboveChance),
      Quantity(
        "lead over the base model", of: name,
        BenchComparison(of: outcomes, over: base.outcomes).total),
    ]
  }

  /// The means of both benches, a row for each model.
  public static func table(_ readings: [BenchReading]) -> Table {
    Table(
      columns: [
        "model", "plain bench", "hard bench, with samples", "hard subsets above one half",
      ],
      rows: readings.map { reading in
        [
          .text(reading.name), .percentEstimate(Estimate(reading.easy.subsetMean)),
          .percentEstimate(Estimate(reading.hard.subsetMean)),
          .text("\(reading.countAboveChance) of \(reading.hard.subsets.count)"),
        ]
      })
  }

  /// The first pair of each subset, a row each.
  public static func examples(_ pairs: [PreferencePair]) -> Table {
    var seen = Set<String>()
    let first = pairs.filter { seen.insert($0.category).inserted }
    return Table(
      columns: ["subset", "instruction", "better", "worse"],
      rows: first.map {
        [.text($0.category), .code($0.prompt), .code($0.chosen), .code($0.rejected)]
      })
  }

  /// The hard subsets, a row each and a mark for each model.
  public static func panel(_ readings: [BenchReading]) -> Panel {
    .categories(
      rows: readings.first?.hard.subsets.map(\.name) ?? [], x: Axis("accuracy", percent: true),
      references: [.vertical(0.5, "chance")],
      readings.map { reading in
        .estimates(reading.name, reading.hard.subsets.map { Estimate($0.accuracy) })
      })
  }
}
