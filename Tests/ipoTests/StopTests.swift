import Foundation
import TestSupport
import Testing

/// Ctrl-C and SIGTERM: an end within a second, a line that says what is kept, and the same bytes in
/// the end.
@Suite(.serialized) struct StopTests {
  /// How the command is known to be at work.
  private func isAtWork(_ command: Workplace.Command, _ out: String) -> Bool {
    let sign =
      switch command {
      case .adapter, .full: "/metrics.jsonl"
      case .improve: "/round-1"
      default: ".made-by.json"
      }
    return FileManager.default.fileExists(atPath: out + sign)
  }

  @Test(
    arguments: zip(
      [Workplace.Command.judge, .generate, .adapter, .improve], [SIGINT, SIGTERM, SIGINT, SIGTERM])
  )
  func saysWhatIsKept(_ command: Workplace.Command, _ signal: Int32) throws {
    let place = try Workplace()
    let out = place.folder.path + "/out"
    let running = try place.victim(command, "out").start()
    try #require(running.wait { isAtWork(command, out) })
    running.send(signal)
    let begin = Date()
    let end = running.end()
    #expect(Date().timeIntervalSince(begin) < 1)
    #expect(end.status == 128 + signal && end.lines.count == 1, "\(end)")
    for words in ["stopped", "out keeps", "the same command"] where !end.errors.contains(words) {
      Issue.record("\(end.errors) does not say \(words)")
    }
    #expect(end.errors.contains("--resume") == (command == .adapter))
    #expect(bytes(of: place.folder.path).keys.allSatisfy { !$0.hasSuffix(".partial") })
    #expect(try place.victim(command, "out").run().status == 0)
    #expect(try place.victim(command, "whole").run().status == 0)
    let same = bytes(of: out) == bytes(of: place.folder.path + "/whole")
    #expect(same)
  }

  /// The line itself can't be written, since nobody reads it: the second one ends the program.
  @Test func theSecondEndsAtOnce() throws {
    let place = try Workplace()
    let pipe = Pipe()
    let full = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(full, F_SETFL, O_NONBLOCK)
    while write(full, "x", 1) == 1 {}
    _ = fcntl(full, F_SETFL, 0)
    let process = Process()
    process.executableURL = ipoProgram
    process.arguments = place.victim(.full, "out").arguments
    process.currentDirectoryURL = URL(fileURLWithPath: place.folder.path)
    process.standardError = pipe
    try process.run()
    let metrics = place.folder.path + "/out/metrics.jsonl"
    while process.isRunning, !FileManager.default.fileExists(atPath: metrics) { usleep(2000) }
    kill(process.processIdentifier, SIGINT)
    usleep(100_000)
    kill(process.processIdentifier, SIGINT)
    let begin = Date()
    process.waitUntilExit()
    #expect(Date().timeIntervalSince(begin) < 1)
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    #expect(try place.victim(.full, "out").run().status == 0)
  }
}
