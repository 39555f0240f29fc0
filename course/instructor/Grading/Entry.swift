import AssignmentKit
import Exercises
import Foundation

/// A student's file, built.
struct Entry: Sendable {
  let program: URL
  /// What was made for it; it goes with ``remove()``.
  let folder: URL
  let workshop: Workshop

  func remove() { try? FileManager.default.removeItem(at: folder) }

  private func process(_ sandbox: Sandbox, _ arguments: [String] = []) throws -> Process {
    try sandbox.process(program, arguments: arguments, readable: workshop.readable)
  }

  /// What it answers to the lines of a request.
  func reply(to request: Data) throws -> Answerer.Reply {
    let sandbox = Sandbox(limits: .init(seconds: 10))
    return try Answerer(seconds: sandbox.limits.seconds) { try process(sandbox) }
      .reply(to: request)
  }

  /// Begins a talk with it, of so many seconds in all.
  func talk(seconds: Double) throws -> Conversation {
    let process = try process(Sandbox(limits: .init(seconds: seconds)))
    process.standardError = FileHandle.nullDevice
    return try Conversation(with: process)
  }

  /// Runs it as a chapter at quick scale.
  ///
  /// - Returns: the files that it left, by path.
  /// - Throws: ``GradingError`` with its last words where it ended badly or too late.
  func page(_ chapter: String, seed: Int, seconds: Double) throws -> [String: Data] {
    let out = folder.appendingPathComponent("seed-\(seed)")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    let sandbox = Sandbox(limits: .init(seconds: seconds))
    let arguments = [
      "--scale", "quick", "--seed", "\(seed)", "--threads", "1", "--out", out.path, "--quiet",
    ]
    let reply = try Answerer(seconds: seconds) {
      try sandbox.process(
        program, arguments: arguments,
        readable: workshop.readable + [folder.appendingPathComponent("chapters")], folder: out)
    }.reply(to: Data())
    let files = try Sandbox.contents(of: out, atMost: 64 << 20)
    guard reply.end == nil, files["chapters/\(chapter)/README.md"] != nil else {
      throw GradingError(
        "With --seed \(seed) it left no page. \(reply.end ?? "") \(reply.said.suffix(600))")
    }
    return files
  }
}
