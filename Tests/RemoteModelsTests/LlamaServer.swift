import Foundation
import Testing

/// A pocket model on llama-cpp-python's server, with a port of its own and keys and values in
/// float32, until it is stopped.
final class LlamaServer {
  /// The Python that has the server and can write its files; `nil` where there is none.
  static let python: String? = {
    let python = environment["IPO_PEER_PYTHON"] ?? "python3"
    let process = make([python, "-c", "import llama_cpp.server.app, gguf"])
    (process.standardOutput, process.standardError) = (
      FileHandle.nullDevice, FileHandle.nullDevice
    )
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? python : nil
  }()

  /// Without what the server takes for options of its own.
  private static let environment = ProcessInfo.processInfo.environment
    .filter { !["HOST", "PORT", "CONFIG_FILE"].contains($0.key) }

  /// `python -m llama_cpp.server` that goes when its input ends, so also when the tests crash.
  private static let serve = """
    import os, runpy, sys, threading
    def watch():
      sys.stdin.read()
      os._exit(0)
    threading.Thread(target=watch, daemon=True).start()
    runpy.run_module("llama_cpp.server", run_name="__main__", alter_sys=True)
    """

  private(set) var address = ""
  private let process: Process
  private let input = Pipe()
  private let log: URL

  /// What the server has written so far.
  var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
  /// The number of questions asked so far.
  var questions: Int { output.components(separatedBy: "\"POST ").count - 1 }

  /// Makes the model's file and waits until the server answers.
  ///
  /// - Parameters:
  ///   - model: a pocket model's folder.
  ///   - folder: where the file and the server's output go.
  init(_ model: String, in folder: String) throws {
    let python = try #require(Self.python)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/make_gguf.py").path
    let writer = Self.make([python, script, model, folder + "/model.gguf"])
    try writer.run()
    writer.waitUntilExit()
    try #require(writer.terminationStatus == 0, "make_gguf.py has failed")

    log = URL(fileURLWithPath: folder + "/server.log")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    // Port 0: the system chooses one, and the output tells which. Type 0 is float32.
    process = Self.make([
      python, "-c", Self.serve, "--model", folder + "/model.gguf", "--model_alias", "pocket",
      "--host", "127.0.0.1", "--port", "0", "--n_ctx", "256", "--logits_all", "true",
      "--type_k", "0", "--type_v", "0", "--n_threads", "1", "--n_threads_batch", "1",
      "--verbose", "false",
    ])
    process.standardInput = input
    (process.standardOutput, process.standardError) = (handle, handle)
    try process.run()
    let deadline = ContinuousClock.now + .seconds(300)
    while address.isEmpty {
      guard process.isRunning, ContinuousClock.now < deadline else {
        stop()
        throw Failure(description: "the server did not start:\n\(output.suffix(2000))")
      }
      Thread.sleep(forTimeInterval: 0.05)
      address = output.firstMatch(of: /running on (http:\S+)/).map { String($0.1) } ?? ""
    }
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  private static func make(_ command: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.environment = environment
    return process
  }

  private struct Failure: Error, CustomStringConvertible { let description: String }
}
