import Testing

@testable import Notebook

@Suite struct RuleTests {
  private let rule = Rule(
    "4.1", "It improves.", source: "lesson",
    reproduced: [.number("gain", above: 0.1), .share("accuracy", above: 0.5)],
    partly: [.number("gain", above: 0)])

  private func found(
    _ gain: (Double, Double, Double), _ accuracy: (Double, Double, Double) = (0.7, 0.6, 0.8)
  ) -> [Quantity] {
    [
      Quantity("gain", Estimate(gain.0, gain.1, gain.2)),
      Quantity("accuracy", Estimate(accuracy.0, accuracy.1, accuracy.2)),
    ]
  }

  /// Every case of the two lists: each holds, fails or has its bound inside the interval.
  @Test(arguments: [
    ((0.2, 0.15, 0.25), (0.7, 0.6, 0.8), Claim.Verdict.reproduced),
    ((0.2, 0.15, 0.25), (0.5, 0.4, 0.6), .partly),
    ((0.2, 0.15, 0.25), (0.3, 0.2, 0.4), .partly),
    ((0.1, 0.05, 0.15), (0.7, 0.6, 0.8), .partly),
    ((0.05, -0.05, 0.15), (0.7, 0.6, 0.8), .inconclusive),
    ((0.05, -0.05, 0.09), (0.7, 0.6, 0.8), .inconclusive),
    ((-0.1, -0.2, 0), (0.7, 0.6, 0.8), .notReproduced),
    ((.nan, .nan, .nan), (0.7, 0.6, 0.8), .inconclusive),
  ])
  func verdicts(
    _ gain: (Double, Double, Double), _ accuracy: (Double, Double, Double),
    _ wanted: Claim.Verdict
  ) throws {
    #expect(try rule.verdict(on: found(gain, accuracy)) == wanted)
  }

  /// The bound itself is no effect: an interval that touches it does not hold.
  @Test func atTheBound() {
    #expect(Rule.Clause.share("x", above: 0).holds(of: Estimate(0, 0, 0)) == false)
    #expect(Rule.Clause.share("x", above: 0).holds(of: Estimate(1, 0, 2)) == nil)
    #expect(Rule.Clause.share("x", below: 1).holds(of: Estimate(1, 1, 1)) == false)
    #expect(Rule.Clause.share("x", below: 1).holds(of: Estimate(0, 0, 0.9)) == true)
  }

  /// A clause about several has to hold for each of them.
  @Test func severalOfOneName() throws {
    let rule = Rule("8.1", "At every size.", source: "s", reproduced: [.number("gain", above: 0)])
    func verdict(_ low: Double, _ high: Double) throws -> Claim.Verdict {
      try rule.verdict(on: [
        Quantity("gain", of: "S", Estimate(1, 0.5, 1.5)),
        Quantity("gain", of: "M", Estimate(0, low, high)),
      ])
    }
    #expect(try verdict(0.1, 1) == .reproduced)
    #expect(try verdict(-1, 1) == .inconclusive)
    #expect(try verdict(-1, 0) == .notReproduced)
  }

  @Test func whatTheWorldMakesTrueIsNotReproduced() throws {
    var rule = rule
    rule.construction = "the question was taught"
    #expect(try rule.verdict(on: found((0.2, 0.15, 0.25))) == .byConstruction)
    #expect(try rule.verdict(on: found((-0.1, -0.2, -0.1))) == .notReproduced)
    let no = Rule("5.1", "Size.", source: "s", untestable: "one model of a size")
    #expect(try no.verdict(on: []) == .notTestable)
  }

  @Test func aRuleAndItsQuantitiesBelongTogether() {
    #expect(throws: NotebookError.self) { try rule.verdict(on: [found((1, 1, 1))[0]]) }
    #expect(throws: NotebookError.self) {
      try rule.verdict(on: found((1, 1, 1)) + [Quantity("other", Estimate(1, 1, 1))])
    }
    #expect(throws: NotebookError.self) { try Report.claim(Finding("9.9", []), by: [rule]) }
  }

  @Test func wordsOfRuleAndMeasurement() throws {
    #expect(
      rule.text == "reproduced if gain > 0.10 and accuracy > 50 %; partly if gain > 0.00")
    let claim = try Report.claim(
      Finding("4.1", figure: "up", found((0.2, 0.15, 0.25)), note: "ten seeds"), by: [rule])
    #expect(
      claim.measured == "gain: 0.20 [0.15, 0.25]; accuracy: 70.0 % [60.0, 80.0]; ten seeds")
    #expect(claim.rule == rule.text && claim.verdict == .reproduced)
  }
}
