/// A picture of one or more panels, as a value: what to draw, not how.
///
/// One figure becomes three files: `NAME.svg`, the self-contained script `NAME.gp`, and its data as
/// `NAME.tsv`, so that a reader can change a plot without Swift.
public struct Figure: Equatable, Sendable {
  /// The file's name: lower-case letters, digits and hyphens.
  public var name: String
  /// A short heading, drawn above the panels; also the picture's alternative text.
  public var title: String
  /// What to see in the picture, in markdown.
  public var caption: String
  /// Panels in reading order.
  public var panels: [Panel]
  /// Panels per row of the grid.
  public var columns: Int

  /// Panels in a grid, up to three in a row unless `columns` says otherwise.
  public init(
    _ name: String, title: String, caption: String, columns: Int? = nil, panels: [Panel]
  ) {
    (self.name, self.title, self.caption, self.panels) = (name, title, caption, panels)
    self.columns = max(1, columns ?? min(panels.count, 3))
  }

  /// A single panel.
  public init(_ name: String, title: String, caption: String, _ panel: Panel) {
    self.init(name, title: title, caption: caption, panels: [panel])
  }
}

/// One plot of a figure.
public struct Panel: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    /// Series over a numeric x.
    case numeric([Series])
    /// One row per category, the values along x.
    case categories([String], [Series])
    /// values[row][column]; not a number leaves the field empty.
    case heatMap(rows: [String], columns: [String], values: [[Double]], digits: Int, percent: Bool)
  }

  /// A few words above the plot; empty for none.
  public var title: String
  /// The axes.
  public var x, y: Axis
  /// Lines to compare with.
  public var references: [Reference]
  var content: Content

  /// Lines, points, bands and histograms over a numeric x.
  public init(
    _ title: String = "", x: Axis, y: Axis, references: [Reference] = [], _ series: [Series]
  ) {
    self.init(title: title, x: x, y: y, references: references, content: .numeric(series))
  }

  /// A horizontal dot plot: one row per category, top to bottom; each series has an estimate per
  /// row (`Series.estimates`).
  public static func categories(
    _ title: String = "", rows: [String], x: Axis, references: [Reference] = [],
    _ series: [Series]
  ) -> Panel {
    Panel(
      title: title, x: x, y: Axis(""), references: references,
      content: .categories(rows, series))
  }

  /// A coloured table, `values[row][column]`, with its numbers written in the fields.
  public static func heatMap(
    _ title: String = "", x: String, y: String, rows: [String], columns: [String],
    values: [[Double]], digits: Int = 2, percent: Bool = false
  ) -> Panel {
    Panel(
      title: title, x: Axis(x), y: Axis(y), references: [],
      content: .heatMap(
        rows: rows, columns: columns, values: values, digits: digits, percent: percent))
  }

  private init(title: String, x: Axis, y: Axis, references: [Reference], content: Content) {
    (self.title, self.x, self.y) = (title, x, y)
    (self.references, self.content) = (references, content)
  }

  /// The series, none for a heat map.
  var series: [Series] {
    switch content {
    case .numeric(let series), .categories(_, let series): series
    case .heatMap: []
    }
  }
}

/// An axis: its label with the unit, and how it is scaled.
public struct Axis: Equatable, Sendable {
  /// What is measured, with its unit in brackets.
  public var label: String
  /// Fixed ends; nil fits the data.
  public var range: ClosedRange<Double>?
  /// Powers of ten at equal distances.
  public var logarithmic: Bool
  /// Values are shares of one and shown in percent; the label gets the unit by itself.
  public var percent: Bool

  /// An axis that fits its data unless it is given a range.
  public init(
    _ label: String, range: ClosedRange<Double>? = nil, logarithmic: Bool = false,
    percent: Bool = false
  ) {
    (self.label, self.range) = (label, range)
    (self.logarithmic, self.percent) = (logarithmic, percent)
  }

  var unitLabel: String { percent && !label.contains("%") ? label + " (%)" : label }
}

/// A line that results are compared with, such as chance or the identity.
public struct Reference: Equatable, Sendable {
  enum Place: Equatable, Sendable { case horizontal(Double), vertical(Double), diagonal }
  var place: Place
  var label: String

  /// y = value.
  public static func horizontal(_ value: Double, _ label: String = "") -> Reference {
    Reference(place: .horizontal(value), label: label)
  }

  /// x = value.
  public static func vertical(_ value: Double, _ label: String = "") -> Reference {
    Reference(place: .vertical(value), label: label)
  }

  /// y = x.
  public static func diagonal(_ label: String = "") -> Reference {
    Reference(place: .diagonal, label: label)
  }
}
