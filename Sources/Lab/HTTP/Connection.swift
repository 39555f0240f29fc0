import FlyingSocks
import Foundation

/// What a connection may take of the server.
public struct Limits: Sendable {
  /// Bytes of a request's head and of its body.
  public var head = 16 << 10
  public var body = 64 << 10
  /// Connections at once, and requests that are computed at once or wait for it.
  public var connections = 64
  public var requests = 24
  /// Seconds in which a request that has begun must be here, an answer be taken, a computation be
  /// done, and after which an idle connection is closed.
  public var reading = 10.0
  public var writing = 10.0
  public var computing = 60.0
  public var idle = 60.0

  public init() {}
}

/// One connection: requests in, replies out, each within its limits.
///
/// The library's own reader takes heads of any size, and what is left of a refused body for the next
/// request; so this reads by itself.
struct Connection {
  let socket: AsyncSocket
  let limits: Limits
  private var reader: RequestReader

  init(_ socket: AsyncSocket, _ limits: Limits) {
    (self.socket, self.limits) = (socket, limits)
    reader = RequestReader(limits)
  }

  /// Serves until the other side or a limit ends it.
  mutating func serve(_ answer: @Sendable (Request) async -> Reply) async {
    defer { try? socket.close() }
    do {
      while let request = try await next() {
        var reply = await answer(request)
        reply.isLast = reply.isLast || !request.staysOpen
        try await send(reply)
        if reply.isLast { return }
      }
    } catch let refusal as Refusal {
      var reply = Reply(refusal)
      reply.isLast = true
      try? await send(reply)
      await drain()
    } catch {}  // Whoever was there has gone.
  }

  /// The next request; `nil` where the connection stayed idle or was closed between two.
  private mutating func next() async throws -> Request? {
    if reader.isEmpty {
      guard let bytes = try? await read(seconds: limits.idle) else { return nil }
      reader.take(bytes)
    }
    let deadline = ContinuousClock.now + .seconds(limits.reading)
    while true {
      if let request = try reader.next() { return request }
      reader.take(try await read(until: deadline))
    }
  }

  private func read(until deadline: ContinuousClock.Instant) async throws -> [UInt8] {
    let left = deadline - .now
    let seconds = Double(left.components.seconds) + Double(left.components.attoseconds) * 1e-18
    do {
      return try await read(seconds: max(0, seconds))
    } catch is Overdue {
      throw Refusal(408, "The request took too long to come.")
    }
  }

  private func read(seconds: Double) async throws -> [UInt8] {
    let socket = socket
    return try await within(seconds) { try await socket.read(atMost: 4096) }
  }

  private func send(_ reply: Reply) async throws {
    let (socket, bytes) = (socket, reply.bytes)
    try await within(limits.writing) { try await socket.write(bytes) }
  }

  /// Takes a little of what is still coming, so that the refusal arrives before the end does.
  private func drain() async {
    let deadline = ContinuousClock.now + .seconds(1)
    var left = 1 << 20
    while left > 0, .now < deadline, let bytes = try? await read(seconds: 0.2) {
      left -= bytes.count
    }
  }
}
