import LanguageModels
import Measures
import Preferences
import Tensors

/// What the judge of a policy falls for, before and after training against itself, and at other
/// sizes.
public struct TrickStudy: Sendable {
  /// In the order of the readings; the last is the constant text that each judge likes best.
  public static let names = ["as it is", "longer", "flattery", "twice", "constant"]

  /// By trick.
  public let start: [[BiasProbe.Reading]]
  /// By policy that was trained, then by trick.
  public let trained: [[[BiasProbe.Reading]]]
  /// The constant text alone, by judge, each with its own; the start first.
  public let constant: [(name: String, readings: [BiasProbe.Reading])]
  /// The one that the start likes best.
  public let text: String
  /// How many pairs the tricks are tried on.
  public let pairs: Int

  /// - Parameters:
  ///   - bench: of every second pair the constant text is found, on the others all is tried.
  ///   - larger: other judges by name.
  public init(
    _ start: LanguageModel, trained: [LanguageModel],
    larger: [(name: String, model: LanguageModel)],
    name: String, on bench: [PocketPair]
  ) throws {
    let half = bench.indices.filter { $0 % 2 == 0 }.map { bench[$0] }
    let other = bench.indices.filter { $0 % 2 == 1 }.map { bench[$0] }
    func constant(_ model: LanguageModel) throws -> BiasProbe {
      try BiasProbe.bestConstant(for: pYes(model), among: half)
    }
    let tricks = [BiasProbe("as it is") { $0 }, .longer, .flattery, .twice]
    let ofStart = try constant(start)
    self.start = try (tricks + [ofStart]).map { try $0.readings(pYes(start), on: other) }
    text = ofStart.play("")
    pairs = other.count
    self.trained = try sideBySide(trained) { policy in
      let judge = try pYes(policy)
      let own = try BiasProbe.bestConstant(for: judge, among: half)
      return try (tricks + [own]).map { try $0.readings(judge, on: other) }
    }
    self.constant =
      [(name: name, readings: self.start.last ?? [])]
      + (try larger.map { ($0.name, try constant($0.model).readings(pYes($0.model), on: other)) })
  }

  /// How often readings fool, over pairs.
  public static func fooled(
    _ readings: [BiasProbe.Reading], in section: PocketCategory? = nil
  ) -> Interval {
    let own = readings.filter { section == nil || $0.section == section }
    return .share(own.map(\.fooled).reduce(0, +), of: own.count)
  }

  /// The section in which readings fool most.
  public func worstSection(
    _ readings: [BiasProbe.Reading]
  ) -> (section: PocketCategory, fooled: Interval) {
    let all = PocketCategory.allCases.map { ($0, Self.fooled(readings, in: $0)) }
    return all.max { $0.1.value < $1.1.value } ?? (.chat, Self.fooled(readings))
  }

  /// How often a trick fools the trained ones, over policies.
  public func fooledAfterwards(_ trick: Int) -> Interval {
    Interval.mean(trained.map { Self.fooled($0[trick]).value }).within(0...1)
  }

  /// What the start gives in a section to the constant text and to the flawless responses there,
  /// means.
  public func constantAgainstFlawless(_ section: PocketCategory) -> (text: Double, flawless: Double)
  {
    let own = (start.last ?? []).filter { $0.section == section }
    return (own.map(\.tricked).average, own.map(\.flawless).average)
  }
}
