import Kernels

/// ln p(target) of each row's next token under softmax(x Wᵀ): the one output that training needs.
///
/// The logits are made a block of rows at a time, and again on the way back, so a vocabulary of
/// 150,000 costs no more memory than one of 200.
///
/// - Parameters:
///   - x: `R × C`, the hidden states that predict.
///   - head: `V × C`, without an update.
///   - targets: `R` ids.
/// - Returns: `R × 1`, nats, ≤ 0.
public func tokenLogProbabilities(_ x: Tensor, head: Weight, targets: [Int]) -> Tensor {
  precondition(targets.count == x.rows, "\(targets.count) targets for \(x.rows) rows")
  precondition(
    targets.allSatisfy { (0..<head.rows).contains($0) }, "a target outside the \(head.rows) known")
  if case .adapted = head { preconditionFailure("a head with an update") }
  let y = Tensor(uninitialized: x.rows, columns: 1, tape: x.tape)
  let whole = Tensor(uninitialized: x.rows, columns: 1)  // ln Σ exp of each row's logits
  forEachLogitBlock(x, head) { rows, logits in
    forEachRowBlock(rows.count, grain: 16) { block in
      log_sum_exp_rows(
        logits.values + block.lowerBound * logits.columns,
        whole.values + rows.lowerBound + block.lowerBound, block.count, logits.columns)
    }
    for row in rows {
      y.values[row] = logits[row - rows.lowerBound, targets[row]] - whole.values[row]
    }
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = Tensor(uninitialized: x.rows, columns: x.columns)
    // ∂ ln p(target) / ∂ logits = onehot(target) − softmax(logits)
    forEachLogitBlock(x, head) { rows, logits in
      forEachRowBlock(rows.count, grain: 16) { block in
        let first = rows.lowerBound + block.lowerBound
        log_softmax_rows_backward(
          logits.values + block.lowerBound * logits.columns, whole.values + first,
          dy.values + first, block.count, logits.columns)
      }
      for row in rows { logits[row - rows.lowerBound, targets[row]] += dy.values[row] }
      let from = rows.lowerBound * x.columns
      matrix_product_parallel(
        rows.count, x.columns, head.rows, logits.plain, head.plain, dx.values + from, x.columns,
        false)
      if let weight = head.tensor, weight.isTrainable {
        var hidden = x.plain
        hidden.values = UnsafeRawPointer(x.values + from)
        weight.receiveGradient { dw, adding in
          matrix_product_parallel(
            weight.rows, weight.columns, rows.count, logits.transposed, hidden, dw,
            weight.columns, adding)
        }
      }
    }
    x.receiveGradient(dx)
  }
  return y
}

/// Calls `body` with x Wᵀ for as many rows at a time as make about 16 MB of logits.
private func forEachLogitBlock(
  _ x: Tensor, _ head: Weight, _ body: (Range<Int>, Tensor) -> Void
) {
  let size = max(32, 4_000_000 / max(1, head.rows))
  for start in stride(from: 0, to: x.rows, by: size) {
    let rows = start..<min(x.rows, start + size)
    let logits = Tensor(uninitialized: rows.count, columns: head.rows)
    var hidden = x.plain
    hidden.values = UnsafeRawPointer(x.values + start * x.columns)
    matrix_product_parallel(
      rows.count, head.rows, x.columns, hidden, head.transposed, logits.values, head.rows, false)
    body(rows, logits)
  }
}

/// ln Σ exp of each row of x Wᵀ, `R × 1`: what turns a logit into a log-probability. Not recorded.
public func logSumExp(_ x: Tensor, head: Weight) -> Tensor {
  let whole = Tensor(uninitialized: x.rows, columns: 1)
  forEachLogitBlock(x, head) { rows, logits in
    log_sum_exp_rows(
      logits.values, whole.values + rows.lowerBound, rows.count, logits.columns)
  }
  return whole
}
