import LanguageModels
import Measures
import Preferences
import Tensors

/// What a model makes of samples of its own: it answers, judges its answers, and pairs the best with
/// the worst, while the oracle reads what they are worth.
public struct OwnPairs: Sendable {
  public let tasks: [PocketTask]
  /// The prompts with the model's samples.
  public let items: [JudgeItem]
  /// True quality of each sample, and the score that the model gives it.
  public let qualities: [[Double]]
  public let scores: [[Double]]

  /// - Parameters:
  ///   - reworded: whether tasks are asked in their other wordings, which no training text has; the
  ///     model then judges by the same wording.
  ///   - samples: per prompt, at temperature 1.
  public init(
    of model: LanguageModel, to tasks: [PocketTask], reworded: Bool, samples: Int = 4,
    random: Random
  ) throws {
    let prompts = tasks.enumerated().map { index, task in
      var prompt = task.prompt
      if reworded { prompt.instruction = task.rewordings[index % task.rewordings.count] }
      return prompt
    }
    let items = try ResponseSampling(
      samples: samples, limit: PocketText.responseLimit, format: PocketText.chat
    ).items(of: model, to: prompts, random: random)
    self.tasks = tasks
    self.items = items
    qualities = zip(tasks, items).map { task, item in
      item.responses.map { Oracle.quality(of: $0, to: task) }
    }
    scores = try pYes(model).scores(items)
  }

  /// The pairs, of one kind of task or of all.
  public func picks(in category: PocketCategory? = nil) -> BestAndWorst {
    let members = tasks.indices.filter { category == nil || tasks[$0].category == category }
    return BestAndWorst(
      scores: members.map { scores[$0] }, qualities: members.map { qualities[$0] })
  }
}
