import Preferences
import Tensors

extension PocketTask {
  /// What a loop of improvement is given of this task.
  public var prompt: JudgeItem {
    JudgeItem(instruction: instruction, category: category.rawValue)
  }

  /// Tasks of all categories in turn; unless they are held out, no evaluation uses them.
  public static func mixed(
    _ count: Int, heldOut: Bool = false, using random: inout Random
  ) -> [PocketTask] {
    (0..<count).map { index in
      draw(
        PocketCategory.allCases[index % PocketCategory.allCases.count], heldOut: heldOut,
        using: &random)
    }
  }
}
