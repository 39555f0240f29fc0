/// What a judge did on a benchmark, one pair after the other: all that ``RewardBench`` needs.
public struct BenchTally: Sendable {
  /// What each subset's pairs count; subsets in the order they first came in.
  public private(set) var subsets: [(name: String, credits: [Double])] = []
  private var places: [String: Int] = [:]

  public init() {}

  /// Counts a pair: its credit is 1 for a win, ½ for a tie, 0 for a loss.
  public mutating func add(_ subset: String, credit: Double) {
    if let place = places[subset] {
      subsets[place].credits.append(credit)
    } else {
      places[subset] = subsets.count
      subsets.append((subset, [credit]))
    }
  }
}

/// RewardBench's means over subsets and sections, of whatever is counted by pair.
struct BenchMeans {
  private(set) var sections: [String] = []
  /// Each section's subsets.
  private(set) var members: [[Int]] = []
  private let weights: [Double]
  private let values: [[Double]]

  /// - Parameter subsets: each with its pairs' values, none empty.
  init(_ subsets: [(name: String, values: [Double])]) {
    values = subsets.map(\.values)
    weights = subsets.map { RewardBench.official[$0.name]?.weight ?? Double($0.values.count) }
    for (place, subset) in subsets.enumerated() {
      let section = RewardBench.section(of: subset.name)
      if let index = sections.firstIndex(of: section) {
        members[index].append(place)
      } else {
        sections.append(section)
        members.append([place])
      }
    }
  }

  /// One subset's mean.
  func subset(_ place: Int) -> Interval { .bootstrap([values[place]]) { $0[0] } }

  /// A section's mean: its subsets' means weighted by official size, or by count where there is none.
  func section(_ index: Int) -> Interval {
    .bootstrap(members[index].map { values[$0] }) { mean(members[index], $0) }
  }

  /// The plain mean of the sections.
  var total: Interval {
    .bootstrap(values) { means in
      members.map { members in mean(members, members.map { means[$0] }) }.average
    }
  }

  /// The plain mean of the subsets.
  var subsetMean: Interval { .bootstrap(values) { $0.average } }

  /// The mean of all pairs, drawn within their subsets.
  var pairMean: Interval {
    let counts = values.map { Double($0.count) }
    return .bootstrap(values) { Self.mean($0, weights: counts) }
  }

  /// - Parameter means: the members' own.
  private func mean(_ members: [Int], _ means: [Double]) -> Double {
    Self.mean(means, weights: members.map { weights[$0] })
  }

  private static func mean(_ values: [Double], weights: [Double]) -> Double {
    zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }
}
