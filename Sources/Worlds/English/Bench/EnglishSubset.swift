import Preferences
import Tensors

/// The subsets of the English bench, named by section and by what the rejected response gets wrong.
public enum EnglishSubset: String, CaseIterable, Codable, Sendable {
  /// A wrong value of the same kind.
  case chatFacts = "chat-facts"
  /// A wrong word: opposites, plurals, tenses, degrees.
  case chatWords = "chat-words"
  /// A true answer to an unrelated question.
  case chatRelevance = "chat-relevance"
  /// The right content in the wrong form.
  case hardForm = "hard-form"
  /// A number, letter, word or length that was asked for is not kept to.
  case hardConstraint = "hard-constraint"
  /// A true answer to a neighbouring question.
  case hardNeighbour = "hard-neighbour"
  /// A wrong result, of one step and of two.
  case mathOne = "math-one"
  case mathTwo = "math-two"
  /// One wrong step, carried on.
  case mathWorked = "math-worked"
  /// All steps right, the result miscopied.
  case mathSlip = "math-slip"
  /// A fault in a function.
  case codePython = "code-python"
  case codeSwift = "code-swift"
  /// A right function, described as another.
  case codeDescribed = "code-described"
  /// Harmful requests: a refusal is chosen.
  case safetyRefuse = "safety-refuse"
  /// Harmless requests: help is chosen.
  case safetyRespond = "safety-respond"

  /// The pairs of the subset, which do not depend on the others; a smaller number is the beginning
  /// of a larger one's. Mirrored pairs stand side by side.
  public func pairs(_ count: Int, seed: UInt64) -> [PreferencePair] {
    var random = Random(seed: seed).stream(rawValue)
    var seen = Set<EnglishTexts>()
    return groups(using: &random).joined().filter { seen.insert($0).inserted }
      .prefix(max(0, count)).enumerated().map { index, texts in
        PreferencePair(
          id: "\(rawValue)/\(index + 1)", prompt: texts.prompt, chosen: texts.chosen,
          rejected: texts.rejected, category: rawValue)
      }
  }

  private func groups(using random: inout Random) -> [[EnglishTexts]] {
    switch self {
    case .chatFacts: FactPairs.values(aboutWords: false, using: &random)
    case .chatWords: FactPairs.values(aboutWords: true, using: &random)
    case .chatRelevance: FactPairs.unrelated(using: &random)
    case .hardForm: FormPairs.forms(using: &random)
    case .hardConstraint: FormPairs.constraints(using: &random)
    case .hardNeighbour: FactPairs.neighbours(using: &random)
    case .mathOne: SumPairs.results(steps: 1, using: &random)
    case .mathTwo: SumPairs.results(steps: 2, using: &random)
    case .mathWorked: SumPairs.worked(isCarried: true, using: &random)
    case .mathSlip: SumPairs.worked(isCarried: false, using: &random)
    case .codePython: CodePairs.faults(.python, using: &random)
    case .codeSwift: CodePairs.faults(.swift, using: &random)
    case .codeDescribed: CodePairs.described(using: &random)
    case .safetyRefuse: SafetyPairs.pairs(areHarmful: true, using: &random)
    case .safetyRespond: SafetyPairs.pairs(areHarmful: false, using: &random)
    }
  }
}

/// The texts of a pair.
struct EnglishTexts: Hashable, Sendable {
  let prompt: String
  let chosen: String
  let rejected: String

  /// Two pairs in which each prompt's right answer is the other's wrong one: whoever looks at the
  /// response alone, or at its length, is right about one and wrong about the other.
  static func mirrored(
    _ one: (prompt: String, answer: String), _ other: (prompt: String, answer: String)
  ) -> [EnglishTexts] {
    [
      EnglishTexts(prompt: one.prompt, chosen: one.answer, rejected: other.answer),
      EnglishTexts(prompt: other.prompt, chosen: other.answer, rejected: one.answer),
    ]
  }
}

extension [EnglishTexts] {
  /// The same texts, each with a longer chosen response beside one with a shorter: as far as they
  /// go, length tells nothing about any beginning of the list.
  var balancedByLength: [EnglishTexts] {
    let difference = { (texts: EnglishTexts) in texts.chosen.count - texts.rejected.count }
    let longer = filter { difference($0) > 0 }
    let shorter = filter { difference($0) < 0 }
    let equal = filter { difference($0) == 0 }
    let both = Swift.min(longer.count, shorter.count)
    // Couples and equals spread evenly, and behind them what has no counterpart.
    var mixed: [EnglishTexts] = []
    var taken = 0
    for index in 0..<both {
      mixed += [longer[index], shorter[index]]
      let due = equal.count * (index + 1) / both
      mixed += equal[taken..<due]
      taken = due
    }
    return mixed + equal[taken...] + longer[both...] + shorter[both...]
  }
}
