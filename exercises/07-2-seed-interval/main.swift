// 7.2 · An interval over few seeds
//
// Two arms of an experiment were run with the same seeds; `ours[i]` and `theirs[i]` are what came
// of seed i, for 2 to 11 seeds. With the differences d_i = ours[i] − theirs[i], return
//
//   mean        the mean of d
//   low, high   Student's 95 % interval of it: mean ∓ t · s / √n,
//               s² = Σ (d_i − mean)² / (n − 1)
//
// t depends on the degrees of freedom; the table has it for 1, 2, … 10 of them.
import Exercises
import Foundation

func interval(ours: [Double], theirs: [Double]) -> SeedInterval.Output {
  let points = [
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
    2.228139,
  ]
  return .init(mean: 0, low: -points[0], high: points[0])  // your turn
}

SeedInterval.answer { interval(ours: $0.ours, theirs: $0.theirs) }
