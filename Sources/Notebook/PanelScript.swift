import Foundation

extension Series {
  /// The points that can be drawn: finite, with an interval (of no width where none was given).
  var drawable: [(x: Double, y: Double, low: Double, high: Double)] {
    points.filter { $0.x.isFinite && $0.y.isFinite }.map { point in
      func end(_ value: Double?) -> Double { value.flatMap { $0.isFinite ? $0 : nil } ?? point.y }
      return (point.x, point.y, end(point.low), end(point.high))
    }
  }

  var hasIntervals: Bool { points.contains { $0.low != nil && $0.high != nil } }
}

extension Panel {
  /// Percent axes hold shares of one; what is plotted and saved is a hundred times as much.
  private var factors: (x: Double, y: Double) {
    if case .categories = content { return (1, x.percent ? 100 : 1) }
    return (x.percent ? 100 : 1, y.percent ? 100 : 1)
  }

  /// The numbers of a panel, for the data file.
  var records: [(series: String, x: String, numbers: [Double?])] {
    let factors = factors
    func numbers(_ point: DataPoint) -> [Double?] {
      [point.y * factors.y, point.low.map { $0 * factors.y }, point.high.map { $0 * factors.y }]
    }
    switch content {
    case .numeric(let series):
      return series.flatMap { series in
        series.points.map {
          (series.label, Format.short(Format.rounded($0.x * factors.x)), numbers($0))
        }
      }
    case .categories(let names, let series):
      return series.flatMap { series in
        series.points.map { (series.label, names[Int($0.x)], numbers($0)) }
      }
    case .heatMap(let rows, let columns, let values, _, let percent):
      return rows.indices.flatMap { row in
        columns.indices.map { column in
          (rows[row], columns[column], [values[row][column] * (percent ? 100 : 1), nil, nil])
        }
      }
    }
  }

  /// Adds `$panelP_S` with x, y, low, high for each series.
  func addBlocks(to script: inout PlotScript, panel: Int) {
    let factors = factors
    for (index, series) in series.enumerated() {
      var rows = series.drawable.map {
        [$0.x * factors.x, $0.y * factors.y, $0.low * factors.y, $0.high * factors.y]
      }
      if case .histogram = series.mark { rows = Panel.outline(rows) }
      script.add(block: "panel\(panel + 1)_\(index + 1)", rows)
    }
    guard case .heatMap(_, _, let values, _, let percent) = content else { return }
    let finite = values.joined().filter(\.isFinite)
    let isShare = percent && finite.allSatisfy { (0...1).contains($0) }
    let low = isShare ? 0 : finite.min() ?? 0
    let span = isShare ? 1 : max((finite.max() ?? 1) - low, 1e-12)
    let rows = values.enumerated().flatMap { row, cells in
      cells.enumerated().filter { $0.element.isFinite }.map { column, value in
        // The last number is the text's colour: white on the dark half.
        [
          Double(column), Double(row), value * (percent ? 100 : 1),
          (value - low) / span > 0.7 ? 0xffffff : 0x222222,
        ]
      }
    }
    script.add(block: "panel\(panel + 1)_1", rows)
  }

  /// A histogram's bins as the outline of its steps.
  private static func outline(_ bins: [[Double]]) -> [[Double]] {
    var outline: [[Double]] = []
    var height = 0.0
    for bin in bins {
      outline.append([bin[0], height])
      outline.append([bin[0], bin[1]])
      height = bin[1]
    }
    return outline
  }

