// 5.3 · The lead of one judge over another
//
// Two judges were tried on the same pairs. `first[i]` and `second[i]` say what they did on pair i:
// 1 right, 0 wrong, ½ a tie. Return
//
//   lead    by how much the first judge is better: the mean of first[i] − second[i]
//   error   the standard error of that mean: s / √n, with
//           s² = Σ (difference − lead)² / (n − 1)
//
// There is at least one pair. With one pair alone nothing is known about the spread: `error` is
// `.infinity`.
import Exercises
import Foundation

func compare(first: [Double], second: [Double]) -> PairedLead.Output {
  .init(lead: 0, error: 0)  // your turn
}

PairedLead.answer { compare(first: $0.first, second: $0.second) }
