import Foundation

/// Runs a student's program on its inputs, for so long and no longer.
public struct Answerer {
  public var program: URL
  /// After these the program is ended.
  public var seconds: Double

  public init(program: URL, seconds: Double) { (self.program, self.seconds) = (program, seconds) }

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
    let process = Process()
    process.executableURL = program
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    let limit = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < limit { Thread.sleep(forTimeInterval: 0.01) }
    let isLate = process.isRunning
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let said = try String(decoding: Data(contentsOf: paths[2]), as: UTF8.self)
    var end: String?
    if isLate {
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
