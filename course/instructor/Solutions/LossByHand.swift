import Exercises
import Foundation

extension Solutions {
  static let lossByHand = Solution(
    LossByHand.self, { answer($0, x($0)) },
    wrong: [
      "rejected less chosen": { answer($0, -x($0)) },
      "without the reference": { input in
        answer(input, input.beta * (input.policyChosen - input.policyRejected))
      },
      "the reference alone added": { input in
        let policy = input.policyChosen - input.policyRejected
        let reference = input.referenceChosen - input.referenceRejected
        return answer(input, input.beta * (policy + reference))
      },
      "without β": { input in
        var answer = answer(input, x(input) / input.beta)
        (answer.byChosen, answer.byRejected) = (
          answer.byChosen / input.beta, answer.byRejected / input.beta
        )
        return answer
      },
      "to the base 2": { input in
        var answer = answer(input, x(input))
        answer.loss /= log(2)
        return answer
      },
      "no minus before the logarithm": { input in
        var answer = answer(input, x(input))
        answer.loss = -answer.loss
        return answer
      },
      "derivatives without β": { input in
        var answer = answer(input, x(input))
        (answer.byChosen, answer.byRejected) = (
          answer.byChosen / input.beta, answer.byRejected / input.beta
        )
        return answer
      },
      "the direction of ascent": { input in
        var answer = answer(input, x(input))
        (answer.byChosen, answer.byRejected) = (answer.byRejected, answer.byChosen)
        return answer
      },
      "both with one sign": { input in
        var answer = answer(input, x(input))
        answer.byRejected = answer.byChosen
        return answer
      },
      "σ(x) for σ(−x)": { input in
        let x = x(input)
        let push = input.beta / (1 + exp(-x))
        return .init(loss: answer(input, x).loss, byChosen: -push, byRejected: push)
      },
      "σ(x) σ(−x)": { input in
        let x = x(input)
        let push = 2 * input.beta / ((1 + exp(-x)) * (1 + exp(x)))
        return .init(loss: answer(input, x).loss, byChosen: -push, byRejected: push)
      },
      "overflows": { input in
        let x = x(input)
        let push = input.beta / (1 + exp(x))
        return .init(loss: -log(1 / (1 + exp(-x))), byChosen: -push, byRejected: push)
      },
      "no number far on the right": { input in
        let x = x(input)
        let push = input.beta * (1 - exp(x) / (1 + exp(x)))
        return .init(loss: answer(input, x).loss, byChosen: -push, byRejected: push)
      },
    ],
    unseen: unseen)
}

/// β Δ.
private func x(_ input: LossByHand.Input) -> Double {
  input.beta
    * (input.policyChosen - input.referenceChosen
      - (input.policyRejected - input.referenceRejected))
}

private func answer(_ input: LossByHand.Input, _ x: Double) -> LossByHand.Output {
  let push = input.beta / (1 + exp(x))
  return .init(
    loss: max(0, -x) + log1p(exp(-abs(x))), byChosen: -push, byRejected: push)
}

private func unseen() -> [LossByHand.Input] {
  [
    (-20, -25, -20, -25, 0.1), (-18, -30, -20, -25, 0.1), (-26, -22, -20, -25, 0.2),
    (-7, -9, -8, -8.5, 1), (-50, -40, -45, -60, 0.05), (-5, -5, -5, -5, 3),
    (-4000, -20, -15, -25, 0.5), (-15, -5000, -25, -20, 0.5), (-12, -14, -11, -16, 0.4),
    (-2500, -30, -40, -30, 2),
  ].map {
    .init(
      policyChosen: $0.0, policyRejected: $0.1, referenceChosen: $0.2, referenceRejected: $0.3,
      beta: $0.4)
  }
}
