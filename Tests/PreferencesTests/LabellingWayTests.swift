import Measures
import Preferences
import Testing

@Suite struct LabellingWayTests {
  /// Right, tie, wrong, right: 2.5 of 4, one tie; against one that is right in the first alone.
  @Test func creditsAndLeadsByHand() {
    let way = LabellingWay("a", scores: [[2, 1], [1, 1], [0, 3], [5, 4]], judging: Cost())
    let other = LabellingWay("b", scores: [[2, 1], [0, 1], [0, 3], [4, 5]], judging: Cost())
    #expect(way.credits == [1, 0.5, 0, 1] && way.ties == 0.25)
    #expect(way.accuracy == .share(2.5, of: 4))
    #expect(way.lead(over: other).value == 0.375)
    #expect(way.lead(over: way) == Interval(0, 0, 0))
    #expect(way.unreadable == nil && way.flopsPerPair == 0)
  }
}

@Suite struct LabellingSetTests {
  @Test func leadsFactorsAndPartsByHand() {
    func way(_ name: String, _ scores: [[Double]], flops: Double) -> LabellingWay {
      var cost = Cost()
      cost.flops = flops
      return LabellingWay(name, scores: scores, judging: cost)
    }
    let pairs = ["a-x", "b-x"].map {
      PreferencePair(prompt: "?", chosen: "yes", rejected: "no", category: $0)
    }
    let set = LabellingSet(
      "both", pairs,
      [way("one", [[1, 0], [0, 1]], flops: 4), way("other", [[0, 0], [1, 0]], flops: 6)])
    #expect(set.factor(1) == 1.5 && set.lead(0, over: 1).value == -0.25)
    #expect(set.accuracy(1) { $0.category.hasPrefix("a") } == .share(0.5, of: 1))
  }
}
