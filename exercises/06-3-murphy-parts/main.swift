// 6.3 · Reliability and resolution
//
// A judge said of each response with which probability it is good; `truths` says whether it was.
// Sort the forecasts into `bins` bins of equal width: bin b holds the probabilities from b / bins
// up to, but without, (b + 1) / bins; the last bin holds 1 as well. With N forecasts in all, n_b
// in bin b, p̄_b their mean probability, s_b the share of them that is true, and s the share of all
// that is true, return
//
//     reliability   Σ_b n_b/N (p̄_b − s_b)²     0 is best
//     resolution    Σ_b n_b/N (s_b − s)²
//     uncertainty   s (1 − s)
//
// Empty bins count nothing. There is at least one forecast.
import Exercises
import Foundation

func parts(probabilities: [Double], truths: [Bool], bins: Int) -> MurphyParts.Output {
  .init(reliability: -1, resolution: -1, uncertainty: -1)  // your turn
}

MurphyParts.answer {
  parts(probabilities: $0.probabilities, truths: $0.truths, bins: $0.bins)
}
