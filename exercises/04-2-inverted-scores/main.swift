// 4.2 · A control arm: the judge upside down
//
// Does the loop learn from the labels, or from training as such? Give it the judge upside down and
// leave everything else as it is. From the scores p′_yes = σ(m) of one prompt's responses, make
// those of the inverted judge:
//
//   - one for each response, in the same order;
//   - what scored higher scores lower, and ties stay ties;
//   - scores stay scores, in 0…1, and ½ stays ½;
//   - the judge is as sure as before, of the opposite: each margin m changes its sign.
//
// No response gives no score.
import Exercises
import Foundation

func inverted(scores: [Double]) -> [Double] {
  scores  // your turn
}

InvertedScores.answer { inverted(scores: $0.scores) }
