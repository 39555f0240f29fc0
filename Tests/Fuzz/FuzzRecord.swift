import Files
import Foundation
import Notebook

/// The table of what the last run of each reader came to, a line for each reader and engine.
struct FuzzRecord {
  /// Whose mutations they were.
  enum Engine: String { case own, libFuzzer }

  static let heading = [
    "reader", "executions", "refused", "slowest ms", "findings", "engine", "date", "processor",
  ]
  private let cells: [String]

  init(_ reader: String, _ run: FuzzRun, by engine: Engine) {
    cells = [
      reader, "\(run.executions)", "\(run.refused)", String(format: "%.0f", run.slowest * 1000),
      "\(run.findings.count)", engine.rawValue, String(Date().ISO8601Format().prefix(10)),
      Machine.processor,
    ]
  }

  /// Takes the place of the same reader's and engine's earlier line.
  func write(to path: String) throws {
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    func key(_ cells: [String]) -> [String] { [cells[0], cells[5]] }
    let others = (text ?? "").split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0.count == Self.heading.count && key($0) != key(cells) }
    let readers = FuzzTarget.all.map(\.name)
    func order(_ cells: [String]) -> Int {
      2 * (readers.firstIndex(of: cells[0]) ?? readers.count)
        + (cells[5] == Engine.own.rawValue ? 0 : 1)
    }
    let lines = [Self.heading] + (others + [cells]).sorted { order($0) < order($1) }
    try AtomicFile.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    try AtomicFile.write(
      Data(lines.map { $0.joined(separator: "\t") + "\n" }.joined().utf8), to: path)
  }
}
