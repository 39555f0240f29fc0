/// Where everything in a figure goes, in pixels from the upper left corner.
///
/// gnuplot's own layout lets legends and panels of unequal size shift each other; here each has its
/// room, computed from the widths of the texts.
struct FigureLayout {
  /// One panel's plot area and the room of its legend above it.
  struct Place: Equatable {
    var left, right, top, bottom: Double
    /// The middle of the y label.
    var edge: Double
    var title: Double
    var legend: Double?
  }

  static let width = 720.0
  /// Average advance of a character at 12 px, a little too wide rather than too narrow.
  static let character = 7.0
  static let legendRow = 23.0

  private(set) var height = 0.0
  private(set) var places: [Place] = []
  /// The legend of all panels, if they have the same series.
  private(set) var sharedLegend: Double?

  init(_ figure: Figure) {
    let all = figure.sharedLegend?.map(\.label)
    let shared = all != nil
    var y = figure.title.isEmpty ? 14.0 : 44.0
    if let all, !all.isEmpty {
      sharedLegend = y
      y += Self.legendHeight(all, width: Self.width - 24)
    }
    let cell = Self.width / Double(figure.columns)
    for start in stride(from: 0, to: figure.panels.count, by: figure.columns) {
      let row = figure.panels[start..<min(start + figure.columns, figure.panels.count)]
      let legends = row.map { shared ? 0 : Self.legendHeight($0.legend, width: cell - 24) }
      let legend = legends.max() ?? 0
      let title = row.allSatisfy(\.title.isEmpty) ? 0.0 : 26.0
      let top = y + title + legend + (row.contains(where: \.labelsVerticals) ? 28 : 8)
      let plot = row.map { $0.plotHeight(width: cell) }.max() ?? 0
      let foot = row.map { $0.footHeight(width: cell) }.max() ?? 0
      for (column, panel) in row.enumerated() {
        let left = Double(column) * cell
        places.append(
          Place(
            left: left + panel.leftMargin(width: cell),
            right: left + cell - (figure.namesLines ? panel.lineNamesWidth : 20),
            top: top, bottom: top + plot, edge: left + 14, title: y + 10,
            legend: shared || panel.legend.isEmpty ? nil : y + title))
      }
      y = top + plot + foot + 14
    }
    height = (y - 8).rounded()
  }

  /// How many legend entries stand side by side.
  static func legendColumns(_ labels: [String], width: Double) -> Int {
    let longest = Double(labels.map(\.count).max() ?? 0)
    return max(1, min(labels.count, Int(width / (longest * character + 56))))
  }

  private static func legendHeight(_ labels: [String], width: Double) -> Double {
    guard !labels.isEmpty else { return 0 }
    let columns = legendColumns(labels, width: width)
    return Double((labels.count + columns - 1) / columns) * legendRow + 8
  }
}

extension Figure {
  /// The series of one legend for all panels, if the panels have series in common or only one panel
  /// needs a legend; nil if each has its own.
  var sharedLegend: [Series]? {
    if namesLines { return [] }
    let all = panels.flatMap(\.series).filter { !$0.label.isEmpty }
    let distinct = all.reduce(into: [Series]()) { distinct, series in
      if !distinct.contains(where: { $0.label == series.label }) { distinct.append(series) }
    }
    if panels.count == 1 || distinct.count < all.count { return distinct.count > 1 ? distinct : [] }
    let needy = panels.filter { !$0.legend.isEmpty }
    return needy.count == 1 ? needy[0].series.filter { !$0.label.isEmpty } : nil
  }
}

extension Figure {
  /// A few lines that end together bear their names at their ends, where the eye is, and need no
  /// legend.
  var namesLines: Bool { panels.count == 1 && panels[0].linesEndTogether }
}

extension Panel {
  fileprivate var linesEndTogether: Bool {
    guard case .numeric(let series) = content, (2...4).contains(series.count), !y.logarithmic
    else { return false }
    let ends = series.map { series in
      [.line, .linePoints].contains(series.mark) && !series.label.isEmpty
        ? series.drawable.last?.x : nil
    }
    let last = series.flatMap { $0.drawable.map(\.x) }.max()
    return ends.allSatisfy { $0 != nil && $0 == last }
  }

  fileprivate var lineNamesWidth: Double {
    30 + (series.map { Double($0.label.count) * (FigureLayout.character + 1) }.max() ?? 0)
  }

  /// The series' labels; none if there is nothing to tell apart.
  var legend: [String] {
    let labels = series.map(\.label).filter { !$0.isEmpty }
    return labels.count > 1 ? labels : []
  }

  /// Names of the rows along y: categories, or a heat map's rows.
  var rowNames: [String] {
    switch content {
    case .numeric: []
    case .categories(let names, _): names
    case .heatMap(let rows, _, _, _, _): rows
    }
  }

  /// Vertical references bear their label above the plot.
  var labelsVerticals: Bool {
    references.contains { reference in
      if case .vertical = reference.place { !reference.label.isEmpty } else { false }
    }
  }

  func leftMargin(width: Double) -> Double {
    let label = y.label.isEmpty ? 0 : 24.0
    guard !rowNames.isEmpty else { return label + 52 }
    let longest = rowNames.map { Double($0.count) * FigureLayout.character }.max() ?? 0
    return label + 16 + min(longest, width * 0.42)
  }

  /// A row's name as far as there is room for it.
  func fit(_ name: String, width: Double) -> String {
    let room = Int(width * 0.42 / FigureLayout.character)
    return name.count <= room ? name : name.prefix(max(1, room - 1)) + "…"
  }

  /// The width of one field of a heat map.
  func fieldWidth(width: Double) -> Double {
    guard case .heatMap(_, let columns, _, _, _) = content else { return width }
    return (width - leftMargin(width: width) - 20) / Double(max(1, columns.count))
  }

  /// Long column names of a heat map stand slanted.
  func slantsColumnNames(width: Double) -> Bool {
    guard case .heatMap(_, let columns, _, _, _) = content else { return false }
    let room = fieldWidth(width: width)
    return columns.contains { Double($0.count) * FigureLayout.character > room }
  }

  func plotHeight(width: Double) -> Double {
    switch content {
    case .numeric: min(280, max(210, (width - 90) * 0.8))
    case .categories(let names, let series):
      Double(max(1, names.count)) * max(26, Double(series.count) * 11 + 10)
    case .heatMap(let rows, _, _, _, _): Double(max(1, rows.count)) * 34
    }
  }

  /// Ticks and the label below the plot.
  func footHeight(width: Double) -> Double {
    guard case .heatMap(_, let columns, _, _, _) = content else { return 54 }
    let longest = Double(columns.map(\.count).max() ?? 0) * FigureLayout.character
    return slantsColumnNames(width: width) ? 40 + min(longest * 0.6, 110) : 54
  }
}
