// 1.3 · Expected calibration error
//
// Forecasts fall into B bins of equal width: bin b, from 0, holds b / B ≤ p < (b + 1) / B, and the
// last one holds p = 1 as well. In each bin, compare the mean of what was said with the share that
// was true. With n_b forecasts in bin b, of n in all,
//
//     ECE = Σ_b  n_b / n · | mean p in b − share true in b |
//
// Empty bins count nothing. Without any forecast, return 0.
import Exercises
import Foundation

/// - Parameters:
///   - probabilities: what was said, 0…1.
///   - truths: whether it was true, in the same order.
///   - bins: B, 1 or more.
func calibrationError(probabilities: [Double], truths: [Bool], bins: Int) -> Double {
  1  // your turn
}

CalibrationError.answer {
  calibrationError(probabilities: $0.probabilities, truths: $0.truths, bins: $0.bins)
}
