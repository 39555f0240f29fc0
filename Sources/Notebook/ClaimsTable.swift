import Files
import Foundation

/// The book's table of claims, made from the files that the chapters' runs left.
public enum ClaimsTable {
  static let columns = ["id", "claim", "source", "figure", "measured", "verdict"]
  static let end = "<!-- end of claims -->"
  /// In the book's opening page: the whole table.
  static let table = Marks(
    in: "chapters/README.md", "<!-- claims: written by `swift run -c release claims` -->", end)
  /// In the README: how many there are of each verdict.
  static let counts = Marks("<!-- verdicts: written by `swift run -c release claims` -->", end)

  /// Puts the table into `chapters/README.md` and its counts into `README.md`.
  ///
  /// - Parameter checkout: the folder of `README.md`, `chapters/` and `figures/`.
  /// - Returns: how many claims there are.
  /// - Throws: `NotebookError` naming the file at fault.
  public static func update(in checkout: URL) throws -> Int {
    // Two that read and write at once would lose a chapter.
    let lock = try FolderLock(bare: checkout.path, waits: true)
    defer { withExtendedLifetime(lock) {} }
    let found = try markdown(of: checkout)
    try table.update(checkout, by: "\(found.head)\n\n\(found.table)")
    try counts.update(checkout, by: found.head)
    return found.count
  }

  /// The table of all chapters' claims, and a line that counts the verdicts.
  static func markdown(of checkout: URL) throws -> (head: String, table: String, count: Int) {
    let folder = checkout.appendingPathComponent("figures")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix("-claims.tsv") }.sorted()
    var table = Table(columns: columns.map { .text($0) })
    var counts: [String: Int] = [:]
    for name in names {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let chapter = "\(name.dropLast("-claims.tsv".count))/README.md"
      for line in text.split(separator: "\n").dropFirst() {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == columns.count, let verdict = cells.last else {
          throw NotebookError("figures/\(name): not a file of claims: run its chapter again")
        }
        counts[verdict, default: 0] += 1
        table.add(
          .markdown("[\(cells[0])](\(chapter))"), .markdown(cells[1]), .markdown(cells[2]),
          .markdown(cells[3].replacing("](figures/", with: "](../figures/")), .markdown(cells[4]),
          .markdown("**\(verdict)**"))
      }
    }
    let sums = Claim.Verdict.allCases.compactMap { verdict in
      counts[verdict.rawValue].map { "\($0) \(verdict.rawValue)" }
    }
    let head = "\(table.rows.count) claims: \(sums.joined(separator: ", "))."
    return (head, try table.markdown(), table.rows.count)
  }
}
