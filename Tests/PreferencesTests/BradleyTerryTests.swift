import Files
import Foundation
import Tensors
import Testing

@testable import Preferences

@Suite struct BradleyTerryTests {
  private func near(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-6) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) < tolerance }
  }

  @Test func twoPlayersByHand() {
    // Three wins to one: s₁ / s₂ = 3, and s₁ s₂ = 1.
    let fit = BradleyTerry(wins: [[0, 3], [1, 0]], prior: 0)
    #expect(near(fit.strengths, [sqrt(3), 1 / sqrt(3)]))
    #expect(abs(fit.probability(0, beats: 1) - 0.75) < 1e-6)
    // One win, and a win and a loss each against strength 1: by symmetry s₂ = 1 / s₁, and wins
    // expected = wins had gives s³ − s² − 2 = 0.
    let clean = BradleyTerry(wins: [[0, 1], [0, 0]], prior: 1)
    #expect(near(clean.strengths, [1.6956208, 1 / 1.6956208]))
    #expect(near(BradleyTerry(wins: [[0, 0], [0, 0]]).strengths, [1, 1]))
    #expect(BradleyTerry(wins: []).strengths.isEmpty)
  }

  @Test func threePlayersByHand() {
    // Six games a pair, shared as strengths 4 : 2 : 1 expect.
    let wins = [[0, 4, 4.8], [2, 0, 4], [1.2, 2, 0]]
    let fit = BradleyTerry(wins: wins, prior: 0)
    #expect(near(fit.strengths, [2, 1, 0.5]))
    #expect(fit.ranking == [0, 1, 2])
    // A circle: nobody is stronger.
    let circle = BradleyTerry(wins: [[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    #expect(near(circle.strengths, [1, 1, 1]))
    // A clean sweep stays finite and in order.
    let sweep = BradleyTerry(wins: [[0, 0, 0], [1, 0, 0], [1, 1, 0]])
    #expect(sweep.ranking == [2, 1, 0])
    #expect(near([sweep.strengths[1]], [1]))
    #expect(near([sweep.strengths[0] * sweep.strengths[2]], [1]))
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

  @Test func marginsGiveTheirDifferencesSigmoid() throws {
    func σ(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    let pair = PreferencePair(
      prompt: "p", chosen: "w", rejected: "l", scoreChosen: σ(2.5), scoreRejected: σ(1))
    #expect(abs(pair.preferenceOfMargins - σ(1.5)) < 1e-12)
    let turned = pair.labelled(0.2)
    #expect([turned.chosen, turned.rejected] == ["l", "w"])
    #expect(abs((turned.preference ?? 0) - 0.8) < 1e-12)
    #expect(turned.scoreChosen == pair.scoreRejected)
    // In a file: there when there is one, and absent otherwise.
    func line(_ pair: PreferencePair) throws -> String {
      String(decoding: try JSONEncoder().encode(PairLine(pair)), as: UTF8.self)
    }
    #expect(try line(pair.labelled(0.75)).contains("\"preference\":0.75"))
    #expect(try !line(pair).contains("\"preference\""))
    let again = try withTemporaryFolder { folder in
      try JSONLines.write([PairLine(pair), PairLine(pair, standard: true)], to: folder + "/x")
      return try PreferencePair.read(folder + "/x")
    }
    #expect(again.map(\.scoreChosen) == [pair.scoreChosen, pair.scoreChosen])
    #expect(again.allSatisfy { $0.prompt == "p" && $0.chosen == "w" && $0.preference == nil })
  }
}
