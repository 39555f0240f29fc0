import LanguageModels
import Preferences

/// The pocket world's texts as tokens to learn from, and as the judge's prompt and chat format.
public struct PocketText: Sendable {
  public let tokenizer: WordTokenizer

  public init() throws {
    tokenizer = try WordTokenizer(
      words: Vocabulary.words, special: Vocabulary.specials, endOfText: "<end>")
  }

  /// The token `<end>`.
  static let end = Vocabulary.words.firstIndex(of: "<end>") ?? 1

  /// A chat turn.
  public static let chat = ChatFormat(
    prompt: JudgeWords.turn(instruction: "{instruction}") + " ", end: " <end>")

  /// A question and its answer in the forum, the form that the base model knows.
  public static let forum = ChatFormat(prompt: "q : {instruction} a : ", end: " <end>")

  /// The forum's yes/no questions; the statement asked about stands in the response's place.
  public static let forumCheck = JudgePrompt(
    before: "q : ", after: " ? a :", questions: [:], generic: "")

  /// Each category's own question.
  public static let judge = JudgePrompt(
    before: JudgeWords.before.replacing("{criterion}", with: "{question}") + " ",
    after: " " + JudgeWords.after,
    questions: Dictionary(
      uniqueKeysWithValues: PocketCategory.allCases.map {
        ($0.rawValue, JudgeWords.criterion(of: $0))
      }),
    generic: JudgeWords.generic)

  /// The request for a critique with a score from 1 to 5, the same for every category.
  public static let scoreJudge = ScorePrompt(
    before: JudgeWords.beforeCritique + " ", after: " " + JudgeWords.after, scale: 1...5,
    end: "<end>")

  /// The question which of two responses is better, the same for every category.
  public static let pairwiseJudge = PairwisePrompt(
    before: JudgeWords.beforeComparison + " ", between: " \(JudgeWords.betweenCompared) ",
    after: " " + JudgeWords.after)

  /// ``judge`` for a tokenizer that has all the pocket world's words, else ordinary wording.
  public static func judge(fitting tokenizer: any Tokenizer) -> JudgePrompt {
    Vocabulary.isKnown(to: tokenizer) ? judge : .plain
  }

  /// The longest critique, in tokens.
  public static let critiqueLimit = 16

  /// The longest response that a sampler may write, in tokens.
  public static let responseLimit = 40

  /// A forum text, all of it learned.
  func document(_ text: String) throws -> TrainingText {
    TrainingText(.init(try tokenizer.encode(text), weight: 1))
  }

  /// A chat turn, of which the response is learned.
  func turn(_ instruction: String, _ response: String) throws -> TrainingText {
    TrainingText(
      .init(try tokenizer.encode(JudgeWords.turn(instruction: instruction)), weight: 0),
      .init(try tokenizer.encode(response + " <end>"), weight: 1))
  }

  /// A conversation of two turns, of which the responses are learned.
  func conversation(_ task: TwoTurnTask, _ responses: [String]) throws -> TrainingText {
    let turns = [task.first.instruction, task.secondInstruction]
    return TrainingText(
      pieces: try zip(turns, responses).flatMap { instruction, response in
        try turn(instruction, response).pieces
      })
  }

  /// A yes/no question about several responses: what the responses say is learned with weight 1, the
  /// answers with weight `answer` on average. Yes and No weigh the same where both occur: most tasks
  /// have few flawless responses, and that must not teach the judge to say No.
  func verification(_ item: Verification, answer: Float) throws -> TrainingText {
    let yes = item.responses.count { $0.isYes }
    func weight(_ isYes: Bool) -> Float {
      if yes == 0 || yes == item.responses.count { return answer }
      let sameAnswer = isYes ? yes : item.responses.count - yes
      return answer * Float(item.responses.count) / Float(2 * sameAnswer)
    }
    return TrainingText(
      try opening(item.instruction, item.criterion.words),
      branches: try item.responses.map { response in
        TrainingText(
          .init(try tokenizer.encode(response.text), weight: 1),
          branches: [try verdict(response.answer, weight: weight(response.isYes))])
      })
  }

  /// A few responses, each with its critique, whose words are learned with weight `judgement`.
  func critiques(_ item: CritiquedResponses, judgement: Float) throws -> TrainingText {
    let before = JudgeWords.beforeCritique.replacing("{instruction}", with: item.task.instruction)
    return TrainingText(
      .init(try tokenizer.encode(before), weight: 0),
      branches: try item.items.map { item in
        TrainingText(
          .init(try tokenizer.encode(item.response), weight: 1),
          .init(try tokenizer.encode(JudgeWords.after), weight: 0),
          .init(try tokenizer.encode(item.critique + " <end>"), weight: judgement))
      })
  }

  /// Every ordered two of the responses and the letter of the better one, learned with weight
  /// `answer`. What is shown as A is read once for all that are compared with it.
  func comparisons(_ item: Comparisons, answer: Float) throws -> TrainingText {
    let before = JudgeWords.beforeComparison
      .replacing("{instruction}", with: item.task.instruction)
    let responses = try item.responses.map { try tokenizer.encode($0) }
    let between = try tokenizer.encode(JudgeWords.betweenCompared)
    return TrainingText(
      .init(try tokenizer.encode(before), weight: 0),
      branches: try responses.indices.map { first in
        TrainingText(
          .init(responses[first], weight: 0), .init(between, weight: 0),
          branches: try responses.indices.filter { $0 != first }.map { second in
            let isBetter = item.quality[first] > item.quality[second]
            return TrainingText(
              .init(responses[second], weight: 0),
              branches: [try verdict(isBetter ? "A" : "B", weight: answer)])
          })
      })
  }

  /// The question whether a response is right so far, asked after each of its steps.
  func stepwise(_ item: StepwiseVerification, answer: Float) throws -> TrainingText {
    func rest(_ steps: ArraySlice<StepwiseVerification.Step>) throws -> [TrainingText] {
      guard let step = steps.first else { return [] }
      return [
        TrainingText(
          .init(try tokenizer.encode(step.text), weight: 1),
          branches: try [verdict(step.isRight ? "Yes" : "No", weight: answer)]
            + rest(steps.dropFirst()))
      ]
    }
    return TrainingText(
      try opening(item.task.instruction, JudgeWords.soFar),
      branches: try item.responses.flatMap { try rest($0[...]) })
  }

  private func opening(_ instruction: String, _ criterion: String) throws -> TrainingText.Piece {
    let words = JudgeWords.before(instruction: instruction, criterion: criterion)
    return .init(try tokenizer.encode(words), weight: 0)
  }

  private func verdict(_ word: String, weight: Float) throws -> TrainingText {
    TrainingText(
      .init(try tokenizer.encode(JudgeWords.after), weight: 0),
      .init(try tokenizer.encode(word), weight: weight))
  }
}
