import Foundation
import Kernels

/// ln p(target) of each row's next token under softmax(x Wᵀ): the one output that training needs.
///
/// The logits are made a block of rows and words at a time, and again on the way back, so a vocabulary
/// of 150,000 costs no more memory than one of 8,000.
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
  forEachLogitBlock(x, head) { block in
    block.addLogSumExp(to: whole)
    block.forEachTarget(targets) { row, logit in y.values[row] = logit.pointee }
  }
  for row in 0..<y.rows { y.values[row] -= whole.values[row] }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = Tensor(uninitialized: x.rows, columns: x.columns)
    // ∂ ln p(target) / ∂ logits = onehot(target) − softmax(logits)
    forEachLogitBlock(x, head) { block in
      let logits = block.logits
      let capped = head.cap == nil ? nil : logits.copy()
      forEachRowBlock(logits.rows, grain: 16) { rows in
        let first = block.rows.lowerBound + rows.lowerBound
        log_softmax_rows_backward(
          logits.values + rows.lowerBound * logits.columns, whole.values + first,
          dy.values + first, rows.count, logits.columns)
      }
      block.forEachTarget(targets) { row, logit in logit.pointee += dy.values[row] }
      if let capped, let cap = head.cap {
        soft_cap_backward(capped.values, logits.values, logits.count, 1, cap)
      }
      block.differentiate(into: dx)
    }
    x.receiveGradient(dx)
  }
  return y
}

/// The same with a head of weights alone.
public func tokenLogProbabilities(_ x: Tensor, head: Weight, targets: [Int]) -> Tensor {
  tokenLogProbabilities(x, head: OutputHead(head), targets: targets)
}

/// ln Σ exp of each state's logits, `R × 1`: what turns a logit into a log-probability. Not recorded.
public func logSumExp(_ x: Tensor, head: OutputHead) -> Tensor {
  let whole = Tensor(uninitialized: x.rows, columns: 1)
  forEachLogitBlock(x, head) { $0.addLogSumExp(to: whole) }
  return whole
}

/// The same with a head of weights alone.
public func logSumExp(_ x: Tensor, head: Weight) -> Tensor {
  logSumExp(x, head: OutputHead(head))
}

/// ln Σ exp of every `width` values, the last of them of what is left.
public func logSumExp(_ values: [Float], every width: Int) -> [Float] {
  let whole = values.count / width
  let rest = values.count - whole * width
  var sums = [Float](repeating: 0, count: rest > 0 ? whole + 1 : whole)
  sums.withUnsafeMutableBufferPointer { sums in
    values.withUnsafeBufferPointer { values in
      guard let from = values.baseAddress, let to = sums.baseAddress else { return }
      log_sum_exp_rows(from, to, whole, width)
      if rest > 0 { log_sum_exp_rows(from + whole * width, to + whole, 1, rest) }
    }
  }
  return sums
}

/// The logits of some words for some states.
private struct LogitBlock {
  let x: Tensor
  let head: OutputHead
  let rows: Range<Int>
  let words: Range<Int>
  /// `rows × words`.
  let logits: Tensor

  init(_ x: Tensor, _ head: OutputHead, rows: Range<Int>, words: Range<Int>) {
    (self.x, self.head, self.rows, self.words) = (x, head, rows, words)
    logits = Tensor(uninitialized: rows.count, columns: words.count)
    multiply(
      x.values + rows.lowerBound * x.columns, rows: rows.count, columns: x.columns,
      [Target(head.weight, weight(head.weight.transposed), logits.values, words.count)])
    if let bias = head.bias {
      for row in 0..<rows.count {
        add_scaled(
          bias.values + words.lowerBound, logits.values + row * words.count, words.count, 1)
      }
    }
    if let cap = head.cap { _ = softCap(logits, cap) }
  }

  /// The part of a view of W that belongs to the words.
  private func weight(_ view: operand) -> operand {
    let bytes = view.half ? MemoryLayout<UInt16>.size : MemoryLayout<Float>.size
    var part = view
    part.values = view.values + words.lowerBound * x.columns * bytes
    return part
  }

  /// ln Σ exp over the words so far, these among them.
  func addLogSumExp(to whole: Tensor) {
    let part = Tensor(uninitialized: rows.count, columns: 1)
    forEachRowBlock(rows.count, grain: 16) { block in
      log_sum_exp_rows(
        logits.values + block.lowerBound * logits.columns, part.values + block.lowerBound,
        block.count, logits.columns)
    }
    for row in 0..<rows.count {
      let (before, here) = (whole.values + rows.lowerBound + row, part.values[row])
      before.pointee =
        words.lowerBound == 0
        ? here : max(before.pointee, here) + log1p(exp(-abs(before.pointee - here)))
    }
  }

  /// Calls `body` for each row whose target is among the words.
  func forEachTarget(
    _ targets: [Int], _ body: (_ row: Int, _ logit: UnsafeMutablePointer<Float>) -> Void
  ) {
    for row in rows where words.contains(targets[row]) {
      let column = targets[row] - words.lowerBound
      body(row, logits.values + (row - rows.lowerBound) * logits.columns + column)
    }
  }

  /// With the logits' gradient in their place: dx (+)= dlogits W, dW += dlogitsᵀ x, db += Σ dlogits.
  func differentiate(into dx: Tensor) {
    let from = rows.lowerBound * x.columns
    multiply(
      logits.values, rows: rows.count, columns: words.count,
      [
        Target(
          head.weight, weight(head.weight.plain), dx.values + from, x.columns,
          adding: words.lowerBound > 0)
      ])
    if let matrix = head.weight.tensor, matrix.isTrainable {
      var hidden = x.plain
      hidden.values = UnsafeRawPointer(x.values + from)
      matrix_product_parallel(
        words.count, x.columns, rows.count, logits.transposed, hidden,
        matrix.gradientForAdding().values + words.lowerBound * x.columns, x.columns, true)
    }
    if let bias = head.bias, bias.isTrainable {
      let db = bias.gradientForAdding()
      for row in 0..<rows.count {
        add_scaled(
          logits.values + row * words.count, db.values + words.lowerBound, words.count, 1)
      }
    }
  }
}

/// Calls `body` with blocks of at most 16 MB: the words in blocks of one size, so that a row's sum
/// does not depend on the rows beside it.
private func forEachLogitBlock(_ x: Tensor, _ head: OutputHead, _ body: (LogitBlock) -> Void) {
  let all = head.weight.rows
  let width = min(8192, max(1, all))
  let height = max(32, 4_000_000 / width)
  for start in stride(from: 0, to: x.rows, by: height) {
    for first in stride(from: 0, to: all, by: width) {
      body(
        LogitBlock(
          x, head, rows: start..<min(x.rows, start + height),
          words: first..<min(all, first + width)))
    }
  }
}
