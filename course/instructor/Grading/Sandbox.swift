import Foundation

/// Where a student's program runs: alone, without network, for so long, with so much.
///
/// It sees the system's libraries, what it is given, and a folder of its own: no other file, no
/// other process, no variable of the environment, no network but an empty one of its own. Whatever
/// it started is gone with it. The memory is for each process: all of them together may take more,
/// and where the machine runs out of it, Linux ends them before anything else.
public struct Sandbox: Sendable {
  public struct Limits: Sendable {
    /// How long it may run, seconds by the clock; the caller ends it, the sandbox a little later.
    public var seconds: Double
    /// The address space of a process, bytes.
    public var memory: Int
    /// How long a file may grow, bytes; also its standard output, where that is a file.
    public var output: Int
    /// How many processes and threads it may have at a time.
    public var processes: Int
    /// How much its own folder in memory holds, bytes.
    public var disk: Int
    public init(
      seconds: Double = 10, memory: Int = 4 << 30, output: Int = 16 << 20, processes: Int = 64,
      disk: Int = 64 << 20
    ) {
      (self.seconds, self.memory, self.output) = (seconds, memory, output)
      (self.processes, self.disk) = (processes, disk)
    }
  }

  public var limits: Limits

  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Throws what is missing, and how to get it, where this system has no sandbox that works.
  public static func available() throws {
    let process = try Sandbox().process(URL(fileURLWithPath: "/usr/bin/true"))
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let said = said.trimmingCharacters(in: .whitespacesAndNewlines)
      throw SandboxError("No sandbox works on this system (\(said)). \(remedy)")
    }
  }

  /// A program in the sandbox, not started yet; it ends as it would outside, by a code or a signal.
  ///
  /// The caller gives it input and outputs, runs it, and ends it with SIGKILL when its time is up.
  /// - Parameters:
  ///   - readable: files and folders that it may read, beside the system's own.
  ///   - files: what lies in its working folder, a new one in memory: name ← copy of.
  public func process(
    _ program: URL, arguments: [String] = [], readable: [URL] = [], files: [String: URL] = [:]
  ) throws -> Process {
    for name in files.keys where name.isEmpty || name.hasPrefix(".") || name.contains("/") {
      throw SandboxError("A file in the sandbox can't be called '\(name)': use a plain name.")
    }
    return try prepared(program, arguments, readable: readable, files: files, folder: nil)
  }

  /// A program in the sandbox, not started yet, whose working folder is a real one that it may
  /// write to, and that is called the same inside.
  ///
  /// A file there grows to `limits.output` and no longer, but there may be many. Where the caller
  /// is root, the folder becomes the user nobody's. Read with ``contents(of:atMost:)`` what it has
  /// left there: a link could lead anywhere.
  public func process(
    _ program: URL, arguments: [String] = [], readable: [URL] = [], folder: URL
  ) throws -> Process {
    try prepared(program, arguments, readable: readable, files: [:], folder: folder)
  }

  private func prepared(
    _ program: URL, _ arguments: [String], readable: [URL], files: [String: URL], folder: URL?
  ) throws -> Process {
    guard limits.seconds > 0, limits.seconds < 1e6,
      min(limits.memory, limits.output, limits.processes, limits.disk) > 0
    else { throw SandboxError("Sandbox.Limits \(limits): each must be above zero, seconds < 1e6.") }
    for url in [program] + readable + files.values + (folder.map { [$0] } ?? []) {
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw SandboxError("\(url.path), which the sandbox should show, is not there: build it?")
      }
    }
    return try Self.line(
      limits, [program.absoluteURL.path] + arguments, readable: [program] + readable, files: files,
      folder: folder)
  }

  /// The plain files that a program left in a folder, by their path in it; links and all else that
  /// is no plain file are left out. Throws where they are larger together than so many bytes.
  public static func contents(of folder: URL, atMost bytes: Int) throws -> [String: Data] {
    var left = bytes
    var files: [String: Data] = [:]
    // By relative paths: the folder's own may hold links.
    for case let path as String in FileManager.default.enumerator(atPath: folder.path)
      ?? FileManager.DirectoryEnumerator()
    {
      let file = open(folder.appendingPathComponent(path).path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      guard file >= 0 else { continue }
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      left -= Int(status.st_size)
      guard left >= 0 else {
        throw SandboxError("\(folder.path) holds more than \(bytes) bytes: too much for a page.")
      }
      files[path] = try handle.read(upToCount: Int(status.st_size)) ?? Data()
    }
    return files
  }
}

/// Why a program could not be put into the sandbox.
public struct SandboxError: Error, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}
