import Kernels

/// A frozen matrix in bf16, kept as it lies in its file: half the memory of Float, widened on use.
public final class HalfMatrix: @unchecked Sendable {
  public let rows: Int
  public let columns: Int
  public let values: UnsafePointer<UInt16>
  private let owner: AnyObject

  /// - Parameter owner: what keeps the memory behind `values` alive, such as a mapped file.
  public init(rows: Int, columns: Int, values: UnsafePointer<UInt16>, owner: AnyObject) {
    self.rows = rows
    self.columns = columns
    self.values = values
    self.owner = owner
  }

  /// The rows `range` as floats.
  public func widened(_ range: Range<Int>) -> Tensor {
    let wide = Tensor(uninitialized: range.count, columns: columns)
    widen_bf16(values + range.lowerBound * columns, wide.values, wide.count)
    return wide
  }
}

/// A layer's matrix, outputs × inputs: trainable floats, or frozen bf16.
public enum Weight: Sendable {
  case full(Tensor)
  case half(HalfMatrix)

  public var rows: Int {
    switch self {
    case .full(let tensor): tensor.rows
    case .half(let matrix): matrix.rows
    }
  }
  public var columns: Int {
    switch self {
    case .full(let tensor): tensor.columns
    case .half(let matrix): matrix.columns
    }
  }
  /// The trainable tensor, if this is one.
  public var tensor: Tensor? {
    if case .full(let tensor) = self { tensor } else { nil }
  }
  var isTrainable: Bool { tensor?.isTrainable ?? false }

  /// Row `index` copied to `destination`, which has room for `columns` floats.
  func copyRow(_ index: Int, to destination: UnsafeMutablePointer<Float>) {
    switch self {
    case .full(let tensor):
      destination.update(from: tensor.values + index * columns, count: columns)
    case .half(let matrix):
      widen_bf16(matrix.values + index * columns, destination, columns)
    }
  }

  /// The rows named by `indices`, as a matrix of their own (for the two rows of a judge's head).
  public func selectingRows(_ indices: [Int]) -> Tensor {
    let chosen = Tensor(uninitialized: indices.count, columns: columns)
    for (row, index) in indices.enumerated() { copyRow(index, to: chosen.values + row * columns) }
    return chosen
  }

  /// As the product's right operand, read as its transpose: y = x Wᵀ.
  var transposed: operand {
    switch self {
    case .full(let tensor):
      operand(values: tensor.values, row_stride: 1, column_stride: columns, half: false)
    case .half(let matrix):
      operand(values: matrix.values, row_stride: 1, column_stride: columns, half: true)
    }
  }
  /// As it stands: dx = dy W.
  var plain: operand {
    var view = transposed
    view.row_stride = columns
    view.column_stride = 1
    return view
  }
}

extension Tensor {
  /// This matrix as an operand of a product.
  var plain: operand {
    operand(values: values, row_stride: columns, column_stride: 1, half: false)
  }
  var transposed: operand {
    operand(values: values, row_stride: 1, column_stride: columns, half: false)
  }

  /// Calls `write` with the gradient's memory and whether to add to what is there: the first
  /// contribution is written over fresh memory, later ones are added.
  func receiveGradient(_ write: (UnsafeMutablePointer<Float>, Bool) -> Void) {
    let isFirst = gradient == nil
    let target = gradient ?? Tensor(uninitialized: rows, columns: columns)
    write(target.values, !isFirst)
    gradient = target
  }

  /// Adds `share` to the gradient; takes its memory over where there is none yet.
  func receiveGradient(_ share: Tensor) {
    if let gradient {
      forEachRowBlock(rows) { block in
        let from = block.lowerBound * columns
        add_scaled(share.values + from, gradient.values + from, block.count * columns, 1)
      }
    } else {
      gradient = share
    }
  }
}

/// Splits `rows` into blocks for the pool; every block is whole rows.
func forEachRowBlock(_ rows: Int, grain: Int = 64, _ body: (Range<Int>) -> Void) {
  let size = max(grain, (rows + 4 * Threads.count - 1) / (4 * Threads.count))
  parallel((rows + size - 1) / size) { index in
    body(index * size..<min(rows, (index + 1) * size))
  }
}
