import Measures
import Notebook
import Worlds

/// Runs of the loop with models of several sizes, and how they are compared.
public struct SizedRuns {
  /// By size.
  public var runs: [(size: PocketSize, runs: LoopRuns)]

  public init(_ runs: [(size: PocketSize, runs: LoopRuns)]) { self.runs = runs }

  public subscript(size: PocketSize) -> LoopRuns {
    runs.first { $0.size == size }?.runs ?? LoopRuns(seeds: 0)
  }

  /// The runs of each size's first seeds, so that all arms have the same ones.
  public func first(_ seeds: (PocketSize) -> Int) -> SizedRuns {
    SizedRuns(runs.map { ($0.size, $0.runs.first(seeds($0.size))) })
  }

  private func name(_ size: PocketSize) -> String {
    "size \(size.rawValue), \(self[size].seeds) seeds"
  }

  /// A claim's quantity, which has to be right at each size.
  public func each(_ quantity: String, _ value: (LoopRuns) -> Interval) -> [Quantity] {
    runs.map { Quantity(quantity, of: $0.size.rawValue, value($0.runs)) }
  }

  /// What an arm's last samples are above another's, paired by seed.
  public func leads(_ quantity: String, _ arm: String, over other: String) -> [Quantity] {
    each(quantity) { $0.endLead(arm, over: other) }
  }

  /// An arm's value as a share of another's, paired by seed.
  public func shares(
    _ quantity: String, _ arm: String, of other: String, _ value: ([PocketLoop.State]) -> Double
  ) -> [Quantity] { each(quantity) { $0.share(arm, of: other, value) } }

  /// Whether an arm's gains fall from round to round.
  public func falls(_ arm: String) -> [Quantity] {
    runs.flatMap { Quantity.falls(of: $0.size.rawValue, arm, in: $0.runs) }
  }

  /// How much more one size gains than another, on the seeds that both have.
  public func gain(of arm: String, _ size: PocketSize, over other: PocketSize) -> Interval {
    func gains(_ size: PocketSize) -> [Double] {
      self[size][arm].map(\.gain)
    }
    return .mean(zip(gains(size), gains(other)).map { $0 - $1 })
  }

  /// A panel for each size, on one scale: quality by round.
  public func panels(of arms: [String]) -> [Panel] {
    let ends: [Double] = runs.flatMap { _, runs in
      arms.flatMap { arm in
        (0..<(runs[arm].first?.count ?? 0)).flatMap { round -> [Double] in
          let quality = Estimate(runs.mean(arm) { $0[round].quality })
          return [quality.low, quality.high].filter(\.isFinite)
        }
      }
    }
    var panels = runs.map {
      Panel.rounds(name($0.size), "true quality", of: arms, in: $0.runs, \.quality)
    }
    if let low = ends.min(), let high = ends.max(), low < high {
      for index in panels.indices { panels[index].y.range = (low - 0.01)...(high + 0.01) }
    }
    return panels
  }

  /// An arm's value as a share of others', both sizes in one panel.
  public func panel(
    _ title: String, _ arm: String, of others: [String], references: [Reference],
    range: ClosedRange<Double>? = nil, _ value: ([PocketLoop.State]) -> Double
  ) -> Panel {
    .categories(
      title, rows: others, x: Axis("\(arm) : other", range: range, percent: true),
      references: references,
      runs.map { size, runs in
        .estimates(
          name(size), others.map { Estimate(runs.share(arm, of: $0, value)) })
      })
  }

  /// All arms: their judges' accuracy before the first round, and the policy after the last; the
  /// start above them.
  ///
  /// - Parameter accuracy: of the judge of an arm; `nil` where there is nothing to be asked.
  public func table(accuracy: (PocketSize, _ arm: String) throws -> Double?) rethrows -> Table {
    var table = Table(
      columns: ["arm"]
        + runs.flatMap { size, _ in
          ["judge", "quality at the end", "KL"].map { "\(size.rawValue): \($0)" }
        })
    if let arm = runs.first?.runs.arms.first {
      let cells = runs.flatMap { _, runs -> [Cell] in
        [.missing, .estimate(Estimate(runs.mean(arm) { $0.first?.quality ?? .nan })), .missing]
      }
      table.rows.append(["start"] + cells)
    }
    for arm in runs.first?.runs.arms ?? [] {
      let cells = try runs.flatMap { size, runs -> [Cell] in
        if runs[arm].isEmpty { return [.missing, .missing, .missing] }
        return [
          try accuracy(size, arm).map { .percent($0) } ?? .missing,
          .estimate(Estimate(runs.mean(arm, \.endQuality))),
          .number(runs.mean(arm) { $0.last?.policy.divergence ?? .nan }.value, digits: 2),
        ]
      }
      table.rows.append([.text(arm)] + cells)
    }
    return table
  }

  /// How much the score of the second turn has changed, and that of both.
  public func turnChanges(_ arm: String) -> [Quantity] {
    func change(_ turns: [Int]) -> (LoopRuns) -> Interval {
      { runs in
        runs.mean(arm) { states in
          turns.map { turn in
            (states.last?.score(ofTurn: turn) ?? .nan) - (states.first?.score(ofTurn: turn) ?? .nan)
          }.average
        }
      }
    }
    return each("change of the second turn's score", change([1]))
      + each("change of the score of both turns", change([0, 1]))
  }

  /// Scores of conversations of two turns, at the start and after the last round of some arms.
  public func turns(of arms: [String]) -> Table {
    func cells(
      _ runs: LoopRuns, _ arm: String, _ state: KeyPath<[PocketLoop.State], PocketLoop.State?>
    )
      -> [Cell]
    {
      [0, 1].map { turn in
        .estimate(
          Estimate(runs.mean(arm) { $0[keyPath: state]?.score(ofTurn: turn) ?? .nan }), digits: 2)
      }
    }
    let rows = runs.flatMap { size, runs in
      [[.text(name(size)), "start"] + cells(runs, arms[0], \.first)]
        + arms.map { [.text(name(size)), .text($0)] + cells(runs, $0, \.last) }
    }
    return Table(columns: ["size", "policy", "first turn", "second turn"], rows: rows)
  }
}
