import Testing

@testable import Book

/// What chapter 09 shows and finds, from the smallest experiments that there are.
@Suite struct NeighbourShowTests {
  /// A finding has just the quantities that its rule's clauses name.
  private func expectAsked(_ findings: [Finding]) throws {
    for finding in findings {
      let rule = try #require(Rules.all.first { $0.id == finding.id })
      let asked = Set((rule.reproduced + rule.partly).map(\.quantity))
      #expect(Set(finding.quantities.map(\.name)) == asked, "\(finding.id)")
    }
  }

  @Test func theTable() throws {
    let study = try TabularStudy(
      [.iREPO(beta: 0.5, clip: 1e-6), .dpo(beta: 0.5)], beta: 0.5, steps: 500, annotators: [1, 30],
      tables: 3, seed: 1)
    let searches = try PolicySearches(study, lookAt: [10, 300])
    try expectAsked(study.findings(searches, figure: "table"))
    #expect(study.closedForm < 1e-12 && study.end("irepo") < study.end("dpo"))
    #expect(study.end("no such loss") == 1)
    #expect(study.greatestShareOfBound <= 1 && study.shareOfBound.count == 2)
    #expect(study.saved.count == 1 && study.lastOfFirst.value < 1)
    let figure = study.figure("table", courses: ["irepo"], searches)
    #expect(figure.panels.count == 3)
    #expect(try study.table.markdown().contains("closed form"))
  }

  @Test func waysOfAsking() throws {
    let model = try PocketModels.load(.small, .instruct)
    let pairs = HardBench.pairs(perSubset: 2, seed: 1)
    let random = Random(seed: 1)
    let ways = try [
      WayOfAsking.pYes(model, generic: true, on: pairs), .pYes(model, on: pairs),
      .written(model, critiques: 1, on: pairs, random: random),
      .written(model, critiques: 3, on: pairs, random: random),
    ]
    try expectAsked(ways.findings(figure: "calibration"))
    #expect(try ways.table.markdown().split(separator: "\n").count == 2 + 4)
    #expect(ways.reliability("calibration", holding: 10).panels.count == 2)
    #expect(try ways.counts(holding: 10).markdown().contains("one critique"))
  }

  @Test func theRealModels() throws {
    let wide = Interval(0.5, 0.4, 0.6)
    let choosing = RealChoosing(
      bestOf: [0.4, 0.5, 0.5, 0.6].map { Interval($0, $0, $0) },
      possible: [wide, wide, wide, wide],
      liked: [0.1, 0.3] + [Double](repeating: 0, count: 8),
      quality: [Interval](repeating: wide, count: 10), plain: wide)
    let comparing = RealComparing(
      pointwise: wide, pairwise: wide, shownFirst: wide, consistent: wide, positionBias: 0.1,
      lead: Interval(0.05, -0.01, 0.11))
    try expectAsked([choosing.finding, comparing.finding])
    #expect(choosing.order.prefix(2) == [1, 0])
    #expect(abs(choosing.finding.quantities[0].estimate.value - 0.2) < 1e-12)
    #expect(comparing.finding.quantities[0].estimate == Estimate(-0.05, -0.11, 0.01))
  }
}
