/// Means by subset, whose order they keep: what a benchmark says of a model that is looked at often,
/// where seeds and not pairs make the interval.
public struct SubsetMeans: Sendable, Equatable {
  /// Subsets in the order they first came in, with the mean of their values.
  public let subsets: [(name: String, mean: Double)]

  public static func == (left: SubsetMeans, right: SubsetMeans) -> Bool {
    left.subsets.elementsEqual(right.subsets) { $0 == $1 }
  }

  /// - Parameters:
  ///   - names: the subset of each value.
  ///   - values: as many, such as a pair's credit.
  public init(of names: [String], _ values: [Double]) {
    precondition(names.count == values.count, "each value is of one subset")
    var tally = BenchTally()
    for (name, value) in zip(names, values) { tally.add(name, credit: value) }
    subsets = tally.subsets.map { ($0.name, $0.credits.average) }
  }

  /// The accuracies of a judge.
  public init(_ outcomes: [RewardBench.Outcome]) {
    self.init(of: outcomes.map(\.subset), outcomes.map(\.credit))
  }

  /// The plain mean of the subsets.
  public var mean: Double { subsets.map(\.mean).average }

  /// The plain mean of the subsets of some sections; 0 where there are none.
  public func mean(of sections: Set<String>) -> Double {
    subsets.filter { sections.contains(RewardBench.section(of: $0.name)) }.map(\.mean).average
  }

  /// Those of some subsets alone.
  public func only(_ isWanted: (String) -> Bool) -> SubsetMeans {
    SubsetMeans(subsets: subsets.filter { isWanted($0.name) })
  }

  private init(subsets: [(name: String, mean: Double)]) { self.subsets = subsets }

  /// Sections in the order they first came in.
  public var sections: [String] {
    subsets.reduce(into: []) { found, subset in
      let section = RewardBench.section(of: subset.name)
      if !found.contains(section) { found.append(section) }
    }
  }

  /// The plain mean of the sections, each the plain mean of its subsets.
  public var sectionMean: Double { sections.map { mean(of: [$0]) }.average }
}
