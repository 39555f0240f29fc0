import Files
import Tensors

extension Transformer {
  /// Draws continuations of each prompt, token by token, until a stop token or the limit.
  ///
  /// A prompt is read once for all its samples that are drawn at once, and so is what samples have
  /// written alike: they share a row until they part. Each sample has a generator of its own, so
  /// what is drawn beside it decides no more than the last bits of sums: their order changes with the
  /// number of rows, at 4 and 24. Whoever wants the same bytes draws the same prompts together.
  ///
  /// - Parameters:
  ///   - prompts: token ids, none of them empty; see ``requireRoom(for:limit:)``.
  ///   - samples: how many continuations of each prompt.
  ///   - limit: tokens at most, per sample.
  ///   - stops: tokens that end a sample and are not part of it.
  ///   - random: the seed of all samples' generators.
  ///   - first: the first prompt's number, where these prompts are part of a longer list.
  ///   - atOnce: sequences decoded side by side, fewer where their keys and values would take more
  ///     than a gigabyte.
  ///   - progress: told how many prompts are done.
  /// - Returns: for each prompt its samples; `finished` is false where the limit cut one off.
  /// - Throws: ``FileError`` where the logits are no numbers, or for settings outside their meaning.
  public func generate(
    _ prompts: [[Int]], samples: Int = 1, limit: Int, stops: Set<Int>, sampling: Sampling,
    random: Random, first: Int = 0, atOnce: Int = 256, progress: (Int) -> Void = { _ in }
  ) throws -> [[Continuation]] {
    try sampling.check()
    try require(samples >= 0, "samples of a prompt", samples, give: "0 or more")
    try require(limit >= 0, "limit of tokens", limit, give: "0 or more")
    var results: [[Continuation]] = []
    let longest = prompts.map(\.count).max() ?? 0
    let room = (1 << 30) / KeyValueCache.bytesPerToken(configuration)
    // Samples of one prompt, and prompts with all their samples, each as long as it may become.
    let together = max(1, min(samples, (room - longest) / max(1, limit)))
    let group =
      together < samples
      ? 1 : max(1, min(room / max(1, longest + together * limit), atOnce / max(1, samples)))
    for start in stride(from: 0, to: prompts.count, by: group) {
      let part = Array(prompts[start..<min(prompts.count, start + group)])
      var drawn = part.map { _ in [Continuation]() }
      for number in stride(from: 0, to: samples, by: together) {
        let more = try decode(
          part, first: first + start, samples: number..<min(samples, number + together),
          limit: limit, stops: stops, sampling: sampling, random: random)
        for index in part.indices { drawn[index] += more[index] }
      }
      results += drawn
      progress(part.count)
    }
    return results
  }

  /// Makes sure that each sequence and `limit` tokens more fit into the model and into memory.
  ///
  /// - Parameter place: what an error calls the sequences.
  /// - Throws: ``FileError`` where one is empty; telling the longest one's length where they do not
  ///   fit.
  public func requireRoom(
    for sequences: [[Int]], limit: Int = 0, in place: String = "prompt"
  ) throws {
    if sequences.contains([]) {
      throw FileError(place, "empty, it has no tokens", remedy: "give a text")
    }
    let longest = sequences.map(\.count).max() ?? 0
    if longest > maximumPositions - limit {
      let more = limit > 0 ? " and \(limit) to write" : ""
      throw FileError(
        place, "\(longest) tokens\(more) are more than the model reads",
        remedy: "it reads \(maximumPositions); shorten the \(place)"
          + (limit > 0 ? " or the limit" : ""))
    }
    try requireMemory(
      Double(longest + limit) * Double(KeyValueCache.bytesPerToken(configuration)),
      for: "the keys and values of \(longest + limit) tokens", in: place,
      remedy: "lower the limit of tokens")
  }

