import Tensors

extension Transformer {
  /// Draws continuations of each prompt, token by token, until a stop token or the limit.
  ///
  /// A prompt is read once for all its samples. Each sample has a generator of its own, so a
  /// sample does not depend on which others are drawn beside it.
  ///
  /// - Parameters:
  ///   - prompts: token ids, none of them empty; see ``requireRoom(for:limit:)``.
  ///   - samples: how many continuations of each prompt.
  ///   - limit: tokens at most, per sample.
  ///   - stops: tokens that end a sample and are not part of it.
  ///   - random: the seed of all samples' generators.
  ///   - first: the first prompt's number, where these prompts are part of a longer list.
  ///   - atOnce: sequences decoded side by side; bounds the cache's memory.
  ///   - progress: told how many prompts are done.
  /// - Returns: for each prompt its samples; `finished` is false where the limit cut one off.
  public func generate(
    _ prompts: [[Int]], samples: Int = 1, limit: Int, stops: Set<Int>, sampling: Sampling,
    random: Random, first: Int = 0, atOnce: Int = 256, progress: (Int) -> Void = { _ in }
  ) -> [[Continuation]] {
    var results: [[Continuation]] = []
    let group = max(1, atOnce / max(1, samples))
    for start in stride(from: 0, to: prompts.count, by: group) {
      let part = Array(prompts[start..<min(prompts.count, start + group)])
      results += decode(
        part, first: first + start, samples: samples, limit: limit, stops: stops,
        sampling: sampling,
        random: random)
      progress(part.count)
    }
    return results
  }

  /// Makes sure that each sequence and `limit` tokens more fit into the model.
  ///
  /// - Parameter place: what an error calls the sequences.
  /// - Throws: ``FileError`` telling the longest one's length where they do not.
  public func requireRoom(
    for sequences: [[Int]], limit: Int = 0, in place: String = "prompt"
  ) throws {
    let longest = sequences.map(\.count).max() ?? 0
    if longest + limit > maximumPositions {
      let more = limit > 0 ? " and \(limit) to write" : ""
      throw FileError(
        place, "\(longest) tokens\(more) are more than the model reads",
        remedy: "it reads \(maximumPositions); shorten the \(place)"
          + (limit > 0 ? " or the limit" : ""))
    }
  }

  private func decode(
    _ prompts: [[Int]], first: Int, samples: Int, limit: Int, stops: Set<Int>,
    sampling: Sampling, random: Random
  ) -> [[Continuation]] {
    let rows = prompts.reduce(0) { $0 + $1.count + samples * limit }
    let cache = KeyValueCache(configuration, capacity: rows)
    let opened = prompts.map { cache.open(room: $0.count) }
    let ends = prompts.reduce(into: [Int]()) { $0.append(($0.last ?? -1) + $1.count) }
    let read = logits(states(extending: cache, with: Array(zip(opened, prompts)), rows: ends))

    var active: [Sample] = []
    for prompt in prompts.indices {
      for sample in 0..<samples {
        active.append(
          Sample(
            index: prompt * samples + sample, row: prompt,
            sequence: cache.open(after: opened[prompt], room: limit),
            random: random.stream("\(first + prompt)/\(sample)")))
      }
    }
    var done = [Continuation](
      repeating: Continuation(tokens: [], finished: false), count: active.count)
    var current = read
    while limit > 0, !active.isEmpty {
      let count = active.count
      active.withUnsafeMutableBufferPointer { samples in
        nonisolated(unsafe) let samples = samples
        parallel((count + 15) / 16) { block in
          for index in block * 16..<min(count, block * 16 + 16) {
            let row = current.values + samples[index].row * current.columns
            samples[index].next = sampling.draw(
              UnsafeBufferPointer(start: row, count: current.columns),
              using: &samples[index].random)
          }
        }
      }
      var going: [Sample] = []
      for var sample in active {
        if stops.contains(sample.next) {
          done[sample.index].finished = true
          continue
        }
        done[sample.index].tokens.append(sample.next)
        if done[sample.index].tokens.count == limit { continue }
        sample.row = going.count
        going.append(sample)
      }
      active = going
      if active.isEmpty { break }
      current = logits(
        states(extending: cache, with: active.map { ($0.sequence, [$0.next]) }))
    }
    return (0..<prompts.count).map { Array(done[$0 * samples..<($0 + 1) * samples]) }
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
}

private struct Sample {
  let index: Int
  /// The row of the current logits that this sample draws from.
  var row: Int
  let sequence: Int
  var random: Random
  var next = 0
}
