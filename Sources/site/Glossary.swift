import Files
import Foundation

/// The terms of the glossary, and links to them from where a page first uses them.
struct Glossary: Sendable {
  struct Term: Equatable, Sendable {
    /// In small letters, word by word.
    let words: [String]
    let id: String
    /// Its first sentence.
    let meaning: String
  }
  static let page = "glossary/index.html"
  /// Words that are verbs too, or have an everyday sense: the pages use them in both.
  private static let ambiguous: Set = ["label", "mass", "reference", "score", "seed"]
  let terms: [Term]

  /// - Parameter blocks: the glossary's page: a heading of level 2 for each term, or for several
  ///   spellings with commas between them, and a paragraph about it.
  init(_ blocks: [Node]) {
    var terms: [Term] = []
    for (index, block) in blocks.enumerated() {
      guard let heading = PageTree.heading(block), heading.level == 2 else { continue }
      let text = index + 1 < blocks.count ? Node.plainText([blocks[index + 1]]) : ""
      let end = text.firstRange(of: ". ")?.lowerBound
      let sentence = end.map { text[..<$0] + "." } ?? text[...]
      for name in heading.text.components(separatedBy: ", ") {
        terms.append(
          Term(
            words: name.lowercased().split(separator: " ").map(String.init), id: heading.id,
            meaning: String(sentence)))
      }
    }
    self.terms = terms
  }

  /// The blocks with the first use of each term in running text linked to the glossary; the link
  /// leads from the site's top.
  func linked(_ blocks: [Node]) -> [Node] {
    let linked = terms.filter { $0.words.count > 1 || !Self.ambiguous.contains($0.words[0]) }
    var open = Dictionary(grouping: linked) { $0.words[0] }
    return blocks.map { block in
      guard block.kind == "Para" || block.kind == "BulletList" || block.kind == "OrderedList" else {
        return block
      }
      return self.linked(block, &open)
    }
  }

  private func linked(_ node: Node, _ open: inout [String: [Term]]) -> Node {
    switch node {
    case .element("Para", let content), .element("Plain", let content):
      .element(node.kind ?? "", .list(linkedLine(content?.parts ?? [], &open)))
    case .element(let kind, let content) where ["BulletList", "OrderedList"].contains(kind):
      .element(kind, content.map { linked($0, &open) })
    case .list(let parts): .list(parts.map { linked($0, &open) })
    default: node
    }
  }

  /// Terms among the words of one line; never inside links, emphasis, code or formulas.
  private func linkedLine(_ line: [Node], _ open: inout [String: [Term]]) -> [Node] {
    var result: [Node] = []
    var index = 0
    while index < line.count {
      if let (term, end) = match(line, at: index, open) {
        for (first, terms) in open { open[first] = terms.filter { $0.id != term.id } }
        let tail = Self.parts(of: line[end - 1].string).tail
        var words = Array(line[index..<end])
        words[words.count - 1] = .string(
          String(words[words.count - 1].string.dropLast(tail.count)))
        let attributes = Node.attributes(
          classes: ["term"], others: [("title", term.meaning)])
        let goal = Node.list([.text("\(Self.page)#\(term.id)"), .text("")])
        result.append(.element("Link", .list([attributes, .list(words), goal])))
        if !tail.isEmpty { result.append(.string(tail)) }
        index = end
      } else {
        result.append(line[index])
        index += 1
      }
    }
    return result
  }

  private func match(
    _ line: [Node], at start: Int, _ open: [String: [Term]]
  ) -> (Term, end: Int)? {
    guard line[start].kind == "Str" else { return nil }
    let first = Self.parts(of: line[start].string)
    let candidates = ["", "s"].flatMap { ending in
      first.word.hasSuffix(ending) ? open[String(first.word.dropLast(ending.count))] ?? [] : []
    }
    let longest = candidates.sorted { $0.words.count > $1.words.count }
    for term in longest {
      var index = start
      var isMatch = true
      for (place, word) in term.words.enumerated() {
        guard index < line.count, line[index].kind == "Str" else {
          isMatch = false
          break
        }
        let (found, tail) = Self.parts(of: line[index].string)
        let isLast = place == term.words.count - 1
        let fits = found == word || isLast && found == word + "s"
        guard fits, isLast || tail.isEmpty else {
          isMatch = false
          break
        }
        index += 1
        if !isLast {
          guard index < line.count, ["Space", "SoftBreak"].contains(line[index].kind) else {
            isMatch = false
            break
          }
          index += 1
        }
      }
      if isMatch { return (term, index) }
    }
    return nil
  }

  /// A word in small letters, and the marks that follow it.
  private static func parts(of text: String) -> (word: String, tail: String) {
    let tail = String(text.reversed().prefix { ".,;:!?)’”".contains($0) }.reversed())
    return (text.dropLast(tail.count).lowercased(), tail)
  }
}
