import Foundation
import Measures
import Preferences
import Tensors
import Testing
import Worlds

@Suite struct AnnotatorTests {
  private func near(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-6) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) < tolerance }
  }

  @Test func annotatorsAgreeAsOftenAsTheirModelSays() {
    let panel = AnnotatorPanel(annotators: 4000, temperature: 0.5)
    var random = Random(seed: 1)
    let wins = panel.compare([1, 0.5, 0.5], using: &random)
    // σ(1) = 0.731, σ(0) = 0.5; five standard errors.
    #expect(abs(wins[0][1] / 4000 - 0.7311) < 0.036)
    #expect(abs(wins[1][2] / 4000 - 0.5) < 0.04)
    #expect(wins[0][1] + wins[1][0] == 4000 && wins[0][0] == 0)
    let fit = BradleyTerry(wins: wins)
    #expect(abs(log(fit.strengths[0] / fit.strengths[1]) - 1) < 0.15)
  }

  @Test func softPairsRankAndCountWhatIsDropped() throws {
    let length = FunctionJudge("length") { $0.responses.map { Double($0.count) } }
    func item(_ responses: [String]) -> JudgeItem {
      JudgeItem(instruction: "x", category: "c", responses: responses)
    }
    let panel = AnnotatorPanel(annotators: 3, temperature: 0.01)
    let pairing = try panel.softPairs(
      [item(["bb", "a", "ccc", "a"]), item(["a", "a"]), item([])], truth: length,
      random: Random(seed: 1))
    #expect(pairing.identical == 2)
    let pair = try #require(pairing.pairs.first)
    #expect([pair.chosen, pair.rejected] == ["ccc", "a"])
    // Three sure annotators, tempered by the prior games.
    let expected = BradleyTerry(wins: [[0, 3, 0], [0, 0, 0], [3, 3, 0]])
    #expect(near([pair.preference ?? 0], [expected.probability(2, beats: 1)]))
    #expect((pair.preference ?? 0) > 0.85 && (pair.preference ?? 1) < 1)
  }
}
