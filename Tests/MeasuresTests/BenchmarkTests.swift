import Foundation
import Testing

@testable import Measures

@Suite struct BenchmarkTests {
  private func outcome(_ subset: String, _ chosen: Double, _ rejected: Double)
    -> RewardBench.Outcome
  {
    RewardBench.Outcome(subset: subset, scoreChosen: chosen, scoreRejected: rejected)
  }

  /// Weights by hand: (100 · 1 + 46 · ½) / 146 for the section, then the mean of two sections.
  @Test func sectionsAreWeightedByOfficialSizes() {
    let bench = RewardBench([
      outcome("llmbar-natural", 2, 1), outcome("llmbar-natural", 2, 1),
      outcome("llmbar-adver-manual", 1, 1), outcome("hep-python", 0, 1),
    ])
    #expect(bench.subsets.map(\.name) == ["llmbar-natural", "llmbar-adver-manual", "hep-python"])
    #expect(bench.subsets.map(\.ties) == [0, 1, 0])
    #expect(bench.sections.map(\.name) == ["Chat Hard", "Reasoning"])
    #expect(abs(bench.sections[0].accuracy.value - 123.0 / 146) < 1e-12)
    #expect(abs(bench.total.value - 123.0 / 146 / 2) < 1e-12)
    #expect(abs(bench.subsetMean.value - 0.5) < 1e-12)
    #expect(RewardBench.section(of: "math-sums") == "math")
    let weights = RewardBench.official.values.map(\.weight)
    #expect(weights.reduce(0, +) == 3522)
  }

  /// One right, one wrong and two ties: 1/4, 2/4 and 1/2 of what was decided.
  @Test func tiesCountedThreeWays() {
    let outcomes = [
      outcome("a-x", 2, 1), outcome("a-x", 1, 2), outcome("a-x", 1, 1), outcome("a-x", 3, 3),
      outcome("b-y", 1, 1),
    ]
    func bench(_ ties: RewardBench.Ties) -> RewardBench { RewardBench(outcomes, ties: ties) }
    #expect(bench(.wrong).subsets.map(\.accuracy.value) == [0.25, 0])
    #expect(bench(.half).subsets.map(\.accuracy.value) == [0.5, 0.5])
    #expect(bench(.dropped).subsets.map(\.accuracy.value) == [0.5])
    #expect(bench(.dropped).subsets[0].count == 2 && bench(.half).subsets[0].ties == 2)
    #expect(RewardBench(outcomes).total == bench(.half).total)
  }

  /// By hand: the judge gains 1 of 2 in a-x and loses ½ of 1 in a-z, 1 of 1 in b-y stays:
  /// (2 · ½ + 1 · −½) / 3 in section a, half of that in total.
  @Test func aComparisonIsPaired() {
    let before = [
      outcome("a-x", 1, 2), outcome("a-x", 2, 1), outcome("a-z", 1, 1), outcome("b-y", 2, 1),
    ]
    let after = [
      outcome("a-x", 3, 2), outcome("a-x", 2, 1), outcome("a-z", 0, 1), outcome("b-y", 9, 1),
    ]
    let comparison = BenchComparison(of: after, over: before)
    #expect(comparison.subsets.map(\.gain.value) == [0.5, -0.5, 0])
    #expect(abs(comparison.sections[0].gain.value - 1.0 / 6) < 1e-12)
    #expect(abs(comparison.total.value - 1.0 / 12) < 1e-12)
    #expect(abs(comparison.pairs.value - 0.5 / 4) < 1e-12)
    // Nothing changes in b-y, so that nothing is uncertain there.
    #expect(comparison.sections[1].gain == Interval(0, 0, 0))
    #expect(comparison.subsets[0].gain.low == 0 && comparison.subsets[0].gain.high == 1)
  }

  /// 3 of 4 in the one subset, two ties in the other.
  @Test func allPairsTogether() {
    var tally = BenchTally()
    for credit in [1, 1, 1, 0.0] { tally.add("a-x", credit: credit) }
    for credit in [0.5, 0.5] { tally.add("b-y", credit: credit) }
    let half = RewardBench(tally)
    #expect(half.pairs.accuracy == .share(4, of: 6))
    #expect(half.pairs.count == 6 && half.pairs.ties == 2)
    #expect(RewardBench(tally, ties: .wrong).pairs.accuracy == .share(3, of: 6))
    let dropped = RewardBench(tally, ties: .dropped)
    #expect(dropped.pairs.accuracy == .share(3, of: 4) && dropped.sections.map(\.name) == ["a"])
  }

  @Test func manyPairsHaveTheNormalInterval() {
    var tally = BenchTally()
    for index in 0..<8000 { tally.add("x", credit: index % 4 == 0 ? 0 : 1) }
    let total = RewardBench(tally).total
    let half = 1.96 * (0.75 * 0.25 / 8000).squareRoot()
    #expect(abs(total.low - (0.75 - half)) < 0.002 && abs(total.high - (0.75 + half)) < 0.002)
  }
}
