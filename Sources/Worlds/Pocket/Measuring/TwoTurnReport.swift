import LanguageModels
import Measures
import Preferences
import Tensors

/// How a policy holds a conversation of two turns, scored in the manner of MT-Bench (Zheng et al.
/// 2023, arXiv 2306.05685): each turn on its own, 1 to 10, and the mean of all.
///
/// One answer a turn, as there: the likeliest where there is one right answer (sums, programs),
/// drawn at temperature 0.7 elsewhere. In GPT-4's place the oracle reads them, 1 + 9 · quality.
public struct TwoTurnReport: Sendable {
  /// Mean score of the first turn and of the second.
  public let turns: [Double]
  /// The mean over both.
  public let score: Double
  /// The two responses of each task.
  public let responses: [[String]]

  /// Held-out conversations, the same number of each category.
  public static func tasks(perCategory: Int, seed: UInt64) -> [TwoTurnTask] {
    PocketCategory.allCases.flatMap { category in
      var random = Random(seed: seed).stream("conversations \(category.rawValue)")
      return (0..<perCategory).map { _ in
        TwoTurnTask.draw(category, heldOut: category == .code || category == .math, using: &random)
      }
    }
  }

  /// Holds the conversations and reads them.
  ///
  /// - Parameter random: the samples' seed.
  public init(of policy: LanguageModel, tasks: [TwoTurnTask], random: Random) throws {
    func answers(_ instructions: [String], _ turn: String) throws -> [String] {
      var answers = [String](repeating: "", count: tasks.count)
      for category in PocketCategory.allCases {
        let members = tasks.indices.filter { tasks[$0].first.category == category }
        let isCertain = category == .code || category == .math
        let drawn = try ResponseSampling(
          samples: 1, sampling: isCertain ? .greedy : Sampling(temperature: 0.7),
          limit: PocketText.responseLimit, format: PocketText.chat
        ).continuations(
          of: policy, to: members.map { instructions[$0] },
          random: random.stream("\(turn) \(category.rawValue)"))
        for (index, continuations) in zip(members, drawn) {
          answers[index] = policy.tokenizer.decode(continuations.first?.tokens ?? [])
        }
      }
      return answers
    }
    let first = try answers(tasks.map(\.first.instruction), "first")
    let second = try answers(zip(tasks, first).map { $0.prompt(firstResponse: $1) }, "second")
    responses = zip(first, second).map { [$0, $1] }
    turns = [
      zip(tasks, first).map { 1 + 9 * Oracle.quality(of: $1, to: $0.first) }.average,
      zip(tasks, second).map { 1 + 9 * Oracle.quality(of: $1, to: $0.second) }.average,
    ]
    score = turns.average
  }
}
