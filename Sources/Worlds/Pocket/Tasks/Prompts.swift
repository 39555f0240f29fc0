import Preferences
import Tensors

extension PocketTask {
  /// What a loop of improvement is given of this task.
  public var prompt: JudgeItem {
    JudgeItem(instruction: instruction, category: category.rawValue)
  }

  /// Tasks that no evaluation uses, the categories in turn.
  public static func mixed(_ count: Int, using random: inout Random) -> [PocketTask] {
    (0..<count).map { index in
      draw(
        Category.allCases[index % Category.allCases.count], heldOut: false, using: &random)
    }
  }
}
