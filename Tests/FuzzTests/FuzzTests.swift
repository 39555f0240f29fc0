import Foundation
import Testing

@testable import fuzz

/// Every reader on its corpus, on what once broke it and on some thousands of mutations; `make fuzz`
/// goes on for as long as it may.
@Suite struct FuzzTests {
  @Test(arguments: FuzzTarget.all.map(\.name)) func nothingBreaksAReader(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let corpus = try target.corpus()
    #expect(corpus.count >= 3)
    // The slow ones get as far as they get: what is compiled for debugging is slower still.
    let run = try FuzzRun(target, executions: 3000, seconds: 2, seed: 17)
    #expect(run.executions > corpus.count)
    for (bytes, finding) in run.findings {
      Issue.record("\(name): \(finding): \(String(decoding: bytes.prefix(300), as: UTF8.self))")
    }
    // Neither is all refused, which would try nothing, nor all read, which would refuse nothing.
    let read = try corpus.filter { try !target.isRefused($0.bytes) }
    #expect(!read.isEmpty && run.refused > 0 && run.refused < run.executions)
    #expect(run.slowest < 10)
  }

  /// `make fuzz` takes the readers' names from the folders.
  @Test func everyReaderHasAFolder() throws {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus")
    let folders = try FileManager.default.contentsOfDirectory(atPath: corpus.path)
    #expect(folders.sorted() == FuzzTarget.all.map(\.name).sorted())
  }

  @Test func aRunTakesThePlaceOfItsReadersLine() throws {
    let path = NSTemporaryDirectory() + "fuzz-record-\(UUID().uuidString)/fuzz.tsv"
    defer {
      try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }
    var run = FuzzRun()
    for (reader, engine) in [
      ("jinja", FuzzRecord.Engine.libFuzzer), ("gguf", .own), ("jinja", .own), ("jinja", .own),
    ] {
      run.execute(.maker, [])
      try FuzzRecord(reader, run, by: engine).write(to: path)
    }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines[0] == FuzzRecord.heading.joined(separator: "\t"))
    #expect(
      lines.dropFirst().map { $0.split(separator: "\t").prefix(3) }
        == [["gguf", "2", "2"], ["jinja", "4", "4"], ["jinja", "1", "1"]])
  }
}
