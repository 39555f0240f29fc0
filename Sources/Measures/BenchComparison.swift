/// How much better one judge is than another on the same pairs, in RewardBench's arithmetic.
///
/// The pairs are the same, so it is their differences that are drawn anew for the intervals, which
/// are narrower than those of two accuracies.
public struct BenchComparison: Sendable {
  /// A subset's or section's gain in accuracy, −1…1.
  public struct Line: Sendable, Equatable, Codable {
    public var name: String
    public var gain: Interval
  }
  public let subsets: [Line]
  public let sections: [Line]
  /// The plain mean of the sections.
  public let total: Interval
  /// The mean of all pairs.
  public let pairs: Interval

  /// - Parameters:
  ///   - outcomes: the judge's.
  ///   - others: those it is compared with, pair by pair in the same order.
  public init(of outcomes: [RewardBench.Outcome], over others: [RewardBench.Outcome]) {
    precondition(
      outcomes.map(\.subset) == others.map(\.subset), "a comparison needs the same pairs")
    var gains = BenchTally()
    for (own, other) in zip(outcomes, others) {
      gains.add(own.subset, credit: own.credit - other.credit)
    }
    self.init(gains)
  }

  /// - Parameter gains: by pair, what the judge's credit is above the other's.
  public init(_ gains: BenchTally) {
    let means = BenchMeans(gains.subsets.map { ($0.name, $0.credits) })
    subsets = gains.subsets.indices.map {
      Line(name: gains.subsets[$0].name, gain: means.subset($0))
    }
    sections = means.sections.indices.map {
      Line(name: means.sections[$0], gain: means.section($0))
    }
    total = means.total
    pairs = means.pairMean
  }
}
