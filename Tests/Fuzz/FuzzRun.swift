import Foundation

/// What a target came to on some inputs.
struct FuzzRun {
  private(set) var executions = 0
  private(set) var refused = 0
  /// Seconds of the slowest one.
  private(set) var slowest = 0.0
  private(set) var findings: [(bytes: [UInt8], finding: Finding)] = []

  init() {}

  /// Runs a target on its corpus and on as many mutations as are asked for.
  ///
  /// - Parameters:
  ///   - seconds: when to end, whatever is left to do; one mutation is always tried.
  ///   - watch: told each input before it is read.
  init(
    _ target: FuzzTarget, executions most: Int, seconds: Double = .infinity, seed: UInt64,
    watch: ([UInt8]) -> Void = { _ in }
  ) throws {
    let end = seconds.isFinite ? ContinuousClock.now + .seconds(seconds) : nil
    let corpus = try target.corpus().map(\.bytes)
    let whole = corpus.filter { bytes in
      watch(bytes)
      return execute(target, bytes)
    }
    var mutator = Mutator(words: target.words, corpus: corpus, whole: whole, seed: seed)
    while executions < corpus.count + most, findings.count < 20 {
      if let end, executions > corpus.count, .now >= end { break }
      let bytes = mutator.next()
      watch(bytes)
      execute(target, bytes)
    }
  }

  /// Runs a target on one input; whether it was read.
  @discardableResult
  mutating func execute(_ target: FuzzTarget, _ bytes: [UInt8]) -> Bool {
    let begun = ContinuousClock.now
    defer {
      executions += 1
      slowest = max(slowest, (ContinuousClock.now - begun) / .seconds(1))
    }
    do {
      let isRefused = try target.isRefused(bytes)
      if isRefused { refused += 1 }
      return !isRefused
    } catch {
      findings.append((bytes, error as? Finding ?? Finding("\(error)")))
      return false
    }
  }
}
