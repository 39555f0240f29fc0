import Foundation
import Lab

// The reader of what a browser, or another program of this machine, sends to the lab.

extension FuzzTarget {
  /// In a head LENGTH stands for the number of bytes behind it and TOKEN for a tab's token, which no
  /// mutation would find.
  static let requests = FuzzTarget(
    name: "lab",
    words: [
      "GET ", "POST ", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "\r\n\r\n", "\r\n", "\n", ": ",
      "Host: 127.0.0.1:8017\r\n", "Content-Type: application/json\r\n",
      "Content-Length: LENGTH\r\n", "Content-Length: 0\r\n", "X-Lab-Session: TOKEN\r\n",
      "Transfer-Encoding: chunked\r\n", "Connection: close\r\n", "Origin: null\r\n",
      "Sec-Fetch-Site: same-origin\r\n", "/api/", "session", "close", "task", "judge", "questions",
      "ladder", "samples", "words", "losses", "bench", "ways", "quiz", "loop/begin", "loop/advance",
      "loop/state", "loop/stop", "loop/reset", "\"world\":", "\"pocket\"", "\"english\"",
      "\"category\":", "\"chat\"", "\"generic\"", "\"seed\":", "\"model\":", "\"S-base\"",
      "\"query\":", "\"place\":", "\"subsets\":", "\"settings\":", "\"extent\":", "null", "NaN",
      "1e999", "-1", "[", "]", "{", "}", ",", "\\ud83d", "\"",
    ]
  ) { bytes in
    let reception = try reception.get()
    let input = filledIn(bytes, try token(reception.sessions))
    let whole = try read(input, pieces: input.count)
    let parts = try read(input, pieces: 1 + input.count % 61)
    try demand(
      whole.requests == parts.requests && whole.refusal?.status == parts.refusal?.status,
      "\(whole) in one piece and \(parts) in parts")
    for request in whole.requests {
      switch try reception.receive(request) {
      case .known(let reply):
        try demand(reply.status == 200 && !reply.body.isEmpty, "an answer of \(reply.status)")
      case .work(let work):
        // These two need no model.
        if ["/api/task", "/api/losses"].contains(request.path) { _ = try work() }
      }
    }
    if let refusal = whole.refusal { throw refusal }
  }

  private static let reception = Result { try Reception(port: 8017) }
  nonisolated(unsafe) private static var tab = ""

  /// The token of a tab that is open.
  private static func token(_ sessions: Sessions) throws -> String {
    if (try? sessions.session(tab)) == nil { tab = sessions.open().token }
    return tab
  }

  private static func filledIn(_ bytes: [UInt8], _ token: String) -> [UInt8] {
    guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else { return bytes }
    let head = bytes[..<end.lowerBound]
      .replacing("LENGTH".utf8, with: "\(bytes.count - end.upperBound)".utf8)
      .replacing("TOKEN".utf8, with: token.utf8)
    return Array(head + bytes[end.lowerBound...])
  }

  /// What a connection would read that gets the bytes in pieces of that size.
  private static func read(
    _ bytes: [UInt8], pieces size: Int
  ) throws -> (requests: [Request], refusal: Refusal?) {
    var reader = RequestReader(Limits())
    var requests: [Request] = []
    do {
      for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
        reader.take(bytes[start..<min(bytes.count, start + size)])
        while let request = try reader.next() { requests.append(request) }
      }
    } catch let refusal as Refusal { return (requests, refusal) }
    return (requests, nil)
  }
}
