// 1.2 · Calibration by temperature
//
// A judge gave each response a margin m = z_yes − z_no, which says: good with probability σ(m).
// Find the temperature T with which σ(m / T) fits best what was true, that is, the T that has the
// least log-loss
//
//     Σ −ln (probability of what happened),   σ(m / T) if it was good, else 1 − σ(m / T),
//
// with 0.05 ≤ T ≤ 20, to 1 %. If the loss still falls at an end of the range, that end is the
// answer. Margins may be of either sign and large, such as 300, where σ is 1 to a Double.
import Exercises
import Foundation

/// - Parameters:
///   - margins: one for each response, nats; at least one.
///   - truths: whether the response was good, in the same order.
/// - Returns: T.
func temperature(margins: [Double], truths: [Bool]) -> Double {
  1  // your turn
}

TemperatureFit.answer { temperature(margins: $0.margins, truths: $0.truths) }
