import LanguageModels
import Preferences
import Tensors
import Worlds

/// Ten seeds of chapter 04's P(Yes) arm: side by side, one thread each, against one after another on
/// all threads. Both must end in the same bytes.
@MainActor struct Seeds {
  let bench: Bench
  let start: LanguageModel

  init(_ bench: Bench) throws {
    self.bench = bench
    start = try PocketModels.load(.small, .instruct, trainable: true)
  }

  func run() throws {
    let count = bench.mostThreads
    let (start, prompts) = (start, bench.isSmall ? 64 : 512)
    let seeds = Array(1...(bench.isSmall ? 2 : 10))
    @Sendable func policy(_ seed: Int) throws -> [[Float]] {
      var random = Random(seed: 1).stream("prompts \(seed)")
      let tasks = (0..<3).map { _ in PocketTask.mixed(prompts, using: &random) }
      let training = PreferenceTraining(
        loss: .dpo(beta: 0.1, likelihood: 0.5), rate: 2e-4, epochs: 2, pairsPerStep: 32)
      var end = start
      try SelfImprovement(
        limit: PocketText.responseLimit, format: PocketText.chat, training: training
      ).run(
        from: start, rounds: tasks.map { $0.map(\.prompt) },
        judge: { try PreferenceClassifier($0, prompt: PocketText.judge) },
        random: Random(seed: UInt64(seed)), finished: { end = $0.policy })
      return end.transformer.parameters.map { $0.weight.floats.array }
    }
    var ends: (beside: [[[Float]]], after: [[[Float]]]) = ([], [])
    let seconds = try bench.alternate(
      [
        {
          Threads.count = count
          return try clock { ends.beside = try sideBySide(seeds, policy) }
        },
        {
          Threads.count = count
          return try clock { ends.after = try seeds.map(policy) }
        },
      ], rounds: 3)
    guard ends.beside == ends.after else {
      complain("seeds side by side end otherwise than one after another")
      return
    }
    bench.row(
      "\(seeds.count) seeds of the loop S, side by side", count, seconds: seconds[0], seconds[1],
      note: "beside: one after another, on all threads; the same bytes")
  }
}
