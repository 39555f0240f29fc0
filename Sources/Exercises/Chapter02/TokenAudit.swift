import Foundation
import Preferences
import Worlds

/// 2.1: why P(Yes) is 0, found in the distribution of the next token.
public enum TokenAudit: Checked {
  public struct Input: Codable, Sendable {
    /// The word that the judge asks for.
    public var word: String
    /// The texts of the likeliest next tokens.
    public var tokens: [String]
    public var probabilities: [Double]

    public init(word: String, tokens: [String], probabilities: [Double]) {
      (self.word, self.tokens, self.probabilities) = (word, tokens, probabilities)
    }
  }
  public struct Output: Codable, Sendable {
    /// Places of the tokens that spell the word.
    public var spelled: [Int]
    /// The sum of their probabilities.
    public var mass: Double
    /// The place of the likeliest of them.
    public var read: Int?

    public init(spelled: [Int], mass: Double, read: Int?) {
      (self.spelled, self.mass, self.read) = (spelled, mass, read)
    }
  }

  public static let about = Exercise(
    "2.1", folder: "02-1-token-audit", title: "Why is P(Yes) zero?",
    extends: "the chapter's section on the ids that spell Yes and No", minutes: 30,
    hints: [
      """
      Bring every token into one plain form, and the word as well; then compare for equality. What \
      has to go for " Yes", "ĠYES" and "yes" to become the same text?
      """,
      """
      First put a blank in the place of "Ġ" and of "▁", then `trimmingCharacters(in: \
      .whitespacesAndNewlines)`, then `lowercased()`. Beginning alike is not enough: "Yesterday".
      """,
      """
      `tokens.indices.filter { plain(tokens[$0]) == plain(word) }` are the places. Their mass is a \
      sum over them, and the one to read is `places.max { … < … }`, compared by probability, which \
      is nil for no places by itself.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ word: String, _ rows: KeyValuePairs<String, Double>) -> Input {
      Input(word: word, tokens: rows.map { $0.key }, probabilities: rows.map { $0.value })
    }
    return [
      input("Yes", ["No": 0.3, "Yes": 0.6, "The": 0.1]),
      input("Yes", [" Yes": 0, "I": 0.2, "Yes": 0.55, " No": 0.1]),
      input("Yes", ["yes": 0.25, "YES": 0.125, "Yes": 0.0625, "no": 0.5]),
      input(
        "Yes",
        ["Yesterday": 0.3, "Y": 0.2, " Yes": 0.1, "Eyes": 0.1, "Yes.": 0.1, "es": 0.05]),
      input("Yes", ["ĠYes": 0.2, "▁Yes": 0.3, "ĠNo": 0.1, "▁yes": 0.05, "▁The": 0.02]),
      input(" Yes", ["Yes": 0.5, " Yes": 0.25, "No": 0.125]),
      input("No", ["Not": 0.3, " no": 0.2, "None": 0.1, "NO": 0.1, "\nNo": 0.2, "Now": 0.05]),
      input("No", [" ": 0.4, "": 0.1, "▁": 0.2, "N": 0.1, "o": 0.1]),
    ]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func plain(_ text: String) -> String {
      let blanks: Set<Character> = ["Ġ", "▁"]
      let letters = text.map { blanks.contains($0) ? " " : $0 }
      let head = letters.drop(while: \.isWhitespace)
      return String(head.reversed().drop(while: \.isWhitespace).reversed()).lowercased()
    }
    func wanted(_ input: Input) -> [Int] {
      input.tokens.indices.filter { plain(input.tokens[$0]) == plain(input.word) }
    }
    func token(_ place: Int, _ input: Input) -> String {
      input.tokens.indices.contains(place)
        ? "\(place) \(input.tokens[place].debugDescription)" : "\(place), which is no place"
    }
    func list(_ places: [Int], _ input: Input) -> String {
      "[" + places.prefix(12).map { token($0, input) }.joined(separator: ", ") + "]"
    }
    func spelled(_ name: String, _ index: Int, _ advice: String) -> Check {
      let (input, yours) = (inputs[index], outputs[index].spelled)
      return Check(
        name, passed: yours == wanted(input),
        yours: "\(list(yours, input)) for \(input.word.debugDescription) among \(input.tokens)",
        wanted: list(wanted(input), input), advice: advice)
    }
    let masses = inputs.map { input in
      wanted(input).reduce(0) { $0 + input.probabilities[$1] }
    }
    let read = inputs.map { input in
      wanted(input).reduce(nil as Int?) { best, place in
        guard let best, input.probabilities[best] >= input.probabilities[place] else {
          return place
        }
        return best
      }
    }
    let misread = outputs.indices.first { outputs[$0].read != read[$0] }
    func place(_ place: Int?, _ index: Int) -> String {
      place.map { token($0, inputs[index]) } ?? "nil"
    }
    return [
      spelled("the word as it is asked for", 0, "Give the places of tokens, counted from 0."),
      spelled(
        "with a blank before it", 1,
        """
        The judge that reads " Yes" finds nothing here, for the model puts no blank before the \
        word. Both tokens spell it, also the one whose probability is 0.
        """),
      spelled("in other cases", 2, "A model that shouts has answered all the same."),
      spelled(
        "not every token that looks like it", 3,
        "After \"Y\" or \"Yesterday\" the answer is open still: a token has to be the whole word."),
      spelled(
        "as vocabularies write a blank", 4,
        "A file of tokens shows no blanks. Which two marks does the task name for them?"),
      spelled(
        "asked for with a blank", 5,
        "The word itself may begin with a blank. What becomes of it must become of the tokens."),
      spelled(
        "No, and words that begin with it", 6,
        "\"Not\" and \"Now\" are words of their own, and a line break is white space too."),
      .near(
        "the mass of all spellings", outputs.map(\.mass), masses, within: 1e-9,
        of: "the \(inputs.count) inputs in order",
        advice: "Sum the probabilities of the places that you found: no mean, and nothing twice."),
      Check(
        "which to read", passed: misread == nil,
        yours: misread.map {
          "\(place(outputs[$0].read, $0)) for \(inputs[$0].tokens), \(inputs[$0].probabilities)"
        } ?? "all right",
        wanted: misread.map { place(read[$0], $0) } ?? "all right",
        advice: """
          Of all spellings the likeliest, not the first; and nil if none is there, for a blank by \
          itself or an empty token spells nothing.
          """),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.medium, .instruct))
    let tokenizer = judge.model.tokenizer
    let words = (0..<tokenizer.vocabularySize).map(tokenizer.text(of:))
    func places(_ word: String) -> [Int] {
      words.indices.filter { words[$0].lowercased() == word.lowercased() }
    }
    let probe = ToneProbe(questions: 18, seed: 1)
    let answers = try judge.answers(to: probe.items)
    func mass(_ places: [Int]) -> String {
      let values = answers.map { $0.map { row in places.reduce(0) { $0 + exp(row[$1]) } } }
      let means = probe.means(.rightCheerful, of: values)
      return String(format: "%.1f %%", 100 * means.reduce(0, +) / Double(means.count))
    }
    let synonyms = ["Sure", "Absolutely", "Certainly"].flatMap(places)
    return """
      A judge reads one row of the head, and if the model spells its answer by another row the \
      score comes out of the crumbs. In the pocket world \(places("Yes").count) of \(words.count) \
      tokens spells Yes, and behind right and cheerful responses it has \(mass(places("Yes"))) of \
      the answer; \(mass(synonyms)) are on Sure, Absolutely and Certainly. Those are other words \
      and not other spellings: an audit of spellings finds a wrong row, and no synonyms.
      """
  }
}
