import Exercises
import Foundation

extension Solutions {
  static let simPOLoss = Solution(
    SimPOLoss.self,
    { input in
      let (w, l) = (Double(input.chosenCount), Double(input.rejectedCount))
      let margin = input.beta * (input.chosen / w - input.rejected / l) - input.gap
      let push = input.beta / (1 + exp(margin))
      return .init(
        loss: max(0, -margin) + log1p(exp(-abs(margin))), byChosen: -push / w, byRejected: push / l)
    },
    wrong: [
      "sums for means": { input in
        of(input, margin: input.beta * (input.chosen - input.rejected) - input.gap)
      },
      "the gap added": { of($0, margin: $0.beta * apart($0) + $0.gap) },
      "the gap within β": { of($0, margin: $0.beta * (apart($0) - $0.gap)) },
      "no gap": { of($0, margin: $0.beta * apart($0)) },
      "rejected less chosen": { of($0, margin: -$0.beta * apart($0) - $0.gap) },
      "1 − σ": { of($0, loss: { 1 / (1 + exp($0)) }) },
      "decimal logarithm": { of($0, loss: { softplus(-$0) / log(10) }) },
      "overflows": { of($0, loss: { -log(1 / (1 + exp(-$0))) }) },
      "uphill": { of($0, slopes: { [-$0[0], -$0[1]] }) },
      "derivatives by the means": { input in
        of(
          input,
          slopes: { [$0[0] * Double(input.chosenCount), $0[1] * Double(input.rejectedCount)] })
      },
      "σ of the other sign": { input in
        of(
          input,
          slopes: { _ in
            let push = input.beta / (1 + exp(-margin(input)))
            return [-push / Double(input.chosenCount), push / Double(input.rejectedCount)]
          })
      },
      "one length for both": { input in
        of(
          input,
          slopes: { [$0[0], -$0[0]] })
      },
    ],
    unseen: unseen)
}

/// l̄_chosen − l̄_rejected.
private func apart(_ input: SimPOLoss.Input) -> Double {
  input.chosen / Double(input.chosenCount) - input.rejected / Double(input.rejectedCount)
}

private func margin(_ input: SimPOLoss.Input) -> Double { input.beta * apart(input) - input.gap }

private func softplus(_ x: Double) -> Double { max(0, x) + log1p(exp(-abs(x))) }

/// The right answer, with one thing exchanged.
private func of(
  _ input: SimPOLoss.Input, margin other: Double? = nil,
  loss: (Double) -> Double = { softplus(-$0) }, slopes: ([Double]) -> [Double] = { $0 }
) -> SimPOLoss.Output {
  let margin = other ?? margin(input)
  let push = input.beta / (1 + exp(margin))
  let found = slopes([-push / Double(input.chosenCount), push / Double(input.rejectedCount)])
  return .init(loss: loss(margin), byChosen: found[0], byRejected: found[1])
}

private func unseen() -> [SimPOLoss.Input] {
  [
    (-6, 3, -6, 3, 1, 0), (-10, 5, -9, 3, 1, 0), (-8, 4, -8, 4, 1, 1), (-5, 2, -9, 6, 2, 0.3),
    (-12, 8, -7, 2, 10, 1.6), (-4500, 3, -4, 1, 2, 1), (-1, 1, -6000, 4, 2, 1),
    (-20, 10, -30, 10, 0.5, 0), (-3, 1, -3, 1, 3, 0.75), (-40, 20, -2, 4, 1.5, 0.25),
  ].map {
    .init(
      chosen: $0.0, rejected: $0.2, chosenCount: $0.1, rejectedCount: $0.3, beta: $0.4, gap: $0.5)
  }
}
