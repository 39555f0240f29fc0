import LanguageModels
import Measures
import Preferences

/// A model that comes with the package as a judge of two benches.
public struct ShippedJudge: Sendable {
  public let size: PocketSize
  public let stage: PocketStage
  public let family: PocketFamily
  public let model: LanguageModel
  /// P(Yes) on the easy bench and on the hard one, pair by pair and summed up.
  public let easy: [RewardBench.Outcome]
  public let hard: [RewardBench.Outcome]
  public let easyBench: RewardBench
  public let hardBench: RewardBench

  /// Asks one model each category's own question.
  public init(
    _ size: PocketSize, _ stage: PocketStage, _ family: PocketFamily, easy: [PreferencePair],
    hard: [PreferencePair]
  ) throws {
    (self.size, self.stage, self.family) = (size, stage, family)
    model = try PocketModels.load(size, stage, family: family)
    let judge = try pYes(model)
    self.easy = try judge.outcomes(easy)
    self.hard = try judge.outcomes(hard)
    easyBench = RewardBench(self.easy)
    hardBench = RewardBench(self.hard)
  }

  /// All that are shipped, by family, size and stage.
  public static func all(
    easy: [PreferencePair], hard: [PreferencePair]
  ) throws -> [ShippedJudge] {
    try PocketFamily.allCases.flatMap { family in
      try PocketSize.allCases.flatMap { size in
        try PocketStage.allCases.map { stage in
          try ShippedJudge(size, stage, family, easy: easy, hard: hard)
        }
      }
    }
  }

  /// Family and size.
  public var name: String { "\(family.rawValue) \(size.rawValue)" }
  public var parameters: Double { Double(model.transformer.parameterCount) }

  /// Subsets of the hard bench whose accuracy lies in a range.
  public func hardSubsets(in range: ClosedRange<Double>) -> [String] {
    hardBench.subsets.filter { range.contains($0.accuracy.value) }.map(\.name)
  }

  /// Subsets of the hard bench whose whole interval is below one half.
  public var misledIn: [String] {
    hardBench.subsets.filter { $0.accuracy.high < 0.5 }.map(\.name)
  }

  /// Subsets of the easy bench in which more than 99 % are right.
  public var solved: Int { easyBench.subsets.count { $0.accuracy.value > 0.99 } }
}

extension [ShippedJudge] {
  /// Those of one stage and family, by size.
  public func of(_ stage: PocketStage, _ family: PocketFamily) -> [ShippedJudge] {
    filter { $0.stage == stage && $0.family == family }
  }

  /// What each instruct model gains over the base model it was tuned from, means of the sections.
  public var gainsOfTuning: (easy: [(of: String, Interval)], hard: [(of: String, Interval)]) {
    let gains = filter { $0.stage == .instruct }.compactMap { one in
      of(.base, one.family).first { $0.size == one.size }.map { base in
        (
          name: one.name, easy: BenchComparison(of: one.easy, over: base.easy).total,
          hard: BenchComparison(of: one.hard, over: base.hard).total
        )
      }
    }
    return (gains.map { ($0.name, $0.easy) }, gains.map { ($0.name, $0.hard) })
  }

  /// What each larger instruct model has above the next smaller of its family, hard bench.
  public var gainsOfSize: [(of: String, Interval)] {
    PocketFamily.allCases.flatMap { family in
      zip(of(.instruct, family), of(.instruct, family).dropFirst()).map { small, large in
        (
          "\(small.name) → \(large.size.rawValue)",
          BenchComparison(of: large.hard, over: small.hard).total
        )
      }
    }
  }
}

/// The easy bench and the hard one, with as many pairs of each subset.
public struct TwoBenches: Sendable {
  public let easy: [PreferencePair]
  public let hard: [PreferencePair]

  /// - Parameter perSubset: at most; some subsets have fewer.
  public init(perSubset: Int, seed: UInt64) {
    easy = PocketBench.pairs(perSubset: perSubset, seed: seed).map(\.item)
    hard = HardBench.pairs(perSubset: perSubset, seed: seed)
  }

  public var all: [PreferencePair] { easy + hard }
}
