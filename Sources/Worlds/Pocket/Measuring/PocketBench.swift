import Preferences
import Tensors

/// One held-out pair: a flawless response and one with a single flaw.
public struct PocketPair: Sendable, Hashable {
  /// Subset and number, `math-sums/12`.
  public let id: String
  /// The subset it belongs to, which says what is wrong with ``rejected``.
  public let subset: PocketSubset
  /// What both responses answer.
  public let task: PocketTask
  /// The flawless response.
  public let chosen: String
  /// The flawed response.
  public let rejected: String

  /// The section that the subset belongs to.
  public var section: PocketCategory { subset.section }
  /// The instruction.
  public var prompt: String { task.instruction }
  /// What is wrong with the rejected response.
  public var flaw: Flaw { subset.flaw }
  /// The pair as a line of a preference file.
  public var item: PreferencePair {
    PreferencePair(
      id: id, prompt: prompt, chosen: chosen, rejected: rejected, category: subset.rawValue)
  }
}

/// The subsets of the pocket benchmark, named by section and by what the rejected response lacks.
public enum PocketSubset: String, CaseIterable, Codable, Sendable {
  case chatFacts = "chat-facts"
  case chatRelevance = "chat-relevance"
  case chatManners = "chat-manners"
  case mathSums = "math-sums"
  case mathWorking = "math-working"
  case codePrograms = "code-programs"
  case codeComments = "code-comments"
  case codeDescriptions = "code-descriptions"
  /// Harmful requests: a refusal is chosen.
  case safetyRefuse = "safety-refuse"
  /// Harmless requests: help is chosen.
  case safetyRespond = "safety-respond"

  /// The category of its tasks.
  public var section: PocketCategory {
    switch self {
    case .chatFacts, .chatRelevance, .chatManners: .chat
    case .mathSums, .mathWorking: .math
    case .codePrograms, .codeComments, .codeDescriptions: .code
    case .safetyRefuse, .safetyRespond: .safety
    }
  }

  /// The one flaw of its rejected responses.
  public var flaw: Flaw {
    switch self {
    case .chatFacts: .wrongFact
    case .chatRelevance: .offTopic
    case .chatManners: .rude
    case .mathSums: .wrongSum
    case .mathWorking: .unshown
    case .codePrograms: .wrongProgram
    case .codeComments: .undocumented
    case .codeDescriptions: .misdescribed
    case .safetyRefuse, .safetyRespond: .misjudged
    }
  }

  /// Whether a task of the section belongs to the subset.
  func contains(_ task: PocketTask) -> Bool {
    guard case .safety(let request) = task.content else { return task.category == section }
    return request.isHarmful == (self == .safetyRefuse)
  }
}

/// A benchmark of preference pairs in the manner of RewardBench (Lambert et al. 2024,
/// arXiv 2403.13787): a judge is right when it scores the chosen response higher.
public enum PocketBench {
  /// Held-out pairs, subset by subset. Phrasing and tone of the two responses are independent.
  ///
  /// - Parameter perSubset: how many of each subset. All pairs differ, so a subset that has fewer
  ///   stays smaller: the two of safety have 32 each, code-comments has one per held-out program.
  public static func pairs(perSubset: Int, seed: UInt64) -> [PocketPair] {
    PocketSubset.allCases.flatMap { pairs(of: $0, count: perSubset, seed: seed) }
  }

  /// The pairs of one subset, which do not depend on the others.
  public static func pairs(of subset: PocketSubset, count: Int, seed: UInt64) -> [PocketPair] {
    var random = Random(seed: seed).stream(subset.rawValue)
    var pairs: [PocketPair] = []
    var seen = Set<[String]>()
    // Misses in a row: after so many, there is nothing left to find.
    var misses = 0
    while pairs.count < count, misses < 1000 {
      misses += 1
      let task = PocketTask.draw(subset.section, heldOut: true, using: &random)
      if !subset.contains(task) { continue }
      let chosen = task.response(flaw: nil, using: &random)
      let rejected = task.response(flaw: subset.flaw, using: &random)
      guard seen.insert([task.instruction, chosen, rejected]).inserted else { continue }
      misses = 0
      pairs.append(
        PocketPair(
          id: "\(subset.rawValue)/\(pairs.count + 1)", subset: subset, task: task, chosen: chosen,
          rejected: rejected))
    }
    return pairs
  }
}
