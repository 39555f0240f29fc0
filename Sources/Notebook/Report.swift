import Files
import Foundation

/// A chapter's record: what its run says, shows and checks, woven with its source into one page.
///
/// No method throws, so that a chapter stays flat: the first error ends the program with one line
/// on standard error and status 1, and nothing written. All files are written by `write()`.
public final class Report {
  private let options: ChapterOptions
  private let chapter: Chapter
  private let svg: (Figure) throws -> Data
  private var outputs: [Weave.Output] = []
  private var files = AtomicFiles()
  private var figureNames: [String] = []
  private(set) var failures: [String] = []
  private var lock: FolderLock?
  private var promise: Interruption.Promise?

  /// Begins the page of the chapter in which it is called. The page's folder is the run's until it
  /// ends: a second one is told at once.
  ///
  /// - Parameter svg: Draws a figure.
  public convenience init(
    _ options: ChapterOptions, file: String = #filePath, svg: @escaping (Figure) throws -> Data
  ) {
    self.init(options, chapter: orExit(try Chapter(file: file)), svg: svg)
    lock = orExit(try claimFolders())
    let kept = options.real == nil ? "" : ", and what is measured of the real model is kept"
    promise = Interruption.Promise { [folder = chapter.folder] in
      "\(folder): page and figures stand as they were\(kept); run it again"
    }
  }

  /// Makes sure, before anything is computed, that page and figures can be written, and by no other
  /// run meanwhile.
  private func claimFolders() throws -> FolderLock {
    let folder = page.deletingLastPathComponent().path
    let figures = base.appendingPathComponent("figures")
    for folder in [folder, figures.path] { try AtomicFile.makeFolder(folder) }
    try requireWritable(page.path)
    try requireWritable(figures.appendingPathComponent("figure.svg").path)
    return try FolderLock(
      bare: folder, remedy: "wait until it ends, or name another folder with --out")
  }

  init(_ options: ChapterOptions, chapter: Chapter, svg: @escaping (Figure) throws -> Data) {
    (self.options, self.chapter, self.svg) = (options, chapter, svg)
  }

  /// A paragraph of markdown with numbers from the run; pass text that is not yours through
  /// `Markdown.escape` or `Markdown.code`.
  public func text(_ markdown: String, line: Int = #line) {
    outputs.append(Weave.Output(line: line, markdown: markdown))
  }

  /// A table.
  public func table(_ table: Table, line: Int = #line) {
    text(orExit(try table.markdown()), line: line)
  }

  /// Any text, shown as it is in a fenced block.
  public func output(_ text: String, language: String = "text", line: Int = #line) {
    self.text(Markdown.fenced(text, language: language), line: line)
  }

  /// Markdown that is folded away below its summary.
  public func details(_ summary: String, _ markdown: String, line: Int = #line) {
    text(Markdown.folded(summary, markdown), line: line)
  }

  /// A statement that must hold: `✓ name` or `✗ name`. After a failed one the page is still
  /// written, and then the program ends with status 1.
  public func check(_ name: String, _ condition: Bool, line: Int = #line) {
    if !condition { failures.append(name) }
    let markdown = "- \(condition ? "✓" : "✗") \(Markdown.escape(name))"
    outputs.append(Weave.Output(kind: .check, line: line, markdown: markdown))
  }

  /// A figure with its number, its caption, and links to its script and data.
  public func figure(_ figure: Figure, line: Int = #line) {
    orExit(try add(figure, line: line))
  }

