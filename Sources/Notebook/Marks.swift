import Foundation

/// Two lines of a page between which a program writes.
struct Marks {
  /// In the checkout.
  let page: String
  let begin, end: String

  init(in page: String = "README.md", _ begin: String, _ end: String) {
    (self.page, self.begin, self.end) = (page, begin, end)
  }

  /// Writes between the two.
  ///
  /// - Throws: `NotebookError` where there is no such page, or it lacks one of the two.
  func update(_ checkout: URL, by text: String) throws {
    let url = checkout.appendingPathComponent(page)
    guard let old = try? String(contentsOf: url, encoding: .utf8) else {
      throw NotebookError("cannot read \(url.path): run this in the checkout")
    }
    var files = AtomicFiles()
    files.add(url, try replaced(in: old, by: text))
    try files.write()
  }

  /// The page with a text between the two. A comment in the text becomes words, or it might be
  /// taken for one of them next time.
  ///
  /// - Throws: `NotebookError` where the page lacks one of the two.
  func replaced(in old: String, by text: String) throws -> String {
    guard let first = old.range(of: begin), let last = old.range(of: end),
      first.upperBound <= last.lowerBound
    else { throw NotebookError("\(page): two marks are missing: put back \(begin) and \(end)") }
    let text = text.replacing(/<!--/.matchingSemantics(.unicodeScalar), with: "&lt;!--")
    return old[..<first.upperBound] + "\n" + text + "\n" + old[last.lowerBound...]
  }
}
