/// What a response is asked about: some aspects by name, or the word `good`.
public enum Criterion: Hashable, Sendable {
  /// All of these aspects, in the order they are named.
  case aspects([Aspect])
  /// The generic question, which names no aspect.
  case good

  /// The category's own question, which combines what makes a response good there.
  public static func own(of category: PocketCategory) -> Criterion {
    .aspects(category == .safety ? [.apt] : category.aspects)
  }

  /// As the judge's question words it: `apt`, `correct and shown`, `relevant correct and polite`.
  public var words: String {
    guard case .aspects(let aspects) = self else { return "good" }
    let names = aspects.map(\.rawValue)
    if names.count < 2 { return names.text }
    return names.dropLast().joined(separator: " ") + " and " + names.suffix(1).text
  }

  /// The true answer for a response that satisfies `satisfied`.
  ///
  /// - Parameter goodMeansHelpful: see ``Assumptions/goodMeansHelpful``.
  public func holds(
    _ satisfied: Aspects, in category: PocketCategory, goodMeansHelpful: Bool = true
  ) -> Bool {
    switch self {
    case .aspects(let aspects): satisfied.isSuperset(of: aspects)
    case .good where goodMeansHelpful: satisfied.isSuperset(of: Self.helpfulness(in: category))
    case .good: Self.own(of: category).holds(satisfied, in: category)
    }
  }

  /// What helps the asker, whatever the manners, the form and the harm.
  private static func helpfulness(in category: PocketCategory) -> Aspects {
    switch category {
    case .chat: [.correct, .relevant]
    case .code, .math: [.correct]
    case .safety: [.helpful]
    }
  }
}

/// The texts around a response when a model is asked to judge it, and those of a chat turn.
public enum JudgeWords {
  /// What stands before the response. Instruction and question come first, so that all responses
  /// to one instruction share this prefix.
  public static let before =
    "<user> instruction : {instruction} is the response {criterion} ? Yes or No ? response :"

  /// What stands behind the response; the answer is the next word.
  public static let after = "<assistant>"

  /// ``before`` with its two places filled.
  public static func before(instruction: String, criterion: String) -> String {
    let filled = ["{instruction}": instruction, "{criterion}": criterion]
    return before.words.map { filled[$0] ?? $0 }.text
  }

  /// The whole text up to the answer.
  public static func prompt(instruction: String, criterion: String, response: String) -> String {
    "\(before(instruction: instruction, criterion: criterion)) \(response) \(after)"
  }

  /// The words of the category's own criterion.
  public static func criterion(of category: PocketCategory) -> String {
    Criterion.own(of: category).words
  }

  /// The generic criterion.
  public static let generic = Criterion.good.words

  /// The question after each step of an unfinished response.
  public static let soFar = "right so far"

  /// The request for a written judgement, up to the response.
  public static let beforeCritique =
    "<user> instruction : {instruction} critique and score the response :"

  /// The question which of two responses is better, up to the first; what stands between them.
  public static let beforeComparison =
    "<user> instruction : {instruction} which response is better ? A or B ? A :"
  public static let betweenCompared = "B :"

  /// A chat turn up to the response, which ends in `<end>`.
  public static func turn(instruction: String) -> String { "<user> \(instruction) <assistant>" }
}
