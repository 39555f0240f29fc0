import Files
import Foundation
import Measures
import Preferences
import TestSupport
import Testing

@Suite struct JudgeMeasureTests {
  @Test func gamesComeFromAJudge() throws {
    func item(_ responses: String...) -> JudgeItem {
      JudgeItem(instruction: "i", category: "", responses: responses)
    }
    let byLength = FunctionJudge("length") { $0.responses.map { Double($0.count) } }
    let games = try WinRate.games(
      [item("aaa", "a")], against: [item("aa", "a")], judge: byLength)
    #expect(
      games == [
        WinRate.Game(prompt: 0, preference: 1, lengthDifference: -1, difficulty: -1.5),
        WinRate.Game(prompt: 0, preference: 0.5, lengthDifference: 0, difficulty: -1.5),
      ])
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
