/// Changes of a page's tree that the site and the EPUB share.
enum PageTree {
  /// Without HTML comments, which are notes to programs.
  static func withoutComments(_ blocks: [Node]) -> [Node] {
    Node.replacing(blocks) { node in
      let isComment =
        node.kind == "RawBlock"
        && (node.parts.last?.string ?? "").trimmingPrefix { $0.isWhitespace }.hasPrefix("<!--")
      return isComment ? [] : nil
    }
  }

  /// A picture with its caption as one figure.
  ///
  /// The caption is what follows in the picture's own paragraph, or the next one, if that is set
  /// in italics as a whole, or begins with a bold `Figure 4.1.`, which gives the figure its anchor
  /// `figure-4-1`.
  static func figures(_ blocks: [Node]) -> [Node] {
    var result: [Node] = []
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      index += 1
      guard block.kind == "Para", let picture = block.parts.first, isPicture(picture),
        block.parts.count == 1 || block.parts[1].kind == "SoftBreak"
      else {
        result.append(block)
        continue
      }
      var caption = Array(block.parts.dropFirst(2))
      var anchor = ""
      if caption.isEmpty, index < blocks.count, blocks[index].kind == "Para",
        let first = blocks[index].parts.first
      {
        let start = Node.plainText([first])
        if first.kind == "Strong", start.hasPrefix("Figure ") {
          caption = blocks[index].parts
          anchor = start.dropFirst(7).filter { $0.isNumber || $0 == "." }.split(separator: ".")
            .joined(separator: "-")
        } else if first.kind == "Emph", blocks[index].parts.count == 1 {
          caption = first.parts
        }
        if !caption.isEmpty { index += 1 }
      }
      result.append(.html(anchor.isEmpty ? "<figure>" : "<figure id=\"figure-\(anchor)\">"))
      result.append(.plain([picture]))
      if !caption.isEmpty {
        result += [.html("<figcaption>"), .plain(caption), .html("</figcaption>")]
      }
      result.append(.html("</figure>"))
    }
    return result
  }

  private static func isPicture(_ node: Node) -> Bool {
    node.kind == "Image" || node.kind == "Link" && node.parts[1].parts.map(\.kind) == ["Image"]
  }

  /// Formulas as pandoc reads them best.
  static func formulas(_ blocks: [Node]) -> [Node] {
    Node.replacing(blocks) { node in
      guard node.kind == "Math", node.parts.count == 2 else { return nil }
      let text = Formula.prepared(node.parts[1].string)
      return [.element("Math", .list([node.parts[0], .text(text)]))]
    }
  }

  /// A number and its percent sign stay on one line.
  static func spaces(_ blocks: [Node]) -> [Node] {
    func joined(_ line: [Node]) -> [Node] {
      line.indices.map { index in
        guard ["Space", "SoftBreak"].contains(line[index].kind), index > 0, index + 1 < line.count,
          line[index - 1].string.last?.isNumber == true, line[index + 1].string.hasPrefix("%")
        else { return line[index] }
        return .string("\u{A0}")
      }
    }
    func walk(_ node: Node) -> Node {
      switch node {
      case .list(let parts): .list(joined(parts.map(walk)))
      case .element(let kind, let content): .element(kind, content.map(walk))
      default: node
      }
    }
    return blocks.map(walk)
  }

  /// Columns as wide as their content asks, never as the source's lines were.
  static func tables(_ blocks: [Node]) -> [Node] {
    Node.replacing(blocks) { node in
      node.kind == "ColWidth" ? [.element("ColWidthDefault", nil)] : nil
    }
  }

  /// The blocks with something in place of each mermaid block.
  ///
  /// - Parameter draw: what stands for a chart; its number counts from 1 on the page.
  static func diagrams(
    _ blocks: [Node], file: String, _ draw: (Flowchart, _ place: String, Int) throws -> Node
  ) throws -> [Node] {
    var count = 0
    return try Node.replacing(blocks) { node in
      guard node.kind == "CodeBlock", language(of: node) == "mermaid" else { return nil }
      count += 1
      let place = "\(file), diagram \(count)"
      let chart = try Flowchart(mermaid: node.parts[1].string, place: place)
      return [try draw(chart, place, count)]
    }
  }

  /// The language of a block of code; empty where none is said.
  static func language(of code: Node) -> String {
    code.parts.first?.parts.dropFirst().first?.parts.first?.string ?? ""
  }

  /// A heading's level, identifier and words; `nil` for any other node.
  static func heading(_ node: Node) -> (level: Int, id: String, text: String)? {
    guard node.kind == "Header", node.parts.count == 3 else { return nil }
    return (
      node.parts[0].integer, node.parts[1].parts.first?.string ?? "",
      Node.plainText([node.parts[2]])
    )
  }

  /// The first heading's words.
  static func title(_ blocks: [Node]) -> String? { blocks.lazy.compactMap(heading).first?.text }

  /// The first paragraph that says something, cut at a word.
  static func description(_ blocks: [Node]) -> String {
    let texts = blocks.filter { $0.kind == "Para" }.map { Node.plainText([$0]) }
    let text = texts.first { $0.count >= 50 } ?? texts.first ?? ""
    guard text.count > 160 else { return text }
    let words = text.prefix(157).split(separator: " ").dropLast()
    return words.joined(separator: " ") + " …"
  }
}
