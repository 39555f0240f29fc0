// 9.2 · iREPO's soft labels
//
// Some annotators compared two responses; `wins` of `annotators` preferred the first. The policy
// has a say as well: `difference` is Δ = ln(π/π_ref) of the first response less that of the second.
//
//     p̂    = wins / annotators, or ½ if there are none, held in clip … 1 − clip
//     loss = (ln(p̂ / (1 − p̂)) − β Δ)²
//
// Return
//
//   label   p̂, as held
//   loss    as above
//   slope   the derivative of the loss by Δ
import Exercises
import Foundation

func regression(
  wins: Int, annotators: Int, difference: Double, beta: Double, clip: Double
) -> SoftRegression.Output {
  .init(label: 0, loss: 0, slope: 0)  // your turn
}

SoftRegression.answer {
  regression(
    wins: $0.wins, annotators: $0.annotators, difference: $0.difference, beta: $0.beta,
    clip: $0.clip)
}
