import Tensors

/// The question whether a response is right so far, after each of its steps: what the literature
/// calls process supervision (Lightman et al. 2023). A verdict on the whole says that something is
/// wrong; this says where, and so teaches how to check.
public struct StepwiseVerification: Sendable, Hashable {
  /// A step of a response, and whether it and all before it are right.
  public struct Step: Sendable, Hashable {
    public let text: String
    public let isRight: Bool
  }

  public let task: PocketTask
  /// Responses, each as its steps.
  public let responses: [[Step]]
}

extension Corpora {
  /// A stepwise item about a sum, a program or a fact; about half of the responses have a mistake.
  public static func stepwise(
    assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> StepwiseVerification {
    let category = Assumptions.draw(assumptions.stepwiseShares, using: &random)
    let task = PocketTask.draw(category, heldOut: false, using: &random)
    let flaws = task.flaws.filter(\.isOfContent)
    let responses = (0..<assumptions.fewestResponses - 1 + random.index(3)).map { _ in
      let flaw = random.chance(0.5) ? random.pick(flaws) : nil
      return steps(of: task.response(flaw: flaw, using: &random), to: task, using: &random)
    }
    return StepwiseVerification(task: task, responses: responses)
  }

  /// Cuts a response behind commas, semicolons and the first full stop, and compares it step by step
  /// with a flawless one. A closing, which may be any, is as right as what it closes.
  private static func steps(
    of response: String, to task: PocketTask, using random: inout Random
  ) -> [StepwiseVerification.Step] {
    let right = cut(task.response(flaw: nil, using: &random))
    var isRight = true
    return cut(response).enumerated().map { index, text in
      let isClosing = task.category == .chat && index > 0
      if !isClosing { isRight = isRight && index < right.count && text == right[index] }
      return StepwiseVerification.Step(text: text, isRight: isRight)
    }
  }

  private static func cut(_ text: String) -> [String] {
    var steps: [[String]] = [[]]
    for word in text.words {
      steps[steps.count - 1].append(word)
      if [",", ";", "."].contains(word) { steps.append([]) }
    }
    return steps.filter { !$0.isEmpty }.map(\.text)
  }
}
