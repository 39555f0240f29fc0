// 9.1 · SimPO, a loss without a reference
//
// For one pair there are the policy's log-probabilities of both responses, each summed over its
// tokens (nats), and the numbers of tokens, 1 or more. With l̄ = sum / tokens,
//
//     loss = −ln σ(β (l̄_chosen − l̄_rejected) − γ)
//
// Return
//
//   loss         nats; right for any margin, also 2000 or −2000
//   byChosen     the derivative of the loss by `chosen`, the sum
//   byRejected   the derivative of the loss by `rejected`, the sum
//
// `beta` is β, `gap` is γ.
import Exercises
import Foundation

func simPO(
  chosen: Double, chosenCount: Int, rejected: Double, rejectedCount: Int, beta: Double, gap: Double
) -> SimPOLoss.Output {
  .init(loss: 0, byChosen: 0, byRejected: 0)  // your turn
}

SimPOLoss.answer {
  simPO(
    chosen: $0.chosen, chosenCount: $0.chosenCount, rejected: $0.rejected,
    rejectedCount: $0.rejectedCount, beta: $0.beta, gap: $0.gap)
}
