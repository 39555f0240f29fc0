import LanguageModels
import Measures

/// Several ways of labelling on the same pairs.
public struct LabellingSet: Sendable {
  /// Whose pairs they are, such as `M samples`.
  public let label: String
  public let pairs: [PreferencePair]
  /// The first is what the others' work is measured in.
  public let ways: [LabellingWay]
  /// The critiques of each pair's two responses; empty where none were written.
  public let written: [[GeneratedScore]]

  public init(
    _ label: String, _ pairs: [PreferencePair], _ ways: [LabellingWay],
    written: [[GeneratedScore]] = []
  ) {
    (self.label, self.pairs, self.ways, self.written) = (label, pairs, ways, written)
  }

  /// How much more accurate one way is than another, by their places; the interval is over pairs.
  public func lead(_ way: Int, over other: Int) -> Interval { ways[way].lead(over: ways[other]) }

  /// A way's FLOPs in multiples of the first one's.
  public func factor(_ way: Int) -> Double { ways[way].flopsPerPair / ways[0].flopsPerPair }

  /// A way's accuracy on the pairs of some subsets.
  public func accuracy(_ way: Int, where belongs: (PreferencePair) -> Bool) -> Interval {
    let members = pairs.indices.filter { belongs(pairs[$0]) }
    return .share(members.reduce(0) { $0 + ways[way].credits[$1] }, of: members.count)
  }
}
