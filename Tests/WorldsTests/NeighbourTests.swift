import LanguageModels
import Measures
import Preferences
import Tensors
import Testing
import Worlds

/// The experiments of chapter 09 on the smallest model, as small as they can be.
@Suite struct NeighbourTests {
  private static func start() throws -> LanguageModel {
    try PocketModels.load(.small, .instruct, trainable: true)
  }

  /// The same seed gives the same pairs and outcome; a loss and who labels make the difference.
  @Test func lossesShareTheirPairs() throws {
    let trial = LossTrial(from: try Self.start(), prompts: 12, evaluation: 2, seed: 1)
    let draw = try trial.draw(1)
    let (same, next) = (try trial.draw(1), try trial.draw(2))
    #expect(draw.items == same.items && draw.items != next.items)
    let own = try trial.pairs(draw, by: trial.start)
    #expect(own.allSatisfy { ($0.preference ?? 0) >= 0.5 })
    let panel = try trial.pairs(draw, by: AnnotatorPanel(annotators: 3, temperature: 0.25), seed: 1)
    #expect(own != panel)
    let once = try trial.train(.dpo(), rate: 1e-3, on: own, seed: 1)
    let again = try trial.train(.dpo(), rate: 1e-3, on: own, seed: 1)
    let other = try trial.train(.likelihood(), rate: 1e-3, on: own, seed: 1)
    #expect(once.quality == again.quality && once.chosen == again.chosen)
    #expect(once.chosen != other.chosen && other.chosen > 0)
    let rates = try trial.bestRates([.dpo(), .likelihood()], of: [1e-3, 0.5], on: [(1, own)])
    #expect(rates == ["dpo": 1e-3, "likelihood": 1e-3])  // the other one destroys
  }

  /// Two rounds: the first is the same whatever the reference of the second; a stream is another
  /// course, and a curriculum a third.
  @Test func pacesShareStartAndPrompts() throws {
    var loop = PacedLoop(from: try Self.start(), promptsPerRound: 32, evaluation: 2, seed: 1)
    loop.rounds = 2
    loop.training.pairsPerStep = 16
    let runs = try PacedLoop.Pace.allCases.map { try loop.run(.init($0, rate: 1e-3), seed: 1) }
    #expect(runs.allSatisfy { $0.course.count == 3 })
    #expect(Set(runs.map { $0.course[0].meanQuality }).count == 1)
    #expect(runs[0].course[1].samples == runs[1].course[1].samples)
    #expect(runs[0].course[2].samples != runs[1].course[2].samples)
    #expect(runs[2].course[2].samples != runs[3].course[2].samples)
    #expect(PacedLoop.Arm(.stream, rate: 1e-3).name == "stream at 1e-03")
  }

  /// Costs are in the order of what is read and written; a forecast knows which responses are
  /// flawless.
  @Test func waysOfAskingAreCounted() throws {
    let model = try Self.start()
    let pairs = HardBench.pairs(perSubset: 2, seed: 1)
    let yes = try WayOfAsking.pYes(model, generic: true, on: pairs)
    let written = try [1, 3].map {
      try WayOfAsking.written(model, critiques: $0, on: pairs, random: Random(seed: 1))
    }
    #expect(yes.flops < written[0].flops && written[0].flops < written[1].flops)
    #expect(yes.cost.tokensWritten == 0 && written[0].cost.tokensWritten > 0)
    #expect(try WayOfAsking.comparison(model, on: pairs).calibration == nil)
    for (pair, forecast) in zip(pairs, yes.forecasts) {
      let bothAreFlawed =
        pair.category.hasSuffix("flawed") || pair.category.hasSuffix("lesser-flaw")
      #expect(forecast.map(\.isTrue) == [!bothAreFlawed, false])
    }
    #expect(yes.errorAbove(yes) == Interval(0, 0, 0))
    let apart = written[0].errorAbove(yes)
    let expected =
      (written[0].calibration?.ece.value ?? 0) - (yes.calibration?.ece.value ?? 0)
    #expect(abs(apart.value - expected) < 1e-12)
  }

  /// A trick's readings say what its share says.
  @Test func readingsAddUpToTheShare() throws {
    let judge = try pYes(try Self.start())
    let pairs = PocketBench.pairs(perSubset: 3, seed: 1)
    let readings = try BiasProbe.twice.readings(judge, on: pairs)
    let share = try BiasProbe.twice.fooled(judge, on: pairs)
    #expect(abs(readings.map(\.fooled).average - share.value) < 1e-12)
    #expect(Set(readings.map(\.section)) == Set(PocketCategory.allCases))
  }
}
