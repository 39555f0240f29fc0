import Foundation

/// Threads that compute, so that the connections' own are never held up.
final class Workers: Sendable {
  private let queue = OperationQueue()
  private let waiting = Counter()
  private let limits: Limits

  init(_ limits: Limits) {
    self.limits = limits
    queue.maxConcurrentOperationCount = 4
  }

  /// Computes on a thread of its own.
  ///
  /// - Throws: ``Refusal`` where too many wait, or the time is up; what was begun then runs to its
  ///   end, and keeps its thread so long.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    guard waiting.enter(limit: limits.requests) else {
      throw Refusal(503, "Too much is asked at once; try again in a moment.")
    }
    return try await withCheckedThrowingContinuation { continuation in
      let once = Once(continuation)
      let number = Deadlines.shared.after(limits.computing) {
        let late = Refusal(504, "This takes too long; ask for less, or a smaller model.")
        once.resume(.failure(late))
      }
      queue.addOperation { [waiting] in
        let result = Result { try body() }
        waiting.leave()
        Deadlines.shared.forget(number)
        once.resume(result)
      }
    }
  }
}

/// A continuation that the first of two resumes.
private final class Once<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var continuation: CheckedContinuation<Value, any Error>?

  init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = continuation }

  func resume(_ result: Result<Value, any Error>) {
    let waiting = lock.withLock {
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(with: result)
  }
}