  /// Writes the page and its figures; ends the program with status 1 if a check has failed.
  public func write() {
    orExit(try publish())
    if !options.quiet {
      let line = "wrote \(page.path)".terminalLine + "\n"
      try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
    if !failures.isEmpty {
      stop(NotebookError("\(chapter.folder): failed checks: \(failures.joined(separator: "; "))"))
    }
  }

  /// The 64-bit FNV-1a hash of a source in hexadecimal, as the page's last line shows it.
  public static func sourceHash(of source: String) -> String {
    Fingerprint.digest(source)
  }

  /// True when a page was not woven from this very source.
  public static func isStale(page: String, source: String) -> Bool {
    !page.contains("Source \(sourceHash(of: source))")
  }

  /// Draws the figure now, so that its errors come early; keeps the files for `publish`.
  func add(_ figure: Figure, line: Int) throws {
    guard !figureNames.contains(figure.name) else {
      throw NotebookError("figure \(figure.name): there are two; give each its own name")
    }
    figureNames.append(figure.name)
    var named = figure
    named.name = "\(chapter.folder)-\(figure.name)"
    let folder = base.appendingPathComponent("figures")
    let path = folder.appendingPathComponent(named.name).path
    files.add(URL(fileURLWithPath: path + ".svg"), try svg(named))
    files.add(
      URL(fileURLWithPath: path + ".gp"), try named.script(output: "\(named.name).svg").text)
    files.add(URL(fileURLWithPath: path + ".tsv"), named.data())
    let link = "../../figures/\(named.name)"
    let number = "\(chapter.number).\(figureNames.count)"
    text(
      "![\(Markdown.escape(figure.title))](\(link).svg)\n\n**Figure \(number).** "
        + "\(figure.caption) ([script](\(link).gp), [data](\(link).tsv))", line: line)
  }

  /// Where a figure of this chapter is, and its number.
  ///
  /// - Throws: `NotebookError` if no such figure was drawn before.
  func figureLink(_ name: String) throws -> (number: String, path: String) {
    guard let index = figureNames.firstIndex(of: name) else {
      throw NotebookError("claims: no figure \(name) was drawn before them: name one that was")
    }
    return ("\(chapter.number).\(index + 1)", "figures/\(chapter.folder)-\(name).svg")
  }

  func keepClaims(_ lines: String) {
    files.add(base.appendingPathComponent("figures/\(chapter.folder)-claims.tsv"), lines)
  }

  /// Where this run keeps results of real models, and where the checkout has them.
  public var keptFolders: (own: KeptFolder, committed: KeptFolder) {
    (
      KeptFolder(base, chapter: chapter.folder),
      KeptFolder(chapter.checkout, chapter: chapter.folder)
    )
  }

  /// The digest of the code that measures a real model: of the section *On a real model* all that
  /// stands before the results are shown, without the prose. What a kept result depends on; how it is
  /// shown can change without it.
  public var measuringCodeDigest: String { Self.measuringCodeDigest(of: chapter.source) }

  static func measuringCodeDigest(of source: String) -> String {
    let lines = source.split(separator: "\n")
    let start = lines.firstIndex { $0 == "//: ## On a real model" } ?? lines.startIndex
    let section = lines[start...].prefix {
      !$0.hasPrefix("if let ") && !$0.hasPrefix("report.show(")
    }
    return Fingerprint.digest(
      section.filter { !$0.hasPrefix("//:") && !$0.hasPrefix("// fold") }.joined(separator: "\n"))
  }

  func publish() throws {
    var all = files
    all.add(page, try woven())
    try all.write()
  }

  func woven() throws -> String {
    let body: String
    do {
      body = try Weave.page(source: chapter.source, outputs: outputs)
    } catch {
      throw NotebookError("chapters/\(chapter.folder)/main.swift: \(error)")
    }
    return body + "\n---\n\n" + colophon + "\n"
  }

  /// Where `chapters/` and `figures/` are.
  private var base: URL { options.out.map { URL(fileURLWithPath: $0) } ?? chapter.checkout }

  private var page: URL { base.appendingPathComponent("chapters/\(chapter.folder)/README.md") }

  /// What made the page. Not the time nor the threads: the bytes must not depend on them.
  private var colophon: String {
    let hash = Report.sourceHash(of: chapter.source)
    return "Woven from [main.swift](main.swift) by \(Markdown.code(command)). Source \(hash)."
  }

  private var command: String {
    var command = "swift run -c release \(chapter.executable) --scale \(options.scale.rawValue)"
    command += " --seed \(options.seed)"
    if let model = options.model {
      command += " --model \(URL(fileURLWithPath: model).lastPathComponent)"
    }
    if let real = options.real {
      command += " --real \(URL(fileURLWithPath: real).lastPathComponent)"
    }
    if let data = options.data {
      command += " --data \(URL(fileURLWithPath: data).lastPathComponent)"
    }
    return command
  }
}
