import Kernels

/// A linear layer's weights: y = x Wᵀ + b.
public struct LinearMap: Sendable {
  /// `outputs × inputs`.
  public let weight: Weight
  /// `1 × outputs`.
  public let bias: Tensor?

  public init(_ weight: Weight, bias: Tensor? = nil) {
    self.weight = weight
    self.bias = bias
  }
}

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
  linear(x, [LinearMap(weight, bias: bias)], adding: residual)[0]
}

/// The same of several layers that read one input, such as queries, keys and values: what has to be
/// done to the input is done once.
public func matrixProducts(_ x: Tensor, _ maps: [LinearMap]) -> [Tensor] {
  linear(x, maps, adding: nil)
}

private func linear(_ x: Tensor, _ maps: [LinearMap], adding residual: Tensor?) -> [Tensor] {
  let tape = x.tape ?? residual?.tape
  let results = maps.map { map in
    precondition(x.columns == map.weight.columns, "\(x.columns) inputs meet \(map.weight.columns)")
    return Tensor(uninitialized: x.rows, columns: map.weight.rows, tape: tape)
  }
  if let residual { results[0].copyRows(of: residual) }
  multiply(
    x.values, rows: x.rows, columns: x.columns,
    zip(maps, results).map { map, y in
      Target(map.weight, map.weight.transposed, y.values, y.columns, adding: residual != nil)
    })
  // The parts of a stacked matrix have one A, and one mask before it, as if they were a whole.
  var drops: [ObjectIdentifier: Dropout?] = [:]
  for (map, y) in zip(maps, results) {
    if let bias = map.bias {
      forEachRowBlock(y.rows) { block in
        for row in block { add_scaled(bias.values, y.values + row * y.columns, y.columns, 1) }
      }
    }
    tape?.record { differentiate(y, x, map, residual) }
    if case .adapted(let update) = map.weight {
      let module = ObjectIdentifier(update.a)
      let drop = drops[module] ?? update.drawn(on: tape)
      drops[module] = .some(drop)
      update.add(x, to: y, dropping: drop)
    }
  }
  return results
}

/// dx += dy W, dW += dyᵀ x, db += Σ dy, and the residual's gradient is dy.
private func differentiate(_ y: Tensor, _ x: Tensor, _ map: LinearMap, _ residual: Tensor?) {
  guard let dy = y.gradient else { return }
  let weight = map.weight
  if x.wantsGradient {
    x.receiveGradient { dx, adding in
      multiply(
        dy.values, rows: dy.rows, columns: dy.columns,
        [Target(weight, weight.plain, dx, x.columns, adding: adding)])
    }
  }
  if let w = weight.tensor, w.isTrainable {
    w.receiveGradient { dw, adding in
      matrix_product_parallel(
        w.rows, w.columns, x.rows, dy.transposed, x.plain, dw, w.columns, adding)
    }
  }
  if let bias = map.bias, bias.isTrainable {
    let db = bias.gradientForAdding()
    for row in 0..<dy.rows { add_scaled(dy.values + row * dy.columns, db.values, db.count, 1) }
  }
  if let residual, residual.wantsGradient { residual.receiveGradient(dy) }
}

/// What a product writes: C (+)= A W, with W as it stands or transposed.
struct Target {
  let precision: Precision
  let product: product

  init(
    _ weight: Weight, _ view: operand, _ c: UnsafeMutablePointer<Float>, _ columns: Int,
    adding: Bool = false
  ) {
    precision = weight.precision
    product = Kernels.product(b: view, c: c, n: columns, c_stride: columns, accumulate: adding)
  }
}

/// The products of A, `rows × columns`, each in its weight's precision; those in bf16 share the
/// rounding of A.
func multiply(
  _ a: UnsafeMutablePointer<Float>, rows: Int, columns: Int, _ targets: [Target]
) {
  let left = operand(values: a, row_stride: columns, column_stride: 1, half: false)
  for target in targets where target.precision == .float32 {
    let to = target.product
    matrix_product_parallel(
      rows, to.n, columns, left, to.b, to.c, to.c_stride, to.accumulate)
  }
  let rounded = targets.filter { $0.precision == .bfloat16 }.map(\.product)
  if rounded.isEmpty { return }
  products_rounded_parallel(rows, columns, a, columns, rounded, Int32(rounded.count))
}

/// (act(x Gᵀ) ⊙ x Uᵀ) Dᵀ (+ residual), a gated feed-forward layer in one pass that keeps nothing: what
/// lies between its matrices, five times as wide as x, stays in the cache. The same numbers as the
/// three products and the gate one by one.
///
/// - Parameters:
///   - x: `T × C`, without a tape.
///   - gate: G, `inner × C`.
///   - up: U, `inner × C`.
///   - down: D, `C × inner`.
///   - isGELU: whether act is GELU; else SiLU.
/// - Returns: `T × C`; `nil` unless all three are computed in bf16 and nothing is recorded.
public func gatedFeedForward(
  _ x: Tensor, gate: Weight, up: Weight, down: Weight, isGELU: Bool, adding residual: Tensor?
) -> Tensor? {
  guard x.tape == nil, residual?.tape == nil else { return nil }
  for weight in [gate, up, down] {
    guard case .half = weight, weight.precision == .bfloat16 else { return nil }
  }
  let y = Tensor(uninitialized: x.rows, columns: down.rows)
  if let residual { y.copyRows(of: residual) }
  feed_forward_rounded_parallel(
    x.rows, x.columns, gate.rows, x.values, gate.transposed, up.transposed, isGELU,
    product(
      b: down.transposed, c: y.values, n: y.columns, c_stride: y.columns,
      accumulate: residual != nil))
  return y
}

extension Tensor {
  /// Copies all values of a tensor of this shape, on all threads.
  fileprivate func copyRows(of other: Tensor) {
    forEachRowBlock(rows) { block in
      let from = block.lowerBound * columns
      (values + from).update(from: other.values + from, count: block.count * columns)
    }
  }
}
