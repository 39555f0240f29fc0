// 0.1 · Accuracy, where ties count one half
//
// A judge scored both responses of every pair. Its accuracy is the mean of the pairs' credits:
//
//     1   if the better response scores higher,
//     ½   if both score the same,
//     0   if the worse response scores higher.
//
// Scores may be any numbers, below 0 too, and −∞ (`-Double.infinity`), which equals itself. Equal
// means equal: there is no tolerance. Without any pair there is no accuracy: return `Double.nan`.
import Exercises
import Foundation

/// - Parameters:
///   - better: the score of each pair's better response.
///   - worse: the score of its worse response, in the same order.
/// - Returns: 0…1.
func accuracy(better: [Double], worse: [Double]) -> Double {
  0  // your turn
}

TiesCountHalf.answer { accuracy(better: $0.better, worse: $0.worse) }
