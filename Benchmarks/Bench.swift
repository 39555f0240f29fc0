import Foundation
import Tensors

/// What all measurements share: how sides take turns, and the table.
@MainActor final class Bench {
  /// 1 and the most, where these differ.
  let threads: [Int]
  let mostThreads: Int
  /// The folder of the half-billion checkpoint; `nil` where there is none.
  let checkpoint: String?
  /// The real model's GGUF file; `nil` where there is none.
  let realModel: String?
  /// How often the sides take turns, if that is not the measurement's own choice.
  let rounds: Int?

  /// A fraction of the work, to see that every row runs; its numbers say nothing.
  let isSmall: Bool

  init(
    checkpoint: String?, realModel: String?, threads: Int, rounds: Int?, isSmall: Bool
  ) {
    self.threads = threads > 1 ? [1, threads] : [1]
    mostThreads = threads
    self.checkpoint = checkpoint
    self.realModel = realModel
    self.rounds = rounds
    self.isSmall = isSmall
  }

  /// Runs the sides in turn: each side's seconds, round by round.
  func alternate(
    _ sides: [() throws -> Double?], rounds: Int = 5
  ) throws -> [[Double]] {
    var seconds = sides.map { _ in [Double]() }
    for _ in 0..<(self.rounds ?? rounds) {
      for (index, side) in sides.enumerated() {
        Thread.sleep(forTimeInterval: 0.3)  // until the other side's threads no longer spin
        if let time = try side() { seconds[index].append(time) }
      }
    }
    return seconds
  }

  /// Prints one row: medians of both sides, and the median of the pairs' ratios (above 1: ours is
  /// faster).
  func row(
    _ name: String, _ threads: Int, _ work: Double, _ unit: String, _ ours: [Double],
    _ theirs: [Double], note: String = ""
  ) {
    func rate(_ seconds: [Double]) -> String {
      median(seconds).map { "\(Int((work / $0).rounded())) \(unit)" } ?? "–"
    }
    let ratio = median(zip(ours, theirs).map { $1 / $0 }).map { String(format: "%.2f", $0) }
    line(name, threads, rate(ours), rate(theirs), ratio, note)
  }

  /// Prints one row of seconds.
  func row(
    _ name: String, _ threads: Int, seconds ours: [Double], _ theirs: [Double], note: String = ""
  ) {
    func text(_ seconds: [Double]) -> String {
      median(seconds).map { String(format: $0 < 10 ? "%.2f s" : "%.1f s", $0) } ?? "–"
    }
    let ratio = median(zip(ours, theirs).map { $1 / $0 }).map { String(format: "%.2f", $0) }
    line(name, threads, text(ours), text(theirs), ratio, note)
  }

  /// Prints one row: the largest resident size of this process and of a peer's (above 1: ours is
  /// smaller). Where a measurement has several peers, each has its own row.
  func memory(_ name: String, _ ours: Double?, of peer: Peer?, note: String = "") {
    let theirs = peer?.ask("memory")["peak"]
    func size(_ value: Double?) -> String { value.map { "\(Int($0)) MB" } ?? "–" }
    let ratio = ours.flatMap { mine in theirs.map { String(format: "%.2f", $0 / mine) } }
    line("\(name): peak memory", mostThreads, size(ours), size(theirs), ratio, note)
  }

  /// Prints one row of texts.
  func line(
    _ name: String, _ threads: Int, _ ours: String, _ theirs: String, _ ratio: String?,
    _ note: String
  ) {
    print("| \(name) | \(threads) | \(ours) | \(theirs) | \(ratio ?? "–") | \(note) |")
    fflush(nil)
  }

  /// Calls `body` with a folder for a peer's work, and removes it afterwards.
  func withFolder<Result>(_ body: (_ folder: String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ipo-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }
}

func median(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.sorted()[values.count / 2]
}

/// Wall time in seconds.
func clock(_ body: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

/// This process's largest size so far; getrusage would count what `swift run` was before.
func peakMegabytes() -> Double? {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
  return Double(line.filter(\.isNumber)).map { $0 / 1024 }
}

/// Writes a peer's work where it looks for it.
func write(_ work: some Encodable, to folder: String) throws {
  try JSONEncoder().encode(work).write(to: URL(fileURLWithPath: folder + "/work.json"))
}

/// Token ids without any meaning: as many numbers as asked for, the same in every run.
struct RandomTokens {
  private var random: Random
  private let vocabulary: Int

  init(vocabulary: Int, for purpose: String) {
    self.vocabulary = vocabulary
    random = Random(seed: 1).stream(purpose)
  }

  mutating func draw(_ lengths: ClosedRange<Int>) -> [Int] {
    let count = lengths.lowerBound + random.index(lengths.count)
    return (0..<count).map { _ in random.index(vocabulary) }
  }
}
