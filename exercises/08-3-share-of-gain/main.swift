// 8.3 · 97 % of what?
//
// Two arms start from one model and are trained on different labels. For seed i there are three
// qualities, 0 to 1: `start[i]` before training, `own[i]` after training on the model's own labels,
// `other[i]` after training on the labels of an outside judge. Return
//
//   end    the mean over seeds of own / other: the share of where the other arm ends
//   idle   the mean over seeds of start / other: the share of a method that does nothing
//   gain   the share of what the other arm gains: mean of (own − start) / mean of (other − start),
//          means over seeds first; nil where the other arm's mean gain is 0 or less
import Exercises
import Foundation

func shares(start: [Double], own: [Double], other: [Double]) -> ShareOfGain.Output {
  .init(end: 0, idle: 0, gain: nil)  // your turn
}

ShareOfGain.answer { shares(start: $0.start, own: $0.own, other: $0.other) }
