import Foundation

/// Cuts a connection's bytes into requests, the same ones however the bytes come in.
package struct RequestReader {
  private let limits: Limits
  private var buffer: [UInt8] = []
  /// What of the buffer was looked through for the head's end.
  private var searched = 0
  /// The request whose body is still to come.
  private var begun: Request?

  package init(_ limits: Limits) { self.limits = limits }

  /// Whether nothing of a request is here.
  package var isEmpty: Bool { buffer.isEmpty && begun == nil }

  package mutating func take(_ bytes: some Collection<UInt8>) { buffer += bytes }

  /// The next request, `nil` as long as not all of it is here.
  ///
  /// - Throws: ``Refusal`` as soon as it is known that it won't be answered; nothing behind it can
  ///   be read then.
  package mutating func next() throws -> Request? {
    let request: Request
    if let begun {
      request = begun
    } else {
      guard let end = try headEnd() else { return nil }
      request = try Request(head: buffer[..<end])
      guard request.headers["content-length"]?.count ?? 0 < 10, request.length <= limits.body else {
        throw Refusal(413, "The body has more than \(limits.body) bytes.")
      }
      buffer.removeFirst(end + 4)
    }
    guard buffer.count >= request.length else {
      begun = request
      return nil
    }
    (begun, searched) = (nil, 0)
    defer { buffer.removeFirst(request.length) }
    return Request(
      method: request.method, path: request.path, headers: request.headers,
      body: Data(buffer[..<request.length]))
  }

  /// Where the empty line is that ends the head.
  private mutating func headEnd() throws -> Int? {
    while searched + 3 < buffer.count, searched <= limits.head {
      if buffer[searched] == 13, buffer[searched..<searched + 4].elementsEqual([13, 10, 13, 10]) {
        return searched
      }
      searched += 1
    }
    if searched > limits.head { throw Refusal(431, "The request's head is too long.") }
    return nil
  }
}
