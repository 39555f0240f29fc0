import Testing

@testable import Tensors

/// The values of one tensor under test.
struct Values {
  let rows, columns: Int
  var array: [Float]
  /// A weight without a tape, or an activation on one.
  let isParameter: Bool

  init(_ rows: Int, _ columns: Int, seed: UInt64, isParameter: Bool = false) {
    var random = Random(seed: seed)
    self.rows = rows
    self.columns = columns
    self.isParameter = isParameter
    array = (0..<rows * columns).map { _ in Float(random.uniform() * 2 - 1) }
  }
  static func parameter(_ rows: Int, _ columns: Int, seed: UInt64) -> Values {
    Values(rows, columns, seed: seed, isParameter: true)
  }

  func tensor(on tape: GradientTape?) -> Tensor {
    let tensor = Tensor(rows: rows, columns: columns, tape: isParameter ? nil : tape)
    for (index, value) in array.enumerated() { tensor.values[index] = value }
    tensor.isTrainable = isParameter
    return tensor
  }

  /// The same, cut to numbers that bf16 has.
  var rounded: Values {
    var values = self
    values.array = array.map { Float(bitPattern: $0.bitPattern & 0xffff_0000) }
    return values
  }
}

/// Compares the tape's gradient of L = Σ c ⊙ f(inputs), c fixed and random, with central
/// differences of L in all inputs.
///
/// f runs in Float, L adds up in Double. With a step of 1e-2 the noise of f's roundings (some 1e-6)
/// turns into 1e-4 of slope, and the third derivative adds 2e-5 of its size: hence a floor of 1e-3
/// and 1 % of the slope.
///
/// - Parameter probes: how many elements of each input are tried, evenly spread.
func expectGradients(
  of inputs: Values..., probes: Int = 20, floor: Double = 1e-3,
  sourceLocation: SourceLocation = #_sourceLocation, _ f: ([Tensor], GradientTape?) -> Tensor
) {
  func coefficients(_ y: Tensor) -> Tensor {
    Values(y.rows, y.columns, seed: 99).tensor(on: nil)
  }
  func loss(_ inputs: [Values]) -> Double {
    let y = f(inputs.map { $0.tensor(on: nil) }, nil)
    return zip(y.array, coefficients(y).array).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
  let tape = GradientTape()
  let tensors = inputs.map { $0.tensor(on: tape) }
  let y = f(tensors, tape)
  tape.backward(from: (y * coefficients(y)).sum)
  for (index, tensor) in tensors.enumerated() {
    guard let gradient = tensor.gradient?.array else {
      Issue.record("input \(index) got no gradient", sourceLocation: sourceLocation)
      continue
    }
    for element in stride(from: 0, to: tensor.count, by: max(1, tensor.count / probes)) {
      var (above, below) = (inputs, inputs)
      above[index].array[element] += 1e-2
      below[index].array[element] -= 1e-2
      let width = Double(above[index].array[element]) - Double(below[index].array[element])
      let slope = (loss(above) - loss(below)) / width
      let isClose = abs(Double(gradient[element]) - slope) <= 1e-2 * abs(slope) + floor
      if !isClose {
        Issue.record(
          "input \(index), element \(element): \(gradient[element]), not \(slope)",
          sourceLocation: sourceLocation)
        break
      }
    }
  }
}

/// A frozen bf16 matrix, and the floats it stands for.
func halfMatrix(_ rows: Int, _ columns: Int, seed: UInt64) -> (HalfMatrix, [Float]) {
  final class Memory {
    let start: UnsafeMutablePointer<UInt16>
    init(_ halves: [UInt16]) {
      start = .allocate(capacity: halves.count)
      start.initialize(from: halves, count: halves.count)
    }
    deinit { start.deallocate() }
  }
  let halves = Values(rows, columns, seed: seed).array.map { UInt16($0.bitPattern >> 16) }
  let memory = Memory(halves)
  return (
    HalfMatrix(rows: rows, columns: columns, values: memory.start, owner: memory),
    halves.map { Float(bitPattern: UInt32($0) << 16) }
  )
}

func expectClose(
  _ values: [Float], _ truth: [Double], within tolerance: Double = 1e-5,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == truth.count, sourceLocation: sourceLocation)
  for (index, (value, truth)) in zip(values, truth).enumerated() {
    let isClose = abs(Double(value) - truth) <= tolerance
    if !isClose {
      Issue.record("[\(index)]: \(value), not \(truth)", sourceLocation: sourceLocation)
      return
    }
  }
}
