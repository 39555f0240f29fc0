import LanguageModels
import Preferences
import Tensors

/// The category's own question about a model's own responses, truthfully answered so many times.
struct AnswerLessons {
  let questions: [Verification]

  /// About the first items' responses, equal ones once, until `count` are answered.
  init(_ count: Int, about items: [JudgeItem], of tasks: [PocketTask]) {
    var left = count
    questions = zip(tasks, items).compactMap { task, item in
      guard left > 0 else { return nil }
      let criterion = Criterion.own(of: task.category)
      let responses = Vocabulary.unique(item.responses).prefix(left).map { text in
        let isYes = criterion.holds(Oracle.aspects(of: text, to: task), in: task.category)
        return Verification.Item(text: text, isYes: isYes, answer: isYes ? "Yes" : "No")
      }
      left -= responses.count
      return Verification(task: task, criterion: criterion, responses: responses)
    }
  }

  /// P(Yes) of a copy of the model that has learned the answers, about `perStep` of them in a step.
  ///
  /// - Parameters:
  ///   - rate: the highest.
  ///   - random: the order of the questions.
  func judge(
    from start: LanguageModel, rate: Float, epochs: Int, perStep: Int, random: Random
  ) throws -> PreferenceClassifier {
    let model = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
    let text = try PocketText()
    let texts = try questions.map { try text.verification($0, answer: 10) }
    let tokens = texts.reduce(0) { $0 + $1.tokenCount }
    let answers = questions.reduce(0) { $0 + $1.responses.count }
    let tokensPerStep = max(1, tokens * perStep / max(1, answers))
    let steps = max(1, epochs * tokens / tokensPerStep)
    var random = random
    var waiting: [TrainingText] = []
    try SupervisedTraining(
      schedule: Schedule(rate: rate, steps: steps, warmUp: steps / 10),
      tokensPerStep: tokensPerStep
    ).run(
      model.transformer,
      draw: {
        if waiting.isEmpty { waiting = texts.shuffled(using: &random) }
        return waiting.removeLast()
      })
    return try pYes(model)
  }
}
