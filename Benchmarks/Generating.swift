import Foundation
import LanguageModels
import Notebook
import Tensors

/// Sampling from a checkpoint of real size, several continuations of each prompt, against
/// transformers and llama.cpp. No token ends a sample, so that all sides write the same number.
@MainActor struct Generating {
  struct Work: Codable {
    var checkpoint: String
    var samples: Int
    var limit: Int
    var prompts: [[Int]]
  }

  let bench: Bench
  let name: String
  let model: Transformer
  let work: Work
  let peers: [(way: String, peer: Peer?)]

  /// Prompts of random tokens.
  init(_ bench: Bench, random model: BenchModel) throws {
    var tokens = RandomTokens(
      vocabulary: try model.checkpoint.configuration().vocabularySize, for: "generating")
    let work = Work(
      checkpoint: model.folder, samples: 4, limit: bench.isSmall ? 24 : 128,
      prompts: (0..<(bench.isSmall ? 4 : 16)).map { _ in tokens.draw(100...140) })
    try self.init(
      bench, model, LanguageModel(model.checkpoint, precision: .bfloat16), work)
  }

  /// The English world's prompts.
  init(_ bench: Bench, english real: RealModel) throws {
    let opened = try LanguageModel(real.model.checkpoint, precision: .bfloat16)
    let work = Work(
      checkpoint: real.model.folder, samples: 4, limit: bench.isSmall ? 8 : 32,
      prompts: try real.prompts(opened, bench.isSmall ? 8 : 64))
    try self.init(bench, real.model, opened, work)
  }

  private init(
    _ bench: Bench, _ model: BenchModel, _ opened: LanguageModel, _ work: Work
  ) throws {
    self.bench = bench
    self.work = work
    self.model = opened.transformer
    name = "generate \(model.name) bfloat16"
    peers = try bench.withFolder { folder in
      try write(work, to: folder)
      return [
        ("transformers", .atItsBest(bench, "generate_peer.py", folder)),
        ("llama.cpp", try .llama(bench, "generate", folder, model)),
      ]
    }
  }

  func run() throws {
    let count = bench.mostThreads
    var written = [Double?](repeating: nil, count: peers.count + 1)
    func draw(limit: Int) -> [[Continuation]] {
      orExit(
        try model.generate(
          work.prompts, samples: work.samples, limit: limit, stops: [],
          sampling: Sampling(temperature: 1), random: Random(seed: 1)))
    }
    func ours(limit: Int) -> Double {
      Threads.count = count
      return clock {
        let samples = draw(limit: limit)
        written[0] = Double(samples.joined().reduce(0) { $0 + $1.tokens.count })
      }
    }
    let theirs = peers.enumerated().map { index, side in
      {
        let answer = side.peer?.ask("generate \(count)")
        written[index + 1] = answer?["tokens"]
        return answer?["seconds"]
      }
    }
    _ = ours(limit: 8)  // to warm up; the peers have tried their ways
    let seconds = try bench.alternate([{ ours(limit: work.limit) }] + theirs, rounds: 3)
    let equal = Set(written.compactMap { $0 }).count == 1
    precondition(equal, "not all write the same number of tokens: \(written)")
    let memory = peakMegabytes()
    for (index, (way, peer)) in peers.enumerated() {
      let name = "\(name), \(way)"
      bench.row(
        name, count, written[0] ?? 0, "tok/s", seconds[0], seconds[index + 1],
        note: "\(Int(written[0] ?? 0)) tokens written on each side")
      bench.memory(name, memory, of: peer)
    }
  }
}
