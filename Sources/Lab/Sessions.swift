import Foundation

/// One tab of a browser: its runs of the loop, which are nobody else's.
package final class Session: @unchecked Sendable {
  package let token: String
  private let lock = NSLock()
  private var used = Date()
  private var runs: [String: LoopRun] = [:]

  init() {
    var generator = SystemRandomNumberGenerator()
    token = (0..<4).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  var lastUse: Date { lock.withLock { used } }
  func touch() { lock.withLock { used = Date() } }

  /// The run in that place, `a` or `b`; `nil` before it was begun.
  func run(_ place: String) -> LoopRun? { lock.withLock { runs[place] } }

  /// Puts a run in a place and ends the one that was there.
  func put(_ run: LoopRun?, at place: String) {
    let old = lock.withLock {
      defer { runs[place] = run }
      return runs[place]
    }
    old?.stop()
  }

  /// Ends all that is at work.
  func end() { for place in ["a", "b"] { put(nil, at: place) } }
}

/// The tabs that are open: few, and none for long that nobody looks at.
package final class Sessions: @unchecked Sendable {
  static let most = 8
  private let lock = NSLock()
  private let idle: TimeInterval
  private var all: [String: Session] = [:]

  /// - Parameter idle: seconds without a request after which a tab is forgotten.
  init(idle: TimeInterval = 1800) { self.idle = idle }

  var count: Int { lock.withLock { all.count } }

  /// A new tab; the one that was not used for the longest time goes if there are too many.
  package func open() -> Session {
    let session = Session()
    for old in dropIdle() { old.end() }
    let oldest = lock.withLock { () -> Session? in
      var dropped: Session?
      if all.count >= Self.most {
        dropped = all.values.min { $0.lastUse < $1.lastUse }
        if let dropped { all[dropped.token] = nil }
      }
      all[session.token] = session
      return dropped
    }
    oldest?.end()
    return session
  }

  /// The tab of a token, which is in use now.
  ///
  /// - Throws: ``Refusal`` 409 for one that is not known, or not any more.
  package func session(_ token: String?) throws -> Session {
    guard let token, let session = lock.withLock({ all[token] }) else {
      throw Refusal(409, "The lab has forgotten this tab; load the page again.")
    }
    session.touch()
    return session
  }

  func close(_ token: String) {
    lock.withLock { all.removeValue(forKey: token) }?.end()
  }

  func closeAll() {
    let open = lock.withLock { () -> [Session] in
      defer { all = [:] }
      return Array(all.values)
    }
    for session in open { session.end() }
  }

  private func dropIdle() -> [Session] {
    lock.withLock {
      let old = all.values.filter { $0.lastUse.timeIntervalSinceNow < -idle }
      for session in old { all[session.token] = nil }
      return old
    }
  }
}
