import Files
import Foundation

/// The README's table of real models: a row for each folder of `kept/`, its cells from the chapters'
/// summaries.
public enum RealModelsTable {
  static let begin = "<!-- real models: written by `make real` -->"
  static let end = "<!-- end of real models -->"

  /// Puts the table between the two marks of `README.md`.
  ///
  /// - Parameter checkout: the folder of `README.md` and `kept/`.
  /// - Returns: how many models there are.
  public static func update(in checkout: URL) throws -> Int {
    let lock = try FolderLock(bare: checkout.path, waits: true)
    defer { withExtendedLifetime(lock) {} }
    let table = try markdown(of: checkout)
    try Marks(begin, end).update(checkout, by: table.text)
    return table.count
  }

  static func markdown(of checkout: URL) throws -> (text: String, count: Int) {
    let folder = checkout.appendingPathComponent("kept")
    func names(_ url: URL) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    }
    var columns: [String] = []
    var rows: [(model: String, cells: [String: String])] = []
    for model in names(folder) {
      let files = names(folder.appendingPathComponent(model)).filter {
        $0.hasSuffix("-summary.json")
      }
      var cells: [String: String] = [:]
      for file in files {
        let url = folder.appendingPathComponent("\(model)/\(file)")
        guard let data = try? Data(contentsOf: url),
          let own = try? JSONDecoder().decode([String: String].self, from: data)
        else { throw NotebookError("kept/\(model)/\(file): not a summary: run `make real` again") }
        for name in own.keys.sorted() where !columns.contains(name) { columns.append(name) }
        cells.merge(own) { $1 }
      }
      if !cells.isEmpty { rows.append((model, cells)) }
    }
    columns.sort()
    if rows.isEmpty { return ("None has been measured yet: `make real`.", 0) }
    var table = Table(columns: [.text("model")] + columns.map { .text(plain($0)) })
    for row in rows {
      table.rows.append(
        [.text(row.model)] + columns.map { row.cells[$0].map { .text($0) } ?? .missing })
    }
    return (try table.markdown(), rows.count)
  }

  /// A column's name without the number that gives its place: `2 chat` → `chat`.
  private static func plain(_ column: String) -> String {
    let rest = column.drop { $0.isNumber }
    return rest.count < column.count && rest.first == " " ? String(rest.dropFirst()) : column
  }
}
