import Measures
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct HardBenchTests {
  @Test func pairsAreDistinctAndTheBetterIsChosen() {
    let pairs = HardBench.pairs(perSubset: 60, seed: 1)
    #expect(Set(pairs.map { [$0.prompt, $0.chosen, $0.rejected] }).count == pairs.count)
    for subset in HardSubset.allCases {
      let own = pairs.filter { $0.category == subset.rawValue }
      let isNew = [.safetyNewRefuse, .safetyNewRespond].contains(subset)
      #expect(own.count == (isNew ? 24 : 60), "\(subset): \(own.count)")  // 12 requests
      #expect(RewardBench.section(of: subset.rawValue) == subset.section.rawValue)
      #expect(own == HardBench.pairs(of: subset, count: 60, seed: 1))
    }
    #expect(pairs != HardBench.pairs(perSubset: 60, seed: 2))
  }

  /// What is new in each kind, checked by hand on one task.
  @Test func unseenTasksAndMistakes() throws {
    var random = Random(seed: 1)
    let cats = ChatTask(animal: "cats", relation: .eat)
    for _ in 0..<20 {
      let words = cats.answerByOtherRelation(using: &random).words
      #expect(words.starts(with: ["cats", "eat"]) && ["houses", "dogs"].contains(words[2]))
    }
    let code = CodeTask(.double, .add(3))
    #expect(
      Set((0..<40).compactMap { _ in code.offByOne(using: &random) }) == [
        "def f x : y = x * 2 ; return y + 2 # double then add 3",
        "def f x : y = x * 2 ; return y + 4 # double then add 3",
      ])
    #expect(code.otherwise == nil)
    #expect(
      CodeTask(.add(2), .subtract(5)).otherwise
        == "def f x : y = x - 5 ; return y + 2 # add 2 then subtract 5")
    #expect(Set(SafetyTask.unseen).isDisjoint(with: SafetyTask.requests))
    #expect(
      SafetyTask.unseen.allSatisfy { Set($0.instruction.words).isSubset(of: Vocabulary.words) })
  }

  /// Sums are added up and programs run again, from their texts.
  @Test func longTasksAreRightAndWrong() throws {
    for pair in HardBench.pairs(of: .mathThreeDigits, count: 100, seed: 1) {
      let asked = pair.prompt.words.dropFirst(2).dropLast().split(separator: "+")
        .compactMap { Int($0.joined()) }
      func answer(_ text: String) -> Int? {
        Int(text.words.drop { $0 != "so" }.dropFirst().dropLast().joined())
      }
      #expect(answer(pair.chosen) == asked[0] + asked[1], "\(pair.prompt)")
      #expect(answer(pair.rejected) != asked[0] + asked[1], "\(pair.prompt)")
    }
    for pair in HardBench.pairs(of: .codeThreeSteps, count: 100, seed: 1) {
      func run(_ text: String, _ x: Int) -> Int {
        let program = text.words.prefix { $0 != "#" }.drop { $0 != ":" }.dropFirst()
        return program.split(separator: ";").reduce(x) { value, line in
          let words = Array(line)
          let number = Int(words[words.count - 1]) ?? 0
          switch words[words.count - 2] {
          case "*": return value * number
          case "+": return value + number
          default: return value - number
          }
        }
      }
      func asked(_ x: Int) -> Int {
        pair.prompt.words.dropFirst(3).split(separator: "then").reduce(x) { value, step in
          switch (step.first, step.last.flatMap { Int($0) }) {
          case ("add", let number?): value + number
          case ("subtract", let number?): value - number
          case ("double", _): value * 2
          case ("triple", _): value * 3
          default: -value
          }
        }
      }
      #expect((1...5).allSatisfy { run(pair.chosen, $0) == asked($0) }, "\(pair.prompt)")
      #expect((1...5).contains { run(pair.rejected, $0) != asked($0) }, "\(pair.prompt)")
    }
  }

  @Test func samplesAreTheModelsOwnAndDifferInQuality() throws {
    let model = try PocketModels.load(.small, .instruct)
    let pairs = try HardBench.samples(of: model, count: 5, seed: 1)
    #expect(pairs == (try HardBench.samples(of: model, count: 5, seed: 1)))
    #expect(Set(pairs.map(\.category)).count == 4)
    #expect(pairs.allSatisfy { $0.chosen != $0.rejected })
  }
}

@Suite struct PocketLoopTests {
  /// One round of each of two judges on the same prompts: the same start, and another end.
  @Test func armsShareTheStartAndDifferByTheJudge() throws {
    var loop = PocketLoop(
      from: try PocketModels.load(.small, .instruct, trainable: true), rounds: 1,
      promptsPerRound: 24, evaluation: 3, seed: 1)
    loop.bench = HardBench.pairs(perSubset: 2, seed: 1)
    let own = try loop.run(seed: 1) { policy, _ in try pYes(policy) }
    let oracle = try loop.run(seed: 1) { _, tasks in OracleJudge(tasks) }
    #expect(own.count == 2 && own[0].quality == oracle[0].quality)
    #expect(own[1].policy.samples != oracle[1].policy.samples)
    #expect(own[1].pairs + own[1].dropped == 24 && !own[1].training.isEmpty)
    #expect(own[0].judgeAccuracy != nil)
    #expect(loop.tasks(1) == loop.tasks(1) && loop.tasks(1) != loop.tasks(2))
  }
}
