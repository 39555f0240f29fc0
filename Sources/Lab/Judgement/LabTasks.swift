import Preferences
import Tensors
import Worlds

/// The two worlds as the lab draws tasks from them.
enum LabWorld: String, CaseIterable, Codable, Sendable {
  case pocket, english

  /// The kinds of task, each with a question of its own.
  var categories: [String] {
    switch self {
    case .pocket: PocketCategory.allCases.map(\.rawValue)
    case .english: EnglishKind.allCases.map(\.rawValue)
    }
  }

  /// A response that loses something from one rung to the next.
  struct Rung: Codable, Sendable, Equatable {
    var name: String
    var text: String
    var quality: Double
  }

  /// A task by its number: the same number is the same task.
  ///
  /// - Throws: ``Refusal`` for a category that this world has not.
  func task(_ category: String, seed: UInt64) throws -> LabTask {
    let category = try checked("category", category, among: categories)
    switch self {
    case .pocket:
      var random = Random(seed: seed).stream("lab \(category)")
      let task = PocketTask.draw(
        PocketCategory(rawValue: category) ?? .chat, heldOut: true, using: &random)
      return LabTask(
        task: task,
        rungs: Degradation.ladder(of: task, using: &random).map {
          Rung(name: $0.name, text: $0.text, quality: task.quality(of: $0.text))
        })
    case .english:
      let kind = EnglishKind(rawValue: category) ?? .facts
      let drawn = EnglishTask.draw(kind, count: 2, heldOut: true, seed: seed)
      guard let task = drawn.first else { throw Refusal(422, "There is no such task.") }
      return LabTask(task: task, rungs: Self.rungs(task, other: drawn.last?.answer ?? "", seed))
    }
  }

  /// An answer, another task's, half of it, its words in disorder; best first.
  private static func rungs(_ task: EnglishTask, other: String, _ seed: UInt64) -> [Rung] {
    let words = task.answer.split(separator: " ").map(String.init)
    var random = Random(seed: seed).stream("disorder")
    let texts = [
      ("flawless", task.answer), ("another task's answer", other),
      ("cut off", words.prefix((words.count + 1) / 2).joined(separator: " ") + " and"),
      ("word salad", (words + ["and"]).shuffled(using: &random).joined(separator: " ")),
    ]
    let rungs = texts.map { Rung(name: $0.0, text: $0.1, quality: task.quality(of: $0.1)) }
    // Where the checker looks for a word alone, disorder harms nothing.
    return rungs.filter { $0.name == "flawless" || $0.quality < rungs[0].quality }
      .sorted { $0.quality > $1.quality }
  }
}

/// A task that may be asked for, not drawn yet.
struct TaskNumber: Sendable {
  private let world: LabWorld
  private let category: String
  private let seed: UInt64

  /// - Throws: ``Refusal`` for a category that this world has not, and a seed out of bounds.
  init(_ world: LabWorld, _ category: String, _ seed: Int) throws {
    self.world = world
    self.category = try checked("category", category, among: world.categories)
    self.seed = try checkedSeed(seed)
  }

  func task() throws -> LabTask { try world.task(category, seed: seed) }
}

/// A task with its ladder of responses.
struct LabTask: Sendable {
  var task: any WorldTask
  var rungs: [LabWorld.Rung]
}
