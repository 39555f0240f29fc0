// 3.3 · A gain, against the spread of wordings
//
// Each category's own question was asked, and a generic one. Is the difference more than what a
// change of wording does? One question was also asked in n wordings that mean the same, which gave
// accuracies a₁ … a_n. Report
//
//     gain     accuracy of the own question − accuracy of the generic one,
//     spread   the sample standard deviation of the wordings, √(Σ (a_i − mean a)² / (n − 1)),
//     stands   whether the gain is more than two spreads.
//
// Accuracies are 0…1. With fewer than two wordings the spread is unknown: `Double.nan`, and no
// gain stands.
import Exercises
import Foundation

func gain(own: Double, generic: Double, wordings: [Double]) -> GainAgainstWordings.Output {
  .init(gain: 0, spread: 0, stands: false)  // your turn
}

GainAgainstWordings.answer { gain(own: $0.own, generic: $0.generic, wordings: $0.wordings) }
