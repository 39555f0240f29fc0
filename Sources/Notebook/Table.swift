import Files

/// One cell of a `Table`.
public enum Cell: Equatable, Sendable, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral
{
  /// Any text, shown literally.
  case text(String)
  /// Markdown written by the author.
  case markdown(String)
  /// Any text, shown as code.
  case code(String)
  /// A count.
  case integer(Int)
  /// A number with a fixed number of decimals.
  case number(Double, digits: Int = 3)
  /// A share of one, in percent.
  case percent(Double, digits: Int = 1)
  /// `0.931 [0.910, 0.948]`.
  case estimate(Estimate, digits: Int = 3)
  /// `93.1 % [91.0, 94.8]`.
  case percentEstimate(Estimate, digits: Int = 1)
  /// Nothing was measured: `–`.
  case missing

  /// Text, shown literally.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A count.
  public init(integerLiteral value: Int) { self = .integer(value) }

  var isNumber: Bool {
    switch self {
    case .integer, .number, .percent, .estimate, .percentEstimate: true
    case .text, .markdown, .code, .missing: false
    }
  }

  /// The cell's markdown: one line without a bare pipe.
  var rendered: String {
    switch self {
    case .text(let text): Markdown.escape(text)
    case .markdown(let text): Markdown.oneLine(text).spelling { $0 == "|" ? "\\|" : nil }
    case .code(let text): text.isEmpty ? "" : "<code>\(Markdown.escape(text))</code>"
    case .integer(let value): String(value)
    case .number(let value, let digits): Format.number(value, digits: digits)
    case .percent(let value, let digits): Format.percent(value, digits: digits)
    case .estimate(let estimate, let digits): estimate.text(digits: digits)
    case .percentEstimate(let estimate, let digits): estimate.percent(digits: digits)
    case .missing: "–"
    }
  }
}

/// A table of a chapter's page; columns that hold only numbers are aligned to the right.
public struct Table: Equatable, Sendable {
  /// One heading per column.
  public var columns: [Cell]
  /// Rows of one cell per column.
  public var rows: [[Cell]]

  /// A table, whose rows may also be added later.
  public init(columns: [Cell], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Adds a row at the end.
  public mutating func add(_ cells: Cell...) { rows.append(cells) }

  /// The table in GitHub's markdown.
  ///
  /// - Throws: `NotebookError` when a row is not as long as the headings.
  public func markdown() throws -> String {
    if let row = rows.firstIndex(where: { $0.count != columns.count }) {
      throw NotebookError(
        "table row \(row + 1) has \(rows[row].count) cells for \(columns.count) columns: "
          + "give .missing where there is no value")
    }
    let alignment = columns.indices.map { column in
      let cells = rows.map { $0[column] }.filter { $0 != .missing }
      return !cells.isEmpty && cells.allSatisfy(\.isNumber) ? "--:" : "---"
    }
    return ([columns.map(\.rendered), alignment] + rows.map { $0.map(\.rendered) })
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}
