/// How much better one judge is than another on the same pairs, in RewardBench's arithmetic.
///
/// The pairs are the same, so it is their differences that are drawn anew for the intervals, which
/// are narrower than those of two accuracies.
public struct BenchComparison: Sendable {
  /// A subset's or section's gain in accuracy, −1…1.
  public struct Line: Sendable, Equatable {
    public var name: String
    public var gain: Interval
  }
  public let subsets: [Line]
  public let sections: [Line]
  /// The plain mean of the sections.
  public let total: Interval

  /// - Parameters:
  ///   - outcomes: the judge's.
  ///   - others: those it is compared with, pair by pair in the same order.
  public init(of outcomes: [RewardBench.Outcome], over others: [RewardBench.Outcome]) {
    precondition(
      outcomes.map(\.subset) == others.map(\.subset), "a comparison needs the same pairs")
    let groups = Groups(outcomes.map(\.subset))
    let gains = groups.split(zip(outcomes, others).map { $0.credit - $1.credit })
    subsets = zip(groups.subsets, gains).map { name, gains in
      Line(name: name, gain: .bootstrap([gains]) { $0[0] })
    }
    sections = groups.sections.enumerated().map { index, name in
      Line(name: name, gain: groups.interval(of: index, gains))
    }
    total = groups.total(gains)
  }
}
