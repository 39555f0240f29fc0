// 8.1 · RLOO's advantages
//
// A policy has drawn k responses to one prompt. For response i
//
//   rewards[i]   r_i, what the reward model gives
//   policy[i]    ln π(y_i|x), under the policy as it is now
//   start[i]     ln π_start(y_i|x), under the model where training began
//
// Leaving the start costs β per nat, and the other responses are the baseline:
//
//     R_i = r_i − β (ln π(y_i|x) − ln π_start(y_i|x))
//     A_i = R_i − mean of R_j over all j ≠ i
//
// Return A_1 … A_k. A response that is alone has nothing to be compared with: its A is 0.
import Exercises
import Foundation

func advantages(
  rewards: [Double], policy: [Double], start: [Double], beta: Double
) -> [Double] {
  []  // your turn
}

LeaveOneOut.answer {
  advantages(rewards: $0.rewards, policy: $0.policy, start: $0.start, beta: $0.beta)
}
