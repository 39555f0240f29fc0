import Foundation
import LanguageModels
import Tensors

/// Judging with a checkpoint of real size: the responses to each instruction, of random tokens,
/// against transformers as the authors' script asks it and at its best, and against llama.cpp.
@MainActor struct Judging {
  struct Item: Codable {
    var prompt: [Int]
    var responses: [[Int]]
  }
  struct Work: Codable {
    var checkpoint: String
    var yes = 9454
    var no = 2753
    var items: [Item]
  }

  let bench: Bench
  let work: Work
  let precision: Precision
  /// What the rows call each peer, and the peer, a process each.
  let peers: [(way: String, peer: Peer?)]

  /// - Parameter checkpoint: a folder such as `make_half_billion.py` makes.
  init(
    _ bench: Bench, checkpoint: String, _ precision: Precision, responses: Int = 4
  ) throws {
    let instructions = bench.isSmall ? 2 : 6
    self.bench = bench
    self.precision = precision
    var tokens = RandomTokens(
      vocabulary: try Configuration(folder: checkpoint).vocabularySize, for: "judging")
    work = Work(
      checkpoint: checkpoint,
      items: (0..<instructions).map { _ in
        Item(
          prompt: tokens.draw(100...140),
          responses: (0..<responses).map { _ in tokens.draw(60...250) })
      })
    let work = work
    peers = try bench.withFolder { folder in
      try write(work, to: folder)
      let script = "judge_peer.py"
      return [
        (
          "transformers as the authors do",
          Peer(script, folder, ["authors", "\(precision)"])
        ),
        (
          "transformers at its best",
          .atItsBest(bench, script, folder, ["best", "\(precision)"])
        ),
        (
          "llama.cpp",
          precision == .bfloat16
            ? try .llama(bench, "judge", folder, checkpoint) : nil
        ),
      ]
    }
  }

  /// Tokens of all sequences, and those that must be computed when a prompt is read once.
  var tokens: (plain: Int, shared: Int) {
    work.items.reduce((0, 0)) { sum, item in
      let responses = item.responses.map(\.count).reduce(0, +)
      return (
        sum.0 + item.prompt.count * item.responses.count + responses,
        sum.1 + item.prompt.count + responses
      )
    }
  }

  /// The scores as the judge takes them: prompts shared, nothing padded, two rows of the head.
  func scores(_ model: Transformer) -> [Float] {
    var scores: [Float] = []
    for start in stride(from: 0, to: work.items.count, by: 4) {
      var batch = RaggedBatch()
      var rows: [Int] = []
      for item in work.items[start..<min(start + 4, work.items.count)] {
        let prompt = batch.append(item.prompt)
        for response in item.responses {
          let segment = batch.append(response, after: prompt)
          rows.append(batch.lastRow(of: segment))
        }
      }
      let states = model.states(batch, rows: rows)
      let logits = model.head.logits(states, of: [work.yes, work.no])
      scores += (0..<rows.count).map { 1 / (1 + exp(logits[$0, 1] - logits[$0, 0])) }
    }
    return scores
  }

  func run() throws {
    let model = try LanguageModel(folder: work.checkpoint, precision: precision).transformer
    let count = bench.mostThreads
    var means = [Double?](repeating: nil, count: peers.count + 1)
    func ours() -> Double {
      Threads.count = count
      return clock {
        let found = scores(model)
        means[0] = found.map(Double.init).reduce(0, +) / Double(found.count)
      }
    }
    _ = ours()
    let theirs = peers.enumerated().map { index, side in
      {
        let answer = side.peer?.ask("judge \(count)")
        means[index + 1] = answer?["mean"]
        return answer?["seconds"]
      }
    }
    for side in theirs { _ = side() }  // to warm up
    let seconds = try bench.alternate([{ ours() }] + theirs, rounds: 3)
    // Every parameter but the embedding's takes a multiplication and an addition a token.
    let weights = Double(
      model.parameterCount - model.configuration.vocabularySize * model.configuration.hiddenSize)
    let flops = 2 * weights * Double(tokens.shared) / 1e9
    let speed = median(seconds[0]).map { flops / $0 } ?? 0
    let memory = peakMegabytes()
    for (index, (way, peer)) in peers.enumerated() where !seconds[index + 1].isEmpty || peer != nil
    {
      let apart = means[index + 1].flatMap { mean in means[0].map { abs($0 - mean) } }
      let note =
        String(format: "%.0f GFLOP/s", speed)
        + (apart.map { String(format: ", mean scores within %.4f", $0) } ?? "")
      let name = "judge 0.5B \(precision), \(way)"
      bench.row(
        name, count, Double(tokens.plain), "tok/s", seconds[0], seconds[index + 1], note: note)
      bench.memory(name, memory, of: peer)
    }
  }
}
