import Foundation

/// Runs a target on its corpus and on as many mutations as are asked for.
struct FuzzRun {
  private(set) var executions = 0
  private(set) var refused = 0
  /// Seconds of the slowest one.
  private(set) var slowest = 0.0
  private(set) var findings: [(bytes: [UInt8], finding: Finding)] = []

  /// - Parameters:
  ///   - seconds: when to end, whatever is left to do.
  ///   - watch: told each input before it is read.
  init(
    _ target: FuzzTarget, executions most: Int, seconds: Double = .infinity, seed: UInt64,
    watch: ([UInt8]) -> Void = { _ in }
  ) throws {
    let corpus = try target.corpus().map(\.bytes)
    var mutator = Mutator(words: target.words, corpus: corpus, seed: seed)
    let start = ContinuousClock.now
    func age() -> Double { (ContinuousClock.now - start) / .seconds(1) }
    var before = age()
    while executions < corpus.count + most, before < seconds, findings.count < 20 {
      let bytes = executions < corpus.count ? corpus[executions] : mutator.next()
      watch(bytes)
      do {
        if try target.isRefused(bytes) { refused += 1 }
      } catch let finding as Finding { findings.append((bytes, finding)) }
      executions += 1
      let now = age()
      if now - before > slowest { slowest = now - before }
      before = now
    }
  }
}
