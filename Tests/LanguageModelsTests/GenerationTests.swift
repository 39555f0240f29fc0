import Foundation
import Tensors
import Testing

@testable import LanguageModels

@Suite struct GenerationTests {
  private let transformer = smallTransformer()
  private let prompts = [someTokens(3, seed: 1), [5], someTokens(9, seed: 2)]

  /// The next token of highest logit after a full pass.
  private func likeliest(after tokens: [Int]) -> Int {
    let states = transformer.states(RaggedBatch([tokens]), rows: [tokens.count - 1])
    let logits = transformer.logits(states).array
    return logits.firstIndex(of: logits.max() ?? 0) ?? -1
  }

  @Test func greedyIsTheChainOfLikeliestTokens() throws {
    let drawn = try transformer.generate(
      prompts, samples: 2, limit: 7, stops: [], sampling: .greedy, random: Random(seed: 1))
    for (prompt, samples) in zip(prompts, drawn) {
      var chain = prompt
      for _ in 0..<7 { chain.append(likeliest(after: chain)) }
      let truth = Continuation(tokens: Array(chain[prompt.count...]), finished: false)
      #expect(samples == [truth, truth])
    }
  }

  /// With every token a stop nothing is drawn; with some, samples are cut where the free ones
  /// come to one, and the others go on to the limit.
  @Test func samplesEndAtAStopOrAtTheLimit() throws {
    func draw(_ stops: Set<Int>) throws -> [Continuation] {
      try transformer.generate(
        prompts, samples: 8, limit: 5, stops: stops, sampling: Sampling(), random: Random(seed: 2)
      ).flatMap { $0 }
    }
    let stopped = Continuation(tokens: [], finished: true)
    #expect(try draw(Set(0..<11)) == Array(repeating: stopped, count: 24))
    let stops: Set = [2, 8]
    let free = try draw([])
    #expect(free.allSatisfy { $0.tokens.count == 5 && !$0.finished })
    let cut = try draw(stops)
    for (whole, part) in zip(free, cut) {
      let end = whole.tokens.firstIndex { stops.contains($0) }
      #expect(part.tokens == Array(whole.tokens.prefix(end ?? 5)))
      #expect(part.finished == (end != nil))
    }
    #expect(cut.contains { $0.finished } && cut.contains { !$0.finished })
  }

  @Test func aSampleDoesNotDependOnItsNeighbours() throws {
    func draw(_ prompts: [[Int]], samples: Int, atOnce: Int) throws -> [[Continuation]] {
      try transformer.generate(
        prompts, samples: samples, limit: 6, stops: [1], sampling: Sampling(),
        random: Random(seed: 3), atOnce: atOnce)
    }
    let together = try draw(prompts, samples: 4, atOnce: 256)
    #expect(try draw(prompts, samples: 4, atOnce: 2) == together)
    #expect(try draw(prompts, samples: 4, atOnce: 8) == together)
    #expect(try draw(prompts, samples: 2, atOnce: 256) == together.map { Array($0.prefix(2)) })
    #expect(try draw([prompts[0]], samples: 4, atOnce: 256) == [together[0]])
    // Samples of one prompt differ, and so do other seeds.
    #expect(Set(together[0].map(\.tokens)).count > 1)
    let others = try transformer.generate(
      prompts, samples: 4, limit: 6, stops: [1], sampling: Sampling(), random: Random(seed: 4))
    #expect(others != together)
  }

