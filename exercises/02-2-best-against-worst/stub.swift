// 2.2 · The pairing rule
//
// Make a preference pair of one prompt's scored responses, best against worst:
//
//     chosen     the response with the highest score, of equals the first;
//     rejected   the response with the lowest score, of equals the last.
//
// There is no pair, and the answer is nil, if
//   - there are fewer than two responses,
//   - highest and lowest score are the same,
//   - the two responses are the same text (no other pair is looked for), or
//   - the two scores differ by less than the margin.
// Scores may be any numbers, below 0 too.
import Exercises
import Foundation

/// - Parameters:
///   - texts: the responses.
///   - scores: one for each, in the same order.
///   - margin: 0 or more.
/// - Returns: places, counted from 0.
func pair(texts: [String], scores: [Double], margin: Double) -> (chosen: Int, rejected: Int)? {
  nil  // your turn
}

BestAgainstWorst.answer { .init(pair(texts: $0.texts, scores: $0.scores, margin: $0.margin)) }
