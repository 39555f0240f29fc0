import Foundation
import Testing

@testable import RemoteModels

/// A pocket model on a llama.cpp server, with a port of its own and keys and values in float32, until
/// it is stopped.
final class LlamaServer {
  enum Kind: CaseIterable {
    /// llama-cpp-python's, in OpenAI's protocol.
    case python
    /// llama.cpp's own binary.
    case native

    /// What starts it; `nil` where it is missing.
    var command: [String]? {
      switch self {
      case .python: LlamaServer.pythonWithServer.map { [$0, "-m", "llama_cpp.server"] }
      case .native: LlamaServer.python.flatMap { _ in LlamaServer.binary.map { [$0] } }
      }
    }
    var isPresent: Bool { command != nil }
    static var present: [Kind] { allCases.filter(\.isPresent) }
  }

  /// The Python that can write the models' files; `nil` where there is none.
  static let python: String? = {
    let python = environment["IPO_PEER_PYTHON"] ?? "python3"
    return succeeds([python, "-c", "import gguf"]) ? python : nil
  }()

  private static let pythonWithServer = python.flatMap {
    succeeds([$0, "-c", "import llama_cpp.server.app"]) ? $0 : nil
  }

  private static let binary: String? = {
    let binary = environment["IPO_LLAMA_SERVER"] ?? "llama-server"
    return succeeds([binary, "--version"]) ? binary : nil
  }()

  /// Without what the servers take for options of their own.
  private static let environment = ProcessInfo.processInfo.environment.filter {
    !["HOST", "PORT", "CONFIG_FILE"].contains($0.key) && !$0.key.hasPrefix("LLAMA_ARG_")
  }

  /// Runs a command until the input ends, so that it goes also when the tests crash; uvicorn would
  /// wait for open connections first.
  private static let untilInputEnds = """
    import os, subprocess, sys, threading
    server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
    def watch():
      while os.read(0, 1): pass
      server.kill()
    threading.Thread(target=watch, daemon=True).start()
    server.wait()
    """

  let kind: Kind
  private(set) var address = ""
  private let process: Process
  private let input = Pipe()
  private let log: URL

  /// What the server has written so far.
  var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// Grows with every question that the model is asked.
  func work() throws -> Int {
    switch kind {
    case .python: return output.components(separatedBy: "\"POST ").count - 1
    case .native:
      let page = try ServerConnection(address, patience: 0.01).send("/metrics")
      let tokens = String(decoding: page.body, as: UTF8.self)
        .firstMatch(of: /\nllamacpp:prompt_tokens_total (\d+)/)
      return try #require(tokens.flatMap { Int($0.1) })
    }
  }

  /// Makes the model's file and waits until the server answers.
  ///
  /// - Parameters:
  ///   - model: a pocket model's folder.
  ///   - folder: where the file and the server's output go.
  ///   - options: more of the server's own.
  init(_ kind: Kind, _ model: String, in folder: String, options: [String] = []) throws {
    self.kind = kind
    let (command, python) = (try #require(kind.command), try #require(Self.python))
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/make_gguf.py").path
    try #require(Self.succeeds([python, script, model, folder + "/model.gguf"], quietly: false))

    log = URL(fileURLWithPath: folder + "/server.log")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    process = Self.make(
      [python, "-c", Self.untilInputEnds] + command + [
        "--model", folder + "/model.gguf", "--host", "127.0.0.1",
      ] + kind.options + options)
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
      address =
        output.firstMatch(of: /(?:running|listening) on (http:\S+)/).map { String($0.1) } ?? ""
    }
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private static func succeeds(_ command: [String], quietly: Bool = true) -> Bool {
    let process = make(command)
    if quietly {
      (process.standardOutput, process.standardError) = (
        FileHandle.nullDevice, FileHandle.nullDevice
      )
    }
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
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

extension LlamaServer.Kind {
  /// Port 0: the system chooses one, and the output tells which.
  fileprivate var options: [String] {
    switch self {
    // Type 0 is float32.
    case .python:
      [
        "--model_alias", "pocket", "--port", "0", "--n_ctx", "256", "--logits_all", "true",
        "--type_k", "0", "--type_v", "0", "--n_threads", "1", "--n_threads_batch", "1",
        "--verbose", "false",
      ]
    // 256 tokens to each of the four requests that it works on together. Flash attention, which is
    // on by default, rounds about as much as keys and values in 16 bits do.
    case .native:
      [
        "--alias", "pocket", "--port", "0", "--ctx-size", "1024", "--parallel", "4",
        "--cache-type-k", "f32", "--cache-type-v", "f32", "--threads", "1", "--threads-batch", "1",
        "--flash-attn", "off", "--metrics", "--offline",
      ]
    }
  }
}
