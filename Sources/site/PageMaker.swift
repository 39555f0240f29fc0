import Files
import Foundation

/// A page before the frame around it: its content, and what the other pages have to know of it.
struct Page: Sendable {
  struct Heading: Equatable, Sendable {
    let level: Int
    let id: String
    let text: String
  }

  let source: PageSource
  /// The words of its first heading.
  let title: String
  /// For search engines: a sentence or two.
  let description: String
  var html: String
  let headings: [Heading]
  let sections: [SearchIndex.Section]
  let needs: Set<LinkMap.Need>
}

/// Makes pages of markdown.
struct PageMaker: Sendable {
  let checkout: URL
  let links: LinkMap
  let pandoc: Pandoc
  let graphviz: Graphviz
  let glossary: Glossary

  func document(_ source: PageSource) throws -> Document {
    let text = try source.markdown ?? Checkout.text(source.file, of: checkout)
    var document = try pandoc.read(text, file: source.file)
    document.blocks = PageTree.withoutComments(document.blocks)
    document.blocks = PageTree.spaces(PageTree.formulas(PageTree.tables(document.blocks)))
    return document
  }

  func page(_ source: PageSource) throws -> Page {
    var document = try document(source)
    if source.kind == .opening { document.blocks = Self.withoutClaims(document.blocks) }
    guard let title = PageTree.title(document.blocks) else {
      throw FileError(source.file, "has no heading", remedy: "begin it with “# Title”")
    }
    let (headings, sections) = (
      document.blocks.compactMap(PageTree.heading), SearchIndex.sections(document.blocks)
    )
    let description = PageTree.description(document.blocks)
    if source.kind == .chapter || source.kind == .opening {
      document.blocks = glossary.linked(document.blocks)
    }
    var needs: Set<LinkMap.Need> = []
    document.blocks = try linked(document.blocks, source, &needs)
    document.blocks = PageTree.figures(document.blocks)
    document.blocks = try PageTree.diagrams(document.blocks, file: source.file) { chart, place, _ in
      .html(try graphviz.html(chart, place: place))
    }
    document.blocks = Self.dressed(document.blocks)
    return Page(
      source: source, title: title, description: description,
      html: Self.finished(try pandoc.html(document, file: source.file)),
      headings: headings.map { .init(level: $0.level, id: $0.id, text: $0.text) },
      sections: sections, needs: needs)
  }

  /// The claims have a page of their own; the opening page leads there.
  static func withoutClaims(_ blocks: [Node]) -> [Node] {
    guard let start = blocks.firstIndex(where: { PageTree.heading($0)?.id == "all-claims" }) else {
      return blocks
    }
    let rest = blocks[start...].filter { $0.kind != "Table" }
    let link = Node.link([.string("All claims, one by one")], to: "README.md#all-claims")
    return blocks[..<start] + rest + [.paragraph([link])]
  }

  /// Links and pictures as the site has them.
  private func linked(
    _ blocks: [Node], _ source: PageSource, _ needs: inout Set<LinkMap.Need>
  ) throws -> [Node] {
    var pictures = 0
    return try Node.replacing(blocks) { node in
      guard node.kind == "Link" || node.kind == "Image", node.parts.count == 3 else { return nil }
      let goal = node.parts[2].parts
      // What the glossary put in has its place already.
      if node.parts[0].parts[1].parts.contains(.text("term")) {
        let link = Paths.link(from: source.page, to: goal[0].string)
        let end = Node.list([.text(link), goal[1]])
        return [.element("Link", .list([node.parts[0], node.parts[1], end]))]
      }
      let inside = Node.list(try linked(node.parts[1].parts, source, &needs))
      guard let target = try links.target(goal[0].string, in: source) else { return inside.parts }
      if let need = target.needs { needs.insert(need) }
      let end = Node.list([.text(target.link), goal[1]])
      guard node.kind == "Image", case .asset(let file)? = target.needs else {
        return [.element(node.kind ?? "", .list([node.parts[0], inside, end]))]
      }
      pictures += 1
      let picture = Node.element(
        "Image", .list([try pictureAttributes(file, isFirst: pictures == 1), inside, end]))
      return [.link([picture], to: target.link, classes: ["picture"])]
    }
  }

