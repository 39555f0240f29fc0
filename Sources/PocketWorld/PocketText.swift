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
  public static let chat = ChatFormat(prompt: JudgeWords.turn(instruction: "{instruction}"), end: "<end>")

  /// Each category's own question.
  public static let judge = JudgePrompt(
    before: JudgeWords.before.replacing("{criterion}", with: "{question}"),
    after: JudgeWords.after,
    questions: Dictionary(
      uniqueKeysWithValues: Category.allCases.map {
        ($0.rawValue, JudgeWords.criterion(of: $0))
      }),
    generic: JudgeWords.generic)

  /// The longest response that a sampler may write, in tokens.
  public static let responseLimit = 40

  /// A forum text, all of it learned.
  func document(_ text: String) throws -> TrainingText {
    TrainingText(trunk: [.init(try tokenizer.encode(text), weight: 1)])
  }

  /// A chat turn, of which the response is learned.
  func turn(_ instruction: String, _ response: String) throws -> TrainingText {
    TrainingText(trunk: [
      .init(try tokenizer.encode(JudgeWords.turn(instruction: instruction)), weight: 0),
      .init(try tokenizer.encode(response + " <end>"), weight: 1),
    ])
  }

  /// A yes/no question about several responses: what a response says is learned a little, the
  /// answer about it fully.
  func verification(
    _ item: Verification, judged: Float, answer: Float
  ) throws -> TrainingText {
    let opening = JudgeWords.before(
      instruction: item.instruction, criterion: item.criterion.words)
    return TrainingText(
      trunk: [.init(try tokenizer.encode(opening), weight: 0)],
      branches: try item.responses.map { response in
        [
          .init(try tokenizer.encode(response.text), weight: judged),
          .init(try tokenizer.encode(JudgeWords.after), weight: 0),
          .init(try tokenizer.encode(response.answer), weight: answer),
          .init([Self.end], weight: 0.1),
        ]
      })
  }
}
