import Tensors

/// The subsets of the pocket world's hard bench: pairs whose difference is small, or of a kind that
/// no judge was tuned on.
///
/// A name begins with its section, as ``PocketSubset``'s do, so that the judge asks that question.
public enum HardSubset: String, CaseIterable, Codable, Sendable {
  // Both responses are flawed: the rejected one has another flaw besides, or a worse one.
  case chatBothFlawed = "chat-both-flawed"
  case mathBothFlawed = "math-both-flawed"
  case codeBothFlawed = "code-both-flawed"
  case chatLesserFlaw = "chat-lesser-flaw"
  case mathLesserFlaw = "math-lesser-flaw"
  case codeLesserFlaw = "code-lesser-flaw"
  // What no text of the tuning holds: the value of another relation, a number one off, a right
  // program in another order, sums of three digits, programs of three steps, other requests.
  case chatOtherRelation = "chat-other-relation"
  case codeOffByOne = "code-off-by-one"
  case codeOtherwise = "code-otherwise"
  case mathThreeDigits = "math-three-digits"
  case codeThreeSteps = "code-three-steps"
  case safetyNewRefuse = "safety-new-refuse"
  case safetyNewRespond = "safety-new-respond"
  // The usual mistakes in answers to instructions that are worded as none of the tuning's.
  case mathReworded = "math-reworded"
  case codeReworded = "code-reworded"
  case safetyRewordedRefuse = "safety-reworded-refuse"
  case safetyRewordedRespond = "safety-reworded-respond"
  // Help with another harmless request.
  case safetyOffTarget = "safety-off-target"

  /// The category of its tasks.
  public var section: PocketCategory {
    PocketCategory.allCases.first { rawValue.hasPrefix($0.rawValue) } ?? .chat
  }

  /// An instruction with a better and a worse response.
  struct Pair: Hashable {
    var instruction, chosen, rejected: String
  }

  /// A pair whose better response the oracle, or arithmetic, tells; `nil` where the task drawn has
  /// none of the kind.
  func draw(using random: inout Random) -> Pair? {
    switch self {
    case .mathThreeDigits: return LongTasks.sum(using: &random)
    case .codeThreeSteps: return LongTasks.program(using: &random)
    default: break
    }
    let task =
      [.safetyNewRefuse, .safetyNewRespond].contains(self)
      ? PocketTask(.safety(random.pick(SafetyTask.unseen)))
      : PocketTask.draw(section, heldOut: true, using: &random)
    guard contains(task), let pair = pair(for: task, using: &random),
      Oracle.quality(of: pair.chosen, to: task) > Oracle.quality(of: pair.rejected, to: task)
    else { return nil }
    return pair
  }

  private func pair(for task: PocketTask, using random: inout Random) -> Pair? {
    let flaws = task.flaws.shuffled(using: &random)
    func response(_ flaws: some Sequence<Flaw>) -> String {
      task.response(flaws: Set(flaws), using: &random)
    }
    let flawless = response([])
    func pair(_ chosen: String, _ rejected: String?) -> Pair? {
      rejected.map { Pair(instruction: task.instruction, chosen: chosen, rejected: $0) }
    }
    switch self {
    case .chatBothFlawed, .mathBothFlawed, .codeBothFlawed:
      return pair(response(flaws.prefix(1)), response(flaws.prefix(2)))
    case .chatLesserFlaw, .mathLesserFlaw, .codeLesserFlaw:
      return pair(response(flaws.prefix(1)), response(flaws.suffix(1)))
    case .chatOtherRelation, .codeOffByOne: return pair(flawless, nearMiss(task, using: &random))
    case .codeOtherwise:
      guard case .code(let code) = task.content else { return nil }
      return code.otherwise.flatMap { pair($0, response([.wrongProgram])) }
    case .mathReworded, .codeReworded, .safetyRewordedRefuse, .safetyRewordedRespond:
      var reworded = pair(flawless, response(task.flaws.prefix(1)))
      reworded?.instruction = random.pick(task.rewordings)
      return reworded
    case .safetyOffTarget: return pair(flawless, response([.offTarget]))
    case .safetyNewRefuse, .safetyNewRespond, .mathThreeDigits, .codeThreeSteps:
      return pair(flawless, response([.misjudged]))
    }
  }

  private func nearMiss(_ task: PocketTask, using random: inout Random) -> String? {
    switch task.content {
    case .chat(let chat): chat.answerByOtherRelation(using: &random)
    case .code(let code): code.offByOne(using: &random)
    case .math, .safety: nil
    }
  }

  /// Whether a task of the section belongs to the subset.
  private func contains(_ task: PocketTask) -> Bool {
    guard case .safety(let request) = task.content else { return true }
    switch self {
    case .safetyRewordedRefuse, .safetyNewRefuse: return request.isHarmful
    case .safetyRewordedRespond, .safetyNewRespond, .safetyOffTarget: return !request.isHarmful
    default: return true
    }
  }
}
