import LanguageModels

/// The closed vocabulary of the pocket world: one word is one token, separated by single spaces.
///
/// The order is fixed: special tokens first, then the words by kind, each at its first mention.
/// Token ids are positions in ``words``, so a change here makes older checkpoints unreadable.
public enum Vocabulary {
  /// Padding, the end of a text, and the two turns of a chat.
  public static let specials = ["<pad>", "<end>", "<user>", "<assistant>"]

  /// Ways of saying yes. The judge reads the probability of the first; the others mean the same.
  public static let affirmative = ["Yes", "Sure", "Absolutely", "Certainly"]

  /// Ways of saying no, likewise.
  public static let negative = ["No", "Nope", "Never", "Hardly"]

  /// Numbers from 0 to 18, the largest sum of two digits, and the factor that negates.
  public static let numbers = (0...18).map(String.init) + ["-1"]

  /// Every word, in the order of token ids.
  public static let words: [String] = unique(
    [
      specials, affirmative, negative, numbers,
      punctuation, forum, judging, comparing,
      ChatTask.animals, ChatTask.Relation.allCases.flatMap(ChatTask.values), chat,
      ChatTask.closings.flatMap(\.words),
      CodeTask.Operation.allCases.flatMap(\.name.words), code,
      SafetyTask.requests.flatMap { [$0.verb, $0.object] }, SafetyTask.refusals.flatMap(\.words),
      safety,
    ].flatMap { $0 })

  /// The marks between words and the signs of arithmetic.
  static let punctuation = [":", "?", ".", ",", "!", ";", "#", "=", "+", "-", "*"]

  /// The forum's question and answer, and the words of its yes/no questions.
  static let forum = ["q", "a", "is", "do", "it", "not", "what", "where", "how", "i", "so"]

  /// The judge's question: what is judged and by which criterion.
  static let judging =
    ["instruction", "the", "response", "or", "and", "good", "far"] + Aspect.allCases.map(\.rawValue)

  /// Words for steps, critiques with scores, comparisons and second turns.
  static let comparing = ["right", "critique", "score", "which", "better", "A", "B", "about"]

  /// What facts about animals are put in.
  static let chat = ["eat", "live", "in", "fear"]

  /// What programs and their tasks are put in.
  static let code = ["write", "f", "then", "def", "x", "y", "return", "written"]

  /// What instructions for a harmless purpose are put in.
  static let safety = ["to"] + SafetyTask.complianceTail.words

  /// Groups of words that a sampler confuses: each word may be taken for another of its group.
  static let confusable: [[String]] =
    [Array(numbers.dropLast()), ChatTask.animals]
    + ChatTask.Relation.allCases.map(ChatTask.values)
    + [
      ["+", "-", "*"], ["eat", "fear"], ["double", "triple", "negate"], ["add", "subtract"],
      ["x", "y"], unique(SafetyTask.requests.map(\.verb)),
      unique(SafetyTask.requests.map(\.object)),
    ]

  /// Whether a tokenizer has all of the words, so that the pocket world's wording can be read.
  public static func isKnown(to tokenizer: any Tokenizer) -> Bool {
    words.allSatisfy { tokenizer.id(of: $0) != nil }
  }

  /// The elements without repetitions, each at its first place.
  static func unique(_ words: [String]) -> [String] {
    var seen = Set<String>()
    return words.filter { seen.insert($0).inserted }
  }
}

extension String {
  /// The words of a text.
  var words: [String] { split(separator: " ").map(String.init) }
}

extension [String] {
  /// The text of a list of words.
  var text: String { joined(separator: " ") }
}
