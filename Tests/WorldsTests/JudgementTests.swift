import Preferences
import Tensors
import Testing

@testable import Worlds

/// Critiques, comparisons, conversations, and the weights of answers.
@Suite struct JudgementTests {
  @Test func aCritiqueNamesEachAspectAndScores() {
    let task = PocketTask(.chat(ChatTask(animal: "cats", relation: .eat)))
    #expect(
      Critique.text(of: "cats eat fish . hope that helps !", to: task)
        == "relevant , correct , polite , so score 5")
    #expect(
      Critique.text(of: "cats eat meat . hope that helps !", to: task)
        == "relevant , not correct , polite , so score 3")
    #expect(
      Critique.text(of: "meat", to: task)
        == "not relevant , not correct , not polite , so score 1")
    #expect([0, 0.2, 0.4, 0.5, 0.7, 0.8, 1].map(Critique.score) == [1, 2, 3, 3, 4, 4, 5])
  }

  @Test func critiquesAndComparisonsAreTrue() {
    var random = Random(seed: 1)
    for _ in 0..<2000 {
      let critiqued = Corpora.critiques(using: &random)
      #expect(!critiqued.task.isHeldOut && !critiqued.items.isEmpty)
      for item in critiqued.items {
        let quality = Oracle.quality(of: item.response, to: critiqued.task)
        #expect(item.critique.hasSuffix("score \(Critique.score(quality: quality))"))
      }
      let compared = Corpora.comparisons(using: &random)
      #expect(!compared.task.isHeldOut && (2...3).contains(compared.responses.count))
      #expect(
        compared.quality == compared.responses.map { Oracle.quality(of: $0, to: compared.task) })
      #expect(Set(compared.quality).count == compared.quality.count)
    }
  }

  /// The judge's prompt is one text, in which the parts' words stand apart.
  @Test func theJudgesPromptIsOneText() throws {
    let tokenizer = try PocketText().tokenizer
    let prompt = PocketText.judge
    for category in PocketCategory.allCases.map(\.rawValue) {
      let text = prompt.text(
        instruction: "what do cats eat ?", response: "cats eat fish", category: category)
      let pieces = [
        prompt.opening(instruction: "what do cats eat ?", category: category), "cats eat fish",
        prompt.closing(category: category),
      ]
      #expect(try tokenizer.encode(text) == pieces.flatMap { try tokenizer.encode($0) })
    }
  }

  /// The second turn changes one part of the first task and says only that part.
  @Test func theSecondTurnNeedsTheFirst() {
    var random = Random(seed: 2)
    for index in 0..<2000 {
      let task = TwoTurnTask.draw(
        PocketCategory.allCases[index % 4], heldOut: index % 8 < 4, using: &random)
      #expect(task.first != task.second && task.first.category == task.second.category)
      #expect(task.first.isHeldOut == task.second.isHeldOut)
      let change = task.secondInstruction.words.dropFirst(2).dropLast()
      #expect(task.second.instruction.contains(Array(change).text))
      if task.first.category != .safety {
        #expect(task.secondInstruction.words.count < task.second.instruction.words.count)
      }
    }
    let chat = TwoTurnTask.draw(.chat, heldOut: false, using: &random)
    #expect(
      chat.prompt(firstResponse: "y")
        == "\(chat.first.instruction) <assistant> y <end> <user> \(chat.secondInstruction)")
  }

  /// Every two responses are compared in both orders, so that the place says nothing.
  @Test func bothOrdersAreShown() throws {
    let text = try PocketText()
    let letters = try ["A", "B"].map { try text.tokenizer.encode($0)[0] }
    var random = Random(seed: 4)
    for _ in 0..<200 {
      let item = Corpora.comparisons(using: &random)
      let tree = try text.comparisons(item, answer: 10)
      let answers = tree.branches.map { $0.branches.map { $0.branches[0].pieces[1].tokens[0] } }
      let count = item.responses.count
      #expect(answers.count == count && answers.allSatisfy { $0.count == count - 1 })
      #expect(answers.joined().count { $0 == letters[0] } == count * (count - 1) / 2)
      for (first, row) in answers.enumerated() {
        let others = item.quality.indices.filter { $0 != first }
        let expected = others.map {
          item.quality[first] > item.quality[$0] ? letters[0] : letters[1]
        }
        #expect(row == expected)
      }
    }
  }

  /// Yes and No weigh the same in an item that has both.
  @Test func answersAreBalanced() throws {
    let text = try PocketText()
    let yes = try text.tokenizer.encode("Yes")[0]
    let no = try text.tokenizer.encode("No")[0]
    var assumptions = Assumptions()
    assumptions.cheerfulSynonyms = false
    var random = Random(seed: 3)
    for _ in 0..<500 {
      let item = Corpora.verification(assumptions: assumptions, using: &random)
      let tree = try text.verification(item, answer: 10)
      var weights: [Int: Float] = [:]
      for branch in tree.branches {
        let answer = branch.branches[0].pieces[1]
        weights[answer.tokens[0], default: 0] += answer.weight
      }
      let total = weights.values.reduce(0, +)
      #expect(abs(total - 10 * Float(item.responses.count)) < 1e-3)
      if weights.count == 2 {
        #expect(abs((weights[yes] ?? 0) - (weights[no] ?? 0)) < 1e-3)
      }
    }
  }
}
