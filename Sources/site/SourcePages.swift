import Foundation

/// Pages that show a source file of the checkout, with colours and line numbers.
struct SourcePages {
  let checkout: URL
  let pandoc: Pandoc

  /// A page for each file, in the files' order.
  func pages(_ files: [String], version: [Int]) throws -> [Page] {
    let documents = try files.map { file in
      let text = try Checkout.text(file, of: checkout)
      return Document(
        version: version,
        blocks: [
          .code(
            text.trimmingCharacters(in: .newlines), language: Self.language(of: file),
            classes: ["numberLines"])
        ])
    }
    let bodies = try pandoc.html(documents, file: "the source files")
    return zip(files, bodies).map { file, body in
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let source = PageSource(file: file, page: file + ".html")
      return Page(
        source: source, title: name, description: "The file \(file) of the book's sources.",
        html: "<h1><code>\(HTML.escape(name))</code></h1>\n"
          + "<p class=\"path\">\(HTML.escape(file))</p>\n"
          + PageMaker.finished(
            body.replacing(/<span id="cb[0-9]+-([0-9]+)"><a href="[^"]*"><\/a>/) {
              "<span id=\"L\($0.1)\">"
            }),
        headings: [], sections: [], needs: [])
    }
  }

  /// The name that pandoc's highlighter has for the language.
  static func language(of file: String) -> String {
    switch Paths.ending(of: file) {
    case "swift": "swift"
    case "c", "h": "c"
    case "cpp": "cpp"
    case "py": "python"
    case "mk": "makefile"
    default: file.hasSuffix("Makefile") ? "makefile" : "bash"
    }
  }
}
