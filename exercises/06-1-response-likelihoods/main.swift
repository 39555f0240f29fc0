// 6.1 · Likelihood as a judge
//
// A model has read a text, prompt and response, and left a row of logits behind each token:
//
//   tokens        ids of the whole text, T of them
//   promptCount   how many of them are the prompt, at least 1; the rest is the response
//   rows          T rows, each with a logit for every word; rows[t] was made when the model had
//                 read tokens[0] … tokens[t], and says what it expects behind them
//
// How likely did it find the response? Return, in nats,
//
//   sum        ln π(y|x) = Σ_t ln π(y_t | x, y_<t) over the tokens of the response
//   perToken   the same, divided by the number of the response's tokens; 0 for an empty response
//
// π is the softmax of a row. Logits may be as large as 1000.
import Exercises
import Foundation

func likelihood(tokens: [Int], promptCount: Int, rows: [[Double]]) -> ResponseLikelihoods.Output {
  .init(sum: 0, perToken: 0)  // your turn
}

ResponseLikelihoods.answer {
  likelihood(tokens: $0.tokens, promptCount: $0.promptCount, rows: $0.rows)
}
