// 8.2 · A win rate at equal lengths
//
// A model's responses were compared with a baseline's. For comparison i
//
//   preferences[i]   p_i, the model's share of the win: 1 won, 0 lost, or between
//   differences[i]   Δ_i, length of the baseline's response less that of the model's
//
// Length enters as t_i = tanh(Δ_i / s), where s² is the mean of (Δ_i − mean Δ)²; if s is 0, all t_i
// are 0. Find the θ and φ for which this is least, with λ = 0.01:
//
//     Σ_i (−p_i ln σ(z_i) − (1 − p_i) ln σ(−z_i)) + λ/2 (θ² + φ²),   z_i = θ + φ t_i
//
// by Newton's steps or by gradient descent, until nothing moves any more (the check allows 0.001).
// Return
//
//   plain        the mean preference
//   controlled   the rate at equal lengths, t = 0: σ(θ)
import Exercises
import Foundation

func winRates(preferences: [Double], differences: [Double]) -> FairWins.Output {
  .init(plain: 0, controlled: 0)  // your turn
}

FairWins.answer { winRates(preferences: $0.preferences, differences: $0.differences) }
