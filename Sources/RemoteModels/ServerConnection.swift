import Files
import Foundation
import LanguageModels

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests to one server: JSON there and back, repeated while the server is busy.
struct ServerConnection: Sendable {
  /// Without the path and without a slash at the end.
  let base: String
  /// Seconds before a failed request is repeated, doubled each time.
  let patience: Double
  private let session = URLSession(configuration: .ephemeral)

  /// - Parameter address: `http://host:port`, with or without `/v1`.
  init(_ address: String, patience: Double) throws {
    var base = address[...]
    while base.hasSuffix("/") { base = base.dropLast() }
    if base.hasSuffix("/v1") { base = base.dropLast(3) }
    guard let url = URL(string: String(base)), url.host != nil else {
      throw FileError(address, "not an address", remedy: "write http://host:port")
    }
    self.base = String(base)
    self.patience = patience
  }

  /// A server's answer: its status and body.
  struct Answer: Sendable {
    let status: Int
    let body: Data
    let retryAfter: Double?
    var isSuccess: Bool { (200..<300).contains(status) }
    /// What to do where the server wants a key.
    var lacksKey: String? { status == 401 ? "set IPO_API_KEY to the server's key" : nil }
    /// The beginning of its text, for errors.
    var beginning: String { String(decoding: body.prefix(200), as: UTF8.self) }
    var fields: [String: Any] {
      (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:]
    }
  }

  /// Sends a body, or asks without one; busy (429) and failing (5xx) servers are asked again, as
  /// late as their Retry-After says.
  ///
  /// - Throws: ``FileError`` where no server answers, or after six attempts.
  func send(_ path: String, _ body: [String: Any]? = nil) throws -> Answer {
    var wait = patience
    for attempt in 1... {
      let answer: Answer
      do {
        answer = try sendOnce(path, body)
        let isBusy = answer.status == 429 || (500..<600).contains(answer.status)
        if !isBusy || answer.status == 501 { return answer }
        if attempt == 6 {
          throw FileError(
            base + path, "status \(answer.status) six times, \(answer.beginning)",
            remedy: "if that is for later, run again to go on")
        }
      } catch let error as URLError {
        // A server that is not there at all is told at once, one that goes away is waited for.
        if attempt == 6 || body == nil {
          throw FileError(
            base, "no answer (\(error.localizedDescription))",
            remedy: "check that the server runs; run again to go on")
        }
        Thread.sleep(forTimeInterval: wait)
        wait *= 2
        continue
      }
      Thread.sleep(forTimeInterval: min(60, answer.retryAfter ?? wait))
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
    if let key = ProcessInfo.processInfo.environment["IPO_API_KEY"] {
      request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    }
    let result = Arrival()
    session.dataTask(with: request) { data, response, error in
      result.finish {
        if let error { throw error }
        let http = response as? HTTPURLResponse
        return Answer(
          status: http?.statusCode ?? 0, body: data ?? Data(),
          retryAfter: http?.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init))
      }
    }.resume()
    return try result.wait()
  }
}

/// Where a thread waits for an answer.
private final class Arrival: @unchecked Sendable {
  private let arrived = DispatchSemaphore(value: 0)
  private var result: Result<ServerConnection.Answer, any Error>?

  func finish(_ make: () throws -> ServerConnection.Answer) {
    result = Result(catching: make)
    arrived.signal()
  }

  func wait() throws -> ServerConnection.Answer {
    arrived.wait()
    guard let result else { throw URLError(.unknown) }
    return try result.get()
  }
}

/// Computes a value for each index, several at a time; the first error ends it.
func mapConcurrently<Value: Sendable>(
  _ count: Int, atOnce: Int, _ body: @Sendable @escaping (Int) throws -> Value
) throws -> [Value] {
  let work = Work<Value>(count)
  DispatchQueue.concurrentPerform(iterations: min(max(1, atOnce), max(1, count))) { _ in
    while let index = work.next() { work.finish(index, Result { try body(index) }) }
  }
  return try work.values()
}

private final class Work<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<Value, any Error>?]
  private var begun = 0
  private var failed = false

  init(_ count: Int) { results = Array(repeating: nil, count: count) }

  func next() -> Int? {
    lock.withLock {
      guard begun < results.count, !failed else { return nil }
      begun += 1
      return begun - 1
    }
  }

  func finish(_ index: Int, _ result: Result<Value, any Error>) {
    lock.withLock {
      results[index] = result
      if case .failure = result { failed = true }
    }
  }

  func values() throws -> [Value] {
    // An index that was not begun stands behind the one that failed.
    try results.compactMap { try $0?.get() }
  }
}
