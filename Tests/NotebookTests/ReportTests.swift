import ArgumentParser
import Files
import Foundation
import Testing

@testable import Notebook

@Suite struct ReportTests {
  private let source = "//: # Sample\nlet x = 1\n"

  /// A report for a chapter `03-sample` in the folder.
  private func report(
    in folder: URL, _ arguments: [String] = [],
    svg: @escaping (Figure) throws -> Data = { Data("<svg>\($0.name)</svg>".utf8) }
  ) throws -> Report {
    let file = folder.appendingPathComponent("chapters/03-sample/main.swift")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(source.utf8).write(to: file)
    return Report(
      try ChapterOptions.parse(arguments), chapter: try Chapter(file: file.path), svg: svg)
  }

  private let figure = Figure(
    "up", title: "Up | down", caption: "It rises.",
    Panel(x: Axis("x"), y: Axis("y"), [.line("l", [DataPoint(0, 0), DataPoint(1, 1)])]))

  private func files(below folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.contains(".") }.sorted()
  }

  @Test func writesThePageAndItsFigures() throws {
    try inTemporaryFolder { folder in
      let report = try report(in: folder, ["--seed", "7", "--threads", "3"])
      try report.add(figure, line: 2)
      report.check("x is *one*", true, line: 2)
      report.output("`", line: 2)
      report.details("a < b", "why", line: 2)
      try report.publish()
      #expect(
        try files(below: folder) == [
          "chapters/03-sample/README.md", "chapters/03-sample/main.swift",
          "figures/03-sample-up.gp", "figures/03-sample-up.svg", "figures/03-sample-up.tsv",
        ])
      let page = try String(
        contentsOf: folder.appendingPathComponent("chapters/03-sample/README.md"), encoding: .utf8)
      #expect(
        page == """
          # Sample

          ```swift
          let x = 1
          ```

          ![Up &#124; down](../../figures/03-sample-up.svg)

          **Figure 3.1.** It rises. ([script](../../figures/03-sample-up.gp), \
          [data](../../figures/03-sample-up.tsv))

          - ✓ x is \\*one\\*

          ```text
          `
          ```

          <details>
          <summary>a &lt; b</summary>

          why

          </details>

          ---

          Woven from [main.swift](main.swift) by `swift run -c release ch03 --scale book --seed 7`. \
          Source \(Report.sourceHash(of: source)).

          """)
    }
  }

  @Test func outTakesEverythingElsewhere() throws {
    try inTemporaryFolder { folder in
      let out = folder.appendingPathComponent("out")
      let report = try report(in: folder, ["--out", out.path])
      try report.add(figure, line: 2)
      try report.publish()
      #expect(try files(below: folder).filter { !$0.hasPrefix("out/") }.count == 1)
      #expect(try files(below: out).first == "chapters/03-sample/README.md")
    }
  }

  @Test func threadsDoNotShow() throws {
    try inTemporaryFolder { folder in
      let one = try report(in: folder, ["--threads", "1"]).woven()
      #expect(try report(in: folder, ["--threads", "8"]).woven() == one)
    }
  }

  @Test func aFigureThatCannotBeDrawnLeavesNothing() throws {
    try inTemporaryFolder { folder in
      let report = try report(in: folder) { _ in throw NotebookError("no gnuplot") }
      #expect(throws: NotebookError.self) { try report.add(figure, line: 2) }
      #expect(try files(below: folder) == ["chapters/03-sample/main.swift"])
    }
  }

  @Test func twoFiguresOfOneNameAreAnError() throws {
    try inTemporaryFolder { folder in
      let report = try report(in: folder)
      try report.add(figure, line: 2)
      #expect(throws: NotebookError("figure up: there are two; give each its own name")) {
        try report.add(figure, line: 2)
      }
    }
  }

  @Test func failedChecksAreCountedAndShown() throws {
    try inTemporaryFolder { folder in
      let report = try report(in: folder)
      report.check("holds", true, line: 2)
      report.check("fails", false, line: 2)
      #expect(report.failures == ["fails"])
      #expect(try report.woven().contains("- ✓ holds\n- ✗ fails\n"))
    }
  }

  @Test func staleness() throws {
    // FNV-1a 64, from the algorithm's published test vectors.
    #expect(Report.sourceHash(of: "") == "cbf29ce484222325")
    #expect(Report.sourceHash(of: "foobar") == "85944171f73967e8")
    try inTemporaryFolder { folder in
      let page = try report(in: folder).woven()
      #expect(!Report.isStale(page: page, source: source))
      #expect(Report.isStale(page: page, source: source + " "))
    }
  }

  @Test func aFileThatCannotBeWrittenSparesTheOthers() throws {
    try inTemporaryFolder { folder in
      let old = folder.appendingPathComponent("page.md")
      try Data("old".utf8).write(to: old)
      // A file stands where a folder would have to be.
      try Data().write(to: folder.appendingPathComponent("figures.d"))
      var files = AtomicFiles()
      files.add(old, "new")
      files.add(folder.appendingPathComponent("figures.d/f.svg"), "x")
      #expect(throws: FileError.self) { try files.write() }
      #expect(try String(contentsOf: old, encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test func anErrorEndsInOneLineAndStatusOne() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      func load() throws -> Int { throw NotebookError("config.json: no 'x':\n add it") }
      _ = orExit(try load())
    }
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(text == "error: config.json: no 'x': add it\n")
  }

  @Test func options() throws {
    let options = try ChapterOptions.parse(["--scale", "quick", "--model", "m"])
    #expect(options.scale.pick(quick: 1, book: 2, full: 3) == 1)
    #expect(try ChapterOptions.parse([]).scale.pick(quick: 1, book: 2, full: 3) == 2)
    #expect(options.seed == 1)
    #expect(throws: (any Error).self) { try ChapterOptions.parse(["--threads", "0"]) }
    #expect(throws: (any Error).self) { try ChapterOptions.parse(["--scale", "huge"]) }
  }

  @Test func aQuizFoldsItsAnswerAway() throws {
    let text = try Report.quiz(
      "Why?", [.wrong("No reason.", "There is one."), .right("Because.", "See figure 1.")])
    #expect(
      text == """
        **Why?**

        - **A** No reason.
        - **B** Because.

        <details>
        <summary>Answer</summary>

        - **A**: There is one.
        - **B**, right: See figure 1.

        </details>
        """)
    #expect(throws: NotebookError.self) {
      try Report.quiz("Why?", [.wrong("a", "b"), .wrong("c", "d")])
    }
  }
}
