import Files
import Foundation
import TestSupport
import Testing

/// One kind of bad input, and what the one line that refuses it must name.
struct Hostile: Sendable, CustomTestStringConvertible {
  let kind: String
  let names: [String]
  /// Puts the input into a folder.
  let make: @Sendable (_ folder: String) throws -> Void
  /// Reads it there.
  let read: @Sendable (_ folder: String) throws -> Void

  var testDescription: String { kind }

  /// Makes sure that it is refused: an error in one short line, soon, with nothing left behind.
  func expectRefusal() throws {
    try withTemporaryFolder { folder in
      try make(folder)
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      let start = ContinuousClock.now
      do {
        try read(folder)
        Issue.record("\(kind): nothing was thrown, wanted \(names)")
      } catch {
        let line = "\(error)"
        #expect(error is FileError, "\(kind): \(error)")
        #expect(line.utf8.count < 4096, "\(kind): a line of \(line.utf8.count) bytes")
        let isPlain = line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        #expect(isPlain, "\(kind): \(line.debugDescription)")
        for name in names where !line.contains(name) {
          Issue.record("\(kind): \"\(line)\" does not name \"\(name)\"")
        }
      }
      #expect(ContinuousClock.now - start < .seconds(60), "\(kind)")
      let after = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      #expect(after == before, "\(kind)")
    }
  }
}

/// The kinds of bad input that a reader refuses.
struct HostileTable: Sendable {
  let reader: String
  let rows: [Hostile]

  static let all: [HostileTable] = [
    .safetensors, .shards, .gguf, .tokenizers, .tokenizerSettings, .configurations, .templates,
    .records, .adapters, .models,
  ]
}

@Suite struct HostileTests {
  @Test(.timeLimit(.minutes(5)), arguments: HostileTable.all.flatMap(\.rows))
  func isRefused(_ row: Hostile) throws {
    try row.expectRefusal()
  }

  /// What is refused is counted here, and the record that README's table is made of says the same.
  @Test func thereAreManyKinds() throws {
    var total = 0
    var record = "reader\tkinds\n"
    for table in HostileTable.all {
      print("bad input refused by the reader of \(table.reader): \(table.rows.count) kinds")
      let kinds = Set(table.rows.map(\.kind))
      #expect(kinds.count == table.rows.count)
      total += kinds.count
      record += "\(table.reader)\t\(kinds.count)\n"
    }
    print("bad input refused: \(total) kinds in all")
    #expect(total >= 150)
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reliability/hostile.tsv")
    #expect(try String(contentsOf: kept, encoding: .utf8) == record)
  }
}

/// Writes a file.
func write(_ data: Data, _ path: String) throws { try data.write(to: URL(fileURLWithPath: path)) }
func write(_ text: String, _ path: String) throws { try write(Data(text.utf8), path) }

/// A file that says it is large and takes no room.
func writeSparse(_ start: Data, size: Int, _ path: String) throws {
  try write(start, path)
  truncate(path, off_t(size))
}

/// What stands in a file's place.
func makeLink(_ path: String, to target: String) throws {
  try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
}
func makeFolder(_ path: String) throws {
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
}
func makePipe(_ path: String) throws { try #require(mkfifo(path, 0o600) == 0) }

/// Brackets in brackets.
func nested(_ depth: Int) -> String {
  String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
}
