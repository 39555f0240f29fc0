import Kernels

/// A row-major matrix of Float, the one kind of array in this project.
///
/// Everything a transformer touches is tokens × features, so two dimensions are enough; a vector is
/// one row, a scalar is 1 × 1. A tensor is a reference: copies share their values.
///
/// Letters used for shapes throughout the project: `T` tokens (rows of a ragged batch), `C` model
/// width, `F` width of the feed-forward layer, `H` heads, `D` width of a head, `V` vocabulary,
/// `P` pairs.
public final class Tensor: @unchecked Sendable {
  public let rows: Int
  public let columns: Int
  /// `rows × columns` values, row after row.
  public let values: UnsafeMutablePointer<Float>
  /// The tape that recorded how this tensor was made; `nil` for data and for inference.
  public let tape: GradientTape?
  /// True for a parameter that training changes; its ``gradient`` then adds up over backward passes.
  public var isTrainable = false
  /// ∂loss/∂self, of the same shape; `nil` until a backward pass reaches this tensor.
  public internal(set) var gradient: Tensor?

  private let owner: AnyObject?

  /// A tensor of zeros.
  public convenience init(rows: Int, columns: Int, tape: GradientTape? = nil) {
    self.init(uninitialized: rows, columns: columns, tape: tape)
    values.update(repeating: 0, count: rows * columns)
  }

  /// A tensor with the given values, row after row; missing ones are zero, surplus ones ignored.
  public convenience init(rows: Int, columns: Int, _ values: [Float], isTrainable: Bool = false) {
    self.init(rows: rows, columns: columns)
    for (index, value) in values.prefix(rows * columns).enumerated() { self.values[index] = value }
    self.isTrainable = isTrainable
  }

  /// A 1 × 1 tensor.
  public convenience init(_ value: Float) { self.init(rows: 1, columns: 1, [value]) }

  /// A tensor whose values the caller writes before anything reads them.
  public init(uninitialized rows: Int, columns: Int, tape: GradientTape? = nil) {
    precondition(rows >= 0 && columns >= 0, "a tensor of \(rows) × \(columns)")
    let buffer = Buffer(count: rows * columns)
    self.rows = rows
    self.columns = columns
    self.values = buffer.start
    self.tape = tape
    self.owner = buffer
  }

  /// A tensor over another's memory.
  init(sharing other: Tensor, tape: GradientTape? = nil) {
    rows = other.rows
    columns = other.columns
    values = other.values
    self.tape = tape
    owner = other
  }

  public var count: Int { rows * columns }
  /// The values as an array, row after row.
  public var array: [Float] { Array(UnsafeBufferPointer(start: values, count: count)) }
  /// The value of a 1 × 1 tensor.
  public var scalar: Float { values[0] }
  public subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// Whether all values are numbers, neither infinite nor NaN.
  public var isFinite: Bool {
    // An exponent of ones is infinity or NaN.
    var most: UInt32 = 0
    for i in 0..<count { most = max(most, values[i].bitPattern & 0x7fff_ffff) }
    return most < 0x7f80_0000
  }

  /// A copy with values of its own, off any tape.
  public func copy() -> Tensor {
    let twin = Tensor(uninitialized: rows, columns: columns)
    twin.values.update(from: values, count: count)
    twin.isTrainable = isTrainable
    return twin
  }

  /// The same values in the same memory, never to be trained.
  public var frozen: Tensor { isTrainable ? Tensor(sharing: self) : self }

  /// Whether a backward pass must come through here.
  var wantsGradient: Bool { isTrainable || tape != nil }

  /// The gradient, made of zeros at its first use.
  func gradientForAdding() -> Tensor {
    if let gradient { return gradient }
    let zeros = Tensor(rows: rows, columns: columns)
    gradient = zeros
    return zeros
  }

  /// Forgets the gradient, so that the next backward pass starts from zero.
  public func clearGradient() { gradient = nil }
}

/// Memory for one tensor, taken from a free list and given back to it: a training step allocates
/// the same few hundred sizes again and again, and fresh pages from the system cost more than the
/// arithmetic on them.
private final class Buffer {
  let start: UnsafeMutablePointer<Float>
  private let capacity: Int

  init(count: Int) {
    capacity = buffer_capacity(count)
    start = buffer_take(capacity)
  }
  deinit { buffer_give(start, capacity) }
}
