import Foundation
import Grading
import Testing

/// Why these tests can't run here, if so.
let noSandbox: String? = {
  do { try Sandbox.available() } catch { return "\(error)" }
  return nil
}()

extension SandboxTests {
  struct Outcome {
    var output: String
    var error: String
    /// The exit code, or below zero the signal.
    var code: Int32
    var isLate: Bool
  }

  /// Runs a script in the sandbox, as a grader would run a program.
  /// - Parameter meanwhile: happens once it runs.
  func run(
    _ script: String, _ arguments: String..., limits: Sandbox.Limits = .init(),
    readable: [URL] = [], files: [String: URL] = [:], in real: URL? = nil, shell: String = "sh",
    meanwhile: () throws -> Void = {}
  ) throws -> Outcome {
    let sandbox = Sandbox(limits: limits)
    let program = URL(fileURLWithPath: "/bin/\(shell)")
    let arguments = ["-c", ": \(marker)\n" + script, shell] + arguments
    let process =
      if let real {
        try sandbox.process(program, arguments: arguments, readable: readable, folder: real)
      } else {
        try sandbox.process(program, arguments: arguments, readable: readable, files: files)
      }
    let paths = ["out", "err"].map { folder.appendingPathComponent("\($0)-\(UUID().uuidString)") }
    for path in paths { try Data().write(to: path) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: paths[0])
    process.standardError = try FileHandle(forWritingTo: paths[1])
    try process.run()
    let end = Date().addingTimeInterval(limits.seconds)
    try meanwhile()
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.01) }
    let isLate = process.isRunning
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let texts = try paths.map { try String(decoding: Data(contentsOf: $0), as: UTF8.self) }
    let status = process.terminationStatus
    return Outcome(
      output: texts[0], error: texts[1],
      code: process.terminationReason == .exit ? status : -status, isLate: isLate)
  }

  /// How many processes on this machine have the marker in their command line.
  func alive() -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int32(name) != nil, let file = FileHandle(forReadingAtPath: "/proc/\(name)/cmdline")
      else { return false }
      let line = try? file.readToEnd()
      return String(decoding: line ?? Data(), as: UTF8.self).contains(marker)
    }.count
  }

  /// In less than the second after which the sandbox ends by itself.
  func expectNothingAlive() {
    let end = Date().addingTimeInterval(0.8)
    while alive() > 0, Date() < end { Thread.sleep(forTimeInterval: 0.02) }
    #expect(alive() == 0)
  }

  /// Runs a program outside.
  func outside(_ program: String, _ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func secret() throws -> URL {
    let url = folder.appendingPathComponent("secret")
    try Data("the answers".utf8).write(to: url)
    return url
  }
}

/// Listens on a port of 127.0.0.1.
final class Listener {
  let port: UInt16
  private let socket: Int32

  init() throws {
    #if os(Linux)
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, size) + listen(socket, 8) + getsockname(socket, address, &size)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    try #require(result == 0)
  }
  deinit { close(socket) }

  /// Whether someone has called.
  var isCalled: Bool {
    var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 200) == 1
  }
}
