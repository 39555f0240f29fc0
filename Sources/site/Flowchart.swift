import Files

/// A flow chart in the few forms of mermaid's language that the book's pages use.
///
/// Nodes `a["text"]`, `a([text])`, `a{text}` and their like, edges `-->`, `-.->`, `==>` and `---`
/// with `|text|` or `-- "text" -->`, chains, `a & b --> c`, and subgraphs. In a text `<b>`, `<i>`
/// and `<br/>` mean what they mean in HTML.
struct Flowchart: Equatable {
  enum Shape: Equatable { case box, round, stadium, circle, diamond, hexagon, cylinder }
  enum Line: Equatable { case plain, dotted, thick }

  struct Node: Equatable {
    let id: String
    var label: String
    var shape: Shape
    /// Position in ``groups``.
    var group: Int?
  }
  struct Edge: Equatable {
    let from, to: String
    var label: String?
    var line: Line
    var hasHead: Bool
  }

  /// `LR`, `TB`, …, as graphviz names it too.
  private(set) var direction = "TB"
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var groups: [String] = []

  /// - Parameter place: file and number of the block, for errors.
  /// - Throws: ``FileError`` naming the place and the line that can't be read.
  init(mermaid text: String, place: String) throws {
    var open: [Int] = []
    var begun = false
    for line in text.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      func fail(_ problem: String) -> FileError {
        FileError(
          place, "\(problem) in the line “\(line)” of a mermaid block",
          remedy: "use the forms that Sources/site/Flowchart.swift names, or extend it")
      }
      if line.isEmpty || line.hasPrefix("%%") { continue }
      let words = line.split(separator: " ", maxSplits: 1)
      switch words[0] {
      case "flowchart", "graph":
        let name = words.count > 1 ? String(words[1]) : "TB"
        guard ["LR", "RL", "TB", "BT", "TD"].contains(name), !begun else {
          throw fail("a direction that is not known")
        }
        (direction, begun) = (name == "TD" ? "TB" : name, true)
      case "subgraph":
        guard words.count > 1, open.isEmpty else { throw fail("a subgraph that can't be read") }
        open.append(groups.count)
        groups.append(Self.title(words[1]))
      case "end":
        guard open.popLast() != nil else { throw fail("an end without a subgraph") }
      default:
        guard begun else { throw fail("no flow chart") }
        var scanner = StatementScanner(String(line))
        guard let statement = scanner.statement() else {
          throw fail("something unknown at “\(scanner.rest)”")
        }
        statement.nodes.forEach { add($0, to: open.last) }
        edges += statement.edges
      }
    }
    if !open.isEmpty {
      throw FileError(
        place, "a subgraph of a mermaid block has no end", remedy: "end it by the line “end”")
    }
  }

  /// `name`, or `id["title"]`.
  private static func title(_ text: Substring) -> String {
    guard let start = text.firstIndex(of: "["), text.hasSuffix("]") else { return String(text) }
    return String(text[text.index(after: start)...].dropLast()).trimmed(of: "\"")
  }

  private mutating func add(_ node: Node, to group: Int?) {
    if let index = nodes.firstIndex(where: { $0.id == node.id }) {
      // A bare id names a node that was described before, or will be.
      guard node.label != node.id else { return }
      (nodes[index].label, nodes[index].shape) = (node.label, node.shape)
    } else {
      var node = node
      node.group = group
      nodes.append(node)
    }
  }

  /// What the chart says, as a sentence for those who can't see it.
  var spoken: String {
    let names = Dictionary(nodes.map { ($0.id, LabelText.plain($0.label)) }) { first, _ in first }
    let steps = edges.map { edge in
      let label = edge.label.map { " (\(LabelText.plain($0)))" } ?? ""
      return "\(names[edge.from] ?? edge.from) → \(names[edge.to] ?? edge.to)\(label)"
    }
    return "Flow chart: " + steps.joined(separator: "; ")
  }
}

extension String {
  func trimmed(of mark: String) -> String {
    guard count >= 2, hasPrefix(mark), hasSuffix(mark) else { return self }
    return String(dropFirst(mark.count).dropLast(mark.count))
  }
}

/// Reads one line: nodes, and edges between them.
private struct StatementScanner {
  private var text: Substring

  init(_ text: String) { self.text = text[...] }

  /// What was not read.
  var rest: Substring { text }

  mutating func statement() -> (nodes: [Flowchart.Node], edges: [Flowchart.Edge])? {
    guard var last = side() else { return nil }
    var (nodes, edges) = (last, [Flowchart.Edge]())
    skipSpace()
    while !text.isEmpty {
      guard let link = link(), let next = side() else { return nil }
      for from in last {
        for to in next {
          edges.append(
            .init(
              from: from.id, to: to.id, label: link.label, line: link.line, hasHead: link.hasHead))
        }
      }
      nodes += next
      last = next
      skipSpace()
    }
    return (nodes, edges)
  }

  /// One node, or several with `&` between them.
  private mutating func side() -> [Flowchart.Node]? {
    var nodes: [Flowchart.Node] = []
    repeat {
      guard let node = node() else { return nil }
      nodes.append(node)
      skipSpace()
    } while eat("&")
    return nodes
  }

  private static let shapes: [(open: String, close: String, shape: Flowchart.Shape)] = [
    ("([", "])", .stadium), ("((", "))", .circle), ("[(", ")]", .cylinder), ("{{", "}}", .hexagon),
    ("[", "]", .box), ("(", ")", .round), ("{", "}", .diamond),
  ]

  private mutating func node() -> Flowchart.Node? {
    skipSpace()
    let id = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !id.isEmpty else { return nil }
    text = text.dropFirst(id.count)
    for form in Self.shapes where eat(form.open) {
      guard let label = label(until: form.close) else { return nil }
      return .init(id: String(id), label: label, shape: form.shape)
    }
    return .init(id: String(id), label: String(id), shape: .box)
  }

  private mutating func link() -> (label: String?, line: Flowchart.Line, hasHead: Bool)? {
    skipSpace()
    let forms: [(String, Flowchart.Line, Bool)] = [
      ("-->", .plain, true), ("---", .plain, false), ("-.->", .dotted, true),
      ("==>", .thick, true),
    ]
    for form in forms where eat(form.0) {
      skipSpace()
      guard eat("|") else { return (nil, form.1, form.2) }
      guard let label = label(until: "|") else { return nil }
      return (label, form.1, form.2)
    }
    let labelled: [(String, String, Flowchart.Line)] = [
      ("--", "-->", .plain), ("-.", ".->", .dotted), ("==", "==>", .thick),
    ]
    for form in labelled where eat(form.0) {
      skipSpace()
      guard let label = label(until: form.1) else { return nil }
      return (label, form.2, true)
    }
    return nil
  }

  /// A text up to the mark that closes it; inside quotes the mark is text.
  private mutating func label(until close: String) -> String? {
    var label: Substring
    if eat("\"") {
      guard let end = text.firstIndex(of: "\"") else { return nil }
      label = text[..<end]
      text = text[text.index(after: end)...]
      skipSpace()
      guard eat(close) else { return nil }
    } else {
      guard let end = text.ranges(of: close).first else { return nil }
      label = text[..<end.lowerBound]
      text = text[end.upperBound...]
    }
    while label.last == " " { label.removeLast() }
    return String(label.drop { $0 == " " })
  }

  private mutating func skipSpace() { text = text.drop { $0 == " " } }

  private mutating func eat(_ mark: String) -> Bool {
    guard text.hasPrefix(mark) else { return false }
    text = text.dropFirst(mark.count)
    return true
  }
}
