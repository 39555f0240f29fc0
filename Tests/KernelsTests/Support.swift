import Testing

/// Repeatable inputs: a linear congruential generator, its upper bits only.
struct Draws {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 2 + 1 }

  /// Uniform in −1 ..< 1.
  mutating func value() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int64(state >> 40) - 1 << 23) * 0x1p-23
  }
  mutating func values(_ count: Int, scale: Float = 1) -> [Float] {
    (0..<count).map { _ in value() * scale }
  }
  mutating func pick(_ choices: [Int]) -> Int {
    choices[Int((Double(value()) + 1) / 2 * Double(choices.count))]
  }
}

/// Sizes around the vectors' widths (4, 8, 16), the tiles' (4, 6, 12 rows) and none of them.
let oddSizes = [1, 2, 3, 5, 7, 13, 16, 24, 25, 31, 33, 48, 65, 97]

func doubles(_ x: [Float]) -> [Double] { x.map(Double.init) }

/// The slopes of f at x: central differences, good to about 1e-9 in double precision.
func slopes(at x: [Double], _ f: ([Double]) -> Double) -> [Double] {
  x.indices.map { index in
    var (above, below) = (x, x)
    above[index] += 1e-5
    below[index] -= 1e-5
    return (f(above) - f(below)) / 2e-5
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

/// Each value lies within relative · |truth| + absolute of its truth.
func expectClose(
  _ values: [Float], _ truth: [Double], relative: Double = 1e-5, absolute: Double = 1e-6,
  _ label: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == truth.count, sourceLocation: sourceLocation)
  for (index, (value, truth)) in zip(values, truth).enumerated() {
    let isClose = abs(Double(value) - truth) <= relative * abs(truth) + absolute
    if !isClose {
      Issue.record("\(label)[\(index)]: \(value), not \(truth)", sourceLocation: sourceLocation)
      return
    }
  }
}
