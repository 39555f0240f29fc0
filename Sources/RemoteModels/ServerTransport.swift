import Files
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a single answer may take; a server beyond that is broken, or none of ours.
struct AnswerLimits: Sendable {
  /// 64 MB: all 250,000 tokens of a large vocabulary with their log-probabilities are a third.
  var bytes = 64 << 20
  var seconds = 1800.0
}

/// Sends a request and waits for the answer, as long and as large as the limits allow.
final class ServerTransport: Sendable {
  private let session: URLSession
  private let arrivals = Arrivals()
  private let limits: AnswerLimits

  init(_ limits: AnswerLimits) {
    self.limits = limits
    session = URLSession(configuration: .ephemeral, delegate: arrivals, delegateQueue: nil)
  }

  // The session keeps its delegate until then.
  deinit { session.finishTasksAndInvalidate() }

  /// - Throws: ``FileError`` for an answer beyond the limits, `URLError` where none comes.
  func send(_ request: URLRequest) throws -> (URLResponse?, Data) {
    let address = request.url?.absoluteString ?? ""
    let task = session.dataTask(with: request)
    let arrival = Arrival(limit: limits.bytes)
    arrivals.add(arrival, task.taskIdentifier)
    task.resume()
    guard arrival.isOver(within: limits.seconds) else {
      task.cancel()
      throw FileError(
        address, "no whole answer within \(limits.seconds.formatted()) seconds",
        remedy: "check what the server does; run again to go on")
    }
    if arrival.isTooLarge {
      throw FileError(
        address, "an answer of more than \(limits.bytes) bytes",
        remedy: "check that a model's server answers there")
    }
    return try arrival.result()
  }
}

/// What has come of one answer so far, for the thread that waits for it.
private final class Arrival: @unchecked Sendable {
  private let lock = NSLock()
  private let over = DispatchSemaphore(value: 0)
  private let limit: Int
  private var data = Data()
  private var response: URLResponse?
  private var error: (any Error)?
  private var exceeded = false

  init(limit: Int) { self.limit = limit }

  /// - Returns: whether there is room for it.
  func add(_ response: URLResponse) -> Bool {
    lock.withLock {
      self.response = response
      exceeded = response.expectedContentLength > Int64(limit)
      return !exceeded
    }
  }

  func add(_ more: Data) -> Bool {
    lock.withLock {
      exceeded = exceeded || data.count + more.count > limit
      if !exceeded { data += more }
      return !exceeded
    }
  }

  func finish(_ error: (any Error)?) {
    lock.withLock { self.error = error }
    over.signal()
  }

  func isOver(within seconds: Double) -> Bool { over.wait(timeout: .now() + seconds) == .success }
  var isTooLarge: Bool { lock.withLock { exceeded } }

  func result() throws -> (URLResponse?, Data) {
    try lock.withLock {
      if let error { throw error as? URLError ?? URLError(.unknown) }
      return (response, data)
    }
  }
}

/// Hands what the session receives to those who wait for it.
private final class Arrivals: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let lock = NSLock()
  private var open: [Int: Arrival] = [:]

  func add(_ arrival: Arrival, _ task: Int) { lock.withLock { open[task] = arrival } }

  private func arrival(_ task: URLSessionTask) -> Arrival? {
    lock.withLock { open[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    completionHandler(arrival(dataTask)?.add(response) == true ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    if arrival(dataTask)?.add(data) != true { dataTask.cancel() }
  }

  /// The key and the texts go to the server that was named and to no other: what leads to another
  /// host, port or protocol is not followed, and the redirect itself is the answer.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let (old, new) = (task.originalRequest?.url, request.url)
    let isSame =
      old?.scheme == new?.scheme && old?.host == new?.host && old?.port == new?.port
    completionHandler(isSame ? request : nil)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    lock.withLock { open.removeValue(forKey: task.taskIdentifier) }?.finish(error)
  }
}
