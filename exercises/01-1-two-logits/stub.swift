// 1.1 · A score from two logits
//
// The judge's last row of logits has one for Yes and one for No. Turn them into the score
//
//     p_yes / (p_yes + p_no),   p = e to the logit, over the sum of all,
//
// for any two logits, also very large ones.
import Exercises
import Foundation

func score(zYes: Double, zNo: Double) -> Double {
  0  // your turn
}

TwoLogits.answer { score(zYes: $0.zYes, zNo: $0.zNo) }
