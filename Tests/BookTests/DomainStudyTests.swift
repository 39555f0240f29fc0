import Measures
import Notebook
import Tensors
import Testing
import Worlds

@testable import Book

@Suite struct DomainStudyTests {
  private let pairs = PocketBench.pairs(perSubset: 2, seed: 1).map(\.item)

  private func specialists() throws -> SpecialistStudy {
    try SpecialistStudy(
      SpecialistTrial(
        .small, PocketRecipe.Phase(steps: 2, tokensPerStep: 100, rate: 1e-3), looks: [1, 2],
        pairs: pairs, hardPairs: HardBench.pairs(perSubset: 1, seed: 1),
        tasks: PolicyReport.tasks(perCategory: 1, seed: 1), seed: 1),
      Specialty.factorial([.code, .math]), seeds: 2)
  }

  @Test func allArmsAreRunAndShown() throws {
    let study = try specialists()
    #expect(study.runs.arms.count == 9 && study.byDomain.rows.count == 4)
    #expect(study.solvingAndJudging.rows.count == 10)
    #expect(try study.byDomain.markdown().contains("math specialist"))
    // The two main effects are together the way from neither cause to both.
    let form = study.effect(SpecialistStudy.own) { $0.keepsFormat ? 0.25 : -0.25 }
    let asks = study.effect(SpecialistStudy.own) { $0.containsVerification ? 0.25 : -0.25 }
    let both = study.effect(SpecialistStudy.own) {
      $0.keepsFormat != $0.containsVerification ? 0 : $0.keepsFormat ? 0.5 : -0.5
    }
    #expect(abs(form.value + asks.value - both.value) < 1e-12)
  }

  /// Every quantity that a rule asks for is measured, and no other.
  @Test func findingsFitTheirRules() throws {
    let study = try specialists()
    let asking = try AskingStudy(
      "S",
      AskingTrial(
        from: PocketModels.load(.small, .base, trainable: true),
        PocketRecipe.Phase(steps: 2, tokensPerStep: 100, rate: 1e-3), looks: [1, 2], pairs: pairs,
        seed: 1), seeds: 2)
    let findings =
      study.findings(
        form: { $0.keepsFormat ? 0.25 : -0.25 },
        verification: { $0.containsVerification ? 0.25 : -0.25 },
        domain: { $0.category == .code ? 0.25 : -0.25 }) + AskingStudy.findings([asking])
    #expect(findings.map(\.id) == (1...8).map { "7.\($0)" })
    for finding in findings {
      let rule = try #require(Rules.chapter07.first { $0.id == finding.id })
      let named = Set((rule.reproduced + rule.partly).map(\.quantity))
      #expect(Set(finding.quantities.map(\.name)) == named, "\(finding.id)")
    }
    #expect(asking.bySubset.rows.count == PocketSubset.allCases.count)
    let gained = asking.gained(AskingStudy.everywhere)
    let mean = asking.runs.mean(AskingTrial.everywhere) { $0[1].says.mean }
    #expect(abs(gained.value - (mean.value - 0.5)) < 1e-12)
  }
}