  private func decode(
    _ prompts: [[Int]], first: Int, samples: Range<Int>, limit: Int, stops: Set<Int>,
    sampling: Sampling, random: Random
  ) throws -> [[Continuation]] {
    let nothing = Continuation(tokens: [], finished: false)
    var drawn = [[Continuation]](
      repeating: Array(repeating: nothing, count: samples.count), count: prompts.count)
    if limit == 0 { return drawn }

    let rows = prompts.reduce(0) { $0 + $1.count + samples.count * limit }
    let cache = KeyValueCache(configuration, capacity: rows)
    func read(_ more: [(sequence: Int, tokens: [Int])], rows: [Int]?) throws -> Tensor {
      let next = logits(states(extending: cache, with: more, rows: rows))
      try requireNumbers(next)
      return next
    }
    let opened = prompts.map { cache.open(room: $0.count) }
    let ends = prompts.reduce(into: [Int]()) { $0.append(($0.last ?? -1) + $1.count) }
    var next = try read(Array(zip(opened, prompts)), rows: ends)
    var branches = prompts.indices.map { prompt in
      Branch(
        sequence: cache.open(after: opened[prompt], room: limit), token: prompts[prompt].last ?? 0,
        samples: samples.enumerated().map { index, number in
          Sample(
            prompt: prompt, index: index,
            random: random.stream("\(first + prompt)/\(number)"))
        })
    }
    while true {
      sampling.draw(for: &branches, from: next)
      branches = branches.flatMap { branch in
        let going = branch.samples.filter { sample in
          drawn[sample.prompt][sample.index].take(sample.token, stops: stops, limit: limit)
        }
        return branch.parts(going, cache)
      }
      if branches.isEmpty { return drawn }
      next = try read(branches.map { ($0.sequence, [$0.token]) }, rows: nil)
    }
  }
}

/// A continuation under way.
private struct Sample {
  /// Among the prompts and the samples that are drawn at once.
  let prompt, index: Int
  var random: Random
  /// The token drawn last.
  var token = 0
}

/// Samples that have written the same so far: one sequence of the cache, one row of the batch.
private struct Branch {
  let sequence: Int
  /// The last token of the sequence, not yet read.
  let token: Int
  var samples: [Sample]

  /// A branch for each token that the samples drew; all but the first go on in a copy of the cache.
  func parts(_ going: [Sample], _ cache: KeyValueCache) -> [Branch] {
    var parts: [Branch] = []
    for sample in going {
      if let known = parts.firstIndex(where: { $0.token == sample.token }) {
        parts[known].samples.append(sample)
      } else {
        let own = parts.isEmpty ? sequence : cache.fork(sequence)
        parts.append(Branch(sequence: own, token: sample.token, samples: [sample]))
      }
    }
    return parts
  }
}

extension Sampling {
  /// Draws the next token of each sample of branch i from row i.
  fileprivate func draw(for branches: inout [Branch], from logits: Tensor) {
    let count = branches.count
    branches.withUnsafeMutableBufferPointer { branches in
      nonisolated(unsafe) let branches = branches
      parallel((count + 7) / 8) { block in
        for index in block * 8..<min(count, block * 8 + 8) {
          let row = logits.values + index * logits.columns
          let next = distribution(UnsafeBufferPointer(start: row, count: logits.columns))
          for sample in branches[index].samples.indices {
            let token = next.draw(using: &branches[index].samples[sample].random)
            branches[index].samples[sample].token = token
          }
        }
      }
    }
  }
}

/// One sampled continuation.
public struct Continuation: Sendable, Equatable {
  public var tokens: [Int]
  /// Whether a stop token ended it.
  public var finished: Bool

  public init(tokens: [Int], finished: Bool) {
    self.tokens = tokens
    self.finished = finished
  }

  /// Takes the next token; whether the sample goes on.
  fileprivate mutating func take(_ token: Int, stops: Set<Int>, limit: Int) -> Bool {
    finished = stops.contains(token)
    if finished { return false }
    tokens.append(token)
    return tokens.count < limit
  }
}
