// 7.3 · LoRA's two matrices
//
// A layer's matrix W is frozen, and a small update beside it is trained:
//
//     y = W x + (α / r) B A x
//
// Matrices are lists of rows:
//
//   w       outputs × inputs
//   a       r × inputs; r, the rank, is the number of its rows and may be 0: then y = W x
//   b       outputs × r
//   alpha   α, a number
//   x       one number per input
//
// Return
//
//   y         one number per output
//   trained   how many numbers A and B have together
//
// B A, which is as large as W, need not be made.
import Exercises
import Foundation

func layer(
  w: [[Double]], a: [[Double]], b: [[Double]], alpha: Double, x: [Double]
) -> LowRankMap.Output {
  .init(y: [], trained: 0)  // your turn
}

LowRankMap.answer { layer(w: $0.w, a: $0.a, b: $0.b, alpha: $0.alpha, x: $0.x) }
