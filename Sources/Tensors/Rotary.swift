import Foundation
import Kernels

/// The angles of rotary position embedding (Su et al. 2021): position · θ^(−2i / D).
public struct RotaryTable: Sendable {
  let width: Int
  let cosines: Tensor
  let sines: Tensor

  /// - Parameters:
  ///   - positions: how many positions to prepare for.
  ///   - width: `D`, the width of a head.
  ///   - theta: the base of the frequencies.
  public init(positions: Int, width: Int, theta: Double) {
    self.width = width
    let half = width / 2
    cosines = Tensor(uninitialized: positions, columns: half)
    sines = Tensor(uninitialized: positions, columns: half)
    for index in 0..<half {
      // As in the checkpoints' own code, the frequency is a Float before it meets the position.
      let frequency = Float(1 / pow(theta, Double(2 * index) / Double(width)))
      for position in 0..<positions {
        let angle = Float(position) * frequency
        cosines[position, index] = cos(angle)
        sines[position, index] = sin(angle)
      }
    }
  }

  public var positions: Int { cosines.rows }

  fileprivate func turn(_ x: Tensor, _ positions: [Int32], sign: Float) {
    forEachRowBlock(x.rows) { block in
      positions.withUnsafeBufferPointer { at in
        guard let start = at.baseAddress else { return }
        rotate_heads(
          x.values + block.lowerBound * x.columns, block.count, x.columns, x.columns / width,
          width, start + block.lowerBound, cosines.values, sines.values, sign)
      }
    }
  }
}

/// Turns every head of x by its row's position.
///
/// - Parameters:
///   - x: `T × (heads · D)`; not read again by its maker, so it is turned in place.
///   - positions: one per row.
public func rotate(_ x: Tensor, by table: RotaryTable, positions: [Int32]) -> Tensor {
  precondition(positions.count == x.rows, "\(positions.count) positions for \(x.rows) rows")
  precondition(
    positions.allSatisfy { (0..<table.positions).contains(Int($0)) },
    "a position beyond the \(table.positions) that the model was made for")
  table.turn(x, positions, sign: 1)
  x.tape?.record {
    // The inverse of a rotation is its transpose, so the gradient is turned back.
    if let dx = x.gradient { table.turn(dx, positions, sign: -1) }
  }
  return x
}
