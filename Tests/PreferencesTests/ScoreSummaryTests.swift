import LanguageModels
import Testing

@testable import Preferences

/// What scores say of their judge.
@Suite struct ScoreSummaryTests {
  private func doubts(_ items: [(scores: [Double], masses: [Double])]) -> [String] {
    var summary = ScoreSummary()
    for item in items { summary.add(scores: item.scores, masses: item.masses) }
    return summary.doubts
  }

  @Test func doubtsAreSaid() {
    #expect(doubts([]) == [])
    #expect(doubts([([0.2, 0.9], [0.8, 0.9]), ([0.4, 0.4], [0.5, 0.9])]) == [])
    let mass = doubts([([0.2, 0.9], [0.001, 0.003]), ([0.4, 0.7], [0.002, 0.002])])
    #expect(mass.count == 1 && mass[0].contains("only 0.2 % of the probability"))
    let tied = doubts([([0.2, 0.2], []), ([0.9, 0.9, 0.9], [])])
    #expect(tied == ["all 2 items tie: no response scores higher than another"])
    let flat = doubts([([0.5, 0.5001], []), ([0.5002, 0.5], [])])
    #expect(flat.count == 1 && flat[0].contains("all 4 scores lie between 0.5 and 0.5002"))
    // One item alone says nothing of ties, and one without scores nothing at all.
    #expect(doubts([([0.3, 0.3], [])]) == [])
    var summary = ScoreSummary()
    summary.add(JudgeItem(instruction: "a", category: "", responses: ["b", "c"]))
    #expect(summary == ScoreSummary())
  }

  @Test func namesAreCountedWithoutBeingKept() {
    #expect(NamedCount(["3"]).listed("pair") == "pair 3")
    #expect(NamedCount(["3", "9", "12"]).listed("pair") == "pairs 3, 9 and 12")
    let many = NamedCount((1...100).map(String.init))
    #expect(many.count == 100 && many.listed == "1, 2, 3, 4, 5, 6, 7, 8 and 92 more")
  }

  /// An empty response of a file is more likely lost than meant.
  @Test func emptyResponsesAreLeftOutWhereAsked() throws {
    let model = try tinyModel()
    let pairs = [("d", "c"), ("", "c"), ("d", " ")].enumerated().map { index, texts in
      PreferencePair(id: "n\(index)", prompt: "a", chosen: texts.0, rejected: texts.1)
    }
    func cut(_ keepsEmpty: Bool) throws -> CutPairs {
      try CutPairs(pairs, model.tokenizer, chat, maximumLength: 99, keepsEmpty: keepsEmpty)
    }
    let kept = try cut(false)
    #expect(kept.pairs.map(\.id) == ["n0"] && kept.empty == NamedCount(["n1", "n2"]))
    #expect(kept.summary == "1 of 3 pairs, 0 of them shortened")
    #expect(try cut(true).pairs.count == 3)
  }
}
