import Kernels

/// A frozen matrix W with a trainable update of low rank (LoRA, Hu et al. 2021): W + s B A.
public struct LowRankUpdate: Sendable {
  /// W, `outputs × inputs`.
  public let base: Weight
  /// A, `r × inputs`, and B, `outputs × r`. With B = 0 the update changes nothing.
  public let a, b: Tensor
  /// s, by custom α / r.
  public let scale: Float
  /// The share of the inputs that A does not see in training, 0 ..< 1.
  public let dropout: Double

  public init(base: Weight, a: Tensor, b: Tensor, scale: Float, dropout: Double = 0) {
    precondition(
      a.columns == base.columns && b.rows == base.rows && a.rows == b.columns,
      "an update of another shape")
    precondition((0..<1).contains(dropout), "a dropout of \(dropout)")
    self.base = base
    self.a = a
    self.b = b
    self.scale = scale
    self.dropout = dropout
  }

  /// y ← y + s (drop(x) Aᵀ) Bᵀ, in place; W is never changed, and B A, as large as W, never made.
  ///
  /// With x̃ = drop(x) and h = s x̃ Aᵀ, `T × r`, the derivatives are
  ///
  ///     dB = dyᵀ h        dh = s dy B        dA = dhᵀ x̃        dx = drop(dh A)
  ///
  /// - Parameter drop: what is dropped, ``drawn(on:)`` once for all parts of a stacked matrix.
  func add(_ x: Tensor, to y: Tensor, dropping drop: Dropout?) {
    let tape = y.tape
    let rank = a.rows
    func scaled(_ t: Tensor) {
      for i in 0..<t.count { t.values[i] *= scale }
    }
    let h = Tensor(uninitialized: x.rows, columns: rank)
    do {
      let seen = drop?.applied(to: x) ?? x
      matrix_product_parallel(
        x.rows, rank, x.columns, seen.plain, a.transposed, h.values, rank, false)
    }
    scaled(h)
    matrix_product_parallel(
      y.rows, y.columns, rank, h.plain, b.transposed, y.values, y.columns, true)
    tape?.record { [self] in
      guard let dy = y.gradient else { return }
      let dh = Tensor(uninitialized: x.rows, columns: rank)
      matrix_product_parallel(
        x.rows, rank, y.columns, dy.plain, b.plain, dh.values, rank, false)
      scaled(dh)
      if b.isTrainable {
        b.receiveGradient { db, adding in
          matrix_product_parallel(
            b.rows, rank, y.rows, dy.transposed, h.plain, db, rank, adding)
        }
      }
      if a.isTrainable {
        // Made again rather than kept: x itself is kept for W in any case.
        let seen = drop?.applied(to: x) ?? x
        a.receiveGradient { da, adding in
          matrix_product_parallel(
            rank, a.columns, x.rows, dh.transposed, seen.plain, da, a.columns, adding)
        }
      }
      guard x.wantsGradient else { return }
      guard let drop else {
        return x.receiveGradient { dx, adding in
          matrix_product_parallel(
            x.rows, x.columns, rank, dh.plain, a.plain, dx, x.columns, adding)
        }
      }
      let dx = Tensor(uninitialized: x.rows, columns: x.columns)
      matrix_product_parallel(
        x.rows, x.columns, rank, dh.plain, a.plain, dx.values, x.columns, false)
      x.receiveGradient(drop.applied(to: dx))
    }
  }

  /// What this pass drops of the input; `nil` for nothing.
  func drawn(on tape: GradientTape?) -> Dropout? {
    dropout > 0 ? tape?.drawDropout(dropout) : nil
  }

  /// W + s B A as one matrix.
  public var merged: Tensor {
    let sum = base.floats.copy()
    let left = b.copy()
    for i in 0..<left.count { left.values[i] *= scale }
    matrix_product_parallel(
      sum.rows, sum.columns, a.rows, left.plain, a.plain, sum.values, sum.columns, true)
    return sum
  }
}

/// Which values of a matrix are dropped: a function of a seed and the place, so that the mask is
/// not kept and does not depend on threads.
struct Dropout {
  let rate: Double
  let seed: UInt64

  /// x ⊙ mask / (1 − p), the mask 0 with probability p and else 1. It is its own derivative.
  func applied(to x: Tensor) -> Tensor {
    let y = Tensor(uninitialized: x.rows, columns: x.columns)
    let kept = Float(1 / (1 - rate))
    let limit = UInt64(rate * 0x1p53)
    forEachRowBlock(x.rows) { block in
      for row in block {
        var random = Random(seed: seed ^ UInt64(row) &* 0xd134_2543_de82_ef95)
        for i in row * x.columns..<(row + 1) * x.columns {
          y.values[i] = random.next() >> 11 < limit ? 0 : x.values[i] * kept
        }
      }
    }
    return y
  }
}
