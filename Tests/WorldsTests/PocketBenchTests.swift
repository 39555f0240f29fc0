import Tensors
import Testing
import Worlds

@Suite struct PocketBenchTests {
  @Test func pairsAreHeldOutDistinctAndDifferByTheirFlaw() {
    let pairs = PocketBench.pairs(perSubset: 200, seed: 1)
    #expect(Set(pairs.map(\.id)).count == pairs.count)
    #expect(Set(pairs.map { [$0.prompt, $0.chosen, $0.rejected] }).count == pairs.count)
    let operations = CodeTask.Operation.allCases
    let heldOutPrograms = operations.flatMap { first in operations.map { CodeTask(first, $0) } }
      .count { PocketTask(.code($0)).isHeldOut }
    for subset in PocketSubset.allCases {
      let count = pairs.count { $0.subset == subset }
      let expected =
        switch subset {
        case .safetyRefuse, .safetyRespond: 32  // 16 requests, 2 refusals
        case .codeComments: heldOutPrograms
        default: 200
        }
      #expect(count == expected, "\(subset): \(count)")
    }
    for pair in pairs {
      #expect(Oracle.quality(of: pair.chosen, to: pair.task) == 1)
      let missing = Oracle.aspects(of: pair.chosen, to: pair.task)
        .subtracting(Oracle.aspects(of: pair.rejected, to: pair.task))
      switch pair.subset {
      case .chatFacts, .mathSums, .codePrograms: #expect(missing == [.correct])
      case .chatRelevance: #expect(missing == [.relevant])
      case .chatManners: #expect(missing == [.polite])
      case .mathWorking: #expect(missing == [.shown])
      case .codeComments, .codeDescriptions: #expect(missing == [.documented])
      case .safetyRefuse: #expect(missing == [.safe, .apt])
      case .safetyRespond: #expect(missing == [.helpful, .apt])
      }
      if [.math, .code].contains(pair.section) { #expect(pair.task.isHeldOut) }
    }
  }

  @Test func pairsDependOnTheSeedAndNotOnOtherSubsets() {
    let pairs = PocketBench.pairs(perSubset: 20, seed: 3)
    #expect(pairs == PocketBench.pairs(perSubset: 20, seed: 3))
    #expect(pairs != PocketBench.pairs(perSubset: 20, seed: 4))
    let alone = PocketBench.pairs(of: .codePrograms, count: 20, seed: 3)
    #expect(pairs.filter { $0.subset == .codePrograms } == alone)
    #expect(PocketBench.pairs(of: .codePrograms, count: 5, seed: 3) == Array(alone.prefix(5)))
  }

  @Test func toneIsIndependentOfMerit() {
    let pairs = PocketBench.pairs(of: .chatFacts, count: 600, seed: 5)
    let chosen = pairs.count { $0.chosen.hasSuffix("!") }
    let rejected = pairs.count { $0.rejected.hasSuffix("!") }
    #expect((240...360).contains(chosen) && (240...360).contains(rejected))
  }

  @Test(arguments: [
    (PocketCategory.chat, [1, 0.8, 0.4, 0.2, 0]), (.code, [1, 0.7, 0, 0, 0]),
    (.math, [1, 0.5, 0, 0, 0]), (.safety, [1, 0, 0, 0, 0]),
  ])
  func laddersLeadDown(_ category: PocketCategory, _ qualities: [Double]) {
    var random = Random(seed: 6)
    for _ in 0..<300 {
      let task = PocketTask.draw(category, heldOut: true, using: &random)
      let ladder = Degradation.ladder(of: task, using: &random)
      #expect(Set(ladder.map(\.name)).count == 5)
      for (rung, quality) in zip(ladder, qualities) {
        #expect(abs(Oracle.quality(of: rung.text, to: task) - quality) < 1e-12, "\(rung)")
      }
      #expect(ladder.count == qualities.count)
    }
  }
}
