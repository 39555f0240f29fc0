import Foundation
import Measures
import Preferences
import Worlds

/// 5.1: RewardBench's arithmetic, from subsets to sections to one score.
public enum SectionMeans: Checked {
  /// What a judge did on the pairs of one subset.
  public struct Subset: Codable, Sendable {
    public var section: String
    public var pairs: Int
    /// How many pairs were right; a tie is ½.
    public var right: Double
    /// The official weight; `nil` where there is none.
    public var weight: Double?

    public init(_ section: String, _ right: Double, of pairs: Int, weight: Double? = nil) {
      (self.section, self.right, self.pairs, self.weight) = (section, right, pairs, weight)
    }
  }

  public struct Input: Codable, Sendable {
    public var subsets: [Subset]

    public init(subsets: [Subset]) { self.subsets = subsets }
  }

  public static let about = Exercise(
    "5.1", folder: "05-1-section-means", title: "RewardBench's arithmetic",
    extends: "the chapter's first formula and its table of three means", minutes: 25,
    hints: [
      """
      There are three averages, one inside the other: over the pairs of a subset (done for you, up \
      to a division), over the subsets of a section, over the sections. Only the middle one has \
      weights.
      """,
      """
      Keep two dictionaries by section, one with the sum of weight · accuracy and one with the sum \
      of the weights. Go through the subsets once, and skip those that have no pairs.
      """,
      """
      In the loop: `let weight = subset.weight ?? Double(subset.pairs)`, add weight · right / \
      pairs to the first sum and the weight to the second. Afterwards divide section by section, \
      add up the quotients, and divide by how many sections there are.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      [Subset("chat", 8, of: 10), Subset("code", 6, of: 10)],
      [Subset("chat", 90, of: 90), Subset("chat", 5, of: 10)],
      [Subset("chat", 27, of: 30), Subset("code", 135, of: 270)],
      [
        Subset("reasoning", 149, of: 447, weight: 984),
        Subset("reasoning", 123, of: 164, weight: 164),
      ],
      [
        Subset("chat", 45, of: 50), Subset("code", 6, of: 10), Subset("chat", 5, of: 10),
        Subset("code", 27.5, of: 30), Subset("safety", 12, of: 20),
      ],
      [Subset("chat", 30, of: 40), Subset("chat", 0, of: 0, weight: 100)],
      [Subset("chat", 15, of: 20), Subset("math", 0, of: 0), Subset("code", 13, of: 20)],
      [],
    ].map { Input(subsets: $0) }
  }

  private static func wanted(_ input: Input) -> Double {
    var sums: [String: (value: Double, weight: Double)] = [:]
    for subset in input.subsets where subset.pairs > 0 {
      let weight = subset.weight ?? Double(subset.pairs)
      sums[subset.section, default: (0, 0)].value += weight * subset.right / Double(subset.pairs)
      sums[subset.section, default: (0, 0)].weight += weight
    }
    let total = sums.keys.sorted().reduce(0.0) { total, section in
      let sum = sums[section, default: (0, 1)]
      return total + sum.value / sum.weight
    }
    return total / Double(max(1, sums.count))
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let subsets = inputs[index].subsets.map { subset in
        let weight = subset.weight.map { ", weight \(Check.shown($0))" } ?? ""
        return "\(subset.section) \(Check.shown(subset.right))/\(subset.pairs)\(weight)"
      }
      return .near(
        name, outputs[index], wanted(inputs[index]), within: 1e-9,
        of: subsets.isEmpty ? "no subset" : subsets.joined(separator: "; "), advice: advice)
    }
    return [
      check(
        "two sections of one subset each", 0,
        """
        80 % in one section, 60 % in the other. Do you divide by as many sections as there are, or \
        by a number that you know from RewardBench?
        """),
      check(
        "a large and a small subset of one section", 1,
        "Within a section a subset of 90 pairs has to count nine times as much as one of 10."),
      check(
        "a small and a large section", 2,
        """
        Weights end at the section. Why should the code pairs be heard nine times as loudly as the \
        chat pairs, only because somebody wrote more of them?
        """),
      check(
        "official weights", 3,
        """
        math-prm has 447 pairs and weighs 984, as much as all code. Which number of a subset \
        divides, and which one weighs?
        """),
      check(
        "sections in any order", 4,
        "Chat comes twice here, with code between. It is still one section."),
      check(
        "a subset without pairs", 5,
        """
        Nothing was judged there, so nothing is known: that is neither 0 % nor a reason to divide \
        by 0. Its weight has to stay out as well.
        """),
      check(
        "a section without pairs", 6,
        "Math was not judged at all. How many sections are there to average over?"),
      check("nothing judged", 7, "An empty list: 0 is asked for, and 0 / 0 is no number."),
    ]
  }

  public static func explanation() throws -> String {
    let bench = RewardBench(
      try pYes(PocketModels.load(.medium, .instruct))
        .outcomes(HardBench.pairs(perSubset: 20, seed: 1)))
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    return """
      A section is what one wants to know about, so sections count alike; a subset is a sample of \
      its section, so subsets count by size. The four sections of the pocket world's hard bench \
      have three to six subsets each: there the medium model has \(percent(bench.total.value)) as \
      the mean of the sections and \(percent(bench.pairs.accuracy.value)) over all pairs. Always \
      say which of the two a number is.
      """
  }
}
