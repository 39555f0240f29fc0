import Measures
import Testing

@Suite struct TrialsTests {
  private func trials() throws -> Trials<Double> {
    var trials = Trials<Double>(seeds: 3)
    try trials.run(["a", "b"]) { arm, seed in Double(seed * seed) + (arm == "a" ? 10 : 0) }
    return trials
  }

  @Test func outcomesAreKeptByArmInTheOrderOfSeeds() throws {
    var trials = try trials()
    #expect(trials.arms == ["a", "b"] && trials["a"] == [11, 14, 19] && trials["b"] == [1, 4, 9])
    #expect(trials["c"].isEmpty)
    try trials.run(["c", "a"]) { _, seed in Double(-seed) }
    #expect(trials.arms == ["a", "b", "c"] && trials["a"] == [-1, -2, -3])
  }

  /// By hand: the mean of 1, 4, 9 is 14 / 3, their deviation √(49 / 3), Student's t of two degrees
  /// of freedom 4.3027.
  @Test func meansAndLeadsAreOverSeeds() throws {
    let mean = try trials().mean("b") { $0 }
    #expect(abs(mean.value - 14.0 / 3) < 1e-12)
    #expect(abs(mean.high - mean.value - 4.302653 * (49.0 / 9).squareRoot()) < 1e-4)
    // Paired, what both have in common is gone.
    let lead = try trials().lead("a", over: "b") { $0 }
    #expect(lead.low == 10 && lead.value == 10 && lead.high == 10)
  }

  /// Arms on fewer seeds are compared on those that both have.
  @Test func anArmOnFewerSeeds() throws {
    var trials = try trials()
    try trials.run(["c"], seeds: 2) { _, seed in Double(seed) }
    #expect(trials["c"] == [1, 2] && trials["a"].count == 3)
    #expect(trials.lead("a", over: "c") { $0 }.value == 11)
    // 25 / 3; the residuals 11 − 25/3 and 14 − 50/3 are ±8/3, their t of one degree 12.706.
    let share = trials.share("a", of: "c") { $0 }
    #expect(abs(share.value - 25.0 / 3) < 1e-12)
    #expect(abs(share.high - share.value - 12.7062 * (8.0 / 3) / 1.5) < 1e-3)
  }

  @Test func aFailureIsTold() {
    struct Failure: Error {}
    var trials = Trials<Int>(seeds: 2)
    #expect(throws: Failure.self) {
      try trials.run(["a"]) { _, seed in
        if seed == 2 { throw Failure() }
        return seed
      }
    }
    #expect(trials.arms.isEmpty)
  }
}
