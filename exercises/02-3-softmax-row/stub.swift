// 2.3 · Softmax of one row, without overflow
//
// Turn a row of logits z into probabilities, in single precision:
//
//     p_i = e^(z_i) / Σ_j e^(z_j)
//
// for logits of any size: `exp` of a Float is infinite from 89 on, and 0 from −104 down. A logit of
// −∞ (`-Float.infinity`) is masked and has probability 0; no logit is +∞. If all are masked, all
// probabilities are 0. An empty row gives an empty row.
import Exercises
import Foundation

/// - Returns: as many probabilities as there are logits, in the same order.
func softmax(_ logits: [Float]) -> [Float] {
  logits  // your turn
}

SoftmaxRow.answer { softmax($0.logits) }
