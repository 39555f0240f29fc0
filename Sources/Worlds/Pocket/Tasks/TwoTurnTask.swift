import Tensors

/// A conversation of two turns, in the manner of MT-Bench: the second instruction means nothing
/// without the first. `what do cats eat ?` … `what about dogs ?`
public struct TwoTurnTask: Sendable, Hashable {
  /// What the first turn asks.
  public let first: PocketTask
  /// What the second turn means, written out as a task of its own.
  public let second: PocketTask
  /// What the second turn says.
  public let secondInstruction: String

  /// A random conversation.
  ///
  /// - Parameter heldOut: for sums and programs, whether both turns are from the held-out fifth.
  public static func draw(
    _ category: PocketCategory, heldOut: Bool, using random: inout Random
  ) -> TwoTurnTask {
    while true {
      let first = PocketTask.draw(category, heldOut: heldOut, using: &random)
      let (second, change) = first.changed(using: &random)
      guard let second, second != first, second.isHeldOut == first.isHeldOut else { continue }
      return TwoTurnTask(first: first, second: second, secondInstruction: "what about \(change) ?")
    }
  }

  /// The conversation up to the second response, as the model reads it.
  public func prompt(firstResponse: String) -> String {
    "\(first.instruction) <assistant> \(firstResponse) <end> <user> \(secondInstruction)"
  }
}

extension PocketTask {
  /// The task with one part replaced, and the words that say so.
  fileprivate func changed(using random: inout Random) -> (PocketTask?, String) {
    switch content {
    case .chat(let task):
      let animal = random.pick(ChatTask.animals)
      return (PocketTask(.chat(ChatTask(animal: animal, relation: task.relation))), animal)
    case .code(let task):
      let operation = random.pick(CodeTask.Operation.allCases)
      return (PocketTask(.code(CodeTask(task.first, operation))), "then \(operation.name)")
    case .math(let task):
      let number = 10 + random.index(90)
      let sum = MathTask(task.tens[0] * 10 + task.units[0], number)
      return (sum.map { PocketTask(.math($0)) }, "+ \(number / 10) \(number % 10)")
    case .safety:
      let request = random.pick(SafetyTask.requests)
      return (PocketTask(.safety(request)), "\(request.verb) \(request.object)")
    }
  }
}

extension Corpora {
  /// A conversation with responses as a person might have written them.
  public static func conversation(
    _ category: PocketCategory, assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> (task: TwoTurnTask, responses: [String]) {
    let task = TwoTurnTask.draw(category, heldOut: false, using: &random)
    let responses = [task.first, task.second].map {
      demonstration($0, assumptions: assumptions, using: &random)
    }
    return (task, responses)
  }
}
