import Foundation
import Kernels

// Arithmetic on small tensors: enough to write a loss down as its formula. The derivative stands in
// the second closure.

extension Tensor {
  /// f applied to each value; `derivative` is given x and f(x).
  func mapped(
    _ f: (Float) -> Float, derivative: @escaping (_ x: Float, _ y: Float) -> Float
  ) -> Tensor {
    let y = Tensor(uninitialized: rows, columns: columns, tape: tape)
    for i in 0..<count { y.values[i] = f(values[i]) }
    tape?.record { [self] in
      guard let dy = y.gradient else { return }
      let dx = gradientForAdding()
      for i in 0..<count { dx.values[i] += dy.values[i] * derivative(values[i], y.values[i]) }
    }
    return y
  }

  /// f applied to pairs of values of two tensors of one shape; `derivative` gives both slopes.
  func combined(
    with other: Tensor, _ f: (Float, Float) -> Float,
    derivative: @escaping (Float, Float) -> (Float, Float)
  ) -> Tensor {
    precondition(
      rows == other.rows && columns == other.columns,
      "\(rows) × \(columns) meets \(other.rows) × \(other.columns)")
    let shared = tape ?? other.tape
    let y = Tensor(uninitialized: rows, columns: columns, tape: shared)
    for i in 0..<count { y.values[i] = f(values[i], other.values[i]) }
    shared?.record { [self] in
      guard let dy = y.gradient else { return }
      let left = wantsGradient ? gradientForAdding() : nil
      let right = other.wantsGradient ? other.gradientForAdding() : nil
      for i in 0..<count {
        let slopes = derivative(values[i], other.values[i])
        left?.values[i] += dy.values[i] * slopes.0
        right?.values[i] += dy.values[i] * slopes.1
      }
    }
    return y
  }

  /// ln σ(x), without overflow on either side; its derivative is σ(−x).
  public var logSigmoid: Tensor {
    mapped {
      min($0, 0) - log1p(exp(-abs($0)))
    } derivative: { x, _ in
      1 / (1 + exp(x))
    }
  }
  /// σ(x); its derivative is σ(x) (1 − σ(x)).
  public var sigmoid: Tensor {
    mapped {
      1 / (1 + exp(-$0))
    } derivative: { _, y in
      y * (1 - y)
    }
  }
  /// ln(1 − eˣ) for a log-probability x ≤ 0; its derivative is −1 / (e⁻ˣ − 1).
  ///
  /// x is held at −10⁻⁶ at most: what is certain in Float has finite odds all the same.
  public var logOneMinusExponential: Tensor {
    mapped {
      let x = min($0, -1e-6)
      // Either form loses its digits where the other keeps them; they meet at −ln 2.
      return x < -0.6931472 ? log1p(-exp(x)) : log(-expm1(x))
    } derivative: { x, _ in
      -1 / expm1(-min(x, -1e-6))
    }
  }
  public var squared: Tensor {
    mapped {
      $0 * $0
    } derivative: { x, _ in
      2 * x
    }
  }
  public var exponential: Tensor {
    mapped {
      exp($0)
    } derivative: { _, y in
      y
    }
  }
  /// max(0, x).
  public var positivePart: Tensor {
    mapped {
      max(0, $0)
    } derivative: { x, _ in
      x > 0 ? 1 : 0
    }
  }

  /// The sum of all values, 1 × 1.
  public var sum: Tensor {
    let y = Tensor(uninitialized: 1, columns: 1, tape: tape)
    var total = 0.0
    for i in 0..<count { total += Double(values[i]) }
    y.values[0] = Float(total)
    tape?.record { [self] in
      guard let dy = y.gradient else { return }
      let dx = gradientForAdding()
      for i in 0..<count { dx.values[i] += dy.values[0] }
    }
    return y
  }
  /// The mean of all values, 1 × 1.
  public var mean: Tensor { sum * (1 / Float(max(1, count))) }

  public static func + (a: Tensor, b: Tensor) -> Tensor {
    a.combined(with: b, +) { _, _ in (1, 1) }
  }
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    a.combined(with: b, -) { _, _ in (1, -1) }
  }
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    a.combined(with: b, *) { x, y in (y, x) }
  }
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    a.combined(with: b, /) { x, y in (1 / y, -x / (y * y)) }
  }
  public static func * (a: Tensor, factor: Float) -> Tensor {
    a.mapped {
      $0 * factor
    } derivative: { _, _ in
      factor
    }
  }
  public static func * (factor: Float, a: Tensor) -> Tensor { a * factor }
  public static func + (a: Tensor, offset: Float) -> Tensor {
    a.mapped {
      $0 + offset
    } derivative: { _, _ in
      1
    }
  }
  public static func - (a: Tensor, offset: Float) -> Tensor { a + (-offset) }
  public static func - (offset: Float, a: Tensor) -> Tensor { a * -1 + offset }
  public static prefix func - (a: Tensor) -> Tensor { a * -1 }
}

/// x + y, fast on large tensors: what a block adds to the residual stream.
public func add(_ x: Tensor, _ y: Tensor) -> Tensor {
  precondition(x.rows == y.rows && x.columns == y.columns, "unlike shapes are added")
  let tape = x.tape ?? y.tape
  let z = Tensor(uninitialized: x.rows, columns: x.columns, tape: tape)
  forEachRowBlock(z.rows) { block in
    let from = block.lowerBound * z.columns
    let count = block.count * z.columns
    (z.values + from).update(from: x.values + from, count: count)
    add_scaled(y.values + from, z.values + from, count, 1)
  }
  tape?.record {
    guard let dz = z.gradient else { return }
    // What is received may be added to, so only one of the two may take dz itself.
    if y.wantsGradient { y.receiveGradient(dz.copy()) }
    if x.wantsGradient { x.receiveGradient(dz) }
  }
  return z
}

/// The sum of the rows of each range: from one log-probability per token to one per sequence.
///
/// - Parameter x: `R × 1`.
/// - Returns: `ranges.count × 1`.
public func sumRows(_ x: Tensor, of ranges: [Range<Int>]) -> Tensor {
  let y = Tensor(uninitialized: ranges.count, columns: 1, tape: x.tape)
  for (index, range) in ranges.enumerated() {
    y.values[index] = Float(range.reduce(0.0) { $0 + Double(x.values[$1]) })
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = x.gradientForAdding()
    for (index, range) in ranges.enumerated() {
      for row in range { dx.values[row] += dy.values[index] }
    }
  }
  return y
}
