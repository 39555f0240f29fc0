import Files
import LanguageModels
import Preferences

/// A task of a world: an instruction whose answers, also a model's free ones, can be graded.
public protocol WorldTask: Sendable {
  /// The instruction, with the category that decides what the judge is asked.
  var prompt: JudgeItem { get }
  /// How good a response is, 0…1, from its text alone.
  func quality(of response: String) -> Double
}

/// A world in which the truth is known: what an experiment needs of it, so that the same few lines
/// run on made-up words and on English.
public protocol World: Sendable {
  /// What tables call it.
  var name: String { get }
  /// The judge's questions, by category.
  var judge: JudgePrompt { get }
  /// How instructions and responses are written down; `nil` leaves it to the model's own template.
  var chat: ChatFormat? { get }
  /// Tokens that a response may have.
  var responseLimit: Int { get }
  /// Pairs of a flawless response and one with a single flaw, which no training uses, subset by
  /// subset; a pair's category is its subset, which begins with its section's name.
  ///
  /// - Parameter perSubset: how many of each; a subset that has fewer stays smaller.
  func bench(perSubset: Int, seed: UInt64) -> [PreferencePair]
  /// Tasks, the categories in turn; those that are held out share no entity with the others.
  func tasks(_ count: Int, heldOut: Bool, seed: UInt64) -> [any WorldTask]
  /// The tasks of a loop: those of which a small model answers some right and some wrong, so that
  /// there is something to choose.
  func mixedTasks(_ count: Int, heldOut: Bool, seed: UInt64) -> [any WorldTask]
}

extension World {
  public func mixedTasks(_ count: Int, heldOut: Bool, seed: UInt64) -> [any WorldTask] {
    tasks(count, heldOut: heldOut, seed: seed)
  }
}

/// The judge that knows the truth: the quality of each response.
public struct OracleJudge: Judge {
  public let name = "oracle"
  private let tasks: [String: any WorldTask]

  /// - Parameter tasks: those whose instructions will be judged.
  public init(_ tasks: [any WorldTask]) {
    self.tasks = Dictionary(
      tasks.map { ($0.prompt.instruction, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Throws: ``FileError`` for an instruction that is none of the tasks'.
  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try items.map { item in
      guard let task = tasks[item.instruction] else {
        throw FileError(
          item.instruction, "none of the tasks that the oracle was given",
          remedy: "judge it with another judge")
      }
      return item.responses.map(task.quality)
    }
  }
}

extension World {
  /// All its texts in 16 hexadecimal digits: what a result that is kept depends on.
  public var digest: String {
    let pairs = bench(perSubset: 200, seed: 1).flatMap { [$0.prompt, $0.chosen, $0.rejected] }
    let prompts = [true, false].flatMap {
      tasks(200, heldOut: $0, seed: 1) + mixedTasks(200, heldOut: $0, seed: 1)
    }.map { $0.prompt.instruction }
    return Fingerprint.digest((pairs + prompts + [judge.fingerprint]).joined(separator: "\u{0}"))
  }
}
