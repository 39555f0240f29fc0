import ArgumentParser
import Foundation
import Testing

@testable import Notebook

@Suite struct ClaimsTests {
  private let page = "# A\n\n\(ClaimsTable.begin)\nstale row\n\(ClaimsTable.end)\n\nrest\n"

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
      try Data(page.utf8).write(to: folder.appendingPathComponent("README.md"))
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
      let readme = try String(
        contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
      #expect(readme.hasPrefix("# A\n") && readme.hasSuffix("\n\nrest\n"))
      #expect(!readme.contains("stale row"))
      #expect(readme.contains("2 claims: 1 reproduced, 1 not reproduced."))
      #expect(
        readme.contains(
          "| [3.1](chapters/03-sample/README.md) | it \\| holds | lesson "
            + "| [3.1](figures/03-sample-up.svg) | 1 2 | **reproduced** |"))
      // A second time nothing changes.
      _ = try ClaimsTable.update(in: folder)
      let again = try String(
        contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
      #expect(again == readme)
      #expect(throws: NotebookError.self) { try report.figureLink("down") }
    }
  }

  @Test func aReadmeWithoutMarksIsRefused() {
    #expect(throws: NotebookError.self) {
      try Marks(ClaimsTable.begin, ClaimsTable.end).replaced(in: "# A", by: "t")
    }
  }

  /// The committed README tells what the committed runs left.
  @Test func theCommittedTableIsOfTheseRuns() throws {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(
      contentsOf: checkout.appendingPathComponent("README.md"), encoding: .utf8)
    let table = try ClaimsTable.markdown(of: checkout).text
    #expect(readme.contains("-->\n\(table)\n<!--"), "run `swift run -c release claims`")
  }
}
