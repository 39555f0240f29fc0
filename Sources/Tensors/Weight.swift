import Kernels

/// What a product with a bf16 matrix is computed in. Sums are floats in either.
public enum Precision: String, Sendable, CaseIterable {
  /// The matrix is widened, and what it meets stays as it is.
  case float32
  /// What it meets is rounded to bf16 as well, as PyTorch does: twice as fast on some processors,
  /// see ``fastest``, and the same numbers on the others. Sums and logits stay floats.
  case bfloat16

  /// The faster one by the kind of processor: bf16 on AMD's from Zen 4 on, float32 on all others.
  public static var fastest: Precision { bf16_is_faster() ? .bfloat16 : .float32 }
}

/// A frozen matrix in bf16, kept as it lies in its file: half the memory of Float.
public final class HalfMatrix: @unchecked Sendable {
  public let rows: Int
  public let columns: Int
  public let values: UnsafePointer<UInt16>
  public let precision: Precision
  private let owner: AnyObject

  /// - Parameter owner: what keeps the memory behind `values` alive, such as a mapped file.
  public init(
    rows: Int, columns: Int, values: UnsafePointer<UInt16>, precision: Precision = .float32,
    owner: AnyObject
  ) {
    self.rows = rows
    self.columns = columns
    self.values = values
    self.precision = precision
    self.owner = owner
  }

  /// The rows `range` as floats.
  public func widened(_ range: Range<Int>) -> Tensor {
    let wide = Tensor(uninitialized: range.count, columns: columns)
    widen_bf16(values + range.lowerBound * columns, wide.values, wide.count)
    return wide
  }
}

/// A layer's matrix, outputs × inputs: floats, trainable or not, frozen bf16, or one of these,
/// frozen, with a trainable update.
public indirect enum Weight: Sendable {
  case full(Tensor)
  case half(HalfMatrix)
  case adapted(LowRankUpdate)

  public var rows: Int {
    switch self {
    case .full(let tensor): tensor.rows
    case .half(let matrix): matrix.rows
    case .adapted(let update): update.base.rows
    }
  }
  public var columns: Int {
    switch self {
    case .full(let tensor): tensor.columns
    case .half(let matrix): matrix.columns
    case .adapted(let update): update.base.columns
    }
  }
  /// The tensor, if the weight is nothing else.
  public var tensor: Tensor? {
    if case .full(let tensor) = self { tensor } else { nil }
  }
  /// What training changes: the tensor itself, or the update's two factors.
  public var trainable: [Tensor] {
    switch self {
    case .full(let tensor): tensor.isTrainable ? [tensor] : []
    case .half: []
    case .adapted(let update): [update.a, update.b].filter(\.isTrainable)
    }
  }
  /// All values as floats, an update merged; shares memory where it can.
  public var floats: Tensor {
    switch self {
    case .full(let tensor): tensor
    case .half(let matrix): matrix.widened(0..<matrix.rows)
    case .adapted(let update): update.merged
    }
  }

  /// The same weight, never to be trained; shares its memory.
  public var frozen: Weight {
    if case .full(let tensor) = self { .full(tensor.frozen) } else { self }
  }
  /// An equal weight with what is trainable copied; what is frozen is shared.
  ///
  /// - Parameter copies: the copies made so far, so that what several weights share stays shared.
  public func copy(_ copies: inout [ObjectIdentifier: Tensor]) -> Weight {
    func twin(_ tensor: Tensor) -> Tensor {
      if !tensor.isTrainable { return tensor }
      let twin = copies[ObjectIdentifier(tensor)] ?? tensor.copy()
      copies[ObjectIdentifier(tensor)] = twin
      return twin
    }
    switch self {
    case .full(let tensor): return .full(twin(tensor))
    case .half: return self
    case .adapted(let update):
      return .adapted(
        LowRankUpdate(
          base: update.base, a: twin(update.a), b: twin(update.b), scale: update.scale,
          dropout: update.dropout))
    }
  }

  /// Row `index` copied to `destination`, which has room for `columns` floats.
  func copyRow(_ index: Int, to destination: UnsafeMutablePointer<Float>) {
    switch self {
    case .full(let tensor):
      destination.update(from: tensor.values + index * columns, count: columns)
    case .half(let matrix):
      widen_bf16(matrix.values + index * columns, destination, columns)
    case .adapted(let update):  // W[i] + s Σ B[i, j] A[j]
      update.base.copyRow(index, to: destination)
      for j in 0..<update.a.rows {
        add_scaled(
          update.a.values + j * columns, destination, columns, update.scale * update.b[index, j])
      }
    }
  }

  /// The rows named by `indices`, as a matrix of their own (for the two rows of a judge's head).
  public func selectingRows(_ indices: [Int]) -> Tensor {
    let chosen = Tensor(uninitialized: indices.count, columns: columns)
    for (row, index) in indices.enumerated() { copyRow(index, to: chosen.values + row * columns) }
    return chosen
  }

  /// What products with it are computed in.
  public var precision: Precision {
    switch self {
    case .full: .float32
    case .half(let matrix): matrix.precision
    case .adapted(let update): update.base.precision
    }
  }

  /// As the product's right operand, read as its transpose: y = x Wᵀ. Of an updated matrix this is
  /// the base; what the update adds is computed apart.
  var transposed: operand {
    switch self {
    case .full(let tensor):
      operand(values: tensor.values, row_stride: 1, column_stride: columns, half: false)
    case .half(let matrix):
      operand(values: matrix.values, row_stride: 1, column_stride: columns, half: true)
    case .adapted(let update): update.base.transposed
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
