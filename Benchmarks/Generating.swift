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
  let work: Work
  let peers: [(way: String, peer: Peer?)]

  init(_ bench: Bench, checkpoint: String) throws {
    self.bench = bench
    var tokens = RandomTokens(
      vocabulary: try Configuration(folder: checkpoint).vocabularySize, for: "generating")
    work = Work(
      checkpoint: checkpoint, samples: 4, limit: bench.isSmall ? 24 : 128,
      prompts: (0..<(bench.isSmall ? 4 : 16)).map { _ in tokens.draw(100...140) })
    let work = work
    peers = try bench.withFolder { folder in
      try write(work, to: folder)
      return [
        ("transformers", .atItsBest(bench, "generate_peer.py", folder)),
        ("llama.cpp", try .llama(bench, "generate", folder, checkpoint)),
      ]
    }
  }

  func run() throws {
    let model = try LanguageModel(folder: work.checkpoint, precision: .bfloat16).transformer
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
      let name = "generate 0.5B bfloat16, \(way)"
      bench.row(
        name, count, written[0] ?? 0, "tok/s", seconds[0], seconds[index + 1],
        note: "\(Int(written[0] ?? 0)) tokens written on each side")
      bench.memory(name, memory, of: peer)
    }
  }
}
