// 9.3 · A judge that likes first places
//
// A judge is shown two responses, A and B, and asked which is better. It has compared n responses
// in all orders: margins[i][j] = z_A − z_B with response i as A and response j as B; the diagonal
// means nothing. So for i and j there are two readings of "i is better":
//
//     front    i shown first:    σ(margins[i][j])
//     behind   i shown second:   1 − σ(margins[j][i])
//
// Return
//
//   scores      for each response the mean of (front + behind) / 2 over all others; ½ if alone
//   agreement   the share of pairs i < j whose two readings lie on the same side of ½ (½ itself is
//               on no side); 1 if there is no pair
//   bias        what the first place is worth: the mean of (front − behind) / 2 over the pairs
//               i < j; 0 if there is none
import Exercises
import Foundation

func judge(margins: [[Double]]) -> TwoOrders.Output {
  .init(scores: [], agreement: 0, bias: 0)  // your turn
}

TwoOrders.answer { judge(margins: $0.margins) }
