import Foundation
import Testing

@testable import Measures

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
}
