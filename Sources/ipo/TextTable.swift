import Files

/// Rows of text in aligned columns: the first to the left, the others to the right. Cells may hold
/// any text; none of it becomes a row.
struct TextTable {
  private var rows: [[String]] = []

  init(_ headings: String...) { rows.append(headings) }

  mutating func add(_ cells: [String]) { rows.append(cells.map(\.terminalLine)) }

  /// A blank line.
  mutating func addGap() { rows.append([]) }

  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        if row.count == 1 { return row[column] }
        return column == 0 ? row[column] + gap : gap + row[column]
      }.joined(separator: "   ")
    }.joined(separator: "\n")
  }
}
