// 0.3 · An annotator who sometimes errs
//
// Somebody knows the true qualities q₁ and q₂ of two responses, and is not always sure. The first
// response is preferred with probability
//
//     σ((q₁ − q₂) / T),   σ(x) = 1 / (1 + e⁻ˣ),
//
// where T ≥ 0 is in the unit of quality. At T = 0 nobody errs: take the limit as T falls to 0, so
// that the better response is preferred with certainty; equal ones are one half at every T. The
// answer has to be a number for any lead, also where (q₁ − q₂) / T is some hundreds.
import Exercises
import Foundation

/// - Returns: the probability that the first response is preferred, 0…1.
func preference(first: Double, second: Double, temperature: Double) -> Double {
  0  // your turn
}

NoisyAnnotator.answer {
  preference(first: $0.first, second: $0.second, temperature: $0.temperature)
}
