import Foundation
import LanguageModels
import PocketWorld
import Preferences
import Tensors

// Times the core against PyTorch on this machine; README.md says what each row means. A new
// measurement is one more function in the list at the end.

/// What all measurements share: the model, its batches, the peers and the table.
@MainActor final class Bench {
  let pairs = 5
  let threads = [1, 2]
  let recipe = PocketRecipe.shipped(.medium)
  let start: LanguageModel
  /// The recipe's texts, step by step, and the same with every sequence written out.
  let shared: [[TrainingText]]
  let plain: [[TrainingText]]
  let peer: Peer?
  /// GFLOP/s of a large product by number of threads.
  var peaks: [Int: (ours: Double, theirs: Double?)] = [:]

  init(steps: Int) throws {
    start = try recipe.untrained()
    let text = try PocketText()
    var random = Random(seed: recipe.seed).stream("bench")
    let recipe = recipe
    shared = try (0..<steps).map { _ in
      var texts: [TrainingText] = []
      while tokens([texts]) < 1500 { texts.append(try recipe.tuningText(text, using: &random)) }
      return texts
    }
    plain = shared.map { $0.flatMap(sequences) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ipo-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try start.save(to: folder.path, as: .float32)
    let written = plain.map { step in  // each token as [id, weight]
      step.map { $0.pieces.flatMap { piece in piece.tokens.map { [Float($0), piece.weight] } } }
    }
    try JSONEncoder().encode(written).write(to: folder.appendingPathComponent("batches.json"))
    peer = Peer(
      folder: folder.path, arguments: CommandLine.arguments.filter { $0 == "--compile" })
    try FileManager.default.removeItem(at: folder)
  }

  /// Runs the sides in turn, `pairs` times: each side's seconds, round by round.
  func alternate(_ sides: [() -> Double?], pairs: Int? = nil) -> [[Double]] {
    var seconds = sides.map { _ in [Double]() }
    for _ in 0..<(pairs ?? self.pairs) {
      for (index, side) in sides.enumerated() {
        Thread.sleep(forTimeInterval: 0.3)  // until the other side's threads no longer spin
        if let time = side() { seconds[index].append(time) }
      }
    }
    return seconds
  }

  /// Prints one row: medians of both sides, and the median of the pairs' ratios (above 1: ours is
  /// faster).
  func row(
    _ name: String, _ threads: Int, _ work: Double, _ unit: String, _ ours: [Double],
    _ theirs: [Double], note: String = ""
  ) {
    func rate(_ seconds: [Double]) -> String {
      median(seconds).map { "\(Int((work / $0).rounded())) \(unit)" } ?? "–"
    }
    let ratio = median(zip(ours, theirs).map { $1 / $0 }).map { String(format: "%.2f", $0) }
    print("| \(name) | \(threads) | \(rate(ours)) | \(rate(theirs)) | \(ratio ?? "–") | \(note) |")
    fflush(nil)
  }

  /// Single-precision product of 1024 × 1024 matrices.
  func product() {
    let size = 1024
    let work = 2 * Double(size * size * size) / 1e9
    let a = Tensor(rows: size, columns: size, (0..<size * size).map { Float($0 % 7) })
    let b = Weight.full(a.copy())
    for count in threads {
      let seconds = alternate([
        {
          Threads.count = count
          return clock { for _ in 0..<10 { _ = matrixProduct(a, b) } } / 10
        },
        { self.peer?.ask("product \(count) \(size)")["seconds"] },
      ])
      peaks[count] = (work / (median(seconds[0]) ?? 1), median(seconds[1]).map { work / $0 })
      row("product 1024³", count, work, "GFLOP/s", seconds[0], seconds[1])
    }
  }

  /// The largest bf16 product that judging meets: 2048 tokens in the 0.5B shape's feed-forward layer.
  func halves() {
    let (rows, outputs, inputs) = (2048, 4864, 896)
    let work = 2 * Double(rows * outputs * inputs) / 1e9
    let x = Tensor(rows: rows, columns: inputs, (0..<rows * inputs).map { Float($0 % 7) })
    let values = UnsafeMutablePointer<UInt16>.allocate(capacity: outputs * inputs)
    for i in 0..<outputs * inputs { values[i] = UInt16(Float(i % 5).bitPattern >> 16) }
    defer { values.deallocate() }
    let weight = Weight.half(
      HalfMatrix(
        rows: outputs, columns: inputs, values: values, precision: .bfloat16, owner: x))
    for count in threads {
      let seconds = alternate([
        {
          Threads.count = count
          return clock { for _ in 0..<4 { _ = matrixProduct(x, weight) } } / 4
        },
        { self.peer?.ask("halves \(count) \(rows) \(outputs) \(inputs)")["seconds"] },
      ])
      row("product bf16", count, work, "GFLOP/s", seconds[0], seconds[1])
    }
  }

  /// Instruction tuning of the pocket M model: forward, backward, clip, AdamW.
  func tuning() {
    let work = Double(tokens(plain))
    let rate = recipe.tuning.rate
    let training = SupervisedTraining(
      schedule: Schedule(rate: rate, steps: 1, warmUp: 0), tokensPerStep: 0)
    let flops = 6 * Double(start.transformer.parameterCount) * work / 1e9
    for count in threads {
      _ = peer?.ask("prepare \(count)")
      var losses = [Double?](repeating: nil, count: 3)
      func ours(_ side: Int, _ steps: [[TrainingText]]) -> Double {
        Threads.count = count
        let model = start.transformer.copy()
        let adam = AdamW(model.trainable)
        return clock {
          let values = steps.map { training.step(model, $0, adam, rate: rate) }
          losses[side] = values.first.map(Double.init)
        }
      }
      let seconds = alternate([
        { ours(0, self.plain) },
        {
          let answer = self.peer?.ask("train \(count)")
          losses[1] = answer?["loss"]
          return answer?["seconds"]
        },
        { ours(2, self.shared) },
      ])
      func share(_ side: Int, _ peak: Double?) -> String {
        guard let time = median(seconds[side]), let peak, let loss = losses[side] else {
          return "–"
        }
        return String(format: "%.0f %%, loss %.5f", 100 * flops / time / peak, loss)
      }
      let theirs = "PyTorch " + share(1, peaks[count]?.theirs)
      for (name, side) in [("tuning M, plain", 0), ("tuning M, shared", 2)] {
        let note = share(side, peaks[count]?.ours) + "; " + theirs
        row(name, count, work, "tok/s", seconds[side], seconds[1], note: note)
      }
      let first = losses.compactMap { $0 }
      precondition((first.max() ?? 0) - (first.min() ?? 0) < 1e-4, "first losses differ: \(first)")
    }
  }

  /// The largest resident size of each process so far.
  func memory() {
    let theirs = peer?.ask("memory") ?? [:]
    func size(_ value: Double?) -> String { value.map { "\(Int($0)) MB" } ?? "–" }
    let columns = "\(size(peakMegabytes())) | \(size(theirs["peak"])) | –"
    print("| peak memory | 2 | \(columns) | PyTorch before any work: \(size(theirs["imported"])) |")
  }
}

/// The sequences of a text, each from its beginning. What several share counts in the loss of the
/// first only, so that the losses are equal.
func sequences(_ text: TrainingText) -> [TrainingText] {
  var whole = TrainingText()
  whole.pieces = text.pieces
  if text.branches.isEmpty { return [whole] }
  return text.branches.flatMap(sequences).enumerated().map { index, branch in
    let start = index == 0 ? text.pieces : text.pieces.map { .init($0.tokens, weight: 0) }
    whole.pieces = start + branch.pieces
    return whole
  }
}

func tokens(_ steps: [[TrainingText]]) -> Int {
  steps.joined().reduce(0) { $0 + $1.tokenCount }
}

func median(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.sorted()[values.count / 2]
}

/// Wall time in seconds.
func clock(_ body: () -> Void) -> Double {
  let time = ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

/// This process's largest size so far; getrusage would count what `swift run` was before.
func peakMegabytes() -> Double? {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
  return Double(line.filter(\.isNumber)).map { $0 / 1024 }
}

let arguments = Array(CommandLine.arguments.dropFirst())
let checkpoint = arguments.firstIndex(of: "--checkpoint").map { arguments[$0 + 1] }
let bench = try Bench(steps: 6)
print("| measurement | threads | ours | peer | ratio | note |\n|---|--:|--:|--:|--:|---|")
if !arguments.contains("--judging-only") {
  for measure in [bench.product, bench.halves, bench.tuning, bench.memory] { measure() }
}
if let checkpoint { try Judging(bench, checkpoint: checkpoint, instructions: 6).run() }
