import Preferences

/// In which order a judge's prompt has its parts, in the pocket world's words. Its models were taught
/// one of them.
public enum PartOrder: String, CaseIterable, Sendable {
  case taught = "instruction, question, Yes or No, response"
  /// The lesson's template.
  case wordsLast = "instruction, question, response, Yes or No"
  case questionLast = "instruction, response, question, Yes or No"
  /// The authors' code.
  case questionFirst = "question, Yes or No, instruction, response"

  /// Each category's own question, in this order.
  public var prompt: JudgePrompt {
    var prompt = PocketText.judge
    let (instruction, response, words) = (
      "instruction : {instruction}", "response : ", "Yes or No ?"
    )
    for (category, criterion) in PocketText.judge.questions {
      let question = "is the response \(criterion) ?"
      let parts =
        switch self {
        case .taught: ["\(instruction) \(question) \(words) \(response)", ""]
        case .wordsLast: ["\(instruction) \(question) \(response)", " \(words)"]
        case .questionLast: ["\(instruction) \(response)", " \(question) \(words)"]
        case .questionFirst: ["\(question) \(words) \(instruction) \(response)", ""]
        }
      prompt.wordings[category] = JudgePrompt.Wording(
        before: "<user> " + parts[0], after: parts[1] + " " + JudgeWords.after)
    }
    return prompt
  }
}
