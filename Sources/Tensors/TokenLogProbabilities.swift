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
public func tokenLogProbabilities(_ x: Tensor, head: OutputHead, targets: [Int]) -> Tensor {
  let weight = head.weight
  precondition(targets.count == x.rows, "\(targets.count) targets for \(x.rows) rows")
  precondition(
    targets.allSatisfy { (0..<weight.rows).contains($0) },
    "a target outside the \(weight.rows) known")
  if case .adapted = weight { preconditionFailure("a head with an update") }
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
      let capped = head.cap == nil ? nil : logits.copy()
      forEachRowBlock(rows.count, grain: 16) { block in
        let first = rows.lowerBound + block.lowerBound
        log_softmax_rows_backward(
          logits.values + block.lowerBound * logits.columns, whole.values + first,
          dy.values + first, block.count, logits.columns)
      }
      for row in rows { logits[row - rows.lowerBound, targets[row]] += dy.values[row] }
      if let capped, let cap = head.cap {
        soft_cap_backward(capped.values, logits.values, logits.count, 1, cap)
      }
      let from = rows.lowerBound * x.columns
      matrix_product_parallel(
        rows.count, x.columns, weight.rows, logits.plain, weight.plain, dx.values + from,
        x.columns, false)
      if let matrix = weight.tensor, matrix.isTrainable {
        var hidden = x.plain
        hidden.values = UnsafeRawPointer(x.values + from)
        matrix.receiveGradient { dw, adding in
          matrix_product_parallel(
            matrix.rows, matrix.columns, rows.count, logits.transposed, hidden, dw,
            matrix.columns, adding)
        }
      }
      if let bias = head.bias, bias.isTrainable {
        let db = bias.gradientForAdding()
        for row in 0..<rows.count {
          add_scaled(logits.values + row * db.count, db.values, db.count, 1)
        }
      }
    }
    x.receiveGradient(dx)
  }
  return y
}

/// The same with a head of weights alone.
public func tokenLogProbabilities(_ x: Tensor, head: Weight, targets: [Int]) -> Tensor {
  tokenLogProbabilities(x, head: OutputHead(head), targets: targets)
}

/// Calls `body` with the logits of as many rows at a time as make about 16 MB.
private func forEachLogitBlock(
  _ x: Tensor, _ head: OutputHead, _ body: (Range<Int>, Tensor) -> Void
) {
  let size = max(32, 4_000_000 / max(1, head.weight.rows))
  for start in stride(from: 0, to: x.rows, by: size) {
    let rows = start..<min(x.rows, start + size)
    let logits = Tensor(uninitialized: rows.count, columns: head.weight.rows)
    var hidden = x.plain
    hidden.values = UnsafeRawPointer(x.values + start * x.columns)
    matrix_product_parallel(
      rows.count, logits.columns, x.columns, hidden, head.weight.transposed, logits.values,
      logits.columns, false)
    if let bias = head.bias {
      for row in 0..<rows.count {
        add_scaled(bias.values, logits.values + row * bias.count, bias.count, 1)
      }
    }
    body(rows, head.cap.map { softCap(logits, $0) } ?? logits)
  }
}

/// ln Σ exp of each state's logits, `R × 1`: what turns a logit into a log-probability. Not recorded.
public func logSumExp(_ x: Tensor, head: OutputHead) -> Tensor {
  let whole = Tensor(uninitialized: x.rows, columns: 1)
  forEachLogitBlock(x, head) { rows, logits in
    log_sum_exp_rows(
      logits.values, whole.values + rows.lowerBound, rows.count, logits.columns)
  }
  return whole
}

/// The same with a head of weights alone.
public func logSumExp(_ x: Tensor, head: Weight) -> Tensor {
  logSumExp(x, head: OutputHead(head))
}
