// How the chapters show runs of the loop.

import Measures
import Notebook
import Preferences
import Worlds

/// Runs of the loop on pocket models: by arm and seed, the start and what each round left.
public typealias LoopRuns = Trials<[PocketLoop.State]>

extension [PocketLoop.State] {
  /// Mean true quality after the last round.
  public var endQuality: Double { last?.quality ?? .nan }
  /// What has been added to the start's.
  public var gain: Double { endQuality - (first?.quality ?? .nan) }
}

extension LoopRuns {
  /// The runs of the first seeds only, so that all arms shown beside each other have the same ones.
  public func first(_ count: Int) -> LoopRuns {
    var first = LoopRuns(seeds: count)
    orExit(try first.run(arms) { arm, seed in self[arm][seed - 1] })
    return first
  }

  /// What an arm's policies are above another's after the last round, paired by seed.
  public func endLead(_ arm: String, over other: String) -> Interval {
    lead(arm, over: other, \.endQuality)
  }

  /// How the accuracy of some arms' policies as judges has changed since the start, in words.
  public func judgeText(of arms: [String]) -> String {
    let changes = arms.map { arm -> String in
      let change = mean(arm) { ($0.last?.judged ?? .nan) - ($0.first?.judged ?? .nan) }
      return "\(arm) \(Estimate(points: change).text(digits: 1))"
    }
    return "Change of the judge from the start to the last round, in points: "
      + changes.joined(separator: "; ") + "."
  }

  /// The quality after one round of two hasty arms, beside the start's, in words.
  public func hastyText(_ held: String, _ free: String) -> String {
    func quality(_ arm: String, _ round: Int) -> String {
      Estimate(mean(arm) { $0[round].quality }).text(digits: 2)
    }
    return "Quality at the start: \(quality(held, 0)); after a hasty round: \(quality(held, 1)); "
      + "with λ = 0: \(quality(free, 1))."
  }
}

extension Panel {
  /// Arms by round, 0 being the start: means over seeds with their bands.
  public static func rounds(
    _ title: String = "", _ y: String, percent: Bool = false, of arms: [String], in runs: LoopRuns,
    _ value: (PocketLoop.State) -> Double
  ) -> Panel {
    let rounds = runs[arms.first ?? ""].first?.count ?? 0
    return Panel(
      title, x: Axis("round"), y: Axis(y, percent: percent),
      arms.map { runs.line($0, at: Array(0..<rounds)) { value($0[$1]) } })
  }

  /// What each arm gains from the start to a round, the greatest gain first.
  public static func gains(
    _ title: String = "", of arms: [String], to round: Int, in runs: LoopRuns
  ) -> Panel {
    let gains = arms.map { (arm: $0, gain: runs.gain($0, to: round)) }
      .sorted { $0.gain.value > $1.gain.value }
    return .categories(
      title, rows: gains.map(\.arm), x: Axis("gain of quality"), references: [.vertical(0)],
      [.estimates("gain", gains.map { Estimate($0.gain) })])
  }

  /// The implicit rewards in the first round's training, each full batch a point, mean over seeds.
  ///
  /// - Parameter arms: each with its name in the legend.
  public static func rewards(
    _ title: String, of arms: [(arm: String, name: String)], in runs: LoopRuns,
    pairsPerStep: Int = 32
  ) -> Panel {
    func points(_ arm: String, _ value: (StepMetrics) -> Double) -> [DataPoint] {
      let steps = runs[arm].map { $0[1].fullBatches(of: pairsPerStep) }
      return (0..<(steps.map(\.count).min() ?? 0)).map { step in
        DataPoint(Double(step + 1), steps.map { value($0[step]) }.average)
      }
    }
    return Panel(
      title, x: Axis("step"), y: Axis("reward β ln π/π_ref (nats)"),
      references: [.horizontal(0)],
      arms.flatMap { arm, name in
        [
          Series.line("chosen, \(name)", points(arm, \.rewardChosen), marked: false),
          .line("rejected, \(name)", points(arm, \.rewardRejected), marked: false),
        ]
      })
  }
}

extension Quantity {
  /// Whether an arm's gains fall from round to round, paired by seed: each less the next, and the
  /// first less the last.
  public static func falls(
    of label: String? = nil, _ arm: String, in runs: LoopRuns
  ) -> [Quantity] {
    [(1, 2), (2, 3), (1, 3)].map { first, second in
      Quantity(
        "gain of round \(first) less that of round \(second)", of: label,
        runs.fall(arm, from: first, to: second))
    }
  }
}

extension Quantity {
  /// What an arm gains in each kind of task from the start to a round.
  public static func taskGains(
    _ name: String, _ arm: String, to round: Int, in runs: LoopRuns
  ) -> [Quantity] {
    PocketCategory.allCases.map { category in
      Quantity(
        name, of: category.rawValue,
        runs.mean(arm) { states in
          (states[round].policy.quality[category] ?? 0) - (states[0].policy.quality[category] ?? 0)
        })
    }
  }
}

extension Panel {
  /// Arms by round in each kind of task.
  public static func tasks(of arms: [String], in runs: LoopRuns) -> [Panel] {
    PocketCategory.allCases.map { category in
      rounds(category.rawValue, "true quality", of: arms, in: runs) {
        $0.policy.quality[category] ?? 0
      }
    }
  }

  /// What each round adds to the round before, by arm.
  public static func steps(_ title: String, of arms: [String], in runs: LoopRuns) -> Panel {
    let rounds = Array(1..<(runs[arms.first ?? ""].first?.count ?? 1))
    return .categories(
      title, rows: rounds.map { "round \($0)" }, x: Axis("gain of quality"),
      references: [.vertical(0)],
      arms.map { arm in
        .estimates(arm, rounds.map { Estimate(runs.gain(arm, from: $0 - 1, to: $0)) })
      })
  }
}
