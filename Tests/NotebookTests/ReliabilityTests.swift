import Foundation
import Testing

@testable import Notebook

/// README's table of reliability is what the records of the trials say, no more.
@Suite struct ReliabilityTests {
  private static let records = [
    "hostile": "reader\tkinds\ngguf\t30\nadapters\t1200\n",
    "kills": "command\tmoments\tcalls\truns\tdifferences\njudge\t26\t9\t40\t0\ntrain\t4\t1\t5\t0\n",
    "fuzz": """
    reader\texecutions\trefused\tslowest ms\tfindings\tengine\tdate\tprocessor
    jinja\t1234567\t5\t12\t0\town\t2026-11-29\tX
    jinja\t400000\t5\t12\t0\tlibFuzzer\t2026-11-29\tX
    gguf\t65000\t5\t12\t0\town\t2026-11-29\tX

    """,
    "sanitizers": "what\tsanitizer\ttests\tfindings\nThe kernels\taddress\t40\t0\n",
    "arm": "checks\tdifferences\n20000\t0\n",
    "sizes": "what\tsize\tpeak MB\nA file of lines\t9 lines\t1066\n",
  ]

  private func table(of records: [String: String]) throws -> String {
    try inTemporaryFolder { folder in
      let place = folder.appendingPathComponent("Tests/Reliability")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (name, text) in records {
        try Data(text.utf8).write(to: place.appendingPathComponent(name + ".tsv"))
      }
      return try ReliabilityTable.markdown(of: folder)
    }
  }

  @Test func eachRecordIsARow() throws {
    let text = try table(of: Self.records)
    for words in [
      "1,230 kinds: adapters 1200, gguf 30", "40 kills, 2 programs: 30 at random moments, 10 at a call",
      "1,699,567 inputs: jinja 1.6 M, gguf 65 k", "nothing: the same bytes after each",
      "The kernels, address: 40 | nothing was found", "20,000 checks",
      "A file of lines, 9 lines: 1,066 MB",
    ] { #expect(text.contains(words), "\(words)\n\(text)") }
  }

  @Test func whatBrokeIsTold() throws {
    var records = Self.records
    records["kills"] = "command\tmoments\tcalls\truns\tdifferences\njudge\t26\t9\t40\t2\n"
    records["fuzz"]?.replace("\t12\t0\town\t2026-11-29\tX\n\n", with: "\t12\t3\town\t\t\n")
    records["sanitizers"]?.replace("40\t0", with: "40\t1")
    let text = try table(of: records)
    for words in ["| 2 differed |", "| 1 findings |"] { #expect(text.contains(words), "\(text)") }
  }

  @Test func aRecordThatIsNoneIsNamed() throws {
    var records = Self.records
    records["kills"] = "command\tmoments\tcalls\truns\tdifferences\njudge\t-1\t9\t40\t0\n"
    #expect {
      try table(of: records)
    } throws: { "\($0)".contains("kills.tsv, line 2, moments: “-1” is no count") }
    records["kills"] = nil
    #expect {
      try table(of: records)
    } throws: { "\($0)".contains("kills.tsv can't be read: run `make reliability`") }
  }

  @Test func theReadmesTableIsOfTheRecords() throws {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: checkout.appendingPathComponent("README.md"), encoding: .utf8)
    let table = try ReliabilityTable.markdown(of: checkout)
    #expect(try ReliabilityTable.marks.replaced(in: page, by: table) == page, "run `claims`")
  }
}
