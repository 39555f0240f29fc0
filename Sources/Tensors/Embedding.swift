import Kernels

/// The rows of `table` that the tokens name.
///
/// - Parameters:
///   - tokens: `T` ids below the table's rows.
///   - table: `V × C`.
///   - scale: what the rows are multiplied by, √C in Gemma.
///   - tape: what records from here on; `nil` for inference.
/// - Returns: `T × C`.
public func embed(
  _ tokens: [Int], _ table: Weight, scale: Float = 1, tape: GradientTape?
) -> Tensor {
  precondition(
    tokens.allSatisfy { (0..<table.rows).contains($0) }, "a token outside the \(table.rows) known")
  let width = table.columns
  let y = Tensor(uninitialized: tokens.count, columns: width, tape: tape)
  for (row, token) in tokens.enumerated() { table.copyRow(token, to: y.values + row * width) }
  if scale != 1 { for i in 0..<y.count { y.values[i] *= scale } }
  tape?.record {
    guard let weight = table.tensor, weight.isTrainable, let dy = y.gradient else { return }
    let dw = weight.gradientForAdding()
    for (row, token) in tokens.enumerated() {
      add_scaled(dy.values + row * width, dw.values + token * width, width, scale)
    }
  }
  return y
}

/// The rows of x named by `rows`, in that order; a row may be named twice.
///
/// - Parameter x: `T × C`.
/// - Returns: `rows.count × C`.
public func selectRows(_ x: Tensor, _ rows: [Int]) -> Tensor {
  precondition(
    rows.allSatisfy { (0..<x.rows).contains($0) }, "rows \(rows) of a tensor of \(x.rows) rows")
  let width = x.columns
  let y = Tensor(uninitialized: rows.count, columns: width, tape: x.tape)
  for (to, from) in rows.enumerated() {
    (y.values + to * width).update(from: x.values + from * width, count: width)
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = x.gradientForAdding()
    for (to, from) in rows.enumerated() {
      add_scaled(dy.values + to * width, dx.values + from * width, width, 1)
    }
  }
  return y
}
