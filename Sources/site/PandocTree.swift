import Files
import Foundation

/// A node of pandoc's document tree: what is `{"t": "Para", "c": […]}` in its JSON is
/// `.element("Para", .list(…))` here.
indirect enum Node: Equatable, Sendable {
  case element(String, Node?)
  case list([Node])
  case text(String)
  case number(Double)
  case null

  /// The element's kind, such as `Header`; `nil` for what is no element.
  var kind: String? {
    if case .element(let kind, _) = self { kind } else { nil }
  }
  /// What is inside a list, or an element's list.
  var parts: [Node] {
    switch self {
    case .list(let parts): parts
    case .element(_, let content): content?.parts ?? []
    default: []
    }
  }
  /// The string of a text, or of an element that holds nothing else.
  var string: String {
    switch self {
    case .text(let text): text
    case .element(_, let content): content?.string ?? ""
    default: ""
    }
  }
  /// The whole number; 0 for anything else.
  var integer: Int {
    if case .number(let value) = self { Int(value) } else { 0 }
  }
}

// MARK: Making nodes

extension Node {
  /// What pandoc writes as it is: a block of HTML.
  static func html(_ text: String) -> Node {
    .element("RawBlock", .list([.text("html"), .text(text)]))
  }
  /// HTML inside a line.
  static func inlineHTML(_ text: String) -> Node {
    .element("RawInline", .list([.text("html"), .text(text)]))
  }
  static func plain(_ inlines: [Node]) -> Node { .element("Plain", .list(inlines)) }
  static func paragraph(_ inlines: [Node]) -> Node { .element("Para", .list(inlines)) }
  static func string(_ text: String) -> Node { .element("Str", .text(text)) }

  /// Identifier, classes and further attributes, in pandoc's order.
  static func attributes(
    id: String = "", classes: [String] = [], others: [(String, String)] = []
  ) -> Node {
    .list([
      .text(id), .list(classes.map(Node.text)),
      .list(others.map { .list([.text($0.0), .text($0.1)]) }),
    ])
  }

  static func link(_ inlines: [Node], to target: String, classes: [String] = []) -> Node {
    .element(
      "Link",
      .list([
        attributes(classes: classes), .list(inlines), .list([.text(target), .text("")]),
      ]))
  }
  static func code(_ text: String, language: String, classes: [String] = []) -> Node {
    .element(
      "CodeBlock",
      .list([attributes(classes: (language.isEmpty ? [] : [language]) + classes), .text(text)]))
  }
}

// MARK: Walking

extension Node {
  /// The tree with some elements replaced, outermost first.
  ///
  /// - Parameter change: what stands in an element's place; `nil` leaves it and looks inside.
  func replacing(_ change: (Node) throws -> [Node]?) rethrows -> Node {
    switch self {
    case .list(let parts): .list(try Node.replacing(parts, change))
    case .element(let kind, let content): .element(kind, try content?.replacing(change))
    default: self
    }
  }

  static func replacing(_ nodes: [Node], _ change: (Node) throws -> [Node]?) rethrows -> [Node] {
    try nodes.flatMap { node -> [Node] in
      if case .element = node, let changed = try change(node) { return changed }
      return [try node.replacing(change)]
    }
  }

  /// Calls `body` with each element, outermost first.
  func visit(_ body: (Node) throws -> Void) rethrows {
    if case .element = self { try body(self) }
    for part in parts { try part.visit(body) }
  }

  /// The words, without marks and layout; formulas as far as a line can hold them.
  var plainText: String { Node.plainText([self]) }

  static func plainText(_ nodes: [Node]) -> String {
    var text = ""
    func add(_ node: Node) {
      switch node.kind {
      case "Str": text += node.string
      case "Space", "SoftBreak", "LineBreak": text += " "
      case "Code": text += node.parts.last?.string ?? ""
      case "Math": text += Formula.plain(node.parts.last?.string ?? "")
      case "RawInline", "RawBlock", "CodeBlock": break
      case "Link", "Span", "Image": add(node.parts.dropFirst().first ?? .list([]))
      case "Quoted":
        text += "“"
        node.parts.last.map(add)
        text += "”"
      case "Para", "Plain", "Header":
        node.parts.forEach(add)
        text += " "
      default: node.parts.forEach(add)
      }
    }
    nodes.forEach(add)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

// MARK: JSON

/// A document as pandoc's JSON has it: blocks, and the version of the tree.
struct Document: Sendable {
  var version: [Int]
  var blocks: [Node]

  init(version: [Int], blocks: [Node]) { (self.version, self.blocks) = (version, blocks) }

  /// - Throws: ``FileError`` naming `file` where the text is not a document of pandoc's.
  init(json: Data, file: String) throws {
    guard let top = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
      let version = top["pandoc-api-version"] as? [Int], let blocks = top["blocks"] as? [Any]
    else {
      throw FileError(
        file, "pandoc gave no document", remedy: "install pandoc 2.17 or later: make site does")
    }
    self.init(version: version, blocks: blocks.map(Node.init(any:)))
  }

  /// The document as pandoc reads it with `-f json`.
  var json: String {
    let version = version.map(String.init).joined(separator: ",")
    return "{\"pandoc-api-version\":[\(version)],\"meta\":{},\"blocks\":\(Node.list(blocks).json)}"
  }
}

extension Node {
  fileprivate init(any: Any) {
    switch any {
    case let object as [String: Any]:
      self = .element(object["t"] as? String ?? "", object["c"].map(Node.init(any:)))
    case let list as [Any]: self = .list(list.map(Node.init(any:)))
    case let text as String: self = .text(text)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }

  fileprivate var json: String {
    switch self {
    case .element(let kind, let content):
      "{\"t\":\"\(kind)\"" + (content.map { ",\"c\":\($0.json)" } ?? "") + "}"
    case .list(let parts): "[" + parts.map(\.json).joined(separator: ",") + "]"
    case .text(let text): JSONText.quoted(text)
    case .number(let value): value == value.rounded() ? String(Int(value)) : String(value)
    case .null: "null"
    }
  }
}

/// Strings as JSON writes them.
enum JSONText {
  /// The text in quotes; `<` is escaped, so that a script may hold it.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "<": quoted += "\\u003c"
      case "\u{2028}", "\u{2029}", "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
