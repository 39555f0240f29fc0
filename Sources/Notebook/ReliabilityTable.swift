import Files
import Foundation

/// The README's table of what was done to the package and what broke, from the records that `make
/// reliability` leaves in `Tests/Reliability`: tab-separated, a heading line, a row for each trial.
public enum ReliabilityTable {
  static let marks = Marks(
    "<!-- reliability: written by `make reliability` -->", "<!-- end of reliability -->")

  /// Puts the table between the two marks of `README.md`.
  ///
  /// - Parameter checkout: the folder of `README.md` and `Tests/Reliability`.
  /// - Throws: `NotebookError` naming a record that can't be read, and where in it.
  public static func update(in checkout: URL) throws {
    let lock = try FolderLock(bare: checkout.path, waits: true)
    defer { withExtendedLifetime(lock) {} }
    try marks.update(checkout, by: markdown(of: checkout))
  }

  static func markdown(of checkout: URL) throws -> String {
    let folder = checkout.appendingPathComponent("Tests/Reliability")
    func record(_ name: String) throws -> TrialRecord {
      try TrialRecord(folder.appendingPathComponent(name + ".tsv"))
    }
    var table = Table(columns: ["what was done", "how often", "what broke"])
    let hostile = try record("hostile")
    table.rows.append([
      "Bad input read, by reader",
      .text(
        "\(grouped(try hostile.sum("kinds"))) kinds: " + (try hostile.list("reader", "kinds"))),
      "nothing: each was refused in one line",
    ])
    let kills = try record("kills")
    let (moments, calls) = (try kills.sum("moments"), try kills.sum("calls"))
    table.rows.append([
      "Commands and chapters killed, and started again",
      .text(
        "\(grouped(moments + calls)) kills, \(kills.rows.count) programs: "
          + "\(grouped(moments)) at random moments, \(grouped(calls)) at a call that changes a file"
      ),
      .text(broke(try kills.sum("differences"), "differed", "nothing: the same bytes after each")),
    ])
    let fuzz = try record("fuzz")
    table.rows.append([
      "Damaged input read, by reader",
      .text(
        "\(grouped(try fuzz.sum("executions"))) inputs: "
          + (try fuzz.list("reader", "executions", by: short))),
      .text(broke(try fuzz.sum("findings"), "findings", "nothing: no trap, no endless run")),
    ])
    let sanitizers = try record("sanitizers")
    table.rows.append([
      "Tests run under a sanitizer",
      .text(
        try sanitizers.rows.map {
          "\(try $0.text("what")), \(try $0.text("sanitizer")): \(grouped(try $0.count("tests")))"
        }.joined(separator: "; ")),
      .text(broke(try sanitizers.sum("findings"), "findings", "nothing was found")),
    ])
    let arm = try record("arm")
    table.rows.append([
      "The kernels for 64-bit ARM, in QEMU", .text("\(grouped(try arm.sum("checks"))) checks"),
      .text(broke(try arm.sum("differences"), "differed", "nothing differed")),
    ])
    table.rows.append([
      "Large inputs, and the most memory",
      .text(
        try record("sizes").rows.map {
          "\(try $0.text("what")), \(try $0.text("size")): \(grouped(try $0.count("peak MB"))) MB"
        }.joined(separator: "; ")),
      "nothing",
    ])
    return try table.markdown()
  }

  private static func broke(_ count: Int, _ word: String, _ nothing: String) -> String {
    count == 0 ? nothing : "\(grouped(count)) \(word)"
  }

  /// `1234567` → `1,234,567`.
  private static func grouped(_ count: Int) -> String {
    var digits = Array(String(count))
    for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
    return String(digits)
  }

  /// `1234567` → `1.2 M`.
  private static func short(_ count: Int) -> String {
    count < 1_000_000
      ? "\(grouped(count / 1000)) k" : Format.number(Double(count) / 1e6, digits: 1) + " M"
  }
}

/// A table of trials: tab-separated, with a heading line.
private struct TrialRecord {
  struct Row {
    let file: String
    let line: Int
    let cells: [String: String]

    func text(_ column: String) throws -> String {
      guard let cell = cells[column] else {
        throw NotebookError("\(file), line \(line): no “\(column)”: run `make reliability` again")
      }
      return cell
    }
    func count(_ column: String) throws -> Int {
      let cell = try text(column)
      guard let count = Int(cell), count >= 0 else {
        throw NotebookError("\(file), line \(line), \(column): “\(cell)” is no count")
      }
      return count
    }
  }
  let rows: [Row]

  init(_ url: URL) throws {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw NotebookError("\(url.lastPathComponent) can't be read: run `make reliability`")
    }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let names = lines.first ?? []
    rows = lines.dropFirst().enumerated().map { index, cells in
      Row(
        file: url.lastPathComponent, line: index + 2,
        cells: Dictionary(zip(names, cells)) { first, _ in first })
    }
  }

  func sum(_ column: String) throws -> Int { try rows.map { try $0.count(column) }.reduce(0, +) }

  /// `a 12, b 5`, the largest first, with what several rows of one name have in all.
  func list(_ name: String, _ column: String, by format: (Int) -> String = String.init(_:))
    throws -> String
  {
    var sums: [String: Int] = [:]
    for row in rows { sums[try row.text(name), default: 0] += try row.count(column) }
    return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \(format($0.value))" }.joined(separator: ", ")
  }
}
