import Files
import Foundation
import TestSupport
import Testing

/// Lines that a run started again goes on with.
@Suite struct ResumableLinesTests {
  private struct Line: RunLine, Equatable {
    var value: Int
    var run: String?
    var item: String?
  }
  private struct Killed: Error {}
  private struct Outcome {
    var lines: [Int] = []
    var made = 0
  }

  /// Squares of numbers in groups of four; made are counted.
  private func run(
    _ path: String, _ numbers: [Int], seed: String = "1", killedAt last: Int = .max
  ) throws -> Outcome {
    var groups = stride(from: 0, to: numbers.count, by: 4).map {
      Array(numbers[$0..<min(numbers.count, $0 + 4)])
    }[...]
    var outcome = Outcome()
    try ResumableLines<Line>(path, madeBy: Fingerprint(["--seed": seed])).run(
      nextGroup: { groups.popFirst() ?? [] }, digest: { Fingerprint.digest("\($0)") },
      make: { items, first in
        if first >= last { throw Killed() }
        outcome.made += items.count
        return items.map { Line(value: $0 * $0) }
      }, each: { outcome.lines.append($0.value) })
    return outcome
  }

  @Test func cutAnywhereItEndsInTheSameBytes() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let (path, numbers) = (folder + "/x.jsonl", Array(1...10))
    let whole = try run(path, numbers)
    #expect(whole.lines == numbers.map { $0 * $0 } && whole.made == 10)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0...bytes.count {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
      let again = try run(path, numbers)
      #expect(again.lines == whole.lines)
      // A group of which a line is missing is made again as a whole.
      let kept = bytes.prefix(length).count { $0 == 10 }
      #expect(again.made == 10 - (kept == 10 ? 10 : kept / 4 * 4))
      let same = try Data(contentsOf: URL(fileURLWithPath: path)) == bytes
      #expect(same, "cut at \(length)")
    }
    withExtendedLifetime(temporary) {}
  }

  @Test func anotherRunsLinesAreRefusedAndKept() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let path = folder + "/x.jsonl"
    #expect(throws: Killed.self) { try run(path, Array(1...10), killedAt: 8) }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    expectError(naming: "x.jsonl", "--seed 1 (now 2)", "--out") {
      try run(path, Array(1...10), seed: "2")
    }
    expectError(naming: "line 3", "another item") { try run(path, [1, 2, 7, 4, 5, 6, 7, 8]) }
    expectError(naming: "more lines") { try run(path, [1, 2, 3, 4]) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try run(path, Array(1...10)).made == 2)
    // The data may have grown.
    #expect(try run(path, Array(1...12)).lines.count == 12)
    withExtendedLifetime(temporary) {}
  }

  @Test func whatTheRunDidNotWriteIsNotTouched() throws {
    let temporary = try Folder()
    let folder = temporary.path
    // One pair without a line break at its end, which looks like a line that was cut off.
    let path = folder + "/pairs.jsonl"
    try Data("{\"prompt\": \"p\"}".utf8).write(to: URL(fileURLWithPath: path))
    expectError(naming: "pairs.jsonl", "not what made it") { try run(path, [1]) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{\"prompt\": \"p\"}")
    // An empty file, as mktemp makes it, is taken.
    try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
    #expect(try run(folder + "/empty", [1, 2]).lines == [1, 4])
    // A run that fails before its first line leaves nothing.
    #expect(throws: Killed.self) { try run(folder + "/none", [1], killedAt: 0) }
    #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/none.made-by.json"))
    let first = try ResumableLines<Line>(folder + "/held", madeBy: Fingerprint())
    expectError(naming: "held", "another run is at work") {
      try ResumableLines<Line>(folder + "/held", madeBy: Fingerprint())
    }
    withExtendedLifetime(first) {}
    withExtendedLifetime(temporary) {}
  }
}