  /// Adds the axes and the plot command.
  func addPlot(
    to script: inout PlotScript, panel: Int, place: FigureLayout.Place, figure: Figure,
    height: Int, style: (String) -> Int
  ) {
    func up(_ y: Double) -> String { Format.short(1 - y / Double(height)) }
    func along(_ x: Double) -> String { Format.short(x / FigureLayout.width) }
    script.add(
      "set lmargin at screen \(along(place.left)); set rmargin at screen \(along(place.right))")
    script.add("set tmargin at screen \(up(place.top)); set bmargin at screen \(up(place.bottom))")
    if !title.isEmpty {
      script.add(
        "set label \(PlotScript.quote(title)) at screen \(along(place.left)), "
          + "screen \(up(place.title)) left font ',13' textcolor rgb '#333333'")
    }
    let fit = fit(width: place.right - place.left, height: place.bottom - place.top)
    addAxis("x", x, fit.x, to: &script)
    addAxis("y", y, fit.y, to: &script)
    script.add("set xlabel \(PlotScript.quote(x.unitLabel)) offset 0,0.3 textcolor rgb '#333333'")
    // Not a ylabel: gnuplot would shift that by the width of the ticks, out of the picture.
    script.add(
      "set label \(PlotScript.quote(y.unitLabel)) at screen \(along(place.edge)), screen "
        + "\(up((place.top + place.bottom) / 2)) center rotate by 90 textcolor rgb '#333333'")
    addReferences(to: &script, place: place, fit: fit)
    if figure.namesLines { addLineNames(to: &script, place: place, fit: fit.y, style: style) }
    let width = FigureLayout.width / Double(figure.columns)
    if !rowNames.isEmpty { addRowNames(to: &script, width: width) }
    let block = "$panel\(panel + 1)_"
    switch content {
    case .heatMap(let rows, let columns, let values, let digits, let percent):
      // Shares keep one scale from panel to panel, so that colours can be compared.
      let isShare = percent && values.joined().allSatisfy { (0...1).contains($0) }
      // Where fields are too narrow for it, the sign is left out.
      let sign = percent && fieldWidth(width: width) > 44 ? " %%" : ""
      addFields(
        to: &script, block: block + "1", rows: rows.count, columns: columns,
        format: "%.\(digits)f\(sign)", colours: isShare ? "0:100" : "*:*", width: width)
    case .numeric(let series):
      let plots = series.enumerated().flatMap { index, series in
        series.drawable.isEmpty
          ? [] : series.plots(block: "\(block)\(index + 1)", style: style(series.label))
      }
      script.add("plot " + plots.joined(separator: ", \\\n  "))
    case .categories(_, let series):
      let row = max(26, Double(series.count) * 11 + 10)
      let plots = series.enumerated().filter { !$0.element.drawable.isEmpty }.map { index, series in
        // Series of one category stand 11 px apart.
        let shift = (Double(index) - Double(self.series.count - 1) / 2) * 11 / row
        let y = "($1+\(Format.short(shift)))"
        let look = "ls \(style(series.label)) dt 1"
        return "\(block)\(index + 1) using 3:\(y):($4-$3):(0) with vectors nohead \(look) notitle, "
          + "'' using 2:\(y) with points \(look) title \(PlotScript.quote(series.label))"
      }
      script.add("plot " + plots.joined(separator: ", \\\n  "))
    }
  }

  private func addAxis(_ name: String, _ axis: Axis, _ fit: AxisFit, to script: inout PlotScript) {
    script.add(axis.logarithmic ? "set logscale \(name) 10" : "unset logscale \(name)")
    script.add("set \(name)range [\(Format.short(fit.low)):\(Format.short(fit.high))]")
    let look = "nomirror out norotate autojustify scale 0.5"
    if let step = fit.step {
      script.add("set \(name)tics \(Format.short(step)) \(look) format '%g'")
    } else {
      // The small ticks are gnuplot's own; only ours are labelled.
      let labels = fit.powers.map { "\(PlotScript.quote($0.label)) \(Format.short($0.value))" }
      script.add("set \(name)tics autofreq \(look) format ''")
      script.add("set \(name)tics add (\(labels.joined(separator: ", ")))")
    }
    script.add("set grid \(name)tics lw 0.7 lc rgb '#e2e2e2'")
  }

  private func addReferences(
    to script: inout PlotScript, place: FigureLayout.Place, fit: (x: AxisFit, y: AxisFit)
  ) {
    for reference in references {
      let label = PlotScript.quote(reference.label)
      let line = "nohead back lw 1.4 lc rgb '#888888' dt (4,4)"
      let text = "font ',11' textcolor rgb '#666666'"
      switch reference.place {
      case .horizontal(let value):
        let value = value * (y.percent ? 100 : 1)
        guard fit.y.holds(value) else { continue }
        let y = Format.short(value)
        script.add("set arrow from graph 0, first \(y) to graph 1, first \(y) \(line)")
        script.add("set label \(label) at graph 0.99, first \(y) right offset 0,0.6 \(text)")
      case .vertical(let value):
        let value = value * (x.percent ? 100 : 1)
        guard fit.x.holds(value) else { continue }
        let x = Format.short(value)
        script.add("set arrow from first \(x), graph 0 to first \(x), graph 1 \(line)")
        script.add("set label \(label) at first \(x), graph 1 center offset 0,0.6 \(text)")
      case .diagonal:
        let ends = (low: max(fit.x.low, fit.y.low), high: min(fit.x.high, fit.y.high))
        guard ends.low < ends.high else { continue }
        let (low, high) = (Format.short(ends.low), Format.short(ends.high))
        script.add(
          "set arrow from first \(low), first \(low) to first \(high), first \(high) \(line)")
        guard !x.logarithmic, !y.logarithmic else { continue }
        let slope =
          (place.bottom - place.top) / (fit.y.high - fit.y.low)
          * (fit.x.high - fit.x.low) / (place.right - place.left)
        let angle = Int((atan(slope) * 180 / .pi).rounded())
        let at = Format.short(ends.low + 0.7 * (ends.high - ends.low))
        script.add(
          "set label \(label) at first \(at), first \(at) center rotate by \(angle) "
            + "offset -0.8,0.6 \(text)")
      }
    }
  }

