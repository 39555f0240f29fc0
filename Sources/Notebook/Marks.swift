import Foundation

/// Two lines of the README between which a program writes.
struct Marks {
  let begin, end: String

  init(_ begin: String, _ end: String) { (self.begin, self.end) = (begin, end) }

  /// Writes a table between the two.
  ///
  /// - Returns: how many things the table is about.
  /// - Throws: `NotebookError` where there is no README, or it lacks one of the two.
  func update(_ checkout: URL, by table: (text: String, count: Int)) throws -> Int {
    let url = checkout.appendingPathComponent("README.md")
    guard let page = try? String(contentsOf: url, encoding: .utf8) else {
      throw NotebookError("cannot read \(url.path): run this in the checkout")
    }
    var files = AtomicFiles()
    files.add(url, try replaced(in: page, by: table.text))
    try files.write()
    return table.count
  }

  /// - Throws: `NotebookError` where the page lacks one of the two.
  func replaced(in page: String, by text: String) throws -> String {
    guard let first = page.range(of: begin), let last = page.range(of: end),
      first.upperBound <= last.lowerBound
    else { throw NotebookError("README.md: two marks are missing: put back \(begin) and \(end)") }
    return page[..<first.upperBound] + "\n" + text + "\n" + page[last.lowerBound...]
  }
}
