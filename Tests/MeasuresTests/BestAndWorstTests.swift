import Measures
import Testing

@Suite struct BestAndWorstTests {
  /// Three prompts by hand: ranked rightly, ranked wrongly, and with nothing to rank.
  @Test func picksByHand() {
    let picks = BestAndWorst(
      scores: [[0.1, 0.9, 0.5], [0.8, 0.2, 0.3], [0.5, 0.5, 0.5]],
      qualities: [[0, 1, 0.5], [0.2, 0.6, 1], [1, 1, 1]])
    #expect(picks.chosen == [1, 0.2, 1] && picks.rejected == [0, 0.6, 1])
    #expect(picks.best == [1, 1, 1] && picks.worst == [0, 0.2, 1])
    #expect(abs(picks.mean[1] - 0.6) < 1e-12)
    // (1 − 0.4 + 0) of (1 + 0.8 + 0).
    #expect(abs(picks.partOfGap.value - 0.6 / 1.8) < 1e-12)
    #expect(
      picks.unlike == 2 && picks.wrongWayRound.value == 0.5,
      "of the two prompts with something to rank")
  }

  @Test func anOracleHasAllOfTheGap() {
    let qualities: [[Double]] = (0..<40).map { prompt in
      (0..<4).map { response in
        let place = (prompt * 7 + response * 3) % 5
        return Double(place) / 4
      }
    }
    let picks = BestAndWorst(scores: qualities, qualities: qualities)
    #expect(picks.partOfGap == Interval(1, 1, 1) && picks.wrongWayRound.value == 0)
    let inverted = BestAndWorst(scores: qualities.map { $0.map { -$0 } }, qualities: qualities)
    #expect(inverted.partOfGap.value == -1 && inverted.wrongWayRound.value == 1)
  }
}
