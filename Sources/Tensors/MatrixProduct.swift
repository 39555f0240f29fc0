import Kernels

/// y = x Wᵀ (+ bias) (+ residual): a linear layer. An update of low rank adds its own share, with its
/// own derivatives: ``LowRankUpdate``.
///
/// - Parameters:
///   - x: `T × inputs`.
///   - weight: `outputs × inputs`.
///   - bias: `1 × outputs`.
///   - residual: `T × outputs`, added to the result; its gradient is that of the result.
/// - Returns: `T × outputs`.
public func matrixProduct(
  _ x: Tensor, _ weight: Weight, bias: Tensor? = nil, adding residual: Tensor? = nil
) -> Tensor {
  precondition(x.columns == weight.columns, "\(x.columns) features meet \(weight.columns) inputs")
  let tape = x.tape ?? residual?.tape
  let y = Tensor(uninitialized: x.rows, columns: weight.rows, tape: tape)
  if let residual {
    forEachRowBlock(y.rows) { block in
      let from = block.lowerBound * y.columns
      (y.values + from).update(from: residual.values + from, count: block.count * y.columns)
    }
  }
  multiply(x, weight, weight.transposed, to: y.values, columns: y.columns, adding: residual != nil)
  if let bias {
    forEachRowBlock(y.rows) { block in
      for row in block { add_scaled(bias.values, y.values + row * y.columns, y.columns, 1) }
    }
  }
  tape?.record {
    guard let dy = y.gradient else { return }
    if x.wantsGradient {  // dx = dy W
      x.receiveGradient { dx, adding in
        multiply(dy, weight, weight.plain, to: dx, columns: x.columns, adding: adding)
      }
    }
    if let w = weight.tensor, w.isTrainable {  // dW = dyᵀ x
      w.receiveGradient { dw, adding in
        matrix_product_parallel(
          w.rows, w.columns, x.rows, dy.transposed, x.plain, dw, w.columns, adding)
      }
    }
    if let bias, bias.isTrainable {  // db = Σ dy
      let db = bias.gradientForAdding()
      for row in 0..<dy.rows { add_scaled(dy.values + row * dy.columns, db.values, db.count, 1) }
    }
    if let residual, residual.wantsGradient { residual.receiveGradient(dy) }
  }
  if case .adapted(let update) = weight { update.add(x, to: y) }
  return y
}

/// C (+)= A W in the weight's precision; `view` is W as it stands or transposed.
private func multiply(
  _ a: Tensor, _ weight: Weight, _ view: operand, to c: UnsafeMutablePointer<Float>, columns: Int,
  adding: Bool
) {
  switch weight.precision {
  case .float32:
    matrix_product_parallel(a.rows, columns, a.columns, a.plain, view, c, columns, adding)
  case .bfloat16:
    matrix_product_rounded_parallel(
      a.rows, columns, a.columns, a.values, a.columns, view, c, columns, adding)
  }
}
