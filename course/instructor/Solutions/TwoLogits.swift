import Exercises
import Foundation

extension Solutions {
  static let twoLogits = Solution(
    TwoLogits.self, { 1 / (1 + exp($0.zNo - $0.zYes)) },
    wrong: [
      "the odds": { exp($0.zYes - $0.zNo) },
      "the other way round": { 1 / (1 + exp($0.zYes - $0.zNo)) },
      "logits for probabilities": { $0.zYes / ($0.zYes + $0.zNo) },
      "overflows": { exp($0.zYes) / (exp($0.zYes) + exp($0.zNo)) },
      "the sign alone": { $0.zYes > $0.zNo ? 1 : $0.zYes < $0.zNo ? 0 : 0.5 },
    ])
}
