import Tensors

/// Different tasks of every category in two halves: one from which instructions are labelled for a
/// router, one on which it is tried.
public struct RoutingTasks: Sendable {
  /// An instruction with its true category.
  public typealias Label = (instruction: String, category: String)

  public let labelled: [PocketTask]
  public let heldOut: [PocketTask]

  /// - Parameter perCategory: tasks in each half, at most 16: there are 32 requests in the world.
  public init(perCategory: Int, random: Random) {
    var halves: (first: [PocketTask], second: [PocketTask]) = ([], [])
    for category in Category.allCases {
      var random = random.stream("routing \(category.rawValue)")
      var tasks: [PocketTask] = []
      while tasks.count < 2 * min(16, perCategory) {
        let task = PocketTask.draw(category, heldOut: false, using: &random)
        if !tasks.contains(task) { tasks.append(task) }
      }
      halves.first += tasks.prefix(tasks.count / 2)
      halves.second += tasks.suffix(tasks.count / 2)
    }
    (labelled, heldOut) = halves
  }

  /// Labels as someone gives them who reads a few instructions of each category.
  ///
  /// - Parameters:
  ///   - perCategory: how many of each.
  ///   - mixed: every second one is in one of the task's ``PocketTask/rewordings``.
  public func labels(perCategory: Int, mixed: Bool) -> [Label] {
    Category.allCases.flatMap { category in
      labelled.filter { $0.category == category }.prefix(perCategory).enumerated().map {
        index, task in
        let isReworded = mixed && index % 2 == 1
        let text = isReworded ? task.rewordings[index / 2 % 2] : task.instruction
        return (text, category.rawValue)
      }
    }
  }

  /// The held-out instructions, as usually worded or in their other wordings.
  public func questions(reworded: Bool) -> [Label] {
    heldOut.flatMap { task in
      (reworded ? task.rewordings : [task.instruction]).map { ($0, task.category.rawValue) }
    }
  }
}
