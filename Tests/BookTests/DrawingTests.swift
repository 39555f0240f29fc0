import Foundation
import Notebook
import Testing

@testable import Book

@Suite struct DrawingTests {
  private let points = [
    DataPoint(0, Estimate(0.5, 0.4, 0.6)), DataPoint(1, Estimate(2 / 3, 0.6, 0.7)),
  ]

  private func figure() -> Figure {
    let label = "judge"
    let numeric = Panel(
      "one", x: Axis("round"), y: Axis("accuracy", percent: true),
      references: [.horizontal(0.5, label), .vertical(0.5, label), .diagonal(label)],
      [.line(label, points), .line("other", points, interval: .bars), .points("third", points)])
    let bins = Panel(
      x: Axis(label), y: Axis(label), [.histogram("h", of: [0.1, 0.1, 0.9, 7], in: 0...1, bins: 2)])
    let dots = Panel.categories(
      label, rows: [label, "b"], x: Axis("margin (nats)"),
      [.estimates(label, [nil, Estimate(1, 0, 2)])])
    let heat = Panel.heatMap(
      x: label, y: label, rows: [label], columns: [label, "100%"], values: [[0.25, .nan]])
    return Figure(
      "f", title: label, caption: "c", columns: 2, panels: [numeric, bins, dots, heat])
  }

  @Test func twoRenderingsAreTheSameBytes() throws {
    let first = try Drawing().svg(of: figure())
    #expect(first.count > 2000)
    #expect(try Drawing().svg(of: figure()) == first)
  }

  /// And through the tool's plain gnuplot: the script by itself draws the same picture.
  @Test func theScriptAloneDrawsTheSamePicture() throws {
    try inTemporaryFolder { folder in
      let picture = folder.appendingPathComponent("F 1.svg")
      #expect(try figure().write(svg: picture.path))
      #expect(try Data(contentsOf: picture) == Drawing().svg(of: figure()))
      let script = try String(
        contentsOf: folder.appendingPathComponent("F 1.gp"), encoding: .utf8)
      #expect(script.hasPrefix("# Draw again beside this file: gnuplot F 1.gp\n"))
      let data = try String(contentsOf: folder.appendingPathComponent("F 1.tsv"), encoding: .utf8)
      #expect(data.hasPrefix("panel\tseries\tx"))
    }
  }

  @Test func missingGnuplotSaysHowToInstallIt() throws {
    let error = #expect(throws: NotebookError.self) {
      try Drawing(executable: "no-such-gnuplot").check()
    }
    let line = try #require(error).description
    #expect(line.hasPrefix("cannot start no-such-gnuplot: No such file or directory."))
    #expect(line.contains("apt-get install gnuplot-nox"))
    #expect(line.contains("brew install gnuplot"))
  }

  @Test func gnuplotsOwnWordsComeThrough() throws {
    var script = PlotScript()
    script.add("x = 1")
    script.add("plot nosuch(x)")
    let error = #expect(throws: NotebookError.self) { try Drawing().draw(script, for: "f") }
    let line = try #require(error).description
    #expect(line.contains("figure f (status 1)"))
    #expect(line.contains("undefined function: nosuch"))
  }

  @Test func aProgramThatDiesIsAnErrorNotASignal() {
    var script = PlotScript()
    script.add(block: "d", [[Double]](repeating: [1, 2], count: 100_000))
    #expect(throws: NotebookError.self) { try Drawing(executable: "false").draw(script, for: "f") }
  }
}

/// Runs the body with a new folder that is removed afterwards.
func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "book-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}
