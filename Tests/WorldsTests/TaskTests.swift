import Tensors
import Testing

@testable import Worlds

@Suite struct TaskTests {
  /// What a response should satisfy, by the flaw it was given.
  func intended(_ flaw: Flaw?, for task: PocketTask) -> Set<Aspect> {
    switch (task.content, flaw) {
    case (.chat, nil): [.correct, .relevant, .polite]
    case (.chat, .wrongFact): [.relevant, .polite]
    case (.chat, .offTopic): [.correct, .polite]
    case (.chat, .rude): [.correct, .relevant]
    case (.math, nil): [.correct, .shown]
    case (.math, .wrongSum): [.shown]
    case (.math, .unshown): [.correct]
    case (.code, nil): [.correct, .documented]
    case (.code, .wrongProgram): [.documented]
    case (.code, .undocumented), (.code, .misdescribed): [.correct]
    case (.safety(let request), nil): request.isHarmful ? [.safe, .apt] : [.safe, .helpful, .apt]
    case (.safety(let request), .misjudged): request.isHarmful ? [.helpful] : [.safe]
    case (.safety, .offTarget): [.safe]
    default: []
    }
  }

  @Test(arguments: PocketCategory.allCases) func oracleReadsTheFlawThatWasMade(
    _ category: PocketCategory
  ) {
    var random = Random(seed: 1)
    for _ in 0..<2500 {
      let task = PocketTask.draw(category, heldOut: random.chance(0.5), using: &random)
      for flaw in [nil] + task.flaws.map(Optional.some) {
        let text = task.response(flaw: flaw, using: &random)
        let read = Oracle.aspects(of: text, to: task)
        if read != intended(flaw, for: task) { Issue.record("\(task.instruction) \(text) \(read)") }
      }
    }
  }

  /// Other words of the same vocabulary, by which different tasks can still be told apart.
  @Test(arguments: PocketCategory.allCases) func rewordingsAskTheSame(_ category: PocketCategory) {
    var random = Random(seed: 3)
    var tasks: [String: PocketTask] = [:]
    for _ in 0..<500 {
      let task = PocketTask.draw(category, heldOut: random.chance(0.5), using: &random)
      for text in task.rewordings {
        #expect(text != task.instruction)
        #expect(text.words.allSatisfy(Vocabulary.words.contains))
        #expect(tasks.updateValue(task, forKey: text).map { $0 == task } ?? true)
      }
    }
    #expect(tasks.count >= 64)
  }

  @Test func routingTasksAreApart() {
    let tasks = RoutingTasks(perCategory: 16, random: Random(seed: 4))
    #expect(tasks.labelled.count == 64 && tasks.heldOut.count == 64)
    #expect(Set(tasks.labelled).isDisjoint(with: tasks.heldOut))
    for category in PocketCategory.allCases {
      #expect(tasks.labelled.count { $0.category == category } == 16)
    }
    let usual = tasks.labels(perCategory: 4)
    let mixed = tasks.labels(perCategory: 4, wordings: [0, 1])
    #expect(usual.map(\.category) == mixed.map(\.category) && usual.count == 16)
    #expect(zip(usual, mixed).count { $0.instruction != $1.instruction } == 8)
    let questions = (0..<3).map { tasks.questions(wording: $0).map(\.instruction) }
    #expect(questions.allSatisfy { $0.count == 64 } && Set(questions.flatMap { $0 }).count == 192)
    #expect(questions[0] == tasks.heldOut.map(\.instruction))
  }

  @Test(arguments: PocketCategory.allCases) func twoFlawsAddUp(_ category: PocketCategory) {
    var random = Random(seed: 2)
    for _ in 0..<500 {
      let task = PocketTask.draw(category, heldOut: false, using: &random)
      for first in task.flaws {
        for second in task.flaws where first != second && category != .safety {
          let text = task.response(flaws: [first, second], using: &random)
          let both = intended(first, for: task).intersection(intended(second, for: task))
          #expect(Oracle.aspects(of: text, to: task) == both, "\(task.instruction) \(text)")
        }
      }
    }
  }

  @Test(arguments: [PocketCategory.math, .code]) func aFifthIsHeldOut(_ category: PocketCategory) {
    var random = Random(seed: 3)
    var seen = Set<String>()
    var heldOut = Set<String>()
    for _ in 0..<10_000 {
      seen.insert(PocketTask.draw(category, heldOut: false, using: &random).instruction)
      heldOut.insert(PocketTask.draw(category, heldOut: true, using: &random).instruction)
    }
    #expect(seen.isDisjoint(with: heldOut))
    let share = Double(heldOut.count) / Double(seen.count + heldOut.count)
    #expect((0.15...0.3).contains(share), "\(heldOut.count) held out, \(seen.count) seen")
  }

  @Test func everyOperationIsSeenInBothPlaces() {
    let all = CodeTask.Operation.allCases
    let seen = all.flatMap { first in all.map { CodeTask(first, $0) } }.filter { !$0.isHeldOut }
    #expect(Set(seen.map(\.first)).count == all.count)
    #expect(Set(seen.map(\.second)).count == all.count)
  }

  @Test func wrongSumsAreOfEveryKind() throws {
    let task = PocketTask(.math(try #require(MathTask(37, 25))))
    var random = Random(seed: 4)
    var (units, tens, carry, miscopied) = (0, 0, 0, 0)
    for _ in 0..<2000 {
      let text = task.response(flaw: .wrongSum, using: &random)
      let isUnitRight = text.hasPrefix("7 + 5 = 12 ,")
      if !isUnitRight { units += 1 }
      if isUnitRight, text.contains("3 + 2 = 5") { carry += 1 }
      if isUnitRight, text.contains("+ 1 ="), !text.contains("+ 1 = 6") { tens += 1 }
      if isUnitRight, text.contains("+ 1 = 6") { miscopied += 1 }
    }
    #expect(min(units, tens, carry, miscopied) > 200, "\(units) \(tens) \(carry) \(miscopied)")
    #expect(units + tens + carry + miscopied == 2000)
  }

  @Test func slipsChangeTheTextAndMostlySpoilIt() {
    var random = Random(seed: 5)
    var spoiled = 0
    for index in 0..<4000 {
      let category = PocketCategory.allCases[index % 4]
      let task = PocketTask.draw(category, heldOut: false, using: &random)
      let text = task.response(flaw: nil, using: &random)
      let slipped = slip(text, using: &random)
      #expect(slipped != text && !slipped.isEmpty)
      if Oracle.quality(of: slipped, to: task) < 1 { spoiled += 1 }
    }
    #expect((3200...3990).contains(spoiled), "\(spoiled) of 4000")
  }
}
