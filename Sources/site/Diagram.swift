import Files
import Foundation

/// A label's text, in which `<b>`, `<i>` and `<br/>` are marks and all else is literal.
enum LabelText {
  private static let tags: Set = ["<b>", "</b>", "<i>", "</i>", "<br>", "<br/>", "<br />"]

  /// Texts and tags in turn.
  private static func pieces(_ label: String) -> [(text: String, isTag: Bool)] {
    var pieces: [(String, Bool)] = []
    var text = ""
    var rest = label[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        tags.contains(rest[...end].lowercased())
      {
        if !text.isEmpty { pieces.append((text, false)) }
        text = ""
        pieces.append((rest[...end].lowercased(), true))
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return text.isEmpty ? pieces : pieces + [(text, false)]
  }

  /// The words on one line.
  static func plain(_ label: String) -> String {
    pieces(label).map { $0.isTag ? ($0.text.hasPrefix("<br") ? " " : "") : $0.text }.joined()
  }

  /// As graphviz takes it, quotes or brackets included.
  static func dot(_ label: String) -> String {
    let pieces = pieces(label.spelling { $0.isOrder ? " " : nil })
    guard pieces.contains(where: { $0.isTag && !$0.text.hasPrefix("<br") }) else {
      // Without bold and italic a plain text will do, whose lines are centred by the browser.
      let text = pieces.map { piece in
        piece.isTag
          ? "\\n" : piece.text.spelling { ["\\": "\\\\", "\"": "\\\""][$0] }
      }
      return "\"\(text.joined())\""
    }
    let html = pieces.map { piece in
      guard piece.isTag else { return HTML.escape(piece.text) }
      return piece.text.hasPrefix("<br") ? "<BR/>" : piece.text.uppercased()
    }
    return "<\(html.joined())>"
  }
}

extension Flowchart {
  /// The chart in graphviz's language.
  ///
  /// - Parameter direction: which way it runs; its own if `nil`.
  func dot(direction: String? = nil) -> String {
    var lines = [
      "digraph {",
      "  rankdir=\(direction ?? self.direction); bgcolor=transparent; nodesep=0.25; ranksep=0.35",
      "  node [shape=box style=\"rounded,filled\" fillcolor=\"#eef3f6\" color=\"#56788c\""
        + " fontname=\"Arial\" fontsize=11 margin=\"0.17,0.1\" height=0.4]",
      "  edge [color=\"#56788c\" fontname=\"Arial\" fontsize=10 arrowsize=0.7]",
    ]
    func line(_ node: Node) -> String {
      "\(quote(node.id)) [label=\(LabelText.dot(node.label))\(Self.look(node.shape))]"
    }
    for (index, group) in groups.enumerated() {
      lines.append("  subgraph cluster\(index) {")
      lines.append(
        "    label=\(LabelText.dot(group)); style=rounded; color=\"#9db2bf\";"
          + " fontname=\"Arial\"; fontsize=12")
      lines += nodes.filter { $0.group == index }.map { "    " + line($0) }
      lines.append("  }")
    }
    lines += nodes.filter { $0.group == nil }.map { "  " + line($0) }
    lines += edges.map { edge in
      var marks = edge.label.map { ["label=\(LabelText.dot(Self.folded($0)))"] } ?? []
      if edge.line == .dotted { marks.append("style=dashed") }
      if edge.line == .thick { marks.append("penwidth=2") }
      if !edge.hasHead { marks.append("arrowhead=none") }
      return "  \(quote(edge.from)) -> \(quote(edge.to)) [\(marks.joined(separator: " "))]"
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  /// A label beside an edge on short lines, with some air at its sides.
  private static func folded(_ label: String) -> String {
    var lines = [""]
    for word in label.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > 18, lines != [""] { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.map { " \($0) " }.joined(separator: "<br/>")
  }

  private func quote(_ id: String) -> String { "\"\(id)\"" }

  private static func look(_ shape: Shape) -> String {
    switch shape {
    case .box, .round: ""
    case .stadium: " style=\"rounded,filled\" penwidth=1.8"
    case .circle: " shape=circle style=filled"
    case .diamond: " shape=diamond style=filled margin=\"0.02,0.02\""
    case .hexagon: " shape=hexagon style=filled"
    case .cylinder: " shape=cylinder style=filled"
    }
  }
}

/// Flow charts drawn by graphviz.
struct Graphviz: Sendable {
  private let program: Program

  init() throws { program = try Program("dot") }

  /// A picture file of its own.
  func file(_ chart: Flowchart, place: String) throws -> String {
    String(
      decoding: try program.run(["-Tsvg"], input: Data(chart.dot().utf8), for: place),
      as: UTF8.self)
  }

  /// The chart as a part of a page, twice where it runs from left to right: a narrow screen shows
  /// the one that runs down.
  func html(_ chart: Flowchart, place: String) throws -> String {
    func picture(_ direction: String, _ name: String) throws -> (html: String, width: Int) {
      let svg = try program.run(
        ["-Tsvg"], input: Data(chart.dot(direction: direction).utf8), for: place)
      return try Self.inline(
        String(decoding: svg, as: UTF8.self), label: chart.spoken, classes: name, place: place)
    }
    func box(_ classes: String, _ html: String) -> String {
      "<div class=\"\(classes)\" tabindex=\"0\" role=\"group\" aria-label=\"Diagram\">\(html)</div>"
    }
    let own = try picture(chart.direction, "across")
    guard ["LR", "RL"].contains(chart.direction) else {
      return box("diagram", own.html)
    }
    let down = try picture("TB", "down")
    // Too long a row would be shrunk until nobody can read it.
    guard own.width <= max(Self.widest, down.width) else {
      return box("diagram", down.html)
    }
    return box("diagram two", "\(own.html)\n\(down.html)")
  }

  /// What the text's column can show without shrinking it much, pixels.
  private static let widest = 900

  /// Graphviz's file without what a page can't hold twice, and with a label.
  static func inline(
    _ file: String, label: String, classes: String, place: String
  ) throws -> (html: String, width: Int) {
    guard let start = file.firstRange(of: "<svg"),
      let size = file.firstMatch(of: /width="([0-9]+)pt" height="([0-9]+)pt"/),
      let width = Double(size.1), let height = Double(size.2)
    else {
      throw FileError(place, "graphviz drew no SVG", remedy: "install graphviz 2.43 or later")
    }
    let html = String(file[start.lowerBound...])
      .replacing(/\ id="[^"]*"/, with: "")
      .replacing(/<!--.*?-->\n?/.dotMatchesNewlines(), with: "")
      .replacing(/<title>[^<]*<\/title>\n?/, with: "")
      .replacing(/\ xmlns:xlink="[^"]*"/, with: "")
      .replacing(/\ font-family="[^"]*"/, with: "")
      .replacing(
        size.0,
        with: "width=\"\(Int(width * 4 / 3))\" height=\"\(Int(height * 4 / 3))\""
          + " class=\"\(classes)\" role=\"img\" aria-label=\"\(HTML.escape(label))\""
      )
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return (html, Int(width * 4 / 3))
  }
}
