// 4.3 · The likelihood term
//
// The term that the chapter adds to DPO's loss is, for one pair with the chosen response y_w,
//
//     −λ · 1/|y_w| · ln π(y_w|x),
//
// where |y_w| is the number of its tokens, and ln π(y_w|x) is the sum of their log-probabilities.
// A batch takes the mean over its pairs. You are given the log-probabilities of all tokens, prompt
// first: only the response's count, the token that ends the turn among them, so that each response
// has one at least. A batch without pairs costs 0.
import Exercises
import Foundation

/// - Parameters:
///   - logProbabilities: of each pair, ln p of every token of prompt and chosen response, nats.
///   - promptLengths: of each pair, how many of those tokens are the prompt's, 0 or more.
///   - weight: λ.
func likelihoodTerm(
  logProbabilities: [[Double]], promptLengths: [Int], weight: Double
) -> Double {
  -1  // your turn
}

LikelihoodTerm.answer {
  likelihoodTerm(
    logProbabilities: $0.logProbabilities, promptLengths: $0.promptLengths, weight: $0.weight)
}
