import Files
import FlyingFox
import FlyingSocks
import Foundation

/// Listens on the loopback address alone and serves each connection.
public final class Listener: Sendable {
  /// The port that was taken.
  public let port: UInt16
  private let socket: Socket
  private let limits: Limits
  private let open = Counter()

  /// - Parameter port: 0 takes any that is free.
  /// - Throws: ``FileError`` where the port is taken.
  public init(port wanted: UInt16, limits: Limits = Limits()) throws {
    do {
      let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: wanted)
      socket = try Socket(domain: Int32(AF_INET))
      do {
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: address)
      } catch {
        try? socket.close()
        throw error
      }
      try socket.listen(maxPendingConnection: 64)
      guard case .ip4(_, let port) = try socket.sockname() else { throw Overdue() }
      (self.port, self.limits) = (port, limits)
    } catch {
      throw FileError(
        "port \(wanted)", "taken, perhaps by another lab",
        remedy: "end that one with Ctrl-C, or name another with --port")
    }
  }

  /// Serves until the task is cancelled; then all connections are closed.
  public func run(_ answer: @escaping @Sendable (Request) async -> Reply) async throws {
    signal(SIGPIPE, SIG_IGN)  // A browser that has gone is no reason to end.
    let pool = HTTPServer.defaultPool()
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    defer { try? socket.close() }
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { try await pool.run() }
      while true {
        let client = try await listening.accept()
        guard open.enter(limit: limits.connections) else {
          try? client.close()
          continue
        }
        group.addTask { [limits, open] in
          defer { open.leave() }
          var connection = Connection(client, limits)
          await connection.serve(answer)
        }
      }
    }
  }
}

/// Counts who is inside.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  /// Whether there was room.
  func enter(limit: Int) -> Bool {
    lock.withLock {
      if count >= limit { return false }
      count += 1
      return true
    }
  }
  func leave() { lock.withLock { count -= 1 } }
  var inside: Int { lock.withLock { count } }
}
