/// What the search looks through: the sections of all pages, made when the site is built.
enum SearchIndex {
  /// A heading with the text below it.
  struct Section: Equatable, Sendable {
    /// The heading's anchor; empty for the top of the page.
    var id: String
    var heading: String
    var text: String
    /// Names that occur in the section's code and not in its text.
    var names: String
  }

  /// - Parameter blocks: a page's blocks, before they are dressed for the screen.
  static func sections(_ blocks: [Node]) -> [Section] {
    var sections: [Section] = []
    var names: Set<String> = []
    func close() {
      guard let last = sections.indices.last else { return }
      let known = sections[last].text
      sections[last].names = names.filter { !known.contains($0) }.sorted().joined(separator: " ")
      names = []
    }
    for block in blocks {
      if let heading = PageTree.heading(block) {
        close()
        sections.append(
          Section(
            id: heading.level == 1 ? "" : heading.id, heading: heading.text, text: "", names: ""))
        continue
      }
      if sections.isEmpty { sections.append(Section(id: "", heading: "", text: "", names: "")) }
      if block.kind == "CodeBlock" {
        guard PageTree.language(of: block) != "mermaid" else { continue }
        names.formUnion(identifiers(in: block.parts.last?.string ?? ""))
      } else {
        let text = Node.plainText([block])
        if !text.isEmpty { sections[sections.count - 1].text += " " + text }
      }
    }
    close()
    return sections.map { section in
      var section = section
      section.text = String(section.text.drop { $0 == " " })
      return section
    }
  }

  /// Names of four letters or more.
  static func identifiers(in code: String) -> Set<String> {
    let words = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return Set(words.filter { $0.count >= 4 && $0.first?.isLetter == true }.map(String.init))
  }

  /// The index as a script: a page that is opened from a file may load a script, and no data.
  static func script(_ pages: [(page: String, title: String, sections: [Section])]) -> String {
    let rows = pages.flatMap { page in
      page.sections.map { section in
        let link = page.page + (section.id.isEmpty ? "" : "#\(section.id)")
        let fields = [link, page.title, section.heading, section.text, section.names]
        return "[" + fields.map(JSONText.quoted).joined(separator: ",") + "]"
      }
    }
    return "window.searchIndex=[\n\(rows.joined(separator: ",\n"))\n];\n"
  }
}
