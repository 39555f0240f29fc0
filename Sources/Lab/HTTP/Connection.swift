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
  private var buffer: [UInt8] = []

  init(_ socket: AsyncSocket, _ limits: Limits) { (self.socket, self.limits) = (socket, limits) }

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
    if buffer.isEmpty {
      guard let bytes = try? await read(seconds: limits.idle) else { return nil }
      buffer = bytes
    }
    let deadline = ContinuousClock.now + .seconds(limits.reading)
    var searched = 0
    var end = headEnd(from: searched)
    while end == nil {
      if buffer.count > limits.head { throw Refusal(431, "The request's head is too long.") }
      searched = max(0, buffer.count - 3)
      buffer += try await read(until: deadline)
      end = headEnd(from: searched)
    }
    guard let end, end.lowerBound <= limits.head else {
      throw Refusal(431, "The request's head is too long.")
    }
    var request = try Request(head: buffer[..<end.lowerBound])
    guard request.headers["content-length"]?.count ?? 0 < 10, request.length <= limits.body else {
      throw Refusal(413, "The body has more than \(limits.body) bytes.")
    }
    buffer.removeFirst(end.upperBound)
    while buffer.count < request.length { buffer += try await read(until: deadline) }
    request.body = Data(buffer[..<request.length])
    buffer.removeFirst(request.length)
    return request
  }

  /// Where the empty line is.
  private func headEnd(from start: Int) -> Range<Int>? {
    var index = start
    while index + 3 < buffer.count {
      if buffer[index] == 13, buffer[index + 1] == 10, buffer[index + 2] == 13,
        buffer[index + 3] == 10
      {
        return index..<index + 4
      }
      index += 1
    }
    return nil
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
