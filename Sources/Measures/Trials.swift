import Tensors

/// The runs of an experiment, each arm with each seed, and what they have in common.
public struct Trials<Outcome: Sendable>: Sendable {
  /// They are numbered from 1.
  public let seeds: Int
  /// In the order in which they were run.
  public private(set) var arms: [String] = []
  private var outcomes: [String: [Outcome]] = [:]

  public init(seeds: Int) { self.seeds = seeds }

  /// Runs each arm with each seed, as many runs at once as there are threads, each on one.
  ///
  /// The outcomes do not depend on how many that are. An arm that was run before is run anew.
  ///
  /// - Parameter fewer: runs the first of the seeds only; what is compared with such arms is
  ///   compared on the seeds that both have.
  public mutating func run(
    _ arms: [String], seeds fewer: Int? = nil,
    _ body: @Sendable (_ arm: String, _ seed: Int) throws -> Outcome
  ) throws {
    let seeds = max(1, min(fewer ?? seeds, seeds))
    let runs = arms.flatMap { arm in (1...seeds).map { (arm: arm, seed: $0) } }
    let found = try sideBySide(runs) { try body($0.arm, $0.seed) }
    for arm in arms {
      if outcomes[arm] == nil { self.arms.append(arm) }
      outcomes[arm] = zip(runs, found).filter { $0.0.arm == arm }.map(\.1)
    }
  }

  /// An arm's outcomes by seed; none of an arm that was not run.
  public subscript(arm: String) -> [Outcome] { outcomes[arm, default: []] }

  /// The mean over seeds, with Student's interval.
  public func mean(_ arm: String, _ value: (Outcome) -> Double) -> Interval {
    .mean(self[arm].map(value))
  }

  /// What an arm has above another, paired by seed.
  public func lead(
    _ arm: String, over other: String, _ value: (Outcome) -> Double
  ) -> Interval { .mean(zip(self[arm], self[other]).map { value($0) - value($1) }) }

  /// An arm's mean as a share of another's, paired by seed.
  public func share(
    _ arm: String, of other: String, _ value: (Outcome) -> Double
  ) -> Interval {
    let both = zip(self[arm], self[other])
    return .ratio(both.map { value($0.0) }, to: both.map { value($0.1) })
  }
}
