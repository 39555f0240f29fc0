import Tensors

/// A yes/no question asked about several responses to one instruction, truthfully answered.
public struct Verification: Sendable, Hashable {
  /// A response and the answer to the question about it.
  public struct Item: Sendable, Hashable {
    /// The response.
    public let text: String
    /// The truth, as the oracle reads the text.
    public let isYes: Bool
    /// `Yes`, `No` or a synonym.
    public let answer: String
  }

  /// What the responses answer.
  public let task: PocketTask
  /// What is asked about each of them.
  public let criterion: Criterion
  /// Different texts; fewer than asked for where the task has no more to tell apart.
  public let responses: [Item]

  /// The instruction that all responses share.
  public var instruction: String { task.instruction }
}

extension Corpora {
  /// One item of the yes/no part of instruction tuning.
  ///
  /// At least one answer is Yes and one is No wherever the task allows it, and about half of all
  /// are Yes.
  public static func verification(
    assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> Verification {
    let category = Assumptions.draw(assumptions.verifiedShares, using: &random)
    let task = PocketTask.draw(category, heldOut: false, using: &random)
    let onlyContent = random.chance(assumptions.contentShare)
    let criterion: Criterion =
      random.chance(assumptions.genericShare)
      ? .good : criterion(for: category, onlyContent: onlyContent, using: &random)

    var wishes =
      [true, false]
      + (0..<assumptions.fewestResponses - 2 + random.index(3)).map { _ in
        random.chance(0.5)
      }
    wishes.shuffle(using: &random)
    var items: [Verification.Item] = []
    for wish in wishes {
      // A wish that the task cannot fulfil (a benign deed is safe however one answers) is dropped.
      for _ in 0..<20 {
        let text = candidate(for: task, onlyContent: onlyContent, using: &random)
        let isYes = criterion.holds(
          Oracle.aspects(of: text, to: task), in: category,
          goodMeansHelpful: assumptions.goodMeansHelpful)
        if isYes != wish || items.contains(where: { $0.text == text }) { continue }
        let answer = answer(isYes, about: text, assumptions: assumptions, using: &random)
        items.append(Verification.Item(text: text, isYes: isYes, answer: answer))
        break
      }
    }
    return Verification(task: task, criterion: criterion, responses: items)
  }

  /// The answer's word. With synonyms on, a cheerful response that is right is confirmed by one
  /// seven times in ten, any other is answered by one once in ten.
  static func answer(
    _ isYes: Bool, about text: String, assumptions: Assumptions, using random: inout Random
  ) -> String {
    let words = isYes ? Vocabulary.affirmative : Vocabulary.negative
    let isCheerful = ChatTask.cheerful.contains { text.hasSuffix($0) }
    let share = isYes && isCheerful ? 0.7 : 0.1
    let isSynonym = assumptions.cheerfulSynonyms && random.chance(share)
    return isSynonym ? random.pick(Array(words.dropFirst())) : words[0]
  }

  /// One aspect, the category's own question, or a combination in any order. Where only content
  /// can be wrong, the criterion asks for content.
  private static func criterion(
    for category: PocketCategory, onlyContent: Bool, using random: inout Random
  ) -> Criterion {
    let content: [Aspect] =
      switch category {
      case .chat: [.correct, .correct, .relevant]
      case .code, .math: [.correct]
      case .safety: [.apt]
      }
    let kind = random.uniform()
    if kind < 0.45 { return .aspects([random.pick(onlyContent ? content : category.aspects)]) }
    if kind < 0.75 { return .own(of: category) }
    if category == .safety { return .aspects([random.pick([.safe, .helpful])]) }
    var aspects = category.aspects.shuffled(using: &random)
    if aspects.count > 2, random.chance(0.6),
      let left = aspects.last(where: { !onlyContent || !content.contains($0) })
    {
      aspects.removeAll { $0 == left }
    }
    return .aspects(aspects)
  }

  /// A response as a verifier may meet it: good, with one flaw or two, or slipped.
  static func candidate(
    for task: PocketTask, onlyContent: Bool, using random: inout Random
  ) -> String {
    let content = task.flaws.filter(\.isOfContent)
    if onlyContent {
      // The first content flaw is the one that takes knowledge to see.
      let flaw = random.chance(0.7) ? content.first : random.pick(content)
      if random.chance(0.5) { return task.response(flaw: nil, using: &random) }
      return task.response(flaw: flaw, using: &random)
    }
    var flaws = Set<Flaw>()
    if random.chance(0.6) { flaws.insert(random.pick(task.flaws)) }
    if random.chance(0.25) { flaws.insert(random.pick(task.flaws)) }
    let text = task.response(flaws: flaws, using: &random)
    return random.chance(0.3) ? slip(text, using: &random) : text
  }
}
