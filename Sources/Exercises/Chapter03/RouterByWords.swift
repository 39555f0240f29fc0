import Foundation
import Preferences
import Tensors
import Worlds

/// 3.2: from an instruction to its category, however it is worded.
public enum RouterByWords: Checked {
  public struct Input: Codable, Sendable {
    public var instruction: String

    public init(instruction: String) { self.instruction = instruction }
  }

  public static let about = Exercise(
    "3.2", folder: "03-2-router-by-words", title: "A router that does not go by the first word",
    extends: "claim 3.3 and figure 3.4", minutes: 25,
    hints: [
      """
      How an instruction begins can be borrowed from another category. What can't be: the words \
      without which the task could not be said at all. Which are those, for each category?
      """,
      """
      A question about animals needs one of three verbs, a program needs the name of the function, \
      a sum needs digits, and requests are what is left. Split at blanks and compare whole words: \
      "f" is a letter of "fix" as well, and animals occur in requests too.
      """,
      """
      Order matters where one category has another's words: programs hold digits. So: a word f, \
      code; else one of eat, live and fear, chat; else any word for which `Int(word)` is not nil, \
      math; else safety. Each is one line with `words.contains`.
      """,
    ])

  private struct Case {
    var instruction: String
    var category: PocketCategory
    var isReworded: Bool
  }

  private static let cases: [Case] = {
    var random = Random(seed: 5)
    let drawn = [PocketCategory.chat, .code, .math].flatMap { category in
      (0..<16).map { _ in PocketTask.draw(category, heldOut: true, using: &random) }
    }
    let requests = (SafetyTask.requests + SafetyTask.unseen).map { PocketTask(.safety($0)) }
    return (drawn + requests).flatMap { task in
      [Case(instruction: task.instruction, category: task.category, isReworded: false)]
        + task.rewordings.map {
          Case(instruction: $0, category: task.category, isReworded: true)
        }
    }
  }()

  public static func inputs() -> [Input] { cases.map { Input(instruction: $0.instruction) } }

  public static func review(_ outputs: [String], of inputs: [Input]) -> [Check] {
    func check(_ name: String, _ category: PocketCategory, _ isReworded: Bool, _ advice: String)
      -> Check
    {
      let members = cases.indices.filter {
        cases[$0].category == category && cases[$0].isReworded == isReworded
      }
      let wrong = members.filter { outputs[$0] != category.rawValue }
      let example = wrong.first.map {
        ", but \"\(cases[$0].instruction)\" → \"\(outputs[$0].prefix(20))\""
      }
      return Check(
        name, passed: wrong.isEmpty,
        yours: "\(members.count - wrong.count) of \(members.count)\(example ?? "")",
        wanted: "\(members.count) of \(members.count) → \"\(category.rawValue)\"", advice: advice)
    }
    return [
      check(
        "questions about animals", .chat, false,
        """
        The four names are chat, code, math and safety. Do you compare whole words? A letter, or \
        the beginning of a word, says nothing.
        """),
      check(
        "programs", .code, false,
        "Programs hold digits too. Which of your rules comes first, and which word is code's own?"),
      check("sums", .math, false, "Digits stand alone: 37 is written `3 7`."),
      check(
        "requests", .safety, false,
        """
        Requests may name animals, and their verbs may hold any letter, the f of `fix` among them: \
        what else do they have, or rather not have?
        """),
      check(
        "reworded questions about animals", .chat, true,
        "They may begin like a sum or like a program now. Which of their words is left?"),
      check(
        "reworded programs", .code, true,
        "They may begin as a request does, or as a sum. They still have to name the function."),
      check(
        "reworded sums", .math, true,
        "`+` can be said in words, and a sum may begin with `how do i`. What is never in words?"
      ),
      check(
        "reworded requests", .safety, true,
        "They may begin with `write` or `what do`. A rule that takes all of those takes too much."),
    ]
  }

  public static func explanation() throws -> String {
    func right(_ wordings: [Int]) -> String {
      let shares = (1...3).map { draw -> Double in
        let split = RoutingTasks(
          perCategory: 16, random: Random(seed: 1).stream("draw \(draw)"))
        let router = BagOfWordsRouter(split.labels(perCategory: 16, wordings: wordings), steps: 300)
        let questions = split.questions(wording: 1)
        let hits = questions.count { router.category(of: $0.instruction) == $0.category }
        return Double(hits) / Double(questions.count)
      }
      return "\(Int((100 * shares.reduce(0, +) / Double(shares.count)).rounded())) %"
    }
    return """
      Your rules hold because they ask for words that the task can't do without, which you knew \
      and no label says. A classifier that learns from 64 labelled instructions finds what tells \
      those apart: from usual wordings it learns which words occur in them, and routes \(right([0])) \
      of the first other wording right; with every second label in the second other wording \
      \(right([0, 2])).
      """
  }
}
