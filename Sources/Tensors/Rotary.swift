import Foundation
import Kernels

/// How a rotary embedding is stretched beyond the length it was trained for.
public enum RotaryScaling: Sendable, Equatable {
  /// Every position counts as a `factor`-th of itself (Chen et al. 2023).
  case linear(factor: Double)
  /// Long waves are stretched by `factor`, short ones kept, those between blended (Llama 3.1). A wave
  /// is long if fewer than `low` of it fit into `length` tokens, short if more than `high` do.
  case llama3(factor: Double, low: Double, high: Double, length: Double)

  /// The stretched frequency, radians per token.
  public func frequency(_ frequency: Double) -> Double {
    switch self {
    case .linear(let factor): return frequency / factor
    case .llama3(let factor, let low, let high, let length):
      let waves = length * frequency / (2 * .pi)
      let kept = min(max((waves - low) / (high - low), 0), 1)
      return frequency * (kept + (1 - kept) / factor)
    }
  }
}

/// The angles of rotary position embedding (Su et al. 2021): position · θ^(−2i / D), for the
/// positions met so far; it grows as longer sequences come.
public final class RotaryTable: @unchecked Sendable {
  /// How many of a head's features turn; those behind them stay as they are.
  public let width: Int
  private let frequencies: [Float]
  private let lock = NSLock()
  private var angles: Angles

  fileprivate struct Angles: Sendable {
    let cosines: Tensor
    let sines: Tensor
  }

  /// - Parameters:
  ///   - width: `D`, the width of a head, or of the part of it that turns.
  ///   - theta: the base of the frequencies.
  public init(width: Int, theta: Double, scaling: RotaryScaling? = nil) {
    self.width = width
    // As in the checkpoints' own code, the frequency is a Float before it meets the position.
    frequencies = (0..<width / 2).map { index in
      let plain = 1 / pow(theta, Double(2 * index) / Double(width))
      return Float(scaling?.frequency(plain) ?? plain)
    }
    angles = RotaryTable.angles(frequencies, positions: 256)
  }

  private static func angles(_ frequencies: [Float], positions: Int) -> Angles {
    let cosines = Tensor(uninitialized: positions, columns: frequencies.count)
    let sines = Tensor(uninitialized: positions, columns: frequencies.count)
    for position in 0..<positions {
      for (index, frequency) in frequencies.enumerated() {
        let angle = Float(position) * frequency
        cosines[position, index] = cos(angle)
        sines[position, index] = sin(angle)
      }
    }
    return Angles(cosines: cosines, sines: sines)
  }

  /// The table with room for `position`.
  fileprivate func reaching(_ position: Int) -> Angles {
    lock.withLock {
      var room = angles.cosines.rows
      while room <= position { room *= 2 }
      if room > angles.cosines.rows {
        angles = RotaryTable.angles(frequencies, positions: room)
      }
      return angles
    }
  }

  fileprivate func turn(
    _ x: Tensor, _ positions: [Int32], headWidth: Int, angles: Angles, sign: Float
  ) {
    let heads = x.columns / headWidth
    forEachRowBlock(x.rows) { block in
      positions.withUnsafeBufferPointer { at in
        guard let start = at.baseAddress else { return }
        let first = x.values + block.lowerBound * x.columns
        func turn(_ values: UnsafeMutablePointer<Float>, heads: Int) {
          rotate_heads(
            values, block.count, x.columns, heads, width, start + block.lowerBound,
            angles.cosines.values, angles.sines.values, sign)
        }
        if width == headWidth {
          turn(first, heads: heads)
        } else {
          for head in 0..<heads { turn(first + head * headWidth, heads: 1) }
        }
      }
    }
  }
}

/// Turns every head of x by its row's position.
///
/// - Parameters:
///   - x: `T × (heads · D)`; not read again by its maker, so it is turned in place.
///   - positions: one per row, from 0.
///   - headWidth: `D`, the table's width by default; of a wider head only the first features turn.
public func rotate(
  _ x: Tensor, by table: RotaryTable, positions: [Int32], headWidth: Int? = nil
) -> Tensor {
  precondition(positions.count == x.rows, "\(positions.count) positions for \(x.rows) rows")
  precondition(positions.allSatisfy { $0 >= 0 }, "a position before the first")
  let headWidth = headWidth ?? table.width
  let angles = table.reaching(Int(positions.max() ?? 0))
  table.turn(x, positions, headWidth: headWidth, angles: angles, sign: 1)
  x.tape?.record {
    // The inverse of a rotation is its transpose, so the gradient is turned back.
    guard let dx = x.gradient else { return }
    table.turn(dx, positions, headWidth: headWidth, angles: angles, sign: -1)
  }
  return x
}
