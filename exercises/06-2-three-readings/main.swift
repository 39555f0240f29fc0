// 6.2 · Three readings of one row of logits
//
// Behind the judge's question the model has a logit for every word of its vocabulary; `yes` and
// `no` are the places of the two words. With p the softmax of the whole row, return
//
//   mass         p_yes + p_no: how much of what it would write are the two words
//   raw          p_yes
//   normalised   p_yes / (p_yes + p_no)
//
// Logits may be large (1000), or −infinity for a forbidden word other than Yes and No. `normalised`
// has to be right also where p_yes and p_no are both too small for a Double.
import Exercises
import Foundation

func read(logits: [Double], yes: Int, no: Int) -> ThreeReadings.Output {
  .init(mass: 0, raw: 0, normalised: 0)  // your turn
}

ThreeReadings.answer { read(logits: $0.logits, yes: $0.yes, no: $0.no) }
