import Foundation

extension Figure {
  /// Okabe and Ito's colours, for colour-blind readers too; shape and dash differ as well.
  private static let styles = [
    ("#0072B2", 7, "1"), ("#D55E00", 5, "'-'"), ("#009E73", 9, "(2,4)"), ("#CC79A7", 13, "'_.'"),
    ("#E69F00", 11, "'-..'"), ("#56B4E9", 6, "(12,4)"), ("#000000", 4, "(1,3)"),
  ]

  /// The figure as a gnuplot script that writes the SVG `output`.
  ///
  /// - Throws: `NotebookError` if there is nothing to draw or the shapes do not match.
  package func script(output: String) throws -> PlotScript {
    try validate()
    let layout = FigureLayout(self)
    let height = Int(layout.height)
    var script = PlotScript()
    let file = Markdown.oneLine(
      URL(fileURLWithPath: output).deletingPathExtension().lastPathComponent)
    script.add("# Draw again beside this file: gnuplot \(file).gp")
    script.add("# The same numbers for other tools: \(file).tsv")
    // \054 is a comma: fonts to fall back on, in one name.
    script.add(
      "set terminal svg size 720,\(height) noenhanced rounded background rgb '#ffffff' "
        + "font \"DejaVu Sans\\054 Verdana\\054 sans-serif,12\"")
    script.add("set output \(PlotScript.quote(output))")
    script.add("set encoding utf8")
    for (index, style) in Figure.styles.enumerated() {
      script.add(
        "set style line \(index + 1) lc rgb '\(style.0)' lw 2 pt \(style.1) ps 0.7 dt \(style.2)")
    }
    for (index, panel) in panels.enumerated() { panel.addBlocks(to: &script, panel: index) }
    script.add("set multiplot")
    let shared = sharedLegend
    if let shared, let top = layout.sharedLegend {
      // gnuplot makes a legend no wider than its plot: this one has an empty plot to itself.
      script.add("set lmargin at screen 0; set rmargin at screen 1")
      script.add("set tmargin at screen 1; set bmargin at screen 0")
      script.add("unset border; unset tics; set xrange [0:1]; set yrange [0:1]")
      addKey(
        to: &script, shared.map(\.label), at: screen(x: 12, y: top, height), FigureLayout.width)
      let entries = shared.enumerated().map {
        $0.element.legendEntry(style: 1 + $0.offset % Figure.styles.count)
      }
      script.add("plot " + entries.joined(separator: ", "))
    }
    script.add("set border 3 lc rgb '#555555'")
    script.add("set tics nomirror out scale 0.5 textcolor rgb '#333333'")
    for (index, panel) in panels.enumerated() {
      let place = layout.places[index]
      script.add("unset label; unset arrow; unset key")
      if index == 0, !title.isEmpty {
        let at = screen(x: 20, y: 20, height)
        script.add("set label \(PlotScript.quote(title)) at \(at) left font ',15' front")
      }
      if let top = place.legend {
        let at = screen(x: place.left - 8, y: top, height)
        addKey(to: &script, panel.legend, at: at, FigureLayout.width / Double(columns))
      }
      // A series that is in several panels looks the same in all of them; one that the legend does
      // not name is black.
      let known = (shared.flatMap { $0.isEmpty ? nil : $0 } ?? panel.series).map(\.label)
      panel.addPlot(to: &script, panel: index, place: place, figure: self, height: height) {
        1 + (known.firstIndex(of: $0) ?? Figure.styles.count - 1) % Figure.styles.count
      }
    }
    script.add("unset multiplot")
    script.add("unset output")
    return script
  }

  private func addKey(
    to script: inout PlotScript, _ labels: [String], at place: String, _ width: Double
  ) {
    let columns = FigureLayout.legendColumns(labels, width: width - 24)
    script.add(
      "set key at \(place) left top horizontal maxcols \(columns) "
        + "Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'")
  }

  /// The plotted numbers, one line each: panel, series, x, y, low, high. A dot plot's x is its
  /// category; a heat map's series is its row and x its column.
  func data() -> String {
    var lines = ["panel\tseries\tx\ty\tlow\thigh"]
    for (index, panel) in panels.enumerated() {
      let title = panel.title.isEmpty ? String(index + 1) : panel.title
      for (series, x, numbers) in panel.records {
        let cells =
          [title, series, x].map(Markdown.oneLine)
          + numbers.map {
            $0.map { Format.short(Format.rounded($0)) } ?? ""
          }
        lines.append(cells.joined(separator: "\t"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func screen(x: Double, y: Double, _ height: Int) -> String {
    let x = Format.short(x / FigureLayout.width)
    return "screen \(x), screen \(Format.short(1 - y / Double(height)))"
  }

  /// - Throws: `NotebookError` that names the figure and what is wrong.
  private func validate() throws {
    func fail(_ words: String) -> NotebookError { NotebookError("figure \(name): \(words)") }
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    guard !name.isEmpty, name.allSatisfy(allowed.contains) else {
      throw fail("a name has only a-z, 0-9 and hyphens, since it becomes a file's")
    }
    guard !panels.isEmpty else { throw fail("give it at least one panel") }
    for panel in panels {
      switch panel.content {
      case .numeric(let series):
        guard series.contains(where: { !$0.drawable.isEmpty }) else {
          throw fail("no series of panel '\(panel.title)' has a finite point")
        }
      case .categories(let names, let series):
        guard !names.isEmpty,
          series.allSatisfy({ $0.points.allSatisfy { Int($0.x) < names.count } })
        else { throw fail("give each series at most one estimate per category") }
        guard series.contains(where: { !$0.drawable.isEmpty }) else {
          throw fail("no series of panel '\(panel.title)' has a finite estimate")
        }
      case .heatMap(let rows, let columns, let values, _, _):
        guard values.count == rows.count, values.allSatisfy({ $0.count == columns.count }),
          values.contains(where: { $0.contains(where: \.isFinite) })
        else { throw fail("a heat map needs a value for each of its rows and columns") }
      }
    }
  }
}