  /// Each line's name beside its end, pushed apart where ends are near.
  private func addLineNames(
    to script: inout PlotScript, place: FigureLayout.Place, fit: AxisFit, style: (String) -> Int
  ) {
    let perUnit = (place.bottom - place.top) / (fit.high - fit.low)
    let ends = series.compactMap { series in
      series.drawable.last.map { (series.label, ($0.y * factors.y - fit.low) * perUnit) }
    }.sorted { $0.1 < $1.1 }
    var heights = ends.map(\.1)
    for index in heights.indices.dropFirst() {
      heights[index] = max(heights[index], heights[index - 1] + 15)
    }
    // Half of what they were pushed up is taken back, so that they stay about their ends.
    let pushed = zip(heights, ends).map { $0 - $1.1 }.max() ?? 0
    for ((label, _), height) in zip(ends, heights) {
      let at = Format.short((height - pushed / 2) / (place.bottom - place.top))
      script.add(
        "set label \(PlotScript.quote(label)) at graph 1, graph \(at) left offset 0.8,0 "
          + "textcolor ls \(style(label))")
    }
  }

  private func addRowNames(to script: inout PlotScript, width: Double) {
    let names = rowNames.enumerated().map {
      "\(PlotScript.quoteTick(fit($0.element, width: width))) \($0.offset)"
    }
    script.add("set ytics (\(names.joined(separator: ", "))) nomirror scale 0")
    script.add("set yrange [\(Double(names.count) - 0.5):-0.5]")
  }

  private func addFields(
    to script: inout PlotScript, block: String, rows: Int, columns: [String], format: String,
    colours: String, width: Double
  ) {
    let names = columns.enumerated().map { "\(PlotScript.quoteTick($0.element)) \($0.offset)" }
    let slant = slantsColumnNames(width: width) ? "rotate by 35 right" : "norotate autojustify"
    script.add("set xtics (\(names.joined(separator: ", "))) nomirror scale 0 \(slant)")
    script.add("set xrange [-0.5:\(Double(columns.count) - 0.5)]; unset grid; unset colorbox")
    script.add(
      "set palette defined (0 '#f1f6fb', 0.35 '#b5d2e8', 0.7 '#4a92c4', 1 '#0b4a82'); "
        + "set cbrange [\(colours)]")
    script.add(
      "plot \(block) using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 "
        + "border lc rgb '#ffffff' fillcolor palette notitle, \\\n  \(block) "
        + "using 1:2:(sprintf('\(format)', $3)):4 with labels textcolor rgb variable notitle")
  }
}

extension Series {
  /// The series' line of a legend that stands for itself.
  func legendEntry(style: Int) -> String {
    let look =
      switch mark {
      case .line, .histogram: "lines"
      case .linePoints: "linespoints"
      case .points, .estimates: "points"
      }
    return "NaN with \(look) ls \(style) title \(PlotScript.quote(label))"
  }

  /// gnuplot's plot elements: the interval first, the line on top of it.
  func plots(block: String, style: Int) -> [String] {
    let title = "title \(label.isEmpty ? "''" : PlotScript.quote(label))"
    let band = "with filledcurves ls \(style) fillstyle transparent solid 0.18 noborder notitle"
    let bars = "\(block) using 1:3:(0):($4-$3) with vectors nohead ls \(style) dt 1 notitle"
    let interval =
      !hasIntervals ? [] : interval == .bars ? [bars] : ["\(block) using 1:3:4 \(band)"]
    switch mark {
    case .line: return interval + ["\(block) using 1:2 with lines ls \(style) \(title)"]
    case .linePoints, .estimates:
      return interval + ["\(block) using 1:2 with linespoints ls \(style) \(title)"]
    case .points: return interval + ["\(block) using 1:2 with points ls \(style) \(title)"]
    case .histogram:
      return [
        "\(block) using 1:2 with filledcurves y1=0 ls \(style) "
          + "fillstyle transparent solid 0.18 noborder notitle",
        "\(block) using 1:2 with lines ls \(style) \(title)",
      ]
    }
  }
}
