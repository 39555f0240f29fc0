import Foundation
import Kernels
import Notebook
import Tensors

/// What this processor's registers can do, and what of it single products keep, beside PyTorch's.
@MainActor struct Products {
  /// y = x Wᵀ, as a layer computes it: `rows × inputs` times `outputs × inputs`.
  struct Shape {
    let rows, outputs, inputs: Int
    var precision = Precision.float32

    var name: String { "product \(precision), \(rows) × \(inputs) by \(outputs)" }
    var operations: Double { 2 * Double(rows * outputs * inputs) }
    /// So many that a measurement takes a tenth of a second or more.
    var repeats: Int { Int(4e10 / operations) + 1 }
  }

  let bench: Bench
  let peer: Peer?
  /// Large ones with powers of two and odd sizes, the pocket models', and a half-billion model's
  /// feed-forward layer.
  let shapes = [
    Shape(rows: 1024, outputs: 1024, inputs: 1024), Shape(rows: 2048, outputs: 512, inputs: 2048),
    Shape(rows: 1001, outputs: 1003, inputs: 999), Shape(rows: 777, outputs: 533, inputs: 300),
    Shape(rows: 500, outputs: 64, inputs: 64), Shape(rows: 500, outputs: 192, inputs: 64),
    Shape(rows: 500, outputs: 320, inputs: 128), Shape(rows: 500, outputs: 128, inputs: 320),
    Shape(rows: 500, outputs: 320, inputs: 320), Shape(rows: 64, outputs: 320, inputs: 128),
    Shape(rows: 2048, outputs: 4864, inputs: 896, precision: .bfloat16),
  ]

  init(_ bench: Bench) throws {
    self.bench = bench
    peer = try bench.withFolder { Peer("product_peer.py", $0) }
  }

  func run() throws {
    var peaks: [Precision: [Int: Double]] = [:]
    for precision in Precision.allCases {
      for count in bench.threads { peaks[precision, default: [:]][count] = peak(precision, count) }
    }
    for shape in shapes {
      for count in bench.threads { try row(shape, count, peaks[shape.precision]?[count]) }
    }
  }

  /// GFLOP/s of registers alone on so many threads, the best of five; `nil` where this level has no
  /// such arithmetic.
  private func peak(_ precision: Precision, _ threads: Int) -> Double? {
    Threads.count = threads
    let steps = bench.isSmall ? 100_000 : 20_000_000
    let isHalf = precision == .bfloat16
    var operations = 0.0
    var sum: Float = 0
    multiply_registers(1, isHalf, &operations, &sum)
    guard operations > 0 else { return nil }
    let work = operations * Double(steps * threads) / 1e9
    let seconds = (0..<5).map { _ in
      clock {
        parallel(threads) { _ in
          var (operations, sum) = (0.0, Float(0))
          multiply_registers(steps, isHalf, &operations, &sum)
        }
      }
    }
    let best = seconds.min() ?? 1
    bench.line(
      "registers alone, \(precision)", threads, "\(Int((work / best).rounded())) GFLOP/s", "–", nil,
      "\(Machine.processor), \(String(cString: kernels_level()))")
    return work / best
  }

  private func row(_ shape: Shape, _ threads: Int, _ peak: Double?) throws {
    let x = Tensor(
      rows: shape.rows, columns: shape.inputs,
      (0..<shape.rows * shape.inputs).map { Float($0 % 7) / 7 })
    let w = Tensor(
      rows: shape.outputs, columns: shape.inputs,
      (0..<shape.outputs * shape.inputs).map { Float($0 % 5) / 5 })
    let halves = w.array.map { UInt16($0.bitPattern >> 16) }
    let seconds = try halves.withUnsafeBufferPointer { halves in
      let weight =
        switch (shape.precision, halves.baseAddress) {
        case (.bfloat16, let values?):
          Weight.half(
            HalfMatrix(
              rows: shape.outputs, columns: shape.inputs, values: values, precision: .bfloat16,
              owner: w))
        default: Weight.full(w)
        }
      return try bench.alternate([
        {
          Threads.count = threads
          _ = matrixProduct(x, weight)
          return clock { for _ in 0..<shape.repeats { _ = matrixProduct(x, weight) } }
            / Double(shape.repeats)
        },
        {
          peer?.ask(
            "\(shape.precision) \(threads) \(shape.rows) \(shape.outputs) \(shape.inputs) "
              + "\(shape.repeats)")["seconds"]
        },
      ])
    }
    let best = shape.operations / 1e9 / (seconds[0].min() ?? 1)
    let note = peak.map { String(format: "at best %.0f %% of the registers", 100 * best / $0) }
    bench.row(
      shape.name, threads, shape.operations / 1e9, "GFLOP/s", seconds[0], seconds[1],
      note: note ?? "")
  }
}
