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
  ///   - seconds: when to end, whatever is left to do.
  ///   - watch: told each input before it is read.
  init(
    _ target: FuzzTarget, executions most: Int, seconds: Double = .infinity, seed: UInt64,
    watch: ([UInt8]) -> Void = { _ in }
  ) throws {
    let corpus = try target.corpus().map(\.bytes)
    var mutator = Mutator(words: target.words, corpus: corpus, seed: seed)
    let end = seconds.isFinite ? ContinuousClock.now + .seconds(seconds) : nil
    while executions < corpus.count + most, findings.count < 20 {
      if let end, .now >= end { break }
      let bytes = executions < corpus.count ? corpus[executions] : mutator.next()
      watch(bytes)
      execute(target, bytes)
    }
  }

  /// Runs a target on one input.
  mutating func execute(_ target: FuzzTarget, _ bytes: [UInt8]) {
    let begun = ContinuousClock.now
    do {
      if try target.isRefused(bytes) { refused += 1 }
    } catch { findings.append((bytes, error as? Finding ?? Finding("\(error)"))) }
    executions += 1
    slowest = max(slowest, (ContinuousClock.now - begun) / .seconds(1))
  }
}
