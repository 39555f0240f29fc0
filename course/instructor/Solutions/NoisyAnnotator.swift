import Exercises
import Foundation

extension Solutions {
  static let noisyAnnotator = Solution(
    NoisyAnnotator.self,
    { input in
      input.first == input.second
        ? 0.5 : 1 / (1 + exp((input.second - input.first) / input.temperature))
    },
    wrong: [
      "times T": { 1 / (1 + exp(($0.second - $0.first) * $0.temperature)) },
      "without T": { 1 / (1 + exp($0.second - $0.first)) },
      "the other way round": { 1 / (1 + exp(($0.first - $0.second) / $0.temperature)) },
      "the better one's probability": {
        $0.first == $0.second
          ? 0.5 : 1 / (1 + exp(-abs($0.first - $0.second) / $0.temperature))
      },
      "qualities as odds": { $0.first / ($0.first + $0.second) },
      "a straight line": {
        min(1, max(0, 0.5 + ($0.first - $0.second) / (4 * max($0.temperature, 1e-9))))
      },
      "never errs": { $0.first > $0.second ? 1 : $0.first < $0.second ? 0 : 0.5 },
      "e to each, which overflows": {
        let e = [exp($0.first / $0.temperature), exp($0.second / $0.temperature)]
        return e[0] / (e[0] + e[1])
      },
      "at T = 0 a coin": { input in
        input.temperature == 0
          ? 0.5 : 1 / (1 + exp((input.second - input.first) / input.temperature))
      },
      "at T = 0 always the first": { input in
        input.temperature == 0
          ? 1 : 1 / (1 + exp((input.second - input.first) / input.temperature))
      },
      "no number where all is equal": {
        1 / (1 + exp(($0.second - $0.first) / $0.temperature))
      },
      "at T = 0 equal is better": { input in
        input.temperature == 0
          ? (input.first >= input.second ? 1 : 0)
          : 1 / (1 + exp((input.second - input.first) / input.temperature))
      },
    ],
    unseen: unseen)
}

private func unseen() -> [NoisyAnnotator.Input] {
  [
    (0.3, 0.3, 2), (0.9, 0.4, 0.5), (0.1, 0.8, 0.5), (0.9, 0.4, 3), (0.62, 0.6, 0.05),
    (0.95, 0.15, 0.002), (0.15, 0.95, 0.0005), (0.8, 0.25, 0), (0.25, 0.8, 0), (1, 1, 0),
    (0, 0, 0.1), (0.45, 0.7, 0.2),
  ].map { .init(first: $0.0, second: $0.1, temperature: $0.2) }
}
