import Preferences
import Testing

@testable import Worlds

@Suite struct ToneProbeTests {
  /// The oracle reads the texts: right and wrong differ in truth alone, plain and cheerful in nothing
  /// that counts.
  @Test func onlyTruthDiffersForTheOracle() throws {
    let probe = ToneProbe(questions: 99, seed: 2)
    #expect(probe.items.count == 36)
    #expect(Set(probe.items.map(\.instruction)).count == 36)
    let tasks = ChatTask.animals.flatMap { animal in
      ChatTask.Relation.allCases.map { PocketTask(.chat(ChatTask(animal: animal, relation: $0))) }
    }
    for (item, quality) in zip(probe.items, try OracleJudge(tasks).scores(probe.items)) {
      #expect(quality == [1, 1, 1, 1, 0.4, 0.4, 0.4, 0.4])
      #expect(Set(item.responses).count == 8)
      for group in ToneProbe.Group.allCases {
        let tones = Set(group.places.map { item.responses[$0].hasSuffix("!") })
        #expect(tones == [group == .rightCheerful || group == .wrongCheerful])
      }
    }
    #expect(ToneProbe(questions: 5, seed: 2).items == Array(probe.items.prefix(5)))
  }

  @Test func sharesByHand() {
    let probe = ToneProbe(questions: 2, seed: 1)
    // Plain 3 and 2 against cheerful 2 and 1: three and a half of four; then none.
    let values: [[Double]] = [[3, 2, 2, 1, 0, 0, 0, 0], [1, 1, 2, 2, 0, 0, 6, 8]]
    #expect(probe.prefersPlain(values).value == 3.5 / 8)
    #expect(probe.means(.rightPlain, of: values) == [2.5, 1])
    #expect(probe.means(.wrongCheerful, of: values) == [0, 7])
  }
}
