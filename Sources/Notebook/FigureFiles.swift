import Files
import Foundation

extension Figure {
  /// Writes the script `NAME.gp` and the data `NAME.tsv` beside the picture `NAME.svg`, which the
  /// gnuplot on PATH draws.
  ///
  /// A chapter draws through the library gnuplot-iostream; this needs no more than Swift.
  ///
  /// - Returns: False where there is no gnuplot; `gnuplot NAME.gp` draws the picture later.
  /// - Throws: `NotebookError` if a file cannot be written, or with gnuplot's own words if it fails.
  public func write(svg path: String) throws -> Bool {
    try Figure.check(svg: path)
    let picture = URL(fileURLWithPath: path)
    let stem = picture.deletingPathExtension()
    let (script, data) = (stem.appendingPathExtension("gp"), stem.appendingPathExtension("tsv"))
    var files = AtomicFiles()
    files.add(script, try self.script(output: picture.lastPathComponent).text)
    files.add(data, self.data())
    try files.write()

    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let programs = folders.map { "\($0)/gnuplot" }
    guard let gnuplot = programs.first(where: FileManager.default.isExecutableFile) else {
      return false
    }
    // In a folder of its own: a picture that stands there is replaced by a whole one or not at all.
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("figure-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: folder) }
    try AtomicFile.makeFolder(folder.path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: gnuplot)
    // -d: a reader's own ~/.gnuplot must not change the figures.
    process.arguments = ["-d", script.standardizedFileURL.path]
    process.currentDirectoryURL = folder
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch { throw NotebookError("cannot start \(gnuplot): \(error)") }
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw NotebookError(
        figure: name, status: process.terminationStatus,
        diagnostics: String(decoding: words, as: UTF8.self))
    }
    let drawn = folder.appendingPathComponent(picture.lastPathComponent)
    try AtomicFile.write(Figure.picture(drawn, of: name), to: picture.path)
    return true
  }

  /// What gnuplot drew.
  ///
  /// - Throws: `NotebookError` where it is not whole: gnuplot ends well on a full disk too.
  package static func picture(_ file: URL, of name: String) throws -> Data {
    guard let data = try? Data(contentsOf: file),
      String(decoding: data.suffix(16), as: UTF8.self).contains("</svg>")
    else {
      throw NotebookError(
        "gnuplot wrote no whole picture for figure \(name): check the space in "
          + file.deletingLastPathComponent().deletingLastPathComponent().path)
    }
    return data
  }

  /// Whether `write` can take the name: to be known before an hour of training.
  ///
  /// - Throws: `NotebookError` if it is not `NAME.svg`, or has what a script cannot quote.
  public static func check(svg path: String) throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard name.hasSuffix(".svg"), "'\(name)'" == PlotScript.quote(name) else {
      throw NotebookError("\(path): give the picture a name like curve.svg, without quotes")
    }
  }
}

extension NotebookError {
  /// A figure that gnuplot could not draw, with what it said on standard error.
  package init(figure name: String, status: Int32, diagnostics: String) {
    // gnuplot echoes the command where it can, then says `line 0:` and what was wrong.
    let lines = diagnostics.split(whereSeparator: \.isNewline).map(String.init)
    let command = lines.first { $0.hasPrefix("gnuplot> ") }.map { " in: " + $0.dropFirst(9) } ?? ""
    let error = lines.first { $0.contains(/line \d+:/) } ?? lines.first ?? ""
    let words = Markdown.oneLine(error.replacing(/^.*?line \d+:\s*/, with: "") + command)
    self.init(
      "gnuplot could not draw figure \(name) (status \(status))"
        + (words.isEmpty ? "" : ": \(words)"))
  }
}
