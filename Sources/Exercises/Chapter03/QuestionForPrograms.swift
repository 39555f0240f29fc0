import Foundation
import LanguageModels
import Preferences
import Worlds

/// 3.1: a question about programs, put to the medium pocket model.
public enum QuestionForPrograms: Checked {
  /// Nothing that the answer depends on.
  public struct Input: Codable, Sendable {
    /// What stands around the question.
    public var frame: String
  }

  public static let about = Exercise(
    "3.1", folder: "03-1-question-for-programs", title: "A judge's question for programs",
    extends: "claim 3.1 and figure 3.1, whose row *code* this is", minutes: 20,
    hints: [
      """
      Two things can be wrong with an answer to `write f : …`: the program, and the comment behind \
      `#`. A question that asks for one of them is content with the other, whatever it is.
      """,
      """
      Look at the table of questions in chapter 3: each is made of names of aspects, and the last \
      two are joined by *and*. That is how the model was taught to be asked for several at once.
      """,
      """
      The program has to be `correct`, and a program whose comment says what it does is \
      `documented`. Two words and what joins them are enough; more words make the model say No.
      """,
    ])

  public static func inputs() -> [Input] { [Input(frame: JudgeWords.before)] }

  /// Each flaw with the subset of pairs that it sets apart.
  private static let subsets: [PocketSubset] = [.codePrograms, .codeComments, .codeDescriptions]
  private static let pairs = subsets.map { PocketBench.pairs(of: $0, count: 40, seed: 1) }

  /// p′_yes of the better and of the worse response, subset by subset.
  private static func scores(_ question: String) throws -> [[[Double]]] {
    var prompt = PocketText.judge.withoutCategories
    prompt.generic = question
    let judge = try PreferenceClassifier(
      PocketModels.load(.medium, .instruct), prompt: prompt)
    return try pairs.map { try judge.scores($0.map(\.item.item)) }
  }

  public static func review(_ outputs: [String], of inputs: [Input]) throws -> [Check] {
    let words = outputs[0].split(whereSeparator: \.isWhitespace).map(String.init)
    let question = words.joined(separator: " ")
    let yours = "\"\(question.prefix(80))\""
    let foreign = words.filter {
      !Vocabulary.words.contains($0) || !$0.allSatisfy(\.isLowercase)
    }
    let isKnown = Check(
      "the model knows the words", passed: foreign.isEmpty && !words.isEmpty,
      yours: foreign.isEmpty ? yours : "unknown: " + foreign.prefix(8).joined(separator: " "),
      wanted: "some of the \(Vocabulary.words.count) words, in small letters, without marks",
      advice: """
        The pocket world has a closed vocabulary, and its question ends in a mark by itself. \
        Chapter 3 shows which words its questions are made of.
        """)
    let isShort = Check(
      "it is a few words", passed: (1...8).contains(words.count), yours: "\(words.count) words",
      wanted: "1 to 8 words",
      advice: "The model was taught questions of one to five words; a speech only unsettles it.")
    guard isKnown.passed, isShort.passed else { return [isKnown, isShort] }

    let scores = try scores(question)
    func share(_ name: String, _ values: [Double], _ least: Double, _ advice: String) -> Check {
      let share = values.reduce(0, +) / Double(values.count)
      func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
      return Check(
        name, passed: share >= least, yours: "\(percent(share)) for \(yours)",
        wanted: "\(percent(least)) or more", advice: advice)
    }
    func saysNo(_ subset: Int) -> [Double] { scores[subset].map { $0[1] < 0.5 ? 1 : 0 } }
    return [
      isKnown, isShort,
      share(
        "Yes to flawless programs", scores.joined().map { $0[0] > 0.5 ? 1 : 0 }, 0.9,
        """
        Right programs with right comments are told No. Does your question ask for something that \
        no program has, such as manners, or for so much that the model never heard it?
        """),
      share(
        "No to wrong programs", saysNo(0), 0.9,
        "These compute another function, and your question lets them pass. What is not asked for?"),
      share(
        "No where the comment is missing", saysNo(1), 0.9,
        "The program is right and there is no comment. Your question does not mind: should it?"),
      share(
        "No where the comment tells of another program", saysNo(2), 0.75,
        """
        The hardest flaw: a right program, and a comment that describes another. Ask for both \
        aspects, joined as the chapter's questions join them.
        """),
      share(
        "the better of each pair is preferred",
        scores.joined().map { $0[0] == $0[1] ? 0.5 : $0[0] > $0[1] ? 1 : 0 }, 0.95,
        "Yes and No are well, but not the order within pairs: the score decides that."
      ),
    ]
  }

  public static func explanation() throws -> String {
    func told(_ question: String) throws -> (no: Double, prefers: Double) {
      let scores = try scores(question)
      let flawed = scores.dropFirst().joined()
      let count = Double(flawed.count)
      return (
        Double(flawed.count { $0[1] < 0.5 }) / count, Double(flawed.count { $0[0] > $0[1] }) / count
      )
    }
    func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
    let (own, generic) = (try told("correct and documented"), try told("good"))
    let other = try told("correct and apt")
    return """
      A question means what its words were taught to mean. Asked whether a program is *good*, the \
      medium pocket model says No to \(percent(generic.no)) of the missing and wrong comments; \
      asked whether it is *correct and documented*, to \(percent(own.no)). Yet it prefers the \
      better response of these pairs in \(percent(generic.prefers)) and \(percent(own.prefers)): \
      accuracy alone would hide the difference. And beware of reading its mind: *correct and apt* \
      asks for no comment, and still \(percent(other.no)) get a No, perhaps because most questions \
      of two aspects that it learned from were strict.
      """
  }
}
