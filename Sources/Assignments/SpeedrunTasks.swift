import Preferences
import Tensors
import Worlds

/// Which tasks a run trains on and which it is measured on.
///
/// The world itself holds back a fifth of the sums and programs. Facts and requests are few, so each
/// seed holds back a quarter of them too: a policy can't have its answers by heart from this run.
package struct SpeedrunTasks {
  let evaluation: [PocketTask]
  private let heldBack: Set<PocketTask>

  package init(perCategory: Int, seed: UInt64) {
    let random = Random(seed: seed)
    var drawing = random.stream("held back")
    // Harmful and harmless requests in equal parts.
    let requests = [true, false].map { isHarmful in
      SafetyTask.requests.filter { $0.isHarmful == isHarmful }.map { PocketTask(.safety($0)) }
    }
    func quarter(_ tasks: [PocketTask]) -> ArraySlice<PocketTask> {
      tasks.shuffled(using: &drawing).prefix(tasks.count / 4)
    }
    let pools: [PocketCategory: [PocketTask]] = [
      .chat: Array(quarter(Self.facts)), .safety: requests.flatMap { quarter($0) },
    ]
    heldBack = Set(pools.values.joined())
    evaluation = PocketCategory.allCases.flatMap { category in
      var drawing = random.stream("measured \(category.rawValue)")
      return (0..<perCategory).map { index in
        if let pool = pools[category] { return pool[index % pool.count] }
        return PocketTask.draw(category, heldOut: true, using: &drawing)
      }
    }
  }

  /// New training tasks, of the categories in turn.
  func draw(_ count: Int, of categories: [PocketCategory], using random: inout Random)
    -> [PocketTask]
  {
    (0..<count).map { index in
      while true {
        let category = categories[index % categories.count]
        let task = PocketTask.draw(category, heldOut: false, using: &random)
        if !heldBack.contains(task) { return task }
      }
    }
  }

  /// All questions about animals, in a fixed order: so many draws miss none of three dozen.
  private static let facts: [PocketTask] = {
    var random = Random(seed: 1).stream("facts")
    let drawn = (0..<4000).map { _ in PocketTask.draw(.chat, heldOut: false, using: &random) }
    return Set(drawn).sorted { $0.instruction < $1.instruction }
  }()
}
