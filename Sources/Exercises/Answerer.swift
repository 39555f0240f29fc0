import Foundation

/// Runs a student's program on its inputs, for so long and no longer.
public struct Answerer {
  /// A process that is not started yet.
  private let prepare: () throws -> Process
  /// After these the program is ended.
  private let seconds: Double
  /// The most that it may write, bytes.
  private static let limit = 16 << 20

  public init(program: URL, seconds: Double) {
    self.init(seconds: seconds) {
      let process = Process()
      process.executableURL = program
      return process
    }
  }

  /// - Parameter prepare: makes the process, not started yet.
  public init(seconds: Double, _ prepare: @escaping () throws -> Process) {
    (self.seconds, self.prepare) = (seconds, prepare)
  }

  public struct Reply {
    /// What it answered.
    public var output: Data
    /// What it printed besides, the first lines.
    public var said: String
    /// How it ended, if not well.
    public var end: String?
  }

  public func reply(to request: Data) throws -> Reply {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("answer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files and not pipes: neither side can wait for the other.
    let paths = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try request.write(to: paths[0])
    for path in paths.dropFirst() { try Data().write(to: path) }
    let process = try prepare()
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    func isLong() -> Bool {
      paths.dropFirst().contains {
        let size = try? FileManager.default.attributesOfItem(atPath: $0.path)[.size]
        return (size as? Int ?? 0) >= Self.limit
      }
    }
    let limit = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < limit, !isLong() { Thread.sleep(forTimeInterval: 0.01) }
    let isLate = process.isRunning
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let said = try String(decoding: Data(contentsOf: paths[2]).prefix(4096), as: UTF8.self)
    var end: String?
    if isLong() {
      end = "It was ended when it had written \(Self.limit >> 20) MB: does a loop never end?"
    } else if isLate {
      end = "It was ended after \(Int(seconds)) seconds: is there a loop that never ends?"
    } else if process.terminationReason == .uncaughtSignal {
      end =
        "It crashed (signal \(process.terminationStatus)): an index out of range, or a sum too large?"
    }
    return Reply(
      output: try Data(contentsOf: paths[1]),
      said: said.split(separator: "\n").prefix(20).joined(separator: "\n"), end: end)
  }
}
