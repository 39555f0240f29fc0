// 4.1 · DPO's loss and its two derivatives
//
// For one pair, with y_w the chosen response, y_l the rejected one, and all logarithms natural,
//
//     loss = −ln σ(β Δ),   Δ = (ln π(y_w|x) − ln π_ref(y_w|x)) − (ln π(y_l|x) − ln π_ref(y_l|x))
//
// Return the loss, and its derivatives by the policy's two log-probabilities:
//
//     byChosen     ∂ loss / ∂ ln π(y_w|x)
//     byRejected   ∂ loss / ∂ ln π(y_l|x)
//
// All three have to be right where β Δ is some thousands, of either sign.
import Exercises
import Foundation

/// The four log-probabilities are sums over a response's tokens, nats.
func dpo(
  policyChosen: Double, policyRejected: Double, referenceChosen: Double,
  referenceRejected: Double, beta: Double
) -> LossByHand.Output {
  .init(loss: 0, byChosen: 0, byRejected: 0)  // your turn
}

LossByHand.answer {
  dpo(
    policyChosen: $0.policyChosen, policyRejected: $0.policyRejected,
    referenceChosen: $0.referenceChosen, referenceRejected: $0.referenceRejected, beta: $0.beta)
}
