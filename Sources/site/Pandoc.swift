import Files
import Foundation

/// A program of the system, called as a process of its own.
struct Program: Sendable {
  /// Where it is.
  let path: String

  /// - Throws: ``FileError`` where no folder of PATH has it.
  init(_ name: String) throws {
    guard let path = Program.find(name) else {
      throw FileError(name, "is not on PATH", remedy: "sh .ci/setup site installs it")
    }
    self.path = path
  }

  static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
  }

  /// Runs it and gives what it wrote.
  ///
  /// - Parameter place: what its errors are about.
  /// - Throws: ``FileError`` with the program's own words where it fails.
  func run(_ arguments: [String], input: Data = Data(), for place: String) throws -> Data {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Through files: a pipe that is full in both directions would wait for ever.
    let files = try ["in", "out", "errors"].map { name in
      let file = scratch.appendingPathComponent(name)
      try (name == "in" ? input : Data()).write(to: file)
      return file
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let words = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw FileError(
        place, "\(path) failed: \(words.split(separator: "\n").joined(separator: " "))",
        remedy: "mend the page, or try another version of the program")
    }
    // Pandoc warns of a formula that it can't read, and leaves its source in the page.
    if words.contains("[WARNING]") {
      throw FileError(
        place, words.split(separator: "\n").joined(separator: " "), remedy: "mend the page")
    }
    return try Data(contentsOf: files[1])
  }
}

/// Markdown to a tree, and a tree to HTML.
struct Pandoc: Sendable {
  /// GitHub's markdown with formulas, and typographic quotes.
  static let markdown = "gfm+tex_math_dollars+smart"
  private let program: Program

  init() throws { program = try Program("pandoc") }

  func read(_ markdown: String, file: String) throws -> Document {
    let json = try program.run(
      ["-f", Self.markdown, "-t", "json"], input: Data(markdown.utf8), for: file)
    return try Document(json: json, file: file)
  }

  /// The blocks as HTML, formulas as MathML.
  func html(_ document: Document, file: String) throws -> String {
    let html = try program.run(
      ["-f", "json", "-t", "html5", "--mathml", "--wrap=none"], input: Data(document.json.utf8),
      for: file)
    return String(decoding: html, as: UTF8.self)
  }

  /// Several documents as HTML, by one process.
  func html(_ documents: [Document], file: String) throws -> [String] {
    guard let first = documents.first else { return [] }
    let mark = "<!--next-->"
    let blocks = documents.map { Node.list($0.blocks) }
      .reduce(into: [Node]()) { $0 += ($0.isEmpty ? [] : [.html(mark)]) + $1.parts }
    let pages = try html(Document(version: first.version, blocks: blocks), file: file)
      .components(separatedBy: mark)
    guard pages.count == documents.count else {
      throw FileError(file, "holds the text \(mark)", remedy: "word it differently")
    }
    return pages
  }

  /// Writes an EPUB; pictures are read from where the tree names them.
  func epub(_ document: Document, to path: String, title: String, style: String) throws {
    _ = try program.run(
      [
        "-f", "json", "-t", "epub3", "--mathml", "--toc", "--toc-depth=2", "--css", style, "-o",
        path, "--metadata", "title=\(title)", "--metadata", "lang=en", "--metadata",
        "identifier=ipo-notebook",
      ], input: Data(document.json.utf8), for: path)
  }
}

/// Calls `body` for each item, on all cores, and gives the results in the items' order.
///
/// - Throws: the error of the first item that has one.
func concurrently<Item: Sendable, Value: Sendable>(
  _ items: [Item], _ body: @Sendable (Item) throws -> Value
) throws -> [Value] {
  let results = Results<Value>(count: items.count)
  DispatchQueue.concurrentPerform(iterations: items.count) { index in
    let result = Result { try body(items[index]) }
    results.set(index, result)
  }
  return try results.all()
}

private final class Results<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Result<Value, any Error>?]

  init(count: Int) { values = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ value: Result<Value, any Error>) {
    lock.withLock { values[index] = value }
  }
  func all() throws -> [Value] { try lock.withLock { try values.compactMap { try $0?.get() } } }
}
