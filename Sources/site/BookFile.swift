import Files
import Foundation

/// The book as one EPUB: opening page, chapters, claims and glossary.
struct BookFile {
  let maker: PageMaker
  let plan: SitePlan
  /// A folder for the diagrams' pictures while it is made.
  let scratch: URL

  private var parts: [PageSource] {
    plan.pages.filter {
      [.opening, .chapter, .claims].contains($0.kind) || $0.file == SitePlan.glossary
    }
  }

  /// - Parameters:
  ///   - style: the style sheet's path.
  ///   - path: where the book is written.
  func write(to path: String, style: String) throws {
    let prefixes = Dictionary(
      uniqueKeysWithValues: parts.enumerated().map { ($1.page, "part\($0)") })
    let documents = try concurrently(parts) { try self.part($0, prefixes) }
    guard let first = documents.first else { return }
    let book = Document(version: first.version, blocks: documents.flatMap(\.blocks))
    try maker.pandoc.epub(
      book, to: path, title: "IPO: a language model as its own judge", style: style)
  }

  private func part(_ source: PageSource, _ prefixes: [String: String]) throws -> Document {
    var document = try maker.document(source)
    let prefix = prefixes[source.page] ?? ""
    if source.kind == .opening { document.blocks = PageMaker.withoutClaims(document.blocks) }
    if source.kind == .claims { document.blocks = Self.withoutBoxes(document.blocks) }
    document.blocks = try relinked(document.blocks, source, prefixes)
    document.blocks = try PageTree.diagrams(document.blocks, file: source.file) {
      chart, place, number in
      let file = scratch.appendingPathComponent("\(prefix)-\(number).svg")
      try AtomicFile.write(maker.graphviz.file(chart, place: place), to: file.path)
      let goal = Node.list([.text(file.path), .text("")])
      return .paragraph([
        .element(
          "Image", .list([.attributes(), .list([.string(chart.spoken)]), goal]))
      ])
    }
    document.blocks = PageTree.figures(document.blocks).map { block in
      // A figure's anchor is the book's as well.
      guard block.kind == "RawBlock", let text = block.parts.last?.string else { return block }
      return .html(text.replacing("id=\"figure-", with: "id=\"\(prefix)-figure-"))
    }
    return document
  }

  /// Links inside the book, pictures by their full path; what is not in the book is text alone.
  private func relinked(
    _ blocks: [Node], _ source: PageSource, _ prefixes: [String: String]
  ) throws -> [Node] {
    var isFirst = true
    let own = prefixes[source.page] ?? ""
    return try Node.replacing(blocks) { node in
      switch node.kind {
      case "Header":
        guard let heading = PageTree.heading(node) else { return nil }
        let id = isFirst ? own : "\(own)-\(heading.id)"
        isFirst = false
        let inside = try relinked(node.parts[2].parts, source, prefixes)
        return [
          .element("Header", .list([node.parts[0], .attributes(id: id), .list(inside)]))
        ]
      case "Link":
        let inside = try relinked(node.parts[1].parts, source, prefixes)
        let target = try maker.links.target(node.parts[2].parts[0].string, in: source)
        guard let target else { return inside }
        guard let file = target.file else {
          return [.element("Link", .list([node.parts[0], .list(inside), node.parts[2]]))]
        }
        guard let prefix = prefixes[file] else { return inside }
        let fragment = target.fragment.isEmpty ? "" : "-\(target.fragment)"
        return [.link(inside, to: "#\(prefix)\(fragment)")]
      case "Image":
        let target = try maker.links.target(node.parts[2].parts[0].string, in: source)
        let path = maker.checkout.appendingPathComponent(target?.file ?? "").path
        return [
          .element(
            "Image", .list([node.parts[0], node.parts[1], .list([.text(path), .text("")])]))
        ]
      default: return nil
      }
    }
  }

  /// Buttons and boxes serve the screen alone; pandoc puts sections of its own around headings,
  /// which boxes would cut across.
  private static func withoutBoxes(_ blocks: [Node]) -> [Node] {
    blocks.filter { block in
      guard block.kind == "RawBlock", let text = block.parts.last?.string else { return true }
      return !text.hasPrefix("<div") && !text.hasPrefix("</div")
    }
  }
}
