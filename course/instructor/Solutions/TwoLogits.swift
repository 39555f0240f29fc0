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
    ],
    unseen: unseen)
}

private func unseen() -> [TwoLogits.Input] {
  [
    (0.5, 0.5), (1, -2), (-3, 1.5), (7, 6.25), (-8, -8.5), (5, 14), (-20, -20.125), (710, 712),
    (1500, 1500), (-950, -947), (-600, 700), (2500, -2500),
  ].map { .init(zYes: $0.0, zNo: $0.1) }
}
