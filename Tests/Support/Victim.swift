import Foundation
import Testing

/// A program that is killed, stopped or starved, and started again.
public struct Victim: Sendable {
  public var program: URL
  public var arguments: [String]
  /// Where it works.
  public var folder: String
  /// Called by a shell with this before it, such as `ulimit -f 8;`, or by another program.
  public var shell = ""

  public init(_ program: URL, _ arguments: [String], in folder: String) {
    (self.program, self.arguments, self.folder) = (program, arguments, folder)
  }

  /// How a run ended; negative is the number of the signal that ended it.
  public struct End: Sendable {
    public var status: Int32
    public var errors: String
    public var lines: [Substring] { errors.split(separator: "\n") }
  }

  /// Starts it; what it says goes to files.
  public func start() throws -> Running {
    let process = Process()
    process.executableURL = shell.isEmpty ? program : URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      shell.isEmpty
      ? arguments : ["-c", shell + " exec \"$0\" \"$@\"", program.path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let errors = NSTemporaryDirectory() + "/errors-\(UUID().uuidString)"
    try Data().write(to: URL(fileURLWithPath: errors))
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    return Running(process: process, errors: errors)
  }

  /// Runs it to its end, or kills it after so many seconds.
  public func run(killedAfter seconds: Double? = nil) throws -> End {
    let running = try start()
    if let seconds {
      let end = Date() + seconds
      while running.process.isRunning, Date() < end { usleep(1000) }
      running.send(SIGKILL)
    }
    return running.end()
  }

  public struct Running {
    public let process: Process
    let errors: String

    public func send(_ signal: Int32) {
      if process.isRunning { kill(process.processIdentifier, signal) }
    }

    /// Waits for its end.
    public func end() -> End {
      process.waitUntilExit()
      let text = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
      unlink(errors)
      let isKilled = process.terminationReason == .uncaughtSignal
      return End(status: (isKilled ? -1 : 1) * process.terminationStatus, errors: text)
    }

    /// Waits until the condition holds; false where the program ends before.
    public func wait(until condition: () -> Bool) -> Bool {
      while process.isRunning {
        if condition() { return true }
        usleep(2000)
      }
      return false
    }
  }
}

/// The bytes of a file, or of all files of a folder; locks are none of them.
public func bytes(of path: String) -> [String: Data] {
  let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
  let files = names.isEmpty ? [""] : names.filter { !$0.hasSuffix(".lock") }
  return files.reduce(into: [:]) { all, name in
    all[name] = FileManager.default.contents(atPath: name.isEmpty ? path : path + "/" + name)
  }
}

/// Those files of a folder that are not whole, as a reader would meet them at this moment. What is
/// still written aside begins with a dot; lines that are added to are their reader's to check.
public func torn(in folder: String) -> [String] {
  bytes(of: folder).filter { name, data in
    if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { return false }
    switch URL(fileURLWithPath: name).pathExtension {
    case "json": return (try? JSONSerialization.jsonObject(with: data)) == nil
    case "svg": return !String(decoding: data.suffix(16), as: UTF8.self).contains("</svg>")
    case "md": return !String(decoding: data.suffix(80), as: UTF8.self).contains("Source ")
    case "safetensors": return !isWhole(safetensors: data)
    default: return false
    }
  }.keys.sorted()
}

private func isWhole(safetensors data: Data) -> Bool {
  guard data.count > 8 else { return false }
  let header = data.prefix(8).enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
  guard data.count >= 8 + header,
    let entries = try? JSONSerialization.jsonObject(with: data[8..<8 + header]) as? [String: Any]
  else { return false }
  let ends = entries.values.compactMap { entry in
    ((entry as? [String: Any])?["data_offsets"] as? [Int])?.last
  }
  return data.count == 8 + header + (ends.max() ?? 0)
}
