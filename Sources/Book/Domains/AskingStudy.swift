import Measures
import Notebook
import Worlds

/// Models that were asked to judge everywhere, and everywhere but in one domain, each with each seed.
public struct AskingStudy: Sendable {
  /// What a model makes of a domain after all tuning.
  public typealias Reading =
    @Sendable (_ looks: [AskingTrial.Look], _ domain: PocketCategory) -> Double

  /// P(Yes), asked the question of the tuning.
  public static let says: Reading = { looks, domain in looks.last?.says[domain] ?? .nan }
  /// Which response it finds likelier.
  public static let knows: Reading = { looks, domain in looks.last?.knows?[domain] ?? .nan }

  /// As the page calls the models' size.
  public let name: String
  public let runs: Trials<[AskingTrial.Look]>

  /// Runs all arms, side by side.
  public init(
    _ name: String, _ trial: AskingTrial, seeds: Int, finished: @Sendable () -> Void = {}
  ) throws {
    self.name = name
    var runs = Trials<[AskingTrial.Look]>(seeds: seeds)
    try runs.run(AskingTrial.arms) { arm, seed in
      defer { finished() }
      return try trial.run(arm, seed: seed)
    }
    self.runs = runs
  }

  /// One domain in one arm.
  public func accuracy(
    _ arm: String, _ domain: PocketCategory, _ reading: Reading = says
  ) -> Interval { runs.mean(arm) { reading($0, domain) } }

  /// A weighted sum over arms, seed by seed; an arm counts in the domain that it leaves out, and with
  /// its mean over all four where it leaves out none.
  ///
  /// - Parameter base: what is taken from each arm's accuracy, such as ½, which is chance.
  public func sum(
    _ arms: [(String, Double)], over base: Double, _ reading: Reading = says
  ) -> Interval {
    runs.contrast(arms) { arm, looks in
      let domains = AskingTrial.leftOut(arm).map { [$0] } ?? PocketCategory.allCases
      return domains.map { reading(looks, $0) }.average - base
    }
  }

  /// Each domain: asked there, asked elsewhere, and what the model that was asked elsewhere finds
  /// likelier.
  public var byDomain: Panel {
    func series(
      _ name: String, _ reading: Reading, _ arm: (PocketCategory) -> String
    ) -> Series {
      .estimates(
        name, PocketCategory.allCases.map { Estimate(accuracy(arm($0), $0, reading).within(0...1)) }
      )
    }
    return .categories(
      name, rows: PocketCategory.allCases.map(\.rawValue),
      x: Axis("accuracy", range: 0...1, percent: true), references: [.vertical(0.5, "chance")],
      [
        series("asked there", Self.says) { _ in AskingTrial.everywhere },
        series("asked elsewhere", Self.says, AskingTrial.without),
        series("finds likelier", Self.knows, AskingTrial.without),
      ])
  }

  /// The mean over the four domains against the labels read, all sizes on one scale.
  public static func byAmount(_ sizes: [AskingStudy]) -> [Panel] {
    let most =
      sizes.flatMap { $0.runs[AskingTrial.everywhere] }
      .compactMap { $0.last?.answers }.max() ?? 1
    return sizes.map { $0.byAmount(upTo: 1.03 * Double(most) / 1000) }
  }

  private func byAmount(upTo end: Double) -> Panel {
    let looks = runs[AskingTrial.everywhere].first?.indices ?? 0..<0
    return Panel(
      name, x: Axis("labels read (thousands)", range: 0...end),
      y: Axis("accuracy", range: 0.3...1, percent: true),
      [("asked there", Self.everywhere), ("asked elsewhere", Self.elsewhere)].map { name, arms in
        .line(
          name,
          looks.map { look in
            DataPoint(
              runs[AskingTrial.everywhere].map { Double($0[look].answers) }.average / 1000,
              Estimate(sum(arms, over: 0) { $0[look].says[$1] }.within(0...1)))
          })
      })
  }

  /// Each subset: asked there and asked elsewhere.
  public var bySubset: Table {
    var table = Table(
      columns: [
        .text("pairs, size \(name)"), "asked there", "asked elsewhere", "difference (points)",
      ])
    let subsets = runs[AskingTrial.everywhere].first?.last?.says.subsets ?? []
    for (index, subset) in subsets.enumerated() {
      let domain = PocketCategory.allCases.first { subset.name.hasPrefix($0.rawValue) } ?? .chat
      let value: ([AskingTrial.Look]) -> Double = {
        $0.last?.says.subsets[index].accuracy.value ?? .nan
      }
      let arms = [AskingTrial.everywhere, AskingTrial.without(domain)]
      table.rows.append(
        [.text(subset.name)] + arms.map { .percentEstimate(Estimate(runs.mean($0, value))) }
          + [.estimate(Estimate(points: runs.lead(arms[0], over: arms[1], value)), digits: 1)])
    }
    return table
  }
}
