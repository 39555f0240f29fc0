import Exercises
import Foundation

extension Solutions {
  static let temperatureFit = Solution(
    TemperatureFit.self,
    { input in
      search(input) { surprise($0) }
    },
    wrong: [
      "the inverse": { input in 1 / search(input) { surprise($0) } },
      "the mean margin": { input in
        input.margins.reduce(0) { $0 + abs($1) } / Double(input.margins.count)
      },
      "the margin's sign left out": { input in
        var input = input
        input.margins = input.margins.map { abs($0) }
        return search(input) { surprise($0) }
      },
      "truths turned round": { input in
        var input = input
        input.truths = input.truths.map { !$0 }
        return search(input) { surprise($0) }
      },
      "squared distances": { input in
        search(input) { x in
          let miss = 1 - 1 / (1 + exp(-x))
          return miss * miss
        }
      },
      "the share of mistakes": { input in search(input) { $0 > 0 ? 0 : 1 } },
      "from mean margin and accuracy": { input in
        let signed = zip(input.margins, input.truths).map { $1 ? $0 : -$0 }
        let right = Double(signed.count { $0 > 0 }) / Double(signed.count)
        let size = input.margins.reduce(0) { $0 + abs($1) } / Double(signed.count)
        return min(20, max(0.05, size / log(right / (1 - right))))
      },
      "whole numbers only": { input in
        search(input, steps: (1...20).map(Double.init)) { surprise($0) }
      },
      "0 times infinity": { input in
        let steps = geometric(0.05, 20)
        func loss(_ T: Double) -> Double {
          zip(input.margins, input.truths).reduce(0) { sum, forecast in
            let p = 1 / (1 + exp(-forecast.0 / T))
            let y = forecast.1 ? 1.0 : 0
            return sum - y * log(p) - (1 - y) * log(1 - p)
          }
        }
        var (best, least) = (1.0, Double.infinity)
        for T in steps where loss(T) < least { (best, least) = (T, loss(T)) }
        return best
      },
      "below the range": { input in search(input, steps: geometric(0.0001, 20)) { surprise($0) } },
      "above the range": { input in search(input, steps: geometric(0.05, 1000)) { surprise($0) } },
    ],
    unseen: unseen,
    // To 1 %, and the steps of this search are half of one.
    agrees: { output, wanted, _ in abs(output - wanted) <= 0.0125 * wanted })
}

/// −ln σ(x).
private func surprise(_ x: Double) -> Double { max(0, -x) + log1p(exp(-abs(x))) }

private func geometric(_ low: Double, _ high: Double) -> [Double] {
  (0...1200).map { low * pow(high / low, Double($0) / 1200) }
}

/// The T with the least sum of losses of m / T, m the margin towards the truth.
private func search(
  _ input: TemperatureFit.Input, steps: [Double] = geometric(0.05, 20),
  loss: (Double) -> Double
) -> Double {
  let signed = zip(input.margins, input.truths).map { $1 ? $0 : -$0 }
  let losses = steps.map { T in signed.reduce(0) { $0 + loss($1 / T) } }
  var best = 0
  for step in steps.indices where losses[step] < losses[best] { best = step }
  return steps[best]
}

private func unseen() -> [TemperatureFit.Input] {
  [
    ([3, 3, 3, 3, 3], "+++-+"), ([0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4], "+++++++-"),
    ([-5, -5, -5], "--+"), ([9, 4, 2, -1, -3, 6, -8, 0.5, 1.5, -2.5], "++-+-+--+-"),
    ([500, -450, 2, -2, 3, 3], "+-+--+"), ([-0.6, 0.3, -0.9, 0.7, 1.2, -0.4], "-++++-"),
    ([0.5, -4], "+-"), ([3, 3, -1, -1], "+-+-"), ([4, -2, 1], "-++"),
    ([2, -1.5, 0, 1, -3, 2.5, 0.5], "+-++--+"), ([12, -9, 15, 7, -11, -6], "+-+-+-"),
  ].map { margins, truths in .init(margins: margins, truths: truths.map { $0 == "+" }) }
}
