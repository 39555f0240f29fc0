import Foundation

/// What a browser asked for: the head parsed, the body whole.
public struct Request: Sendable, Equatable {
  public var method: String
  public var path: String
  /// By name in small letters.
  public var headers: [String: String]
  public var body: Data

  /// The bytes that the body will have.
  var length: Int { Int(headers["content-length"] ?? "0") ?? 0 }
  /// Whether the connection serves another request after this one.
  var staysOpen: Bool { headers["connection"]?.lowercased() != "close" }

  public init(
    method: String, path: String, headers: [String: String] = [:], body: Data = Data()
  ) {
    (self.method, self.path, self.headers, self.body) = (method, path, headers, body)
  }

  /// Reads the lines before the body, without the empty one. What a browser never sends is refused,
  /// so that nothing can be read in two ways: letters outside ASCII where names stand, line feeds
  /// alone, several headers of one name, a length that is no number, a body in chunks.
  ///
  /// - Throws: ``Refusal`` with the status to answer with.
  init(head: some Collection<UInt8>) throws {
    var lines = head.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    for index in lines.indices.dropLast() where lines[index].popLast() != 13 {
      throw Refusal(400, "A line of the request's head ends without a carriage return.")
    }
    guard lines.joined().allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 }) else {
      throw Refusal(400, "A control character in the request's head.")
    }
    let words = lines[0].split(separator: 32, omittingEmptySubsequences: false)
    guard words.count == 3, words.joined().allSatisfy({ (33...126).contains($0) }),
      !words[0].isEmpty, !words[1].isEmpty,
      words[2].elementsEqual("HTTP/1.1".utf8) || words[2].elementsEqual("HTTP/1.0".utf8)
    else { throw Refusal(400, "This is no request of HTTP/1.1.") }
    self.init(
      method: String(decoding: words[0], as: UTF8.self),
      path: String(decoding: words[1].prefix { ![63, 35].contains($0) }, as: UTF8.self))  // ? #
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: 58), colon > 0,
        line[..<colon].allSatisfy(Self.nameLetters.contains)
      else { throw Refusal(400, "A header without a name and a colon.") }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[(colon + 1)...].drop { $0 <= 32 }
      let end = value.lastIndex { $0 > 32 }.map { $0 + 1 } ?? value.startIndex
      guard headers.updateValue(String(decoding: value[..<end], as: UTF8.self), forKey: name) == nil
      else { throw Refusal(400, "The header \(name) comes twice.") }
    }
    if words[2].last == 48 { headers["connection"] = "close" }  // HTTP/1.0
    if headers["transfer-encoding"] != nil {
      throw Refusal(411, "A body in chunks; send it with its length.")
    }
    if let length = headers["content-length"] {
      guard !length.isEmpty, length.utf8.allSatisfy({ (48...57).contains($0) }) else {
        throw Refusal(400, "content-length is no number.")
      }
    }
  }

  /// What names of headers are made of (RFC 9110, token).
  private static let nameLetters = Set(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}

/// An answer that says no, in a sentence for the reader.
public struct Refusal: Error, CustomStringConvertible, Sendable {
  public let status: Int
  public let description: String

  public init(_ status: Int, _ description: String) {
    (self.status, self.description) = (status, description)
  }
}

/// What goes back.
public struct Reply: Sendable {
  public var status: Int
  public var type: String
  public var body: Data
  public var isLast = false

  public init(_ status: Int = 200, type: String = "application/json", body: Data) {
    (self.status, self.type, self.body) = (status, type, body)
  }

  /// A refusal as the page reads it.
  init(_ refusal: Refusal) {
    let body = try? JSONEncoder().encode(["error": refusal.description])
    self.init(refusal.status, body: body ?? Data())
  }

  private static let phrases = [
    200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 409: "Conflict", 411: "Length Required", 413: "Payload Too Large",
    415: "Unsupported Media Type", 421: "Misdirected Request", 422: "Unprocessable Content",
    431: "Request Header Fields Too Large", 500: "Internal Server Error",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]

  /// Only this server's own files run, and nobody may frame the page.
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  /// As bytes on the wire.
  var bytes: Data {
    let head = [
      "HTTP/1.1 \(status) \(Self.phrases[status] ?? "Status")",
      "Content-Type: \(type)\(type.hasPrefix("image/") ? "" : "; charset=utf-8")",
      "Content-Length: \(body.count)", "Cache-Control: no-store",
      "Content-Security-Policy: \(Self.policy)", "X-Content-Type-Options: nosniff",
      "Referrer-Policy: no-referrer", "Cross-Origin-Resource-Policy: same-origin",
      "Cross-Origin-Opener-Policy: same-origin", "X-Frame-Options: DENY",
      "Connection: \(isLast ? "close" : "keep-alive")",
    ]
    return Data((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}
