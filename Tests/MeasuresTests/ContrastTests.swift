import Measures
import Testing

@Suite struct ContrastTests {
  private func trials() throws -> Trials<Double> {
    var trials = Trials<Double>(seeds: 3)
    try trials.run(["11", "10", "01", "00"]) { arm, seed in
      let cells = ["11": 7.0, "10": 4, "01": 2, "00": 1]
      // What a seed adds to all arms is gone in a contrast.
      return cells[arm, default: 0] + Double(100 * seed)
    }
    return trials
  }

  /// By hand: (7 − 4) − (2 − 1).
  @Test func anInteractionIsADifferenceOfDifferences() throws {
    let found = try trials().contrast([("11", 1), ("10", -1), ("01", -1), ("00", 1)]) { $1 }
    #expect(abs(found.value - 2) < 1e-12 && found.low == found.value && found.high == found.value)
  }

  /// The two main effects of a two-by-two experiment always add up to the way from no cause to both.
  @Test func mainEffectsAddUpWhateverTheInteraction() throws {
    let trials = try trials()
    let first = trials.contrast([("11", 0.5), ("10", 0.5), ("01", -0.5), ("00", -0.5)]) { $1 }
    let second = trials.contrast([("11", 0.5), ("10", -0.5), ("01", 0.5), ("00", -0.5)]) { $1 }
    let both = trials.lead("11", over: "00") { $0 }
    #expect(abs(first.value + second.value - both.value) < 1e-12)
  }

  @Test func theValueSeesItsArmAndAMissingArmGivesNoNumber() throws {
    let trials = try trials()
    let found = trials.contrast([("11", 1), ("00", 1)]) { arm, _ in arm == "11" ? 5 : 1 }
    #expect(found.value == 6)
    #expect(trials.contrast([("12", 1)]) { $1 }.value.isNaN)
  }
}
