import Foundation
import LanguageModels
import Tensors

/// Judging with a model of real size: random tokens with a random checkpoint, or the English world's
/// bench with a real model, against transformers as the authors' script asks it and at its best, and
/// against llama.cpp.
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
  let name: String
  let model: Transformer
  let work: Work
  /// Instructions a turn, so that sides take turns within minutes; each turn has others.
  let each: Int
  /// What the rows call each peer, and the peer, a process each.
  let peers: [(way: String, peer: Peer?)]

  /// Four responses to each instruction, of random tokens.
  init(_ bench: Bench, random model: BenchModel, _ precision: Precision) throws {
    var tokens = RandomTokens(
      vocabulary: try model.checkpoint.configuration().vocabularySize, for: "judging")
    let work = Work(
      checkpoint: model.folder,
      items: (0..<(bench.isSmall ? 4 : 64)).map { _ in
        Item(
          prompt: tokens.draw(100...140),
          responses: (0..<4).map { _ in tokens.draw(60...250) })
      })
    let opened = try LanguageModel(model.checkpoint, precision: precision)
    try self.init(
      bench, "judge \(model.name) \(precision)", opened.transformer, work,
      each: bench.isSmall ? 2 : 8
    ) { folder in
      [
        (
          "transformers as the authors do",
          Peer("judge_peer.py", folder, ["authors", "\(precision)"])
        ),
        Self.transformers(bench, folder, precision),
        ("llama.cpp", precision == .bfloat16 ? try .llama(bench, "judge", folder, model) : nil),
      ]
    }
  }

  /// The English world's bench, from the real model's own file; llama.cpp reads it as it is, in the
  /// precision that it has for it.
  init(_ bench: Bench, english real: RealModel) throws {
    let opened = try LanguageModel(real.model.checkpoint, precision: nil)
    let turns = bench.isSmall ? 2 : 8
    let work = try real.judging(opened, perSubset: bench.isSmall ? 1 : 100, turns: turns)
    try self.init(
      bench, "judge \(real.model.name) \(Precision.fastest)", opened.transformer, work,
      each: (work.items.count + turns - 1) / turns
    ) { folder in
      [
        Self.transformers(bench, folder, .fastest),
        ("llama.cpp", try .llama(bench, "judge", folder, real.model)),
      ]
    }
  }

  private init(
    _ bench: Bench, _ name: String, _ model: Transformer, _ work: Work, each: Int,
    peers: (_ folder: String) throws -> [(way: String, peer: Peer?)]
  ) throws {
    (self.bench, self.name, self.model, self.work, self.each) = (bench, name, model, work, each)
    self.peers = try bench.withFolder { folder in
      try write(work, to: folder)
      return try peers(folder)
    }
  }

  private static func transformers(
    _ bench: Bench, _ folder: String, _ precision: Precision
  ) -> (way: String, peer: Peer?) {
    (
      "transformers at its best",
      .atItsBest(bench, "judge_peer.py", folder, ["best", "\(precision)"])
    )
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
    let count = bench.mostThreads
    let turns = (work.items.count + each - 1) / each
    var turn = -1
    var items = work.items[..<each]
    var found: [[Double]] = peers.map { _ in [] } + [[]]  // mean scores turn by turn, ours first
    var counts: [Int] = []  // items turn by turn
    let mean = tokens(work.items[...]).plain / Double(work.items.count)
    /// Seconds as they would be if all turns had equally many tokens.
    func evened(_ seconds: Double?) -> Double? {
      seconds.map { $0 * mean * Double(each) / tokens(items).plain }
    }
    func ours() -> Double? {
      turn += 1
      let first = turn % turns * each
      items = work.items[first..<min(first + each, work.items.count)]
      counts.append(items.count)
      Threads.count = count
      let seconds = clock {
        let scores = scores(items, model)
        found[0].append(scores.map(Double.init).reduce(0, +) / Double(scores.count))
      }
      return evened(seconds)
    }
    _ = ours()
    let theirs = peers.enumerated().map { index, side in
      {
        let answer = side.peer?.ask("judge \(count) \(items.startIndex) \(items.count)")
        if let mean = answer?["mean"] { found[index + 1].append(mean) }
        return evened(answer?["seconds"])
      }
    }
    for side in theirs { _ = side() }  // to warm up
    turn = -1
    (counts, found) = ([], found.map { _ in [] })
    let seconds = try bench.alternate([ours] + theirs, rounds: turns)
    // Every parameter but the embedding's takes a multiplication and an addition a token.
    let weights = Double(
      model.parameterCount - model.configuration.vocabularySize * model.configuration.hiddenSize)
    let all = tokens(work.items[...])
    let flops = 2 * weights * all.shared / Double(work.items.count) * Double(each) / 1e9
    let speed = median(seconds[0]).map { flops / $0 } ?? 0
    let memory = peakMegabytes()
    let perTurn = mean * Double(each)
    let judged = min(counts.reduce(0, +), work.items.count)
    bench.row(
      name, count, perTurn, "tok/s", seconds[0], [],
      note: "\(judged) instructions, " + String(format: "%.0f GFLOP/s", speed))
    bench.memory(name, memory, of: nil)
    for (index, (way, peer)) in peers.enumerated() where peer != nil {
      bench.row(
        "\(name), \(way)", count, perTurn, "tok/s", seconds[0], seconds[index + 1],
        note: Self.agreement(found[0], found[index + 1], counts))
      bench.memory("\(name), \(way)", memory, of: peer)
    }
  }

  /// The mean scores of both sides, and how far apart they are in the worst turn.
  private static func agreement(_ ours: [Double], _ theirs: [Double], _ counts: [Int]) -> String {
    guard ours.count == theirs.count else { return "" }  // the peer has failed
    let all = Double(counts.reduce(0, +))
    func mean(_ values: [Double]) -> Double {
      zip(values, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / all
    }
    return String(
      format: "mean scores %.4f and %.4f, within %.4f in each turn", mean(ours), mean(theirs),
      zip(ours, theirs).map { abs($0 - $1) }.max() ?? .nan)
  }
}
