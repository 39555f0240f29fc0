import Measures

/// Runs of the loop by arm and seed, with what they began from.
public struct ImprovementRuns: Codable, Sendable {
  /// One run.
  public struct Run: Codable, Sendable {
    public var arm: String
    /// From 1.
    public var seed: Int
    public var rounds: [ImprovementTrial.Round]

    public init(arm: String, seed: Int, rounds: [ImprovementTrial.Round]) {
      (self.arm, self.seed, self.rounds) = (arm, seed, rounds)
    }
  }

  /// The start's samples, by seed.
  public var before: [SampleReading] = []
  public var runs: [Run] = []
  /// How many held-out prompts were read.
  public var prompts: Int

  public init(prompts: Int) { self.prompts = prompts }

  /// In the order in which they were run.
  public var arms: [String] {
    runs.map(\.arm).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// How many rounds each run has.
  public var rounds: Int { runs.first?.rounds.count ?? 0 }

  /// The start and what each round left, by seed.
  public func states(_ arm: String) -> [[SampleReading]] {
    runs.filter { $0.arm == arm }.map { [before[$0.seed - 1]] + $0.rounds.map(\.reading) }
  }

  /// A number of the samples after a round, 0 being the start; over seeds (Student).
  public func mean(
    _ arm: String, _ round: Int, _ value: (SampleReading) -> Double = \.quality
  ) -> Interval { .mean(states(arm).map { value($0[round]) }) }

  /// What an arm has after the last round above another, or above the start; paired by seed.
  public func lead(
    _ arm: String, over other: String? = nil, _ value: (SampleReading) -> Double = \.quality
  ) -> Interval {
    let own = states(arm).map { value($0[rounds]) }
    let others = other.map { states($0).map { value($0[rounds]) } } ?? before.map(value)
    return .mean(zip(own, others).map { $0 - $1 })
  }
}
