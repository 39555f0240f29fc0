import Measures
import Preferences
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
    for category in PocketCategory.allCases {
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
  ///   - wordings: used in turn: 0 is the usual one, 1 and 2 are the task's
  ///     ``PocketTask/rewordings``.
  public func labels(perCategory: Int, wordings: [Int] = [0]) -> [Label] {
    PocketCategory.allCases.flatMap { category in
      labelled.filter { $0.category == category }.prefix(perCategory).enumerated().map {
        (Self.text(of: $1, wording: wordings[$0 % wordings.count]), category.rawValue)
      }
    }
  }

  /// The held-out instructions in one wording.
  public func questions(wording: Int) -> [Label] {
    heldOut.map { (Self.text(of: $0, wording: wording), $0.category.rawValue) }
  }

  private static func text(of task: PocketTask, wording: Int) -> String {
    ([task.instruction] + task.rewordings)[wording]
  }
}

extension CategoryRouter {
  /// Share of the instructions that it sends to their category.
  public func share(right labels: [RoutingTasks.Label]) -> Double {
    labels.map { category(of: $0.instruction) == $0.category ? 1 : 0 }.average
  }
}
