import Foundation
import LanguageModels
import Tensors

/// Judging with a checkpoint of real size: the responses to each instruction, of random tokens,
/// against transformers as the authors' script asks it and at its best.
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
  let peer: Peer?
  let rounds = 3

  /// - Parameter checkpoint: a folder such as `make_half_billion.py` makes.
  init(_ bench: Bench, checkpoint: String, instructions: Int) throws {
    self.bench = bench
    var random = Random(seed: 1).stream("judging")
    let vocabulary = try Configuration(folder: checkpoint).vocabularySize
    func ids(_ count: Int) -> [Int] { (0..<count).map { _ in random.index(vocabulary) } }
    let items = (0..<instructions).map { _ in
      Item(
        prompt: ids(100 + random.index(41)),
        responses: (0..<4).map { _ in ids(60 + random.index(191)) })
    }
    work = Work(checkpoint: checkpoint, items: items)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ipo-judging-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(work).write(to: folder.appendingPathComponent("items.json"))
    peer = Peer("judge_peer.py", folder: folder.path)
    try FileManager.default.removeItem(at: folder)
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
          rows.append(batch.segments[segment].rows.upperBound - 1)
        }
      }
      let states = model.states(batch, rows: rows)
      let logits = model.head.logits(states, of: [work.yes, work.no])
      scores += (0..<rows.count).map { 1 / (1 + exp(logits[$0, 1] - logits[$0, 0])) }
    }
    return scores
  }

  func run() throws {
    for precision in [Precision.bfloat16, .float32] {
      let model = try LanguageModel(folder: work.checkpoint, precision: precision).transformer
      // Every parameter but the embedding's takes a multiplication and an addition a token.
      let weights = Double(
        model.parameterCount - model.configuration.vocabularySize * model.configuration.hiddenSize)
      let flops = 2 * weights * Double(tokens.shared) / 1e9
      for count in bench.threads.suffix(1) {
        var means: [Double] = []
        func theirs(_ way: String) -> Double? {
          let answer = peer?.ask("\(way) \(precision) \(count)")
          if let mean = answer?["mean"] { means.append(mean) }
          return answer?["seconds"]
        }
        Threads.count = count
        _ = scores(model)
        let seconds = bench.alternate(
          [
            {
              Threads.count = count
              return clock {
                let found = scores(model)
                means.append(found.map(Double.init).reduce(0, +) / Double(found.count))
              }
            }, { theirs("authors") }, { theirs("best") },
          ], pairs: rounds)
        let apart = (means.max() ?? 0) - (means.min() ?? 0)
        let speed = median(seconds[0]).map { flops / $0 } ?? 0
        let note = String(format: "%.0f GFLOP/s, mean scores within %.4f", speed, apart)
        for (name, side) in [("as the authors do", 1), ("at its best", 2)] {
          bench.row(
            "judge 0.5B \(precision), transformers \(name)", count, Double(tokens.plain), "tok/s",
            seconds[0], seconds[side], note: note)
        }
      }
    }
  }
}
