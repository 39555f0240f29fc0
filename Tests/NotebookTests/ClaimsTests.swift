import ArgumentParser
import Foundation
import Testing

@testable import Notebook

@Suite struct ClaimsTests {
  private func page(_ marks: Marks) -> String {
    "# A\n\n\(marks.begin)\nstale row\n\(marks.end)\n\nrest\n"
  }

  private func claim(_ id: String, _ verdict: Claim.Verdict, figure: String? = nil) -> Claim {
    Claim(
      id, "it | holds", source: "lesson", figure: figure, rule: "if so", measured: "1\n2",
      verdict: verdict)
  }

  @Test func aRunsClaimsReachTheReadme() throws {
    try inTemporaryFolder { folder in
      let file = folder.appendingPathComponent("chapters/03-sample/main.swift")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("//: # Sample\nlet x = 1\n".utf8).write(to: file)
      for marks in [ClaimsTable.table, ClaimsTable.counts] {
        try Data(page(marks).utf8).write(to: folder.appendingPathComponent(marks.page))
      }
      let report = Report(
        try ChapterOptions.parse([]), chapter: try Chapter(file: file.path), svg: { _ in Data() })
      try report.add(
        Figure(
          "up", title: "Up", caption: "It rises.",
          Panel(x: Axis("x"), y: Axis("y"), [.line("l", [DataPoint(0, 0), DataPoint(1, 1)])])),
        line: 2)
      report.claims(
        [claim("3.1", .reproduced, figure: "up"), claim("3.2", .notReproduced)], line: 2)
      try report.publish()
      #expect(try ClaimsTable.update(in: folder) == 2)
      func pages() throws -> [String] {
        try [ClaimsTable.table, ClaimsTable.counts].map {
          try String(contentsOf: folder.appendingPathComponent($0.page), encoding: .utf8)
        }
      }
      let written = try pages()
      for page in written {
        #expect(page.hasPrefix("# A\n") && page.hasSuffix("\n\nrest\n"))
        #expect(!page.contains("stale row"))
        #expect(page.contains("2 claims: 1 reproduced, 1 not reproduced."))
      }
      #expect(
        written[0].contains(
          "| [3.1](03-sample/README.md) | it \\| holds | lesson "
            + "| [3.1](../figures/03-sample-up.svg) | 1 2 | **reproduced** |"))
      // A second time nothing changes.
      _ = try ClaimsTable.update(in: folder)
      #expect(try pages() == written)
      #expect(throws: NotebookError.self) { try report.figureLink("down") }
    }
  }

  @Test func aReadmeWithoutMarksIsRefused() {
    #expect(throws: NotebookError.self) {
      try ClaimsTable.table.replaced(in: "# A", by: "t")
    }
  }

  /// The committed pages tell what the committed runs left.
  @Test func theCommittedTableIsOfTheseRuns() throws {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let found = try ClaimsTable.markdown(of: checkout)
    for (marks, text) in [
      (ClaimsTable.table, "\(found.head)\n\n\(found.table)"), (ClaimsTable.counts, found.head),
    ] {
      let page = try String(
        contentsOf: checkout.appendingPathComponent(marks.page), encoding: .utf8)
      #expect(try marks.replaced(in: page, by: text) == page, "run `swift run -c release claims`")
    }
  }
}
