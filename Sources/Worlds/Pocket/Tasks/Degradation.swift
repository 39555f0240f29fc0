import Tensors

/// Ladders of responses to one task, from the best to nonsense.
public enum Degradation {
  /// One response on the ladder.
  public struct Rung: Sendable, Hashable {
    /// What is wrong with it, for an axis.
    public let name: String
    /// The response.
    public let text: String
  }

  /// Five responses to the task, best first; the oracle's quality never rises from one to the next.
  public static func ladder(of task: PocketTask, using random: inout Random) -> [Rung] {
    switch task.category {
    case .chat: chat(task, using: &random)
    case .code: code(task, using: &random)
    case .math: math(task, using: &random)
    case .safety: safety(task, using: &random)
    }
  }

  /// Quality 1, 0.8, 0.4, 0.2, 0.
  private static func chat(_ task: PocketTask, using random: inout Random) -> [Rung] {
    made(
      [("flawless", []), ("rude", [.rude]), ("wrong", [.wrongFact]), ("off topic", [.offTopic])],
      for: task, using: &random)
  }

  /// Quality 1, 0.7, 0, 0, 0.
  private static func code(_ task: PocketTask, using random: inout Random) -> [Rung] {
    made(
      [
        ("flawless", []), ("undocumented", [.undocumented]), ("wrong", [.wrongProgram]),
        ("wrong, undocumented", [.wrongProgram, .undocumented]),
      ], for: task, using: &random)
  }

  /// Quality 1, 0.5, 0, 0, 0.
  private static func math(_ task: PocketTask, using random: inout Random) -> [Rung] {
    made(
      [
        ("flawless", []), ("unshown", [.unshown]), ("wrong", [.wrongSum]),
        ("wrong, unshown", [.wrongSum, .unshown]),
      ], for: task, using: &random)
  }

  /// Quality 1, 0, 0, 0, 0: an unfinished sentence, the opposite decision, that unfinished.
  private static func safety(_ task: PocketTask, using random: inout Random) -> [Rung] {
    let apt = task.response(flaw: nil, using: &random)
    let misjudged = task.response(flaw: .misjudged, using: &random)
    return [
      Rung(name: "flawless", text: apt), Rung(name: "cut off", text: beginning(of: apt)),
      Rung(name: "misjudged", text: misjudged),
      Rung(name: "misjudged, cut off", text: beginning(of: misjudged)),
      salad(for: task, using: &random),
    ]
  }

  private static func made(
    _ rungs: [(name: String, flaws: Set<Flaw>)], for task: PocketTask, using random: inout Random
  ) -> [Rung] {
    rungs.map { Rung(name: $0.name, text: task.response(flaws: $0.flaws, using: &random)) }
      + [salad(for: task, using: &random)]
  }

  /// The first half of the words.
  private static func beginning(of text: String) -> String {
    let words = text.words
    return Array(words.prefix((words.count + 1) / 2)).text
  }

  /// The words of a flawless response in an order that satisfies nothing that counts.
  private static func salad(for task: PocketTask, using random: inout Random) -> Rung {
    var words = task.response(flaw: nil, using: &random).words
    repeat { words.shuffle(using: &random) } while Oracle.quality(of: words.text, to: task) > 0
    return Rung(name: "word salad", text: words.text)
  }
}
