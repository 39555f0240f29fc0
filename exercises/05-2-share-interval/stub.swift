// 5.2 · Wilson's interval of a share
//
// A judge was right in `successes` of `count` pairs; ties count ½, so `successes` may be 19.5. With
// p = successes / count and n = count, Wilson's 95 % interval holds every share P that agrees with
// what was seen:
//
//     |p − P| ≤ z √(P (1 − P) / n),   z = 1.959963984540054
//
// Return its two ends, the P for which both sides are equal. Without any pair, count = 0, the
// interval goes from 0 to 1.
import Exercises
import Foundation

func interval(successes: Double, count: Int) -> ShareInterval.Output {
  .init(low: 0, high: 0)  // your turn
}

ShareInterval.answer { interval(successes: $0.successes, count: $0.count) }
