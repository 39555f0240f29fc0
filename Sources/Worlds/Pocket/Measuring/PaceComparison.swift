import Measures

/// The loop at every pace and at several learning rates, compared with rounds at the same rate.
public struct PaceComparison: Sendable {
  public let loop: PacedLoop
  public let rates: [Float]
  public let runs: Trials<PacedLoop.Run>

  public init(_ loop: PacedLoop, rates: [Float], seeds: Int) throws {
    (self.loop, self.rates) = (loop, rates)
    let arms = Self.arms(rates)
    var runs = Trials<PacedLoop.Run>(seeds: seeds)
    try runs.run(arms.map(\.name)) { name, seed in
      try loop.run(arms.first { $0.name == name } ?? arms[0], seed: seed)
    }
    self.runs = runs
  }

  private static func arms(_ rates: [Float]) -> [PacedLoop.Arm] {
    rates.flatMap { rate in PacedLoop.Pace.allCases.map { PacedLoop.Arm($0, rate: rate) } }
  }

  /// Rates in turn, all paces at each.
  public var arms: [PacedLoop.Arm] { Self.arms(rates) }

  /// The runs of an arm.
  public subscript(pace: PacedLoop.Pace, rate: Float) -> [PacedLoop.Run] {
    runs[PacedLoop.Arm(pace, rate: rate).name]
  }

  /// A number after so many rounds' prompts, over seeds.
  public func mean(
    _ pace: PacedLoop.Pace, _ rate: Float, after place: Int, _ value: (PolicyReport) -> Double
  ) -> Interval { .mean(self[pace, rate].map { value($0.course[place]) }) }

  /// Quality at the end above that of rounds at the same rate, paired by seed.
  public func quality(above rate: Float, _ pace: PacedLoop.Pace) -> Interval {
    .mean(pairs(pace, .rounds, rate, rate).map { $0.meanQuality - $1.meanQuality })
  }

  /// Divergence at the end as a share of that of rounds at the same rate, mean over seeds.
  public func divergence(of rate: Float, _ pace: PacedLoop.Pace) -> Interval {
    .mean(pairs(pace, .rounds, rate, rate).map { $0.divergence / $1.divergence })
  }

  /// Divergence of rounds at a rate as a share of that at another.
  public func divergence(ofRoundsAt rate: Float, toThatAt other: Float) -> Interval {
    .mean(pairs(.rounds, .rounds, rate, other).map { $0.divergence / $1.divergence })
  }

  private func pairs(
    _ first: PacedLoop.Pace, _ second: PacedLoop.Pace, _ rate: Float, _ other: Float
  ) -> [(PolicyReport, PolicyReport)] {
    zip(self[first, rate], self[second, other]).map {
      ($0.course[loop.rounds], $1.course[loop.rounds])
    }
  }
}