  /// Width and height, so that the text does not move when the picture comes.
  private func pictureAttributes(_ file: String, isFirst: Bool) throws -> Node {
    var others = isFirst ? [] : [("loading", "lazy")]
    if Paths.ending(of: file) == "svg",
      let size = try Checkout.text(file, of: checkout).prefix(2000)
        .firstMatch(of: /viewBox="0 0 ([0-9]+)[0-9.]* ([0-9]+)[0-9.]*"/)
    {
      others = [("width", String(size.1)), ("height", String(size.2))] + others
    }
    return Node.attributes(others: others)
  }

  /// Anchors beside headings, boxes around wide things, colours of verdicts.
  private static func dressed(_ blocks: [Node]) -> [Node] {
    Node.replacing(blocks) { node in
      switch node.kind {
      case "Header":
        guard let heading = PageTree.heading(node), heading.level > 1 else { return nil }
        let anchor = Node.inlineHTML(
          "<a class=\"anchor\" href=\"#\(HTML.escape(heading.id))\""
            + " aria-label=\"Link to “\(HTML.escape(heading.text))”\">#</a>")
        return [
          .element(
            "Header",
            .list([
              node.parts[0], node.parts[1],
              .list(dressed(node.parts[2].parts) + [anchor]),
            ]))
        ]
      case "Table":
        let box = "<div class=\"table\" role=\"region\" tabindex=\"0\""
        return [
          .html("\(box) aria-label=\"\(label(of: node))\">"),
          .element(
            "Table",
            .list(
              node.parts.prefix(3) + dressedCells(node.parts[3...3], isHead: true)
                + dressedCells(node.parts.dropFirst(4)))),
          .html("</div>"),
        ]
      case "Math":
        // What may be wider than a narrow screen gets a box of its own, in which it can be moved.
        let isDisplay = node.parts.first?.kind == "DisplayMath"
        guard isDisplay || Node.plainText([node]).count > 24 else { return nil }
        let box = "<span class=\"\(isDisplay ? "formula" : "broad-formula")\" tabindex=\"0\""
        return [
          .inlineHTML("\(box) role=\"group\" aria-label=\"Formula\">"), node,
          .inlineHTML("</span>"),
        ]
      case "Strong":
        let text = Node.plainText(node.parts)
        guard ClaimsPage.verdicts.contains(text) else { return nil }
        let classes = ["verdict", ClaimsPage.style(of: text)]
        return [.element("Span", .list([.attributes(classes: classes), .list(node.parts)]))]
      default: return nil
      }
    }
  }

  /// What a table is about, from its columns' names.
  private static func label(of table: Node) -> String {
    guard table.parts.count > 3 else { return "Table" }
    let cells = table.parts[3].parts.last?.parts.first?.parts.last?.parts ?? []
    let names = cells.map { Node.plainText([$0]) }.filter { !$0.isEmpty }
    return HTML.escape(names.isEmpty ? "Table" : "Table: \(names.joined(separator: ", "))")
  }

  /// Cells with much text are marked, so that their column stays broad on a narrow screen; a column
  /// without a name has one for those who listen.
  private static func dressedCells(
    _ parts: some Sequence<Node>, isHead: Bool = false, ofMany: Bool = false
  ) -> [Node] {
    parts.map { part in
      guard case .list(let inner) = part else { return part }
      // A cell: attributes, alignment, row span, column span, blocks.
      guard inner.count == 5, inner[1].kind?.hasPrefix("Align") == true else {
        return .list(dressedCells(inner, isHead: isHead, ofMany: inner.count > 5))
      }
      let length = Node.plainText([inner[4]]).count
      let classes =
        switch length {
        case 201...: ["long"]
        case 61...: ["broad"]
        case 16... where ofMany: ["some"]
        default: [String]()
        }
      let unnamed = Node.plain([.inlineHTML("<span class=\"unseen\">row</span>")])
      let content = isHead && length == 0 ? [unnamed] : dressed(inner[4].parts)
      return .list([Node.attributes(classes: classes)] + inner[1...3] + [.list(content)])
    }
  }

  /// What pandoc has no word for: code that can be scrolled by keyboard, no empty line anchors.
  static func finished(_ html: String) -> String {
    html.replacing(/<a href="#cb[0-9]+-[0-9]+" aria-hidden="true" tabindex="-1"><\/a>/, with: "")
      .replacing(/<span id="cb[0-9]+-[0-9]+">/, with: "<span>")
      .replacing(/\ id="cb[0-9]+"/, with: "")
      .replacing("<pre", with: "<pre tabindex=\"0\"")
      // As combining characters, hats and tildes would lie on their letters.
      .replacing(">\u{302}</mo>", with: ">^</mo>").replacing(">\u{303}</mo>", with: ">~</mo>")
  }
}
