import Foundation
import Testing

/// A server in this process, on a port of its own: plain sockets and as much of HTTP as the tests
/// need.
final class FakeServer: @unchecked Sendable {
  struct Reply {
    var status = 200
    var body: Any = [String: Any]()
    var headers: [String: String] = [:]
    /// The body as it stands, in place of JSON.
    var text: String?
    /// Whether the connection is closed without an answer.
    var isDropped = false
    /// Writes the whole answer, head and all; what it is given says whether it was taken.
    var raw: (@Sendable (_ write: (Data) -> Bool) -> Void)?
  }
  struct Request {
    let path: String
    let body: [String: Any]
    /// The value of the header `Authorization`.
    var authorization: String?
    /// Whether the question is the one that tells models apart.
    var isProbe: Bool {
      let messages = body["messages"] as? [[String: String]]
      let text = body["prompt"] as? String ?? messages?.first?["content"]
      return text?.hasPrefix("The quick brown fox") == true
    }
  }

  let address: String
  private let socket: Int32
  private let lock = NSLock()
  private var seen: [Request] = []
  private var open = 0
  private var mostOpen = 0
  private let answer: @Sendable (Request) -> Reply

  /// All requests so far.
  var requests: [Request] { lock.withLock { seen } }
  /// The greatest number of requests that were under way together.
  var most: Int { lock.withLock { mostOpen } }

  init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    self.answer = answer
    #if canImport(Glibc)
      let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    self.socket = socket
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    try #require(bound && listen(socket, 16) == 0)
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
    Thread.detachNewThread { [weak self, socket] in
      while true {
        let client = accept(socket, nil, nil)
        if client < 0 { return }
        Thread.detachNewThread { [weak self] in self?.serve(client) }
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private func serve(_ client: Int32) {
    defer { close(client) }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let text = String(decoding: data, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = text[..<end.lowerBound].split(separator: "\r\n")
        let length = head.first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
        let body = Data(text[end.upperBound...].utf8)
        if body.count >= length ?? 0 {
          let path = head.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
          let fields = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
          let key = head.first { $0.lowercased().hasPrefix("authorization: ") }
          let request = Request(
            path: path, body: fields ?? [:],
            authorization: key.map { String($0.dropFirst("authorization: ".count)) })
          return reply(to: request, client)
        }
      }
      let count = read(client, &buffer, buffer.count)
      if count <= 0 { return }
      data.append(contentsOf: buffer[..<count])
    }
  }

  private func reply(to request: Request, _ client: Int32) {
    lock.withLock {
      seen.append(request)
      open += 1
      mostOpen = max(mostOpen, open)
    }
    let reply = answer(request)
    if reply.isDropped { return lock.withLock { open -= 1 } }
    if let raw = reply.raw {
      raw { write(Array($0), to: client) }
      return lock.withLock { open -= 1 }
    }
    let json = try? JSONSerialization.data(withJSONObject: reply.body)
    let body = reply.text.map { Data($0.utf8) } ?? json ?? Data()
    var head = "HTTP/1.1 \(reply.status) Status\r\nContent-Length: \(body.count)\r\n"
    head += reply.headers.map { "\($0): \($1)\r\n" }.joined() + "Connection: close\r\n\r\n"
    let whole = Array(Data(head.utf8) + body)
    lock.withLock { open -= 1 }
    write(whole, to: client)
  }

  @discardableResult
  private func write(_ bytes: [UInt8], to client: Int32) -> Bool {
    signal(SIGPIPE, SIG_IGN)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(client, $0.baseAddress, $0.count) }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
