import ArgumentParser
import Foundation

/// Feeds the package's readers with damaged and hostile input, by its own mutations or, built with
/// `--sanitize fuzzer`, by libFuzzer's, which follow the code's branches.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Feeds the readers of files and answers with damaged input.",
    discussion: """
      Readers: \(FuzzTarget.all.map(\.name).joined(separator: ", ")). What breaks one is left in \
      the folder of findings: a trap's and an endless run's input as current-READER.
      """)

  @Argument(help: "The readers; all by default.")
  var readers: [String] = []
  @Option(help: "Inputs for each reader.")
  var runs = 100_000
  @Option(help: "Seconds for each reader, if that is less.")
  var seconds = Double.infinity
  @Option(help: "The mutations' beginning.")
  var seed: UInt64 = 1
  @Option(help: "The folder for what breaks a reader.")
  var findings = "findings"
  @Option(help: "Read this file only.")
  var input: String?
  @Option(help: "The table in which each reader's line is replaced by this run's.")
  var record: String?

  func run() throws {
    #if os(Linux)
      // What takes more memory than this is a finding.
      var room = rlimit(rlim_cur: 8 << 30, rlim_max: 8 << 30)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &room)
    #endif
    let targets = FuzzTarget.all.filter { readers.isEmpty || readers.contains($0.name) }
    guard !targets.isEmpty, targets.count == readers.count || readers.isEmpty else {
      throw ValidationError("no such reader")
    }
    if let input {
      let bytes = try CurrentInput.read(input)
      for target in targets { print(target.name, try target.isRefused(bytes) ? "refused" : "read") }
      return
    }
    try FileManager.default.createDirectory(
      atPath: findings, withIntermediateDirectories: true)
    var isClean = true
    for target in targets {
      let current = try CurrentInput(path: "\(findings)/current-\(target.name)")
      let run = try FuzzRun(target, executions: runs, seconds: seconds, seed: seed) { bytes in
        current.keep(bytes)
        // A run without an end is ended by the signal; its input is left.
        alarm(20)
      }
      alarm(0)
      current.remove()
      print(
        "\(target.name): \(run.executions) inputs, \(run.refused) refused, slowest "
          + String(format: "%.0f ms", run.slowest * 1000) + ", \(run.findings.count) findings")
      for (index, (bytes, finding)) in run.findings.enumerated() {
        print("  \(finding)")
        try Data(bytes).write(
          to: URL(fileURLWithPath: "\(findings)/\(target.name)-\(seed)-\(index)"))
        isClean = false
      }
      if let record { try FuzzRecord(target.name, run, by: .own).write(to: record) }
    }
    if !isClean { throw ExitCode.failure }
  }
}

/// The input that is being read, in a file's memory, so that it is there after a trap.
private struct CurrentInput {
  private let path: String
  private let memory: UnsafeMutableRawPointer
  private static let size = 1 << 17

  init(path: String) throws {
    self.path = path
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0, ftruncate(descriptor, off_t(Self.size)) == 0,
      let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      memory != MAP_FAILED
    else { throw ValidationError("\(path) can't be written") }
    close(descriptor)
    self.memory = memory
  }

  /// The length in eight bytes, then the input.
  func keep(_ bytes: [UInt8]) {
    memory.storeBytes(of: bytes.count, as: Int.self)
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress {
        (memory + 8).copyMemory(from: start, byteCount: min(source.count, Self.size - 8))
      }
    }
  }

  func remove() { unlink(path) }

  /// An input as ``keep(_:)`` leaves it, or any file.
  static func read(_ path: String) throws -> [UInt8] {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    guard URL(fileURLWithPath: path).lastPathComponent.hasPrefix("current-"), bytes.count == size
    else { return bytes }
    let count = bytes.withUnsafeBytes { $0.load(as: Int.self) }
    return Array(bytes.dropFirst(8).prefix(count))
  }
}