  /// Samples that have written the same so far share a row. Each must still be the chain of its own
  /// draws, every one made after a full pass over all that the sample has read and written.
  @Test func sharedBeginningsAreDrawnAsIfAlone() throws {
    let sampling = Sampling(temperature: 0.3)
    let drawn = try transformer.generate(
      prompts, samples: 6, limit: 6, stops: [1], sampling: sampling, random: Random(seed: 7))
    for (index, (prompt, samples)) in zip(prompts, drawn).enumerated() {
      for (number, sample) in samples.enumerated() {
        var random = Random(seed: 7).stream("\(index)/\(number)")
        var written: [Int] = []
        while written.count < 6 {
          let read = prompt + written
          let states = transformer.states(RaggedBatch([read]), rows: [read.count - 1])
          let token = transformer.logits(states).array.withUnsafeBufferPointer {
            sampling.distribution($0).draw(using: &random)
          }
          if token == 1 { break }
          written.append(token)
        }
        #expect(sample == Continuation(tokens: written, finished: written.count < 6))
      }
    }
    // Some part only after they have written several tokens alike.
    let parted = drawn.contains { samples in
      Set(samples.map { $0.tokens.prefix(2) }).count < Set(samples.map(\.tokens)).count
    }
    #expect(parted)
  }

  @Test func everyPromptIsAnsweredAndCounted() throws {
    var done = 0
    func draw(_ prompts: [[Int]], samples: Int = 1, limit: Int = 2) throws -> [[Continuation]] {
      try transformer.generate(
        prompts, samples: samples, limit: limit, stops: [], sampling: .greedy,
        random: Random(seed: 1), atOnce: 2
      ) { done += $0 }
    }
    #expect(try draw([]).isEmpty && done == 0)
    #expect(try draw(prompts).count == prompts.count && done == prompts.count)
    // Nothing asked for is nothing drawn.
    let empty = Continuation(tokens: [], finished: false)
    #expect(try draw(prompts, limit: 0) == Array(repeating: [empty], count: prompts.count))
    #expect(try draw(prompts, samples: 0) == Array(repeating: [], count: prompts.count))
  }

  @Test func firstTokensFollowTheModelsDistribution() throws {
    let states = transformer.states(RaggedBatch([prompts[0]]), rows: [2])
    let truth = probabilities(transformer.logits(states).array, temperature: 0.7)
    let drawn = try transformer.generate(
      [prompts[0]], samples: 3000, limit: 1, stops: [], sampling: Sampling(temperature: 0.7),
      random: Random(seed: 5))
    #expect(isPlausible(drawn[0].map { $0.tokens[0] }, truth))
  }
}

