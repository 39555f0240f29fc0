import Foundation

/// One clock for all that must end in time. A sleeping task would do, but one that is cancelled keeps
/// its memory until it would have woken, and a busy page makes thousands of them.
final class Deadlines: @unchecked Sendable {
  static let shared = Deadlines()

  private let lock = NSLock()
  private var waiting: [Int: (time: Date, end: @Sendable () -> Void)] = [:]
  private var number = 0
  private let clock = DispatchSource.makeTimerSource(queue: .global())

  private init() {
    clock.schedule(deadline: .now() + 0.1, repeating: 0.1)
    clock.setEventHandler { [unowned self] in endOverdue() }
    clock.resume()
  }

  /// Calls `end` when the time is up, unless ``forget(_:)`` comes first.
  ///
  /// - Returns: the number to forget it by.
  func after(_ seconds: Double, _ end: @escaping @Sendable () -> Void) -> Int {
    lock.withLock {
      number += 1
      waiting[number] = (Date().addingTimeInterval(seconds), end)
      return number
    }
  }

  func forget(_ number: Int) { lock.withLock { _ = waiting.removeValue(forKey: number) } }

  private func endOverdue() {
    let late = lock.withLock {
      let late = waiting.filter { $0.value.time < Date() }
      for number in late.keys { waiting[number] = nil }
      return late.values
    }
    for one in late { one.end() }
  }
}

/// What was not done in time.
struct Overdue: Error {}

/// The result of `body`, which is cancelled when the time is up.
///
/// - Throws: ``Overdue`` then, else what `body` throws.
func within<Value: Sendable>(
  _ seconds: Double, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let task = Task { try await body() }
  let number = Deadlines.shared.after(seconds) { task.cancel() }
  defer { Deadlines.shared.forget(number) }
  do {
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  } catch {
    if task.isCancelled, !Task.isCancelled { throw Overdue() }
    throw error
  }
}
