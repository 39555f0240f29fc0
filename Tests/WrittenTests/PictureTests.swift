import Foundation
import TestSupport
import Testing

@testable import Book
@testable import Notebook
@testable import site

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts of strangers in pictures, drawn by gnuplot and graphviz themselves.
@Suite struct PictureTests {
  /// What an SVG consists of.
  private final class Reading: NSObject, XMLParserDelegate {
    var texts: [String] = []
    var names: Set<String> = []
    private var text = ""

    init(_ svg: Data) throws {
      super.init()
      let parser = XMLParser(data: svg)
      parser.delegate = self
      try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") no XML")
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names.insert(name)
      names.formUnion(attributes.keys.filter { $0.hasPrefix("on") })
      names.formUnion(attributes.filter { $1.contains("javascript:") }.values)
      if name == "text" { text = "" }
    }
    func parser(_ parser: XMLParser, foundCharacters more: String) { text += more }
    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if name == "text" { texts.append(text.withoutOrders) }
    }
  }

  private static let elements: Set = [
    "svg", "title", "desc", "defs", "g", "path", "text", "tspan", "rect", "use", "circle",
    "polygon", "ellipse", "polyline", "linearGradient", "stop", "mask", "filter", "feFlood",
    "feComposite", "feMerge", "feMergeNode", "clipPath",
  ]

  /// A picture with the texts at each place that a figure has for one.
  private func figure(_ texts: [String]) -> Figure {
    let points = [DataPoint(0, Estimate(0.5, 0.4, 0.6)), DataPoint(1, Estimate(1, 0.6, 2))]
    return Figure(
      "f", title: texts[0], caption: "c", columns: 1,
      panels: [
        Panel(
          texts[1], x: Axis(texts[2]), y: Axis(texts[3], percent: true),
          references: texts.map { .horizontal(0.5, $0) }, texts.map { .line($0, points) }),
        .categories(
          texts[0], rows: texts, x: Axis(texts[1]),
          texts.prefix(5).map { text in .estimates(text, texts.map { _ in Estimate(1, 0, 2) }) }),
        .heatMap(
          texts[0], x: texts[1], y: texts[2], rows: texts, columns: texts,
          values: texts.map { _ in texts.map { _ in 0.5 } }),
      ])
  }

  @Test func gnuplotDrawsThemAndRunsNothing() throws {
    try withTemporaryFolder { folder in
      let trap = folder + "/trap"
      let texts = HostileText.all(touching: trap)
      for start in stride(from: 0, to: texts.count, by: 20) {
        let some = Array(texts[start..<min(start + 20, texts.count)])
        let svg = try Drawing().svg(of: figure(some))
        #expect(!FileManager.default.fileExists(atPath: trap), "\(some.debugDescription)")
        let reading = try Reading(svg)
        #expect(reading.names.subtracting(Self.elements) == [])
        let shown = Set(reading.texts)
        for text in some {
          let words = text.withoutOrders.spelling { $0 == "'" ? "’" : nil }
          // Names of rows are cut where there is no room.
          #expect(words.isEmpty || shown.contains(words), "\(text.debugDescription)")
        }
      }
    }
  }

  /// What the site writes by itself, as a reader of XML and one of JSON have it.
  @Test func theSitesOwnTagsAndIndexHoldThem() throws {
    final class Attributes: NSObject, XMLParserDelegate {
      var titles: [String] = []
      var names: Set<String> = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        names.formUnion(attributes.keys)
        attributes["title"].map { titles.append($0) }
      }
    }
    let texts = HostileText.all().map { $0.spelling { $0.isOrder ? "" : nil } }
    let tags = texts.map { "<p title=\"\(HTML.escape($0))\">\(HTML.escape($0))</p>" }
    let parser = XMLParser(data: Data("<body>\(tags.joined())</body>".utf8))
    let found = Attributes()
    parser.delegate = found
    #expect(parser.parse())
    #expect(found.titles == texts && found.names == ["title"])

    let sections = HostileText.all().map {
      SearchIndex.Section(id: "x", heading: $0, text: $0, names: "")
    }
    let script = SearchIndex.script([("p.html", "t", sections)])
    #expect(!script.contains("<") && script.hasPrefix("window.searchIndex="))
    let list = script.dropFirst("window.searchIndex=".count).dropLast(2)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String]])
    #expect(rows.map { $0[2] } == HostileText.all() && rows.map { $0[3] } == HostileText.all())
  }

  /// The folder's or picture's own name is in the script too.
  @Test func theScriptOfAHostileNameIsRefusedOrHarmless() throws {
    try withTemporaryFolder { folder in
      let points = [DataPoint(0, 0), DataPoint(1, 1)]
      let plain = Figure(
        "f", title: "t", caption: "c", Panel(x: Axis("x"), y: Axis("y"), [.line("l", points)]))
      var drawn = 0
      for text in HostileText.all(touching: "trap") {
        let name = text.spelling { "/\0".unicodeScalars.contains($0) ? "-" : nil }
        let path = "\(folder)/\(name.prefix(60)).svg"
        if (try? Figure.check(svg: path)) == nil { continue }
        drawn += 1
        if drawn % 4 == 0 { _ = try? plain.write(svg: path) }
        let script = try plain.script(output: "\(name).svg").text
        #expect(script.split(separator: "\n").count { $0.contains("set output") } <= 2)
      }
      #expect(drawn > 20)
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      #expect(!files.contains("trap"))
      #expect(!FileManager.default.fileExists(atPath: "trap"))
    }
  }

  @Test(.enabled(if: Program.find("dot") != nil)) func graphvizDrawsThemAsLabels() throws {
    // Bold that does not end is an error that names its page.
    let texts = HostileText.all().filter { $0.contains("</b>") || !$0.contains("<b>") }
    let nodes = texts.enumerated().map { "n\($0.offset) [label=\(LabelText.dot($0.element))]" }
    let edges = texts.enumerated().map {
      "n\($0.offset) -> n0 [label=\(LabelText.dot($0.element))]"
    }
    let text = "digraph {\n\((nodes + edges).joined(separator: "\n"))\n}\n"
    let svg = try Program("dot").run(["-Tsvg"], input: Data(text.utf8), for: "a chart")
    let reading = try Reading(svg)
    #expect(reading.names.subtracting(Self.elements) == [])
    let page = String(decoding: svg, as: UTF8.self)
    #expect(page.ranges(of: "class=\"node\"").count == texts.count)
    #expect(page.ranges(of: "class=\"edge\"").count == texts.count)
  }
}