private func probabilities(_ logits: [Float], temperature: Double = 1) -> [Double] {
  let powers = logits.map { exp(Double($0) / temperature) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

/// Pearson's χ² of the draws, tokens expected less than five times put together: within four
/// deviations, √(2 · degrees), of its mean, which one seed in some thousands is not.
private func isPlausible(_ draws: [Int], _ truth: [Double]) -> Bool {
  var seen = [Double](repeating: 0, count: truth.count)
  for token in draws { seen[token] += 1 }
  let due = truth.map { $0 * Double(draws.count) }
  let common = truth.indices.filter { due[$0] >= 5 }
  let rare = truth.indices.filter { due[$0] < 5 }
  var cells = common.map { (seen[$0], due[$0]) }
  let rest = rare.reduce((0.0, 0.0)) { ($0.0 + seen[$1], $0.1 + due[$1]) }
  if rest.1 > 0 { cells.append(rest) }
  var statistic = 0.0
  for (seen, due) in cells { statistic += (seen - due) * (seen - due) / due }
  let degrees = Double(cells.count - 1)
  return statistic <= degrees + 4 * (2 * degrees).squareRoot()
}

@Suite struct SamplingTests {
  private let logits: [Float] = [0.5, 2, -1, 1, -30, 1.5]

  private func draws(_ sampling: Sampling, _ count: Int = 6000) -> [Int] {
    var random = Random(seed: 8)
    return logits.withUnsafeBufferPointer { values in
      let next = sampling.distribution(values)
      return (0..<count).map { _ in next.draw(using: &random) }
    }
  }

  @Test(arguments: [0.5, 1, 2]) func frequenciesAreTheSoftmax(_ temperature: Double) throws {
    let truth = probabilities(logits, temperature: temperature)
    #expect(isPlausible(draws(Sampling(temperature: temperature)), truth))
    // The test can tell: the distribution at another temperature is not plausible.
    let other = probabilities(logits, temperature: temperature * 1.2)
    #expect(!isPlausible(draws(Sampling(temperature: temperature)), other))
  }

  @Test func temperatureZeroTakesTheLikeliest() throws {
    #expect(Set(draws(.greedy, 50)) == [1])
    // As a limit: nothing overflows on the way.
    #expect(Set(draws(Sampling(temperature: 1e-6), 50)) == [1])
  }

  /// Token 1 has a probability of 0.44, 5 of 0.27, 3 of 0.16, 0 of 0.10, 2 of 0.02, 4 of 6e-15.
  @Test(
    arguments: [
      (Sampling(topK: 1), [1]), (Sampling(topK: 3), [1, 3, 5]), (Sampling(topP: 0.4), [1]),
      (Sampling(topP: 0.5), [1, 5]), (Sampling(topP: 0.8), [1, 3, 5]),
      (Sampling(topP: 0.95), [0, 1, 3, 5]),
      // Of the mass of the three likeliest, 1 and 5 have 0.81.
      (Sampling(topK: 3, topP: 0.8), [1, 5]), (Sampling(topK: 100), [0, 1, 2, 3, 5]),
    ] as [(Sampling, [Int])])
  func onlyTheLikeliestAreKept(_ sampling: Sampling, _ kept: [Int]) {
    let drawn = draws(sampling)
    #expect(Set(drawn) == Set(kept))
    let whole = probabilities(logits)
    let mass = kept.reduce(0) { $0 + whole[$1] }
    #expect(isPlausible(drawn, whole.indices.map { kept.contains($0) ? whole[$0] / mass : 0 }))
  }

  /// More words than are added up at once: a few likely ones in different blocks, many rare ones.
  private static let many: [Float] = {
    var random = Random(seed: 10)
    return (0..<3000).map { [0: 8, 1023: 9, 1024: 8.5, 2999: 9][$0] ?? Float(random.normal()) }
  }()

  private func drawsOfMany(_ sampling: Sampling, _ count: Int) -> [Int] {
    var random = Random(seed: 11)
    return Self.many.withUnsafeBufferPointer { values in
      let next = sampling.distribution(values)
      return (0..<count).map { _ in next.draw(using: &random) }
    }
  }

  @Test(arguments: [0.7, 1, 1.5]) func frequenciesOfManyWords(_ temperature: Double) throws {
    let truth = probabilities(Self.many, temperature: temperature)
    let drawn = drawsOfMany(Sampling(temperature: temperature), 5000)
    #expect(isPlausible(drawn, truth))
    let other = probabilities(Self.many, temperature: temperature * 1.2)
    #expect(!isPlausible(drawn, other))
  }

  @Test(
    arguments: [
      Sampling(topK: 3), Sampling(topK: 200), Sampling(topP: 0.5), Sampling(topP: 0.9),
      Sampling(topK: 50, topP: 0.99),
    ])
  func onlyTheLikeliestOfManyAreKept(_ sampling: Sampling) {
    let whole = probabilities(Self.many)
    var kept = Array(whole.indices.sorted { whole[$0] > whole[$1] })
    if sampling.topK > 0 { kept = Array(kept.prefix(sampling.topK)) }
    let mass = kept.reduce(0) { $0 + whole[$1] }
    var sum = 0.0
    kept = kept.prefix { token in
      defer { sum += whole[token] }
      return sum < sampling.topP * mass
    }
    let left = kept.reduce(0) { $0 + whole[$1] }
    var truth = [Double](repeating: 0, count: whole.count)
    for token in kept { truth[token] = whole[token] / left }
    let drawn = drawsOfMany(sampling, 500)
    #expect(Set(drawn).isSubset(of: kept))
    #expect(isPlausible(drawn, truth))
  }

  @Test func equalLogitsAreKeptInOrder() throws {
    var random = Random(seed: 9)
    let drawn = [Float](repeating: 1, count: 5).withUnsafeBufferPointer { values in
      (0..<200).map { _ in Sampling(topK: 2).distribution(values).draw(using: &random) }
    }
    #expect(Set(drawn) == [0, 1])
  }
}
