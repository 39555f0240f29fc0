// 0.2 · The cost of a judgement
//
// A judge is asked about several responses to one instruction. All prompts begin with the same
// tokens, instruction and question: these are read once. Behind them, each response has tokens of
// its own, and ends in one answer, Yes or No. Count
//
//     tokens   that go through the model,
//     passes   places at which an answer is read, one for each response,
//     flops    2 · P · tokens, for a model of P parameters; attention is left out.
//
// Without any response nothing is read, the opening neither: all three are 0.
import Exercises
import Foundation

/// - Parameters:
///   - opening: how many tokens all prompts begin with, 0 or more.
///   - responses: how many tokens follow them, for each response.
///   - parameters: P.
func cost(opening: Int, responses: [Int], parameters: Int) -> SharedOpening.Output {
  .init(tokens: 0, passes: 0, flops: 0)  // your turn
}

SharedOpening.answer {
  cost(opening: $0.opening, responses: $0.responses, parameters: $0.parameters)
}
