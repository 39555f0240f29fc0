import Foundation
import Measures
import Notebook
import Testing
import Worlds

@testable import Book

@Suite struct BenchPagesTests {
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let outcomes = [
    RewardBench.Outcome(subset: "chat-a", scoreChosen: 1, scoreRejected: 0),
    RewardBench.Outcome(subset: "chat-a", scoreChosen: 1, scoreRejected: 1),
    RewardBench.Outcome(subset: "math-a", scoreChosen: 0, scoreRejected: 1),
  ]

  @Test func tablesHaveARowPerPart() throws {
    let bench = RewardBench(outcomes)
    let table = Table.bench(
      ["a"], sections: [bench.sections], subsets: [bench.subsets], means: [bench.total])
    #expect(table.rows.count == 5)
    #expect(try table.markdown().contains("| **chat** | 2 | 75.0 %"))
    let ties = Table.ties([("a", outcomes)])
    #expect(try ties.markdown().contains("| a | 33.3 % |"))
  }

  /// The means that the secondary source printed, to its hundredths or the next.
  @Test func publishedMeansAreThePrintedOnes() {
    let printed = [77.71, 78.05, 49.82, 17.43]
    for (judge, mean) in zip(PublishedScores.rewardBench, printed) {
      #expect(abs(100 * judge.values.average - mean) < 0.02, "\(judge.name)")
    }
  }

  /// What was kept of the real model is what the pages read.
  @Test func keptResultsDecode() throws {
    let kept = KeptFolder(Self.checkout, chapter: "05-reward-bench")
    let bench = try #require(
      try kept.read("bench", of: RealModel.usual) as Kept<Real05Bench>?)
    #expect(bench.value.finding.quantities.count == 3)
    #expect(bench.summary["3 mean"]?.isEmpty == false)
    let states = try #require(
      try KeptFolder(Self.checkout, chapter: "06-base-and-instruct")
        .read("states", of: RealModel.usual) as Kept<[Real06State]>?)
    #expect(states.value.count == 2)
    #expect(Table.states(states.value).rows.count == 2)
  }
}
