import Assignments
import Files
import Foundation
import Notebook

/// All marks of a class, and the files they are written to.
public struct Gradebook: Sendable {
  /// One student's marks, in the order of the task.
  public struct Entry: Codable, Sendable {
    public var name: String
    public var marks: Marks
    public init(name: String, marks: Marks) { (self.name, self.marks) = (name, marks) }
  }

  public var task: String
  public var entries: [Entry]

  public init(task: String, entries: [Entry]) { (self.task, self.entries) = (task, entries) }

  /// Writes `marks.csv`, `marks.json`, `table.md` and `pages/NAME.md`.
  public func write(to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/pages", withIntermediateDirectories: true)
    try AtomicFile.write(csv, to: folder + "/marks.csv")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(try encoder.encode(entries), to: folder + "/marks.json")
    try AtomicFile.write(table, to: folder + "/table.md")
    for entry in entries {
      try AtomicFile.write(page(of: entry), to: folder + "/pages/\(entry.name).md")
    }
  }

  /// The names of all marks, in the order in which they first come.
  private var items: [String] {
    entries.flatMap { $0.marks.marks.map(\.name) }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// A line for each student: the sum, each mark, and all reasons in one cell.
  public var csv: String {
    let items = items
    let lines = entries.map { entry in
      let points = Dictionary(
        entry.marks.marks.map { ($0.name, $0.points) }, uniquingKeysWith: { $0 + $1 })
      return [Self.cell(entry.name), Self.shown(entry.marks.points), Self.shown(entry.marks.of)]
        + items.map { points[$0].map(Self.shown) ?? "" } + [Self.cell(reasons(of: entry))]
    }
    let head = ["student", "points", "of"] + items.map(Self.cell) + ["reasons"]
    return ([head] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private func reasons(of entry: Entry) -> String {
    entry.marks.marks.filter { !$0.reason.isEmpty }
      .map { "\($0.name): \($0.reason)" }.joined(separator: " | ")
  }

  /// The class by what was measured, the best first; by points where nothing was.
  public var table: String {
    let names = entries.flatMap { $0.marks.measured.map(\.name) }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    func order(_ entry: Entry) -> (Double, Double) {
      (entry.marks.measured.first?.value ?? -.infinity, entry.marks.points)
    }
    var text = "# \(Markdown.escape(task))\n\n"
    let head = ["", "points"] + names
    text += "| " + head.map(Markdown.escape).joined(separator: " | ") + " |\n"
    text += "|" + String(repeating: "---|", count: head.count) + "\n"
    for entry in entries.sorted(by: { order($0) > order($1) }) {
      let measured = names.map { name in
        entry.marks.measured.first { $0.name == name }?.shown ?? "–"
      }
      let points = "\(Self.shown(entry.marks.points)) of \(Self.shown(entry.marks.of))"
      text +=
        "| "
        + ([entry.name, points] + measured).map(Markdown.escape)
        .joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// What a student is given back.
  public func page(of entry: Entry) -> String {
    var text = """
      # \(Markdown.escape(entry.name)): \(Markdown.escape(task))

      **\(Self.shown(entry.marks.points)) of \(Self.shown(entry.marks.of)) points**

      | | points | of |
      |---|---|---|

      """
    for mark in entry.marks.marks {
      text +=
        "| \(Markdown.escape(mark.name)) | \(Self.shown(mark.points)) "
        + "| \(Self.shown(mark.of)) |\n"
    }
    for mark in entry.marks.marks where !mark.reason.isEmpty {
      text +=
        "\n**\(Markdown.escape(mark.name))**\n\n"
        + Markdown.fenced(mark.reason, language: "text") + "\n"
    }
    if !entry.marks.measured.isEmpty { text += "\n## Measured\n\n" }
    for measured in entry.marks.measured {
      text += "- \(Markdown.escape(measured.name)): \(Markdown.escape(measured.shown))\n"
    }
    return text
  }

  static func shown(_ points: Double) -> String {
    let rounded = (10 * points).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A cell that no spreadsheet takes for a formula.
  static func cell(_ text: String) -> String {
    let line = text.spelling { $0.isOrder ? " " : $0 == "\"" ? "\"\"" : nil }
    let isFormula = line.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
    return "\"" + (isFormula ? "'" : "") + line + "\""
  }
}
