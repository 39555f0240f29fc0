import Foundation

/// A talk with another program over its standard input and output, a line at a time.
///
/// Neither side can hold up the other: a line that is not there in time, or that does not end, or
/// that nobody reads, ends the talk with an error that says so.
public final class Conversation {
  public struct Limits: Sendable {
    /// How long one line may take, seconds.
    public var seconds: Double
    /// How long one line may be, bytes.
    public var bytes: Int
    public init(seconds: Double = 10, bytes: Int = 1 << 20) {
      (self.seconds, self.bytes) = (seconds, bytes)
    }
  }

  private let process: Process
  private let input = Pipe()
  private let output = Pipe()
  private let limits: Limits
  private var pending = Data()

  /// Starts the program, which is not running yet; what it says on standard error goes where the
  /// process sends it.
  public init(with process: Process, limits: Limits = Limits()) throws {
    (self.process, self.limits) = (process, limits)
    signal(SIGPIPE, SIG_IGN)  // a program that has ended is an error here, not our end
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let descriptor = input.fileHandleForWriting.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  deinit { end() }

  /// Ends the program, however it feels.
  public func end() {
    guard process.isRunning else { return }
    try? input.fileHandleForWriting.close()
    let limit = Date().addingTimeInterval(0.2)
    while process.isRunning, Date() < limit { Thread.sleep(forTimeInterval: 0.005) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Sends a line.
  public func send(_ line: Data) throws {
    let descriptor = input.fileHandleForWriting.fileDescriptor
    let limit = Date().addingTimeInterval(limits.seconds)
    var rest = line + Data("\n".utf8)
    while !rest.isEmpty {
      try wait(for: POLLOUT, of: descriptor, until: limit, "It does not read what it is sent")
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = Data(rest.dropFirst(written))
      } else if errno != EAGAIN && errno != EINTR {
        throw ConversationError(ending)
      }
    }
  }

  /// Waits for a line; `nil` where the program has ended well without one.
  public func receive() throws -> Data? {
    let descriptor = output.fileHandleForReading.fileDescriptor
    let limit = Date().addingTimeInterval(limits.seconds)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(pending[..<end])
        pending = Data(pending[(end + 1)...])
        return line
      }
      guard pending.count <= limits.bytes else {
        throw ConversationError("It wrote a line of more than \(limits.bytes) bytes.")
      }
      try wait(for: POLLIN, of: descriptor, until: limit, "It did not answer")
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        pending.append(contentsOf: chunk.prefix(count))
      } else if count == 0 {
        process.waitUntilExit()
        guard process.terminationStatus == 0, pending.isEmpty else {
          throw ConversationError(ending)
        }
        return nil
      } else if errno != EAGAIN && errno != EINTR {
        throw ConversationError(ending)
      }
    }
  }

  /// Sends a value and waits for another, each a line of JSON.
  public func ask<Question: Encodable, Answer: Decodable>(
    _ question: Question, for _: Answer.Type = Answer.self
  ) throws -> Answer {
    try send(JSONLine.encoder.encode(question))
    guard let line = try receive() else {
      throw ConversationError("It ended before it had answered everything.")
    }
    return try Self.answer(in: line)
  }

  /// What a line says.
  ///
  /// - Throws: ``ConversationError`` where it is something else.
  package static func answer<Answer: Decodable>(in line: Data) throws -> Answer {
    guard let answer = try? JSONLine.decoder.decode(Answer.self, from: line) else {
      throw ConversationError("Its answer is something else: \(JSONLine.shown(line))")
    }
    return answer
  }

  private func wait(
    for event: Int32, of descriptor: Int32, until limit: Date, _ late: String
  ) throws {
    var watched = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    let left = Int32(max(0, limit.timeIntervalSinceNow * 1000))
    guard poll(&watched, 1, left) != 0 else {
      throw ConversationError("\(late) in \(Int(limits.seconds)) seconds: does a loop never end?")
    }
  }

  private var ending: String {
    let limit = Date().addingTimeInterval(1)
    while process.isRunning, Date() < limit { Thread.sleep(forTimeInterval: 0.005) }
    if process.isRunning { return "It closed its end of the talk." }
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal
      ? "It crashed (signal \(status)): an index out of range, or a sum too large?"
      : "It ended with the code \(status)."
  }
}

/// Why a talk ended.
public struct ConversationError: Error, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}
