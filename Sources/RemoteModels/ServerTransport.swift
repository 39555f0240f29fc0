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
///
/// On Linux, Foundation unpacks and hands on whatever comes as fast as it comes, and cancels a task
/// in a pause only. So the wait ends by itself, here and for all other answers of a server that
/// sends too much; what Foundation still holds goes with the program, which ends with the error.
final class ServerTransport: Sendable {
  private let session: URLSession
  private let arrivals = Arrivals()
  private let limits: AnswerLimits

  init(_ limits: AnswerLimits) {
    self.limits = limits
    session = URLSession(configuration: .ephemeral, delegate: arrivals, delegateQueue: nil)
  }

  // The session keeps its delegate until then.
  deinit { aside { [session] in session.finishTasksAndInvalidate() } }

  /// - Throws: ``FileError`` for an answer beyond the limits, `URLError` where none comes.
  func send(_ request: URLRequest) throws -> (URLResponse?, Data) {
    let address = request.url?.absoluteString ?? ""
    let arrival = Arrival(limit: limits.bytes)
    arrivals.wait(for: arrival)
    defer { arrivals.forget(arrival) }
    aside { [session, arrivals] in
      let task = session.dataTask(with: request)
      if arrivals.add(arrival, of: task) { task.resume() } else { task.cancel() }
    }
    guard arrival.isOver(within: limits.seconds) else {
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

/// Makes a call that may last until Foundation is done with all that came, and lets nobody wait for
/// it: neither its caller nor the few threads of Dispatch's queues, by which answers come.
private func aside(_ call: @escaping @Sendable () -> Void) { Thread.detachNewThread(call) }

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

  /// Ends the wait, whatever may still come.
  func giveUp() {
    lock.withLock {
      exceeded = true
      data = Data()
    }
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
  private var waiting: [ObjectIdentifier: (arrival: Arrival, task: URLSessionTask?)] = [:]
  private var open: [Int: Arrival] = [:]
  /// Whether the server sent more than any answer of a model has.
  private var isBroken = false

  func wait(for arrival: Arrival) {
    let isBroken = lock.withLock {
      waiting[ObjectIdentifier(arrival)] = (arrival, nil)
      return self.isBroken
    }
    if isBroken { arrival.giveUp() }
  }

  /// - Returns: whether somebody still waits for it.
  func add(_ arrival: Arrival, of task: URLSessionTask) -> Bool {
    lock.withLock {
      guard waiting[ObjectIdentifier(arrival)] != nil, !isBroken else { return false }
      waiting[ObjectIdentifier(arrival)]?.task = task
      open[task.taskIdentifier] = arrival
      return true
    }
  }

  /// Nobody waits for it any more.
  func forget(_ arrival: Arrival) {
    let task = lock.withLock { waiting.removeValue(forKey: ObjectIdentifier(arrival))?.task }
    guard let task, lock.withLock({ open.removeValue(forKey: task.taskIdentifier) }) != nil else {
      return
    }
    aside { task.cancel() }
  }

  private func arrival(_ task: URLSessionTask) -> Arrival? {
    lock.withLock { open[task.taskIdentifier] }
  }

  /// Ends all waits for this server.
  private func giveUp() {
    let all = lock.withLock {
      isBroken = true
      return waiting.values.map(\.arrival)
    }
    for arrival in all { arrival.giveUp() }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    guard let arrival = arrival(dataTask) else { return completionHandler(.cancel) }
    let fits = arrival.add(response)
    completionHandler(fits ? .allow : .cancel)
    if !fits { giveUp() }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    if let arrival = arrival(dataTask), !arrival.add(data) { giveUp() }
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
