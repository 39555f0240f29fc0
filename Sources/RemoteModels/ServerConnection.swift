import Files
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests to one server: JSON there and back, repeated while the server is busy.
package struct ServerConnection: Sendable {
  /// Without the path and without a slash at the end.
  let base: String
  /// Seconds before a failed request is repeated, doubled each time.
  let patience: Double
  private let transport: ServerTransport
  private let key: APIKey?

  /// - Parameters:
  ///   - address: `http://host:port`, with or without `/v1`.
  ///   - key: the server's.
  ///   - limits: of one answer.
  /// - Throws: ``FileError`` for what is no address, or holds a password, which is then not shown.
  init(
    _ address: String, key: String? = nil, patience: Double, limits: AnswerLimits = .init()
  ) throws {
    if address.utf8.contains(where: "@?#".utf8.contains) {
      throw FileError(
        "the server's address", "has an @, ? or # in it: a password there would be kept and shown",
        remedy: "write http://host:port, and put the key into IPO_API_KEY")
    }
    var base = address[...]
    while base.hasSuffix("/") { base = base.dropLast() }
    if base.hasSuffix("/v1") { base = base.dropLast(3) }
    guard let url = URL(string: String(base)), url.host != nil,
      ["http", "https"].contains(url.scheme?.lowercased())
    else {
      throw FileError(address, "not an address", remedy: "write http://host:port")
    }
    self.base = String(base)
    self.patience = patience
    self.key = try APIKey(key)
    transport = ServerTransport(limits)
  }

  /// A server's answer: its status and body.
  package struct Answer: Sendable {
    let status: Int
    let body: Data
    /// Seconds.
    var retryAfter: Double?
    /// Whether the server was away before it answered: another may have taken its place.
    var wasAway = false

    package init(status: Int, body: Data, retryAfter: Double? = nil) {
      (self.status, self.body, self.retryAfter) = (status, body, retryAfter)
    }

    var isSuccess: Bool { (200..<300).contains(status) }
    /// What to do where the server wants a key.
    var lacksKey: String? { status == 401 ? "set IPO_API_KEY to the server's key" : nil }
    /// The beginning of its text, for errors.
    package var beginning: String { String(decoding: body.prefix(200), as: UTF8.self) }
    package var fields: [String: Any] {
      (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:]
    }

    /// Whether the text was longer than the server reads, in the words of vLLM, llama.cpp, OpenAI
    /// and Hugging Face.
    package var isTooLong: Bool {
      guard [400, 413, 422, 500].contains(status) else { return false }
      let text = String(decoding: body.prefix(2000), as: UTF8.self).lowercased()
      return text.contains(/context[ _](length|size|window)|too long|input length|too many tokens/)
        || text.contains(/(less than|exceed\w*|maximum of) \S* ?(input )?tokens/)
    }
  }

  /// Sends a body, or asks without one; busy servers (429, 503) are asked again, as late as their
  /// Retry-After says, and so are those that fail (5xx).
  ///
  /// - Parameter isOptional: whether the server may not know the route: what fails there is given
  ///   back at once.
  /// - Throws: ``FileError`` where no server answers, or after six attempts.
  func send(
    _ path: String, _ body: [String: Any]? = nil, isOptional: Bool = false
  ) throws -> Answer {
    var wait = patience
    var wasAway = false
    for attempt in 1...6 {
      do {
        var answer = try sendOnce(path, body)
        answer.wasAway = wasAway
        let isBusy = answer.status == 429 || answer.status == 503
        let fails = (500..<600).contains(answer.status) && answer.status != 501
        if answer.isTooLong || !isBusy && (!fails || isOptional) { return answer }
        if attempt == 6 {
          if isOptional { return answer }
          throw FileError(
            base + path, "status \(answer.status) six times, \(answer.beginning)",
            remedy: "if that is for later, run again to go on")
        }
        Thread.sleep(forTimeInterval: min(60, answer.retryAfter ?? wait))
      } catch let error as URLError {
        // A server that is not there at all is told at once, one that goes away is waited for.
        if attempt == 6 || body == nil {
          throw FileError(
            base, "no answer (\(error.localizedDescription))",
            remedy: "check that the server runs; run again to go on")
        }
        wasAway = true
        Thread.sleep(forTimeInterval: wait)
      }
      wait *= 2
    }
    throw FileError(base, "no answer", remedy: "check that the server runs")
  }

  private func sendOnce(_ path: String, _ body: [String: Any]?) throws -> Answer {
    guard let url = URL(string: base + path) else {
      throw FileError(base + path, "not an address", remedy: "write http://host:port")
    }
    var request = URLRequest(url: url, timeoutInterval: 600)
    if let body {
      request.httpMethod = "POST"
      request.httpBody = try JSONSerialization.data(withJSONObject: body, options: .sortedKeys)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    // Unpacked by Foundation, an answer may be a thousand times what came.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if let key { request.setValue(key.bearer, forHTTPHeaderField: "Authorization") }
    let (response, data) = try transport.send(request)
    let http = response as? HTTPURLResponse
    if let status = http?.statusCode, (300..<400).contains(status) {
      let place = http?.value(forHTTPHeaderField: "Location") ?? "nowhere"
      throw FileError(
        base + path, "status \(status), it leads to \(key?.hidden(in: place) ?? place)",
        remedy: "another server is not asked; name that one if you trust it")
    }
    let seconds = http?.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init)
    return Answer(
      status: http?.statusCode ?? 0, body: key?.hidden(in: data) ?? data,
      retryAfter: seconds.flatMap { $0.isFinite ? max(0, $0) : nil })
  }
}
