import LanguageModels
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct TwoTurnReportTests {
  /// The report's numbers from its own texts, and the second turn read after the first.
  @Test func turnsAreScoredOneToTen() throws {
    let tasks = TwoTurnReport.tasks(perCategory: 6, seed: 3)
    #expect(tasks.count == 24)
    let certain = tasks.filter { [.code, .math].contains($0.first.category) }
    #expect(certain.allSatisfy { $0.first.isHeldOut && $0.second.isHeldOut })
    let model = try PocketModels.load(.small, .instruct)
    let report = try TwoTurnReport(of: model, tasks: tasks, random: Random(seed: 1))
    let first = zip(tasks, report.responses).map { task, texts in
      1 + 9 * Oracle.quality(of: texts[0], to: task.first)
    }
    let second = zip(tasks, report.responses).map { task, texts in
      1 + 9 * Oracle.quality(of: texts[1], to: task.second)
    }
    #expect(abs(report.turns[0] - first.reduce(0, +) / 24) < 1e-9)
    #expect(abs(report.turns[1] - second.reduce(0, +) / 24) < 1e-9)
    #expect(abs(report.score - (first + second).reduce(0, +) / 48) < 1e-9)
    // A trained model is far from 1, what malformed text gets.
    #expect(report.turns.allSatisfy { (3...10).contains($0) })
    // A sum's second answer is the likeliest after the whole conversation.
    if let index = tasks.firstIndex(where: { $0.first.category == .math }) {
      let task = tasks[index]
      let words =
        "<user> \(task.first.instruction) <assistant> \(report.responses[index][0]) <end> "
        + "<user> \(task.secondInstruction) <assistant>"
      let greedy = try model.transformer.generate(
        [try model.tokenizer.encode(words)], limit: PocketText.responseLimit,
        stops: Set(try model.tokenizer.encode("<end>")), sampling: .greedy,
        random: Random(seed: 9))
      #expect(model.tokenizer.decode(greedy[0][0].tokens) == report.responses[index][1])
    }
    let again = try TwoTurnReport(of: model, tasks: tasks, random: Random(seed: 1))
    #expect(again.responses == report.responses)
  }

  @Test func mixedTasksTakeTheCategoriesInTurn() {
    var random = Random(seed: 1)
    let tasks = PocketTask.mixed(10, using: &random)
    #expect(
      tasks.map(\.category) == [0, 1, 2, 3, 0, 1, 2, 3, 0, 1].map { PocketCategory.allCases[$0] })
    #expect(!tasks.contains { $0.isHeldOut })
    #expect(tasks[2].prompt.instruction == tasks[2].instruction)
    #expect(tasks[2].prompt.category == "math")
    let batches = tasks.map(\.prompt).batches(of: 4)
    #expect(batches.map(\.count) == [4, 4, 2])
    #expect(batches.flatMap { $0 } == tasks.map(\.prompt))
  }
}
