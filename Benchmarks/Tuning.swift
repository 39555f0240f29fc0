import Foundation
import LanguageModels
import Preferences
import Tensors
import Worlds

/// Instruction tuning of the pocket M model against PyTorch.
@MainActor final class Tuning {
  let bench: Bench
  let recipe = PocketRecipe.shipped(.medium)
  let start: LanguageModel
  /// The recipe's texts, step by step, and the same with every sequence written out.
  let shared: [[TrainingText]]
  let plain: [[TrainingText]]
  let peer: Peer?
  let isCompiled: Bool
  /// GFLOP/s of a large product by number of threads.
  var peaks: [Int: (ours: Double, theirs: Double?)] = [:]

  /// - Parameter isCompiled: the peer is `torch.compile`, not eager PyTorch.
  init(_ bench: Bench, steps: Int = 6, isCompiled: Bool = false) throws {
    self.bench = bench
    self.isCompiled = isCompiled
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
    let written = plain.map { step in  // each token as [id, weight]
      step.map { $0.pieces.flatMap { piece in piece.tokens.map { [Float($0), piece.weight] } } }
    }
    let start = start
    peer = try bench.withFolder { folder in
      try start.save(to: folder, as: .float32)
      try write(written, to: folder)
      return Peer("train_peer.py", folder, isCompiled ? ["--compile"] : [])
    }
  }

  func run() throws {
    try product()
    try tuning()
    let before = peer?.ask("imported")["imported"].map { "PyTorch before any work: \(Int($0)) MB" }
    bench.memory("tuning M" + way, peakMegabytes(), of: peer, note: before ?? "")
  }

  private var way: String { isCompiled ? ", torch.compile" : "" }

  /// Single-precision product of 1024 × 1024 matrices, as a measure.
  func product() throws {
    let size = 1024
    let work = 2 * Double(size * size * size) / 1e9
    let a = Tensor(rows: size, columns: size, (0..<size * size).map { Float($0 % 7) })
    let b = Weight.full(a.copy())
    for count in bench.threads {
      let seconds = try bench.alternate([
        {
          Threads.count = count
          return clock { for _ in 0..<10 { _ = matrixProduct(a, b) } } / 10
        },
        { self.peer?.ask("product \(count) \(size)")["seconds"] },
      ])
      peaks[count] = (work / (median(seconds[0]) ?? 1), median(seconds[1]).map { work / $0 })
    }
  }

  /// Steps of tuning: forward, backward, clip, AdamW.
  func tuning() throws {
    let work = Double(tokens(plain))
    let rate = recipe.tuning.rate
    let training = SupervisedTraining(
      schedule: Schedule(rate: rate, steps: 1, warmUp: 0), tokensPerStep: 0)
    let flops = 6 * Double(start.transformer.parameterCount) * work / 1e9
    for count in bench.threads {
      _ = peer?.ask("prepare \(count)")
      var losses = [Double?](repeating: nil, count: 3)
      func ours(_ side: Int, _ steps: [[TrainingText]]) -> Double {
        Threads.count = count
        let model = start.transformer.copy()
        let adam = AdamW(model.trainable)
        return clock {
          let values = steps.map { try? training.step(model, $0, adam, rate: rate) }
          losses[side] = values.first?.map(Double.init)
        }
      }
      let seconds = try bench.alternate([
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
        bench.row(name + way, count, work, "tok/s", seconds[side], seconds[1], note: note)
      }
      let first = losses.compactMap { $0 }
      precondition((first.max() ?? 0) - (first.min() ?? 0) < 1e-4, "first losses differ: \(first)")
    }
  }
}

/// The sequences of a text, each from its beginning. What several share counts in the loss of the
/// first only, so that the losses are equal.
private func sequences(_ text: TrainingText) -> [TrainingText] {
  var whole = TrainingText()
  whole.pieces = text.pieces
  if text.branches.isEmpty { return [whole] }
  return text.branches.flatMap(sequences).enumerated().map { index, branch in
    let start = index == 0 ? text.pieces : text.pieces.map { .init($0.tokens, weight: 0) }
    whole.pieces = start + branch.pieces
    return whole
  }
}

private func tokens(_ steps: [[TrainingText]]) -> Int {
  steps.joined().reduce(0) { $0 + $1.tokenCount }
}
