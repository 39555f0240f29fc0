import Foundation
import Tensors
import Testing

/// SIGKILL at random moments: what is started again ends in the bytes of a run that was left alone.
///
/// `IPO_KILLS=30` kills so often for each command, a few times otherwise. Where that is set and
/// strace is there, each command is also killed at its calls that change files, one after another.
public struct Killing {
  private let name: String
  /// Of how many calls one is a kill's.
  private let stride: Int
  private let isThorough = ProcessInfo.processInfo.environment["IPO_KILLS"] != nil
  private let wanted: Int
  private var random: Random
  /// Runs that left something torn, or ended in other bytes.
  private var differences = 0
  /// The victim for an output of this name.
  private let victim: (String) -> Victim
  /// What counts of an output: all its bytes, if nothing else is said.
  private let reading: (String) -> [String: Data]

  /// - Parameters:
  ///   - share: what takes long is killed only one time in so many.
  ///   - stride: and of its calls only one in so many.
  public init(
    _ name: String, seed: UInt64, share: Int = 1, everyCall stride: Int = 1,
    _ victim: @escaping (String) -> Victim,
    reading: @escaping (String) -> [String: Data] = { bytes(of: $0) }
  ) {
    (self.name, self.victim, self.reading, self.stride) = (name, victim, reading, stride)
    let kills = ProcessInfo.processInfo.environment["IPO_KILLS"].flatMap(Int.init) ?? 2
    wanted = max(2, kills / share)
    random = Random(seed: seed)
  }

  /// Kills, starts again and compares.
  public mutating func run(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let clock = ContinuousClock()
    let first = victim("whole")
    var end = Victim.End(status: 1, errors: "")
    let time = try clock.measure { end = try first.run() } / .seconds(1)
    try #require(end.status == 0, "\(name): \(end.errors)", sourceLocation: sourceLocation)
    let truth = reading(first.folder + "/whole")
    try #require(!truth.isEmpty, sourceLocation: sourceLocation)
    var (killed, runs) = (0, 0)
    while killed < wanted, runs < 3 * wanted {
      runs += 1
      let now = victim("killed-\(runs)")
      let out = now.folder + "/killed-\(runs)"
      while killed < wanted {
        let end = try now.run(killedAfter: random.uniform() * time)
        let torn = torn(in: out)
        #expect(torn.isEmpty, "\(name): \(torn)", sourceLocation: sourceLocation)
        if !torn.isEmpty { differences += 1 }
        if end.status == 0 { break }
        #expect(end.status == -SIGKILL, "\(name): \(end.errors)", sourceLocation: sourceLocation)
        killed += 1
        if random.chance(0.3) { break }
      }
      try finish(now, out, truth, sourceLocation)
    }
    #expect(killed == wanted, "\(name): ended before the kill", sourceLocation: sourceLocation)
    let calls = isThorough ? try atEachCall(truth, sourceLocation) : 0
    if isThorough { print("kills\t\(name)\t\(killed)\t\(calls)\t\(runs + calls)\t\(differences)") }
  }

  private mutating func finish(
    _ now: Victim, _ out: String, _ truth: [String: Data], _ sourceLocation: SourceLocation
  ) throws {
    let last = try now.run()
    #expect(last.status == 0, "\(name): \(last.errors)", sourceLocation: sourceLocation)
    let made = reading(out)
    let others = Set(made.keys).union(truth.keys).filter { made[$0] != truth[$0] }.sorted()
    if last.status != 0 || !others.isEmpty { differences += 1 }
    #expect(others.isEmpty, "\(name): other bytes in \(others)", sourceLocation: sourceLocation)
    try? FileManager.default.removeItem(atPath: out)
    unlink(out + ".made-by.json")
  }

  private static let calls = [
    "rename", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "fsync", "ftruncate", "flock",
  ]

  /// Killed as it enters its first, second, … call that puts a file into place, removes one, makes
  /// a folder or hands bytes to the disk.
  ///
  /// - Returns: how many there were.
  private mutating func atEachCall(
    _ truth: [String: Data], _ sourceLocation: SourceLocation
  ) throws -> Int {
    guard
      let strace = ["/usr/bin/strace", "/usr/local/bin/strace"].first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return 0 }
    var kills = 0
    for call in Self.calls {
      for number in Swift.stride(from: 1, through: 1000, by: stride) {
        let out = "\(call)-\(number)"
        let whole = victim(out)
        var traced = whole
        traced.program = URL(fileURLWithPath: strace)
        traced.arguments =
          [
            "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=KILL:when=\(number)", whole.program.path,
          ] + whole.arguments
        let end = try traced.run()
        if end.status != -SIGKILL {
          // Where tracing is not allowed, it says so; no more calls, and the run is whole.
          if end.status != 0 { return kills }
          try finish(whole, whole.folder + "/" + out, truth, sourceLocation)
          break
        }
        kills += 1
        let torn = torn(in: whole.folder + "/" + out)
        #expect(torn.isEmpty, "\(name), \(out): \(torn)", sourceLocation: sourceLocation)
        if !torn.isEmpty { differences += 1 }
        try finish(whole, whole.folder + "/" + out, truth, sourceLocation)
      }
    }
    return kills
  }
}
