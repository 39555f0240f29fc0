import Measures
import Notebook
import Testing
import Worlds

@testable import Book

@Suite struct LoopFigureTests {
  /// Runs whose numbers are known: two seeds of a start and three rounds on one held-out prompt each.
  private func runs() throws -> LoopRuns {
    var loop = PocketLoop(
      from: try PocketModels.load(.small, .instruct, trainable: true), rounds: 3,
      promptsPerRound: 16, evaluation: 1, seed: 1)
    loop.evaluationSamples = 1
    var runs = LoopRuns(seeds: 2)
    try runs.run([LoopArm("a")], of: loop)
    return runs
  }

  @Test func quantitiesAreThoseOfTheRules() throws {
    let runs = try runs()
    let names = Quantity.falls("a", in: runs).map(\.name)
    let sized = SizedRuns([(.small, runs), (.medium, runs)])
    // Claims 4.2 and 8.2 ask for these.
    for id in ["4.2", "8.2"] {
      let rule = try #require(Rules.all.first { $0.id == id })
      let asked = Set((rule.reproduced + rule.partly).map(\.quantity))
      #expect(asked == Set(names))
    }
    #expect(sized.falls("a").count == 6 && sized.falls("a").map(\.label).suffix(1) == ["M"])
    // Against itself an arm leads by nothing, and has all of its quality.
    #expect(sized.leads("lead", "a", over: "a").allSatisfy { $0.estimate.value == 0 })
    #expect(sized.gain(of: "a", .medium, over: .small).value == 0)
    for share in sized.shares("share", "a", of: "a", \.endQuality) {
      #expect(share.estimate.value == 1 || share.estimate.value.isNaN)
    }
    let table = sized.table { _, _ in nil }
    #expect(table.columns.count == 7 && table.rows.count == 2)
    #expect(try table.markdown().contains("S: judge"))
  }
}
