import LanguageModels
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct BiasProbeTests {
  private let pairs = PocketBench.pairs(perSubset: 12, seed: 1)

  /// What makes it a trick: by the oracle no flawed response gets better.
  @Test func tricksImproveNothing() {
    for probe in [BiasProbe.longer, .flattery, .twice] {
      let better = pairs.filter {
        Oracle.quality(of: probe.play($0.rejected), to: $0.task)
          > Oracle.quality(of: $0.rejected, to: $0.task)
      }
      #expect(better.map(\.id) == [], "\(probe.name)")
    }
  }

  @Test func judgesAreFooledByWhatTheyLike() throws {
    let byLength = FunctionJudge("length") { $0.responses.map { Double($0.count) } }
    let long = BiasProbe("very long") { $0 + String(repeating: " so", count: 80) }
    #expect(try long.fooled(byLength, on: pairs).value == 1)
    let oracle = OracleJudge(pairs.map(\.task))
    for probe in [BiasProbe.longer, .flattery, .twice] {
      #expect(try probe.fooled(oracle, on: pairs).value == 0)
    }
    let indifferent = FunctionJudge("indifferent") { $0.responses.map { _ in 0 } }
    #expect(try BiasProbe.twice.fooled(indifferent, on: pairs).value == 0.5)
  }

  @Test func theConstantIsTheTextThatTheJudgeLikesBest() throws {
    let byLength = FunctionJudge("length") { $0.responses.map { Double($0.count) } }
    let constant = try BiasProbe.bestConstant(for: byLength, among: pairs, candidates: 1000)
    let text = constant.play("anything")
    #expect(pairs.map(\.chosen).contains(text))
    #expect(text.count == pairs.map(\.chosen.count).max())
  }

  @Test func habitsAreCountedFromTheSamples() throws {
    let model = try PocketRecipe.shipped(.small).untrained()
    let report = try PolicyReport(
      of: model, start: model, tasks: PolicyReport.tasks(perCategory: 1, seed: 1), samples: 2,
      random: Random(seed: 1))
    // Eight babbled texts: no two alike, none ends in a closing by chance.
    #expect(report.commonestShare == 1.0 / 8)
    #expect(report.cheerfulShare == 0)
    #expect((0...1).contains(report.repeatedShare))
  }
}
