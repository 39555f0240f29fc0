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
  /// Instructions a turn, so that sides take turns within minutes; each turn has others.
  let each: Int
  /// What the rows call each peer, and the peer, a process each.
  let peers: [(way: String, peer: Peer?)]

  /// - Parameter checkpoint: a folder such as `make_half_billion.py` makes.
  init(
    _ bench: Bench, checkpoint: String, _ precision: Precision, responses: Int = 4
  ) throws {
    let instructions = bench.isSmall ? 4 : 64
    each = bench.isSmall ? 2 : 8
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

  /// Tokens of all sequences of some items, and those that must be computed when a prompt is read
  /// once.
  private func tokens(_ items: ArraySlice<Item>) -> (plain: Double, shared: Double) {
    items.reduce((0, 0)) { sum, item in
      let prompt = Double(item.prompt.count)
      let responses = Double(item.responses.map(\.count).reduce(0, +))
      return (
        sum.0 + prompt * Double(item.responses.count) + responses, sum.1 + prompt + responses
      )
    }
  }

  /// The scores as the judge takes them: prompts shared, nothing padded, two rows of the head.
  private func scores(_ items: ArraySlice<Item>, _ model: Transformer) -> [Float] {
    var scores: [Float] = []
    var batch = RaggedBatch()
    var rows: [Int] = []
    func read() {
      if rows.isEmpty { return }
      let states = model.states(batch, rows: rows)
      let logits = model.head.logits(states, of: [work.yes, work.no])
      scores += (0..<rows.count).map { 1 / (1 + exp(logits[$0, 1] - logits[$0, 0])) }
      (batch, rows) = (RaggedBatch(), [])
    }
    for item in items {
      let prompt = batch.append(item.prompt)
      for response in item.responses {
        let segment = batch.append(response, after: prompt)
        rows.append(batch.lastRow(of: segment))
      }
      if batch.tokens.count >= model.tokensAtOnce { read() }
    }
    read()
    return scores
  }

  func run() throws {
    let model = try LanguageModel(folder: work.checkpoint, precision: precision).transformer
    let count = bench.mostThreads
    var turn = -1
    var items = work.items[..<each]
    var found = 0.0  // the mean score of our last turn
    var apart = [Double](repeating: 0, count: peers.count + 1)
    let mean = tokens(work.items[...]).plain / Double(work.items.count)
    /// Seconds as they would be if all turns had equally many tokens.
    func evened(_ seconds: Double?) -> Double? {
      seconds.map { $0 * mean * Double(items.count) / tokens(items).plain }
    }
    func ours() -> Double? {
      turn += 1
      let first = turn * each % work.items.count
      items = work.items[first..<first + each]
      Threads.count = count
      let seconds = clock {
        let scores = scores(items, model)
        found = scores.map(Double.init).reduce(0, +) / Double(scores.count)
      }
      return evened(seconds)
    }
    _ = ours()
    let theirs = peers.enumerated().map { index, side in
      {
        let answer = side.peer?.ask("judge \(count) \(items.startIndex) \(items.count)")
        if let mean = answer?["mean"] {
          apart[index + 1] = max(apart[index + 1], abs(mean - found))
        }
        return evened(answer?["seconds"])
      }
    }
    for side in theirs { _ = side() }  // to warm up
    turn = -1
    let seconds = try bench.alternate([ours] + theirs, rounds: work.items.count / each)
    // Every parameter but the embedding's takes a multiplication and an addition a token.
    let weights = Double(
      model.parameterCount - model.configuration.vocabularySize * model.configuration.hiddenSize)
    let all = tokens(work.items[...])
    let flops = 2 * weights * all.shared / Double(work.items.count) * Double(each) / 1e9
    let speed = median(seconds[0]).map { flops / $0 } ?? 0
    let memory = peakMegabytes()
    let name = "judge 0.5B \(precision)"
    let perTurn = mean * Double(each)
    bench.row(
      name, count, perTurn, "tok/s", seconds[0], [],
      note: "\(seconds[0].count * each) instructions, " + String(format: "%.0f GFLOP/s", speed))
    bench.memory(name, memory, of: nil)
    for (index, (way, peer)) in peers.enumerated() where peer != nil {
      bench.row(
        "\(name), \(way)", count, perTurn, "tok/s", seconds[0], seconds[index + 1],
        note: String(format: "mean scores within %.4f", apart[index + 1]))
      bench.memory("\(name), \(way)", memory, of: peer)
    }
  }
}
