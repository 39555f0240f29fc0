import Foundation
import Gnuplot
import Notebook

/// Sends scripts to gnuplot through gnuplot-iostream, one process for each picture.
struct Drawing {
  /// Looked up on PATH.
  var executable = "gnuplot"

  /// Starts gnuplot once, to learn that it is missing before an hour of training and not after.
  func check() throws {
    try draw(PlotScript(), for: "check")
  }

  /// Runs the script.
  ///
  /// - Parameter name: The figure's, for the error.
  /// - Throws: `NotebookError` if gnuplot is missing, or with gnuplot's own words if it fails.
  func draw(_ script: PlotScript, for name: String) throws {
    var code: Int32 = 0
    guard let session = gnuplot_open(executable, &code) else {
      throw NotebookError(
        "cannot start \(executable): \(String(cString: strerror(code))). Install it with "
          + "`apt-get install gnuplot-nox` or `brew install gnuplot`, or run `make setup`")
    }
    var reached = true
    for step in script.steps where reached {
      switch step {
      case .command(let command):
        let line = command + "\n"
        reached = gnuplot_command(session, line, line.utf8.count)
      case .block(let name, let rows):
        reached = gnuplot_block(
          session, name, rows.flatMap { $0 }, rows.count, rows.first?.count ?? 0)
      }
    }
    var diagnostics: UnsafeMutablePointer<CChar>?
    let status = gnuplot_close(session, &diagnostics)
    defer { free(diagnostics) }
    guard status == 0, reached else {
      throw NotebookError(
        figure: name, status: status, diagnostics: diagnostics.map { String(cString: $0) } ?? "")
    }
  }

  /// The figure as SVG, the same bytes each time.
  func svg(of figure: Figure) throws -> Data {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("figure-\(UUID().uuidString)")
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw NotebookError("cannot write to \(manager.temporaryDirectory.path): set TMPDIR")
    }
    defer { try? manager.removeItem(at: folder) }
    let file = folder.appendingPathComponent("figure.svg")
    try draw(try figure.script(output: file.path), for: figure.name)
    return try Figure.picture(file, of: figure.name)
  }
}
