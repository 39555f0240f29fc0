// 7.1 · Form and verification, two by two
//
// Specialists were made on four kinds of corpus, with `form` (chat turns, or running text) and
// `verification` (questions whether something is right, or none), and each was tried as a judge. A
// cell is one kind of corpus:
//
//   form, verification   which kind it is
//   accuracies           the judge's accuracy by seed, one or more
//
// All four cells are there, in any order. Let a_fv be the mean accuracy of a cell, f and v being 1
// where it has form and verification. Return
//
//   form           (a₁₁ + a₁₀)/2 − (a₀₁ + a₀₀)/2
//   verification   (a₁₁ + a₀₁)/2 − (a₁₀ + a₀₀)/2
//   interaction    (a₁₁ − a₁₀) − (a₀₁ − a₀₀)
//
// Cells may have different numbers of seeds; each counts as one cell all the same.
import Exercises
import Foundation

func effects(cells: [TwoByTwo.Cell]) -> TwoByTwo.Output {
  .init(form: 0, verification: 0, interaction: 0)  // your turn
}

TwoByTwo.answer { effects(cells: $0.cells) }
