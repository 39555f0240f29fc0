import Measures
import Testing

@Suite struct SubsetMeansTests {
  let means = SubsetMeans(
    of: ["chat-a", "chat-b", "math-a", "chat-a", "chat-a"], [1, 0.5, 0.25, 0, 0.5])

  @Test func meansKeepTheOrder() {
    #expect(means.subsets.map(\.name) == ["chat-a", "chat-b", "math-a"])
    #expect(means.subsets.map(\.mean) == [0.5, 0.5, 0.25])
    #expect(abs(means.mean - 1.25 / 3) < 1e-15)
    #expect(means.sections == ["chat", "math"])
  }

  @Test func sectionsCountTheSame() {
    #expect(means.mean(of: ["chat"]) == 0.5)
    #expect(means.mean(of: ["code"]) == 0)
    #expect(means.sectionMean == 0.375)
    let some = means.only { $0 != "chat-b" }
    #expect(some.subsets.map(\.name) == ["chat-a", "math-a"])
    #expect(some == SubsetMeans(of: ["chat-a", "math-a"], [0.5, 0.25]))
  }

  /// Without weights of RewardBench's own, and as many pairs of each, it is the bench's mean.
  @Test func agreesWithTheBench() {
    let outcomes = ["chat-a", "chat-b", "math-a"].flatMap { name in
      [0.3, 0.6, 0.7].enumerated().map { place, score in
        RewardBench.Outcome(
          subset: name, scoreChosen: score, scoreRejected: name == "math-a" ? 0.6 : 0.5)
      }
    }
    let bench = RewardBench(outcomes)
    let means = SubsetMeans(outcomes)
    #expect(abs(means.sectionMean - bench.total.value) < 1e-12)
    #expect(abs(means.mean - bench.subsetMean.value) < 1e-12)
  }
}
