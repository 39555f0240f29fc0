/// An answer to choose, and what is told of it afterwards.
public struct Choice: Equatable, Sendable {
  public var text: String
  public var isRight: Bool
  /// Why it is right, or what speaks against it, with the run's numbers.
  public var explanation: String

  public static func right(_ text: String, _ explanation: String) -> Choice {
    Choice(text: text, isRight: true, explanation: explanation)
  }
  public static func wrong(_ text: String, _ explanation: String) -> Choice {
    Choice(text: text, isRight: false, explanation: explanation)
  }
}

extension Report {
  /// A question with answers to choose from, A to D; which is right, and why each other is not, is
  /// folded away. All texts are markdown of the author's.
  public func quiz(_ question: String, _ choices: [Choice], line: Int = #line) {
    text(orExit(try Self.quiz(question, choices)), line: line)
  }

  static func quiz(_ question: String, _ choices: [Choice]) throws -> String {
    guard choices.filter(\.isRight).count == 1, (2...26).contains(choices.count) else {
      throw NotebookError("quiz “\(question)”: give two choices or more, of which one is right")
    }
    let letters = choices.indices.map { String(UnicodeScalar(UInt8(65 + $0))) }
    let list = zip(letters, choices).map { "- **\($0)** \($1.text)" }.joined(separator: "\n")
    let answers = zip(letters, choices).map { letter, choice in
      "- **\(letter)**\(choice.isRight ? ", right" : ""): \(choice.explanation)"
    }.joined(separator: "\n")
    return "**\(question)**\n\n\(list)\n\n" + Markdown.folded("Answer", answers)
  }
}
