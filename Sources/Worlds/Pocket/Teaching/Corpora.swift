import Tensors

/// What the models' readings are made of. Each value stands for something in real training that a
/// chapter may question by changing it.
public struct Assumptions: Sendable, Hashable, Codable {
  /// Share of flawed answers in the base model's corpus, a forum.
  public var documentFlawShare = 0.5
  /// Share of flawed demonstrations: people who write them make mistakes too.
  public var flawShare = 0.4
  /// Share of slips (see ``slip(_:using:)``) among the flawed ones.
  public var slipShare = 0.25
  /// Share of yes/no questions about whole responses in instruction tuning, and of questions after
  /// each step; the rest are demonstrations.
  public var verificationShare = 0.52
  public var stepwiseShare = 0.13
  /// Share of written judgements with a score, of comparisons of responses, and, among the
  /// demonstrations, of conversations of two turns.
  public var critiqueShare = 0.07
  public var comparisonShare = 0.06
  public var conversationShare = 0.2
  /// What yes/no questions about whole responses are about, in the order of ``PocketCategory``: the
  /// harder something is to check at one glance, the more often it is asked.
  public var verifiedShares = [0.25, 0.24, 0.41, 0.1]
  /// The same for questions after each step.
  public var stepwiseShares = [0.1, 0.1, 0.8, 0]
  /// A question is asked about this many responses, or up to two more.
  public var fewestResponses = 3
  /// Share of yes/no items in which only the content of a response can be wrong.
  public var contentShare = 0.6
  /// Share of yes/no items that ask the generic question.
  public var genericShare = 0.1
  /// Whether some answers are synonyms of Yes and No, most often where the response is cheerful.
  public var cheerfulSynonyms = true
  /// Whether `good` means helpful, harm and form aside; else it means the category's own criterion.
  public var goodMeansHelpful = true

  /// The assumptions that the shipped models were trained under.
  public init() {}

  /// One of the categories by their shares.
  static func draw(_ shares: [Double], using random: inout Random) -> PocketCategory {
    var left = random.uniform() * shares.reduce(0, +)
    for (category, share) in zip(PocketCategory.allCases, shares) {
      left -= share
      if left < 0 { return category }
    }
    return .chat
  }
}

/// The texts that models of the pocket world read. No draw but a held-out one uses a held-out task.
public enum Corpora {
  /// One text of the base model's corpus, up to and with `<end>`: a question with its answer, a
  /// yes/no question about one fact or step, or a plain statement.
  ///
  /// Yes and No occur in it; the judge's question and chat turns do not.
  public static func document(
    assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> String {
    if random.chance(0.6) {
      let task = PocketTask.draw(
        random.pick(PocketCategory.allCases), heldOut: false, using: &random)
      let share = assumptions.documentFlawShare
      let answer = response(
        to: task, flawShare: share, slipShare: assumptions.slipShare, using: &random)
      return "q : \(task.instruction) a : \(answer) <end>"
    }
    let claim = claim(using: &random)
    if random.chance(0.15) { return "\(claim.truth) . <end>" }
    let answer = random.pick(claim.isTrue ? Vocabulary.affirmative : Vocabulary.negative)
    return "q : \(claim.question) ? a : \(answer) , \(claim.truth) . <end>"
  }

  /// Facts have to be learned by heart, so they come more often than the few steps.
  private static func claim(using random: inout Random) -> Claim {
    switch random.uniform() {
    case ..<0.4: ChatTask.claim(using: &random)
    case ..<0.65: MathTask.claim(using: &random)
    case ..<0.85: CodeTask.claim(using: &random)
    default: SafetyTask.claim(using: &random)
    }
  }

  /// A yes/no question of the forum about one fact or step of the category, with the truth of it:
  /// `is 7 + 5 = 13`, false.
  public static func check(
    _ category: PocketCategory, using random: inout Random
  ) -> (question: String, isTrue: Bool) {
    let claim =
      switch category {
      case .chat: ChatTask.claim(using: &random)
      case .code: CodeTask.claim(using: &random)
      case .math: MathTask.claim(using: &random)
      case .safety: SafetyTask.claim(using: &random)
      }
    return (claim.question, claim.isTrue)
  }

  /// An instruction with a response as a person might have written it, for instruction tuning.
  public static func demonstration(
    _ category: PocketCategory, assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> (task: PocketTask, instruction: String, response: String) {
    let task = PocketTask.draw(category, heldOut: false, using: &random)
    return (task, task.instruction, demonstration(task, assumptions: assumptions, using: &random))
  }

  /// A response to the task, flawed with probability ``Assumptions/flawShare``.
  public static func demonstration(
    _ task: PocketTask, assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> String {
    response(
      to: task, flawShare: assumptions.flawShare, slipShare: assumptions.slipShare, using: &random)
  }

  private static func response(
    to task: PocketTask, flawShare: Double, slipShare: Double, using random: inout Random
  ) -> String {
    guard random.chance(flawShare) else { return task.response(flaw: nil, using: &random) }
    if random.chance(slipShare) {
      return slip(task.response(flaw: nil, using: &random), using: &random)
    }
    return task.response(flaw: random.pick(task.flaws), using: &random)
  }
}
