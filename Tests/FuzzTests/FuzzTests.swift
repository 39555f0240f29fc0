import Testing

@testable import fuzz

/// Every reader on its corpus, on what once broke it and on some thousands of mutations; `make fuzz`
/// goes on for as long as it may.
@Suite struct FuzzTests {
  @Test(arguments: FuzzTarget.all.map(\.name)) func nothingBreaksAReader(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let corpus = try target.corpus()
    #expect(corpus.count >= 3)
    let run = try FuzzRun(target, executions: 3000, seed: 17)
    #expect(run.executions == corpus.count + 3000)
    for (bytes, finding) in run.findings {
      Issue.record("\(name): \(finding): \(String(decoding: bytes.prefix(300), as: UTF8.self))")
    }
    // Neither is all refused, which would try nothing, nor all read, which would refuse nothing.
    let read = try corpus.filter { try !target.isRefused($0.bytes) }
    #expect(!read.isEmpty && run.refused > 0 && run.refused < run.executions)
    #expect(run.slowest < 10)
  }
}
