import Foundation

/// Counts calls from 1, on whatever threads they are.
public final class Calls: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  public init() {}

  public func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}
