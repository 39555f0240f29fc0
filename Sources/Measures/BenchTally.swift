import Foundation
import Tensors

/// What a judge did on a benchmark, counted by subset: all that ``RewardBench`` needs, in memory
/// that does not grow with the pairs.
public struct BenchTally: Sendable {
  /// A subset's pairs by outcome.
  public struct Counts: Sendable, Equatable {
    public var wins = 0
    public var ties = 0
    public var losses = 0
    public var count: Int { wins + ties + losses }

    /// What the subset's pairs count together.
    func credit(_ rule: RewardBench.Ties) -> Double {
      Double(wins) + (rule == .half ? Double(ties) / 2 : 0)
    }
  }

  /// In the order they first came in.
  public private(set) var subsets: [(name: String, counts: Counts)] = []
  private var places: [String: Int] = [:]

  public init() {}

  /// Counts a pair: its credit is 1 for a win, ½ for a tie, 0 for a loss.
  public mutating func add(_ subset: String, credit: Double) {
    let place = places[subset] ?? subsets.count
    if place == subsets.count {
      places[subset] = place
      subsets.append((subset, Counts()))
    }
    if credit == 0.5 {
      subsets[place].counts.ties += 1
    } else if credit > 0.5 {
      subsets[place].counts.wins += 1
    } else {
      subsets[place].counts.losses += 1
    }
  }

  /// All subsets together.
  public var all: Counts {
    subsets.reduce(into: Counts()) {
      $0.wins += $1.counts.wins
      $0.ties += $1.counts.ties
      $0.losses += $1.counts.losses
    }
  }
}

extension RewardBench {
  /// Sums up what was counted.
  ///
  /// The intervals of sections and total are the bootstrap's: each subset's outcomes are drawn anew
  /// 1,000 times, above 2,000 pairs by their normal limit.
  public init(_ tally: BenchTally, ties rule: Ties = .half) {
    let counted = tally.subsets.map { name, counts in
      var counts = counts
      if rule == .dropped { counts.ties = 0 }
      return (name: name, counts: counts, ties: rule == .dropped ? 0 : counts.ties)
    }.filter { $0.counts.count > 0 }
    let groups = Groups(sizes: counted.map { ($0.name, $0.counts.count) })
    func mean(_ index: Int) -> Double {
      counted[index].counts.credit(rule) / Double(counted[index].counts.count)
    }
    let drawn = counted.indices.map { index in
      counted[index].counts.drawnMeans(rule, Random(seed: 1).stream("bootstrap \(index)"))
    }
    func interval(_ statistic: ((Int) -> Double) -> Double) -> Interval {
      let sorted = (0..<1000).map { draw in statistic { drawn[$0][draw] } }.sorted()
      return Interval(statistic(mean), sorted[25], sorted[974])
    }
    func section(_ section: Int, _ means: (Int) -> Double) -> Double {
      groups.mean(groups.members[section], groups.members[section].map(means))
    }
    let lines = counted.indices.map { index in
      Line(
        name: counted[index].name, count: counted[index].counts.count, ties: counted[index].ties,
        accuracy: .share(counted[index].counts.credit(rule), of: counted[index].counts.count))
    }
    subsets = lines
    sections = groups.sections.indices.map { index in
      let members = groups.members[index]
      return Line(
        name: groups.sections[index], count: members.reduce(0) { $0 + lines[$1].count },
        ties: members.reduce(0) { $0 + lines[$1].ties },
        accuracy: interval { section(index, $0) })
    }
    let count = Double(max(1, groups.sections.count))
    total = interval { means in
      groups.sections.indices.reduce(0) { $0 + section($1, means) } / count
    }
    subsetMean = interval { means in
      lines.indices.reduce(0) { $0 + means($1) } / Double(max(1, lines.count))
    }
  }
}

extension BenchTally.Counts {
  /// The means of 1,000 samples of as many outcomes, drawn with replacement.
  fileprivate func drawnMeans(_ rule: RewardBench.Ties, _ stream: Random) -> [Double] {
    var random = stream
    let (n, tie) = (Double(count), rule == .half ? 0.5 : 0)
    let mean = credit(rule) / n
    let variance = (Double(wins) + Double(ties) * tie * tie) / n - mean * mean
    return (0..<1000).map { _ in
      if count > 2000 { return mean + (max(0, variance) / n).squareRoot() * random.normal() }
      var sum = 0.0
      for _ in 0..<count {
        let drawn = random.index(count)
        sum += drawn < wins ? 1 : drawn < wins + ties ? tie : 0
      }
      return sum / n
    }
  }
}
