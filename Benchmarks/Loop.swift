import Foundation
import LanguageModels
import Preferences
import Tensors
import Worlds

/// Chapter 04's loop from end to end, generate, judge, pair and train in three rounds, against the
/// same in plain PyTorch. Samples are drawn by other random numbers, so numbers of pairs and mean
/// scores are of one size and not the same; the note has both.
@MainActor struct Loop {
  struct Item: Codable {
    var prompt, opening, closing: [Int]
  }
  struct Work: Codable {
    var rounds: [[Item]]
    var yes, no, end: Int
    var samples, limit, epochs, pairsPerStep: Int
    var rate, beta, likelihood: Float
  }

  let bench: Bench
  let start: LanguageModel
  let prompts: [[JudgeItem]]
  let loop: SelfImprovement
  let peer: Peer?

  init(_ bench: Bench) throws {
    self.bench = bench
    start = try PocketModels.load(.small, .instruct, trainable: true)
    var random = Random(seed: 1).stream("prompts 1")
    let count = bench.isSmall ? 512 : 2048
    let tasks = (0..<3).map { _ in PocketTask.mixed(count, using: &random) }
    prompts = tasks.map { $0.map(\.prompt) }
    let (beta, likelihood): (Float, Float) = (0.1, 0.5)
    let training = PreferenceTraining(
      loss: .dpo(beta: beta, likelihood: likelihood), rate: 2e-4, epochs: 2, pairsPerStep: 32)
    loop = SelfImprovement(
      limit: PocketText.responseLimit, format: PocketText.chat, training: training)

    let tokenizer = start.tokenizer
    let judge = try PreferenceClassifier(start, prompt: PocketText.judge)
    let work = Work(
      rounds: try tasks.map { round in
        try round.map { task in
          let opening = JudgeWords.before(
            instruction: task.instruction, criterion: JudgeWords.criterion(of: task.category))
          return Item(
            prompt: try PocketText.chat.promptTokens(task.instruction, tokenizer),
            opening: try tokenizer.encode(opening),
            closing: try tokenizer.encode(JudgeWords.after))
        }
      }, yes: judge.yes, no: judge.no, end: try PocketText.chat.endTokens(tokenizer)[0],
      samples: loop.samples, limit: loop.limit, epochs: training.epochs,
      pairsPerStep: training.pairsPerStep, rate: training.rate, beta: beta, likelihood: likelihood)
    let start = start
    peer = try bench.withFolder { folder in
      try start.save(to: folder, as: .float32)
      try write(work, to: folder)
      return .atItsBest(bench, "loop_peer.py", folder)
    }
  }

  func run() throws {
    let count = bench.mostThreads
    var (ours, theirs) = ([String](), [String]())
    let seconds = try bench.alternate(
      [
        {
          Threads.count = count
          ours = []
          return try clock {
            try loop.run(
              from: start, rounds: prompts,
              judge: { try PreferenceClassifier($0, prompt: PocketText.judge) },
              random: Random(seed: 2)
            ) { _, _ in
            } finished: { round in
              let scores = round.scores.joined()
              let mean = scores.reduce(0, +) / Double(scores.count)
              ours.append(outcome(Double(round.pairing.pairs.count), mean))
            }
          }
        },
        {
          let answer = peer?.ask("loop \(count)") ?? [:]
          theirs = (1...3).compactMap { round in
            answer["pairs \(round)"].map { outcome($0, answer["score \(round)"] ?? .nan) }
          }
          return answer["seconds"]
        },
      ], rounds: 3)
    let note =
      "pairs and mean score by round: " + ours.joined(separator: ", ")
      + (theirs.isEmpty ? "" : "; PyTorch " + theirs.joined(separator: ", "))
    let memory = peakMegabytes()
    bench.row("loop S, three rounds", count, seconds: seconds[0], seconds[1], note: note)
    bench.memory("loop S, three rounds", memory, of: peer)
  }

  private func outcome(_ pairs: Double, _ score: Double) -> String {
    String(format: "%.0f / %.3f", pairs, score)
  }
}
