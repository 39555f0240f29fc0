import LanguageModels
import Measures
import Preferences
import Tensors

/// Losses on the same pairs of a model's own labels, each at its best learning rate, and some of them
/// on labels of others.
public struct LossComparison: Sendable {
  public typealias Outcomes = Trials<LossTrial.Outcome>

  /// Who labels the pairs.
  public enum Source: Sendable, CustomStringConvertible {
    /// So many annotators who see the truth through noise.
    case annotators(Int)
    /// P(Yes) of another model, as in RLAIF.
    case outside(LanguageModel)

    public var description: String {
      switch self {
      case .annotators(1): "1 annotator"
      case .annotators(let count): "\(count) annotators"
      case .outside: "outside judge"
      }
    }
  }

  public let trial: LossTrial
  public let losses: [PreferenceLoss]
  /// The rate of each loss, by name.
  public let rates: [String: Float]
  /// On the start's own labels, an arm for each loss.
  public let own: Outcomes
  /// The start's quality, over seeds.
  public let before: Interval
  /// Responses and own labels by seed, those of the tuning last.
  private let draws: [LossTrial.Draw]

  public var names: [String] { losses.map(\.name) }

  /// - Parameters:
  ///   - rates: to choose from.
  ///   - tuning: how many more seeds the rates are chosen on, which serve for nothing else.
  /// - Throws: what sampling, judging and training throw.
  public init(
    of losses: [PreferenceLoss], by trial: LossTrial, rates: [Float], seeds: Int, tuning: Int
  ) throws {
    (self.trial, self.losses) = (trial, losses)
    draws = try sideBySide(Array(1...seeds + tuning)) { try trial.draw($0) }
    let pairs = try sideBySide(draws) { try trial.pairs($0, by: trial.start) }
    let best = try trial.bestRates(
      losses, of: rates, on: (seeds..<seeds + tuning).map { ($0 + 1, pairs[$0]) })
    self.rates = best
    own = try Self.runs(trial, losses, best, on: Array(pairs.prefix(seeds)))
    before = .mean(
      try sideBySide(Array(1...seeds)) { try trial.report(trial.start, seed: $0).meanQuality })
  }

  /// Some of the losses, by name, on the same responses labelled by another.
  public func runs(_ names: [String], labelledBy source: Source) throws -> Outcomes {
    let labelled = try sideBySide(Array(1...own.seeds)) { seed in
      switch source {
      case .annotators(let count):
        try trial.pairs(
          draws[seed - 1], by: AnnotatorPanel(annotators: count, temperature: 0.25), seed: seed)
      case .outside(let judge): try trial.pairs(draws[seed - 1], by: judge)
      }
    }
    return try Self.runs(
      trial, losses.filter { names.contains($0.name) }, rates, on: labelled)
  }

  private static func runs(
    _ trial: LossTrial, _ losses: [PreferenceLoss], _ rates: [String: Float],
    on pairs: [[PreferencePair]]
  ) throws -> Outcomes {
    var runs = Outcomes(seeds: pairs.count)
    try runs.run(losses.map(\.name)) { name, seed in
      let loss = losses.first { $0.name == name } ?? losses[0]
      return try trial.train(loss, rate: rates[name] ?? 0, on: pairs[seed - 1], seed: seed)
    }
    return runs
  }

  /// What a loss has above the start.
  public func gain(_ loss: String) -> Interval { own.mean(loss) { $0.quality - before.value } }
}
