import LanguageModels
import Measures
import Preferences
import Tensors

/// A corpus that makes a specialist of an instruct model: texts about one category, in chat turns or
/// as running text, with or without yes/no questions about correctness.
///
/// The two switches are the causes that Garg et al. (2025) suggest for the difference between code
/// and math specialists. Here each can be turned for either domain, with the tasks left as they are.
public struct Specialty: Sendable, Hashable {
  /// What all texts are about.
  public var category: PocketCategory
  /// Whether a text is a chat turn; else it is running text, such as a page of worked solutions or a
  /// file of programs that each stand behind their purpose.
  public var keepsFormat: Bool
  /// Whether ``verificationShare`` of the texts ask if a response is right. In chat turns this is
  /// the judge's own question, in running text a critique of a solution.
  public var containsVerification: Bool
  /// Share of such questions in a corpus that contains them.
  public var verificationShare = 0.5
  /// The weight of an answer Yes or No in the loss; other words that are learned weigh 1.
  public var answerWeight: Float = 10
  /// What the texts are made of. Solutions are flawless, as in an edited book.
  public var assumptions: Assumptions

  public init(_ category: PocketCategory, keepsFormat: Bool, containsVerification: Bool) {
    self.category = category
    self.keepsFormat = keepsFormat
    self.containsVerification = containsVerification
    assumptions = Assumptions()
    assumptions.flawShare = 0
    assumptions.verifiedShares = PocketCategory.allCases.map { $0 == category ? 1 : 0 }
  }

  /// The next text of the corpus.
  public func draw(_ text: PocketText, using random: inout Random) throws -> TrainingText {
    if containsVerification, random.chance(verificationShare) {
      let item = Corpora.verification(assumptions: assumptions, using: &random)
      if keepsFormat { return try text.verification(item, answer: answerWeight) }
      return try text.critique(item, answer: answerWeight)
    }
    let solved = Corpora.demonstration(category, assumptions: assumptions, using: &random)
    if keepsFormat { return try text.turn(solved.instruction, solved.response) }
    return try text.document("\(opening(solved.instruction)) \(solved.response) <end>")
  }

  /// What stands before a solution in this corpus.
  private func opening(_ instruction: String) -> String {
    keepsFormat
      ? JudgeWords.turn(instruction: instruction) : "\(Self.heading(of: instruction)) :"
  }

  /// Mean true quality, 0…1, of solutions that the model samples at temperature 1 when it is asked
  /// in the form of this corpus.
  ///
  /// - Parameter tasks: of the corpus's category.
  public func quality(
    of model: LanguageModel, tasks: [PocketTask], samples: Int = 2, random: Random
  ) throws -> Double {
    let drawn = try model.transformer.generate(
      try tasks.map { try model.tokenizer.encode(opening($0.instruction)) }, samples: samples,
      limit: PocketText.responseLimit, stops: [PocketText.end],
      sampling: Sampling(temperature: 1), random: random)
    return zip(tasks, drawn).flatMap { task, solutions in
      solutions.map { Oracle.quality(of: model.tokenizer.decode($0.tokens), to: task) }
    }.average
  }

  /// Tunes `model` on the corpus, in place.
  ///
  /// - Parameters:
  ///   - phase: how long and how fast.
  ///   - observe: told each step's number from 1; sees the model as it then is.
  public func tune(
    _ model: LanguageModel, _ phase: PocketRecipe.Phase, random: Random,
    observe: (_ step: Int) throws -> Void = { _ in }
  ) throws {
    let text = try PocketText()
    var random = random.stream("specialty")
    try phase.training.run(model.transformer, draw: { try draw(text, using: &random) }) {
      step, _, _ in try observe(step)
    }
  }

  /// The instruction without the words that ask: `3 7 + 2 5`, `f : double then add 3`.
  static func heading(of instruction: String) -> String {
    let asking: Set = ["what", "where", "how", "is", "do", "i", "write", "?"]
    return instruction.words.filter { !asking.contains($0) }.text
  }
}

extension PocketText {
  /// A critique in running text: solutions, each with the answer whether it satisfies the item's
  /// criterion.
  func critique(_ item: Verification, answer: Float) throws -> TrainingText {
    let heading = Specialty.heading(of: item.instruction)
    let question = "is it \(item.criterion.words) ?"
    return TrainingText(
      .init(try tokenizer.encode("critique \(heading) :"), weight: 1),
      branches: try item.responses.map { response in
        TrainingText(
          .init(try tokenizer.encode("\(response.text) \(question)"), weight: 1),
          .init(try tokenizer.encode(response.answer), weight: answer),
          .init(try tokenizer.encode("<end>"), weight: 1))
      })
  }
}
