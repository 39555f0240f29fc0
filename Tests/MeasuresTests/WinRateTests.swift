import Foundation
import Testing

@testable import Measures

@Suite struct WinRateTests {
  private struct Fixture: Decodable {
    var length, difficulty, preference, weights, weights_without: [Double]
    var plain, controlled, controlled_without: Double

    init() throws {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/win_rate.json")
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }

    func games(_ withDifficulty: Bool = true) -> [WinRate.Game] {
      preference.indices.map {
        WinRate.Game(
          prompt: $0, preference: preference[$0], lengthDifference: length[$0],
          difficulty: withDifficulty ? difficulty[$0] : 0)
      }
    }
  }

  private func close(_ x: [Double], _ y: [Double], _ tolerance: Double = 1e-8) -> Bool {
    x.count == y.count && zip(x, y).allSatisfy { abs($0 - $1) < tolerance }
  }

  @Test func fitAgreesWithAnotherOptimiser() throws {
    let fixture = try Fixture()
    let rate = WinRate(fixture.games())
    let weights = close([rate.θ, rate.φ, rate.ψ], fixture.weights)
    #expect(weights)
    #expect(abs(rate.plain.value - fixture.plain) < 1e-12)
    #expect(abs(rate.lengthControlled.value - fixture.controlled) < 1e-8)
    #expect(rate.lengthControlled.low < rate.lengthControlled.value)
    #expect(rate.lengthControlled.high > rate.lengthControlled.value)

    let without = WinRate(fixture.games(false))
    let short = close([without.θ, without.φ, without.ψ], fixture.weights_without + [0])
    #expect(short)
    #expect(abs(without.lengthControlled.value - fixture.controlled_without) < 1e-8)
  }

  @Test func aModelAgainstItselfHasOneHalf() {
    let games = (0..<20).map { WinRate.Game(prompt: $0, preference: 0.5, lengthDifference: 0) }
    let rate = WinRate(games)
    #expect(rate.plain == Interval(0.5, 0.5, 0.5))
    #expect(abs(rate.lengthControlled.value - 0.5) < 1e-9)
  }

  @Test func theTwoModelsRatesAddUpToOne() throws {
    let games = try Fixture().games()
    let turned = games.map {
      WinRate.Game(
        prompt: $0.prompt, preference: 1 - $0.preference, lengthDifference: -$0.lengthDifference,
        difficulty: $0.difficulty)
    }
    let (one, other) = (WinRate(games), WinRate(turned))
    #expect(abs(one.lengthControlled.value + other.lengthControlled.value - 1) < 1e-9)
    #expect(abs(one.plain.value + other.plain.value - 1) < 1e-12)
    #expect(abs(one.φ - other.φ) < 1e-7)
  }

  /// Preferences that follow length alone, by p = σ(−2 tanh(Δ/σ)): half of the games have Δ = −30,
  /// a longer response, the others Δ = 10, so the plain rate is above one half and the controlled
  /// one near it.
  @Test func lengthIsTakenOut() {
    let deviation = 20.0  // of −30 and 10 in equal numbers
    let games = (0..<2000).map { index in
      let length = index % 2 == 0 ? -30.0 : 10
      return WinRate.Game(
        prompt: index, preference: 1 / (1 + exp(2 * tanh(length / deviation))),
        lengthDifference: length)
    }
    let fit = WinRate.Fit(games, start: [0, 0, 0])
    #expect(fit.plain > 0.57)
    #expect(abs(fit.lengthControlled - 0.5) < 1e-3)
    #expect(abs(fit.weights[1] + 2) < 1e-2)
  }

  @Test func winningAlwaysStaysFinite() {
    let games = (0..<50).map {
      WinRate.Game(
        prompt: $0, preference: 1, lengthDifference: Double($0 % 7), difficulty: Double($0 % 3))
    }
    let rate = WinRate(games)
    #expect(rate.θ.isFinite && rate.θ > 3)
    #expect(rate.lengthControlled.value > 0.98 && rate.lengthControlled.value < 1)
  }

  /// Intervals are over prompts: games of one prompt that repeat each other add no certainty.
  @Test func gamesOfAPromptAreDrawnTogether() {
    func games(_ repeats: Int) -> [WinRate.Game] {
      (0..<30).flatMap { prompt in
        (0..<repeats).map { _ in
          WinRate.Game(prompt: prompt, preference: Double(prompt % 2), lengthDifference: 0)
        }
      }
    }
    let (one, many) = (WinRate(games(1)).plain, WinRate(games(4)).plain)
    #expect(abs((many.high - many.low) - (one.high - one.low)) < 0.01)
    #expect(one.high - one.low > 0.25)
  }
}
