import Foundation
import Testing

@testable import Notebook

@Suite struct FigureTests {
  private let points = [
    DataPoint(0, Estimate(0.5, 0.4, 0.6)), DataPoint(1, Estimate(2 / 3, 0.6, 0.7)),
  ]

  private func figure(_ label: String) -> Figure {
    let numeric = Panel(
      "one", x: Axis("round"), y: Axis("accuracy", percent: true), [.line(label, points)])
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

  @Test func dataFileHoldsWhatIsPlotted() {
    let data = figure("a\tb").data()
    #expect(data.hasPrefix("panel\tseries\tx\ty\tlow\thigh\none\ta b\t0\t50\t40\t60\n"))
    #expect(data.contains("one\ta b\t1\t66.6667\t60\t70\n"))
    #expect(data.contains("2\th\t0\t0.5\t\t\n2\th\t0.5\t0.25\t\t\n"))
    #expect(data.contains("a b\ta b\tb\t1\t0\t2\n"))
    #expect(data.contains("4\ta b\ta b\t0.25\t\t\n"))
  }

  @Test func whatCannotBeDrawnIsNamed() {
    let empty = Panel("p", x: Axis("x"), y: Axis("y"), [.line("l", [DataPoint(.nan, 1)])])
    let uneven = Panel.heatMap(x: "x", y: "y", rows: ["a"], columns: ["b", "c"], values: [[1]])
    for (figure, words) in [
      (Figure("f", title: "", caption: "", empty), "no series of panel 'p'"),
      (Figure("f", title: "", caption: "", uneven), "heat map"),
      (Figure("../f", title: "", caption: "", empty), "a name has only"),
      (Figure("f", title: "", caption: "", panels: []), "at least one panel"),
    ] {
      let error = #expect(throws: NotebookError.self) { try figure.script(output: "f.svg") }
      #expect(error?.description.contains(words) == true)
    }
  }

  @Test func aPicturesNameIsOneThatAScriptCanWrite() throws {
    try Figure.check(svg: "some folder's/Curve 1.svg")
    for name in ["curve", "curve.png", "a'b.svg", "a\nb.svg"] {
      #expect(throws: NotebookError.self) { try Figure.check(svg: name) }
    }
  }

  /// Names stand at the lines' ends, 15 pixels apart at least, and in the order of the ends.
  @Test func aFewLinesAreNamedWhereTheyEnd() throws {
    func line(_ label: String, _ y: Double) -> Series {
      .line(label, [DataPoint(0, 0), DataPoint(1, y)])
    }
    func figure(_ series: [Series]) -> Figure {
      Figure("f", title: "t", caption: "c", Panel(x: Axis("x"), y: Axis("y"), series))
    }
    let named = figure([line("high", 1), line("low", 0.5), line("near", 0.501)])
    let script = try named.script(output: "f.svg").text
    #expect(!script.contains("set key at"))
    let places = script.matches(of: /set label '(\w+)' at graph 1, graph ([0-9.]+)/)
      .map { (String($0.1), Double($0.2) ?? .nan) }
    #expect(Set(places.map(\.0)) == ["low", "near", "high"])
    let place = Dictionary(uniqueKeysWithValues: places)
    let (low, near, high) = (place["low"] ?? 0, place["near"] ?? 0, place["high"] ?? 0)
    #expect((near - low) * 280 > 14.9 && high > near)
    // One alone needs no name, and lines that end apart keep their legend.
    #expect(!figure([line("one", 1)]).namesLines)
    #expect(!figure([line("a", 1), .line("b", [DataPoint(0, 0), DataPoint(2, 1)])]).namesLines)
  }

  /// One panel's long legend goes above all panels: beside it, a panel without one has no hole.
  @Test func theOnlyLegendIsAsWideAsTheFigure() throws {
    let curves = ["a", "b", "c", "d", "e", "f"].map { Series.line($0, [DataPoint(0, 0)]) }
    let figure = Figure(
      "f", title: "t", caption: "c", columns: 2,
      panels: [
        Panel("left", x: Axis("x"), y: Axis("y"), curves),
        Panel("right", x: Axis("x"), y: Axis("y"), [.line("alone", [DataPoint(0, 1)])]),
      ])
    let script = try figure.script(output: "f.svg").text
    #expect(script.matches(of: /set key at/).count == 1)
    #expect(script.contains("set lmargin at screen 0; set rmargin at screen 1"))
    #expect(FigureLayout(figure).places.allSatisfy { $0.legend == nil })
    #expect(script.contains(/panel2_1 using.* ls 7/))
  }

  @Test func axesEndOnRoundNumbers() {
    func fit(_ axis: Axis, _ values: [Double]) -> [Double?] {
      let fit = AxisFit(axis, values, room: 5, toTicks: true)
      return [fit.low, fit.high, fit.step]
    }
    #expect(fit(Axis("x"), [0.13, 0.94]) == [0, 1, 0.2])
    #expect(fit(Axis("x"), [0, 3]) == [0, 3, 1])
    #expect(fit(Axis("x", percent: true), [52, 97]) == [50, 100, 10])
    #expect(fit(Axis("x", range: 0...0.5, percent: true), [70]) == [0, 50, 10])
    #expect(fit(Axis("x"), [0, 0]) == [-1, 1, 1])
    let log = AxisFit(Axis("x", logarithmic: true), [3e-5, 0.01], room: 5, toTicks: true)
    #expect(log.holds(3e-5) && !log.holds(1e-5) && log.holds(0.01) && !log.holds(0.02))
    #expect(log.powers.map(\.label) == ["10⁻⁴", "0.001", "0.01"])
    let short = AxisFit(Axis("x", range: 3e5...4e6, logarithmic: true), [], room: 5, toTicks: true)
    #expect(short.powers.map(\.label) == ["5·10⁵", "10⁶", "2·10⁶"])
  }
}

/// Runs the body with a new folder that is removed afterwards.
func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "notebook-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
