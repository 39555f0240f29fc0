import Foundation

/// Computes a value for each index, so many at a time whatever the number of cores: each waits for a
/// server most of its time. The first error ends it.
func mapConcurrently<Value: Sendable>(
  _ count: Int, atOnce: Int, _ body: @Sendable @escaping (Int) throws -> Value
) throws -> [Value] {
  let work = Work<Value>(count)
  let others = DispatchGroup()
  for _ in 1..<max(1, min(atOnce, count)) {
    others.enter()
    Thread.detachNewThread {
      work.run(body)
      others.leave()
    }
  }
  work.run(body)
  others.wait()
  return try work.values()
}

private final class Work<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<Value, any Error>?]
  private var begun = 0
  private var failed = false

  init(_ count: Int) { results = Array(repeating: nil, count: count) }

  func run(_ body: (Int) throws -> Value) {
    while let index = next() { finish(index, Result { try body(index) }) }
  }

  private func next() -> Int? {
    lock.withLock {
      guard begun < results.count, !failed else { return nil }
      begun += 1
      return begun - 1
    }
  }

  private func finish(_ index: Int, _ result: Result<Value, any Error>) {
    lock.withLock {
      results[index] = result
      if case .failure = result { failed = true }
    }
  }

  func values() throws -> [Value] {
    // An index that was not begun stands behind the one that failed.
    try results.compactMap { try $0?.get() }
  }
}
