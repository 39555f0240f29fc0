import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import site

/// Texts of strangers on pages, as pandoc reads them: text, and nothing else.
@Suite(.enabled(if: Program.find("pandoc") != nil)) struct PageTests {
  private func read(_ markdown: String) throws -> [Node] {
    let pandoc = try Program("pandoc")
    // Without typographic quotes, which would be others than the stranger's.
    let format = Pandoc.markdown.replacing("+smart", with: "")
    let json = try pandoc.run(
      ["-f", format, "-t", "json"], input: Data(markdown.utf8), for: "a page")
    return try Document(json: json, file: "a page").blocks
  }

  /// The kinds of all elements, but those of tables and of plain text.
  private func kinds(_ nodes: [Node]) -> Set<String> {
    var kinds: Set<String> = []
    for node in nodes {
      node.visit { element in
        switch element.kind ?? "" {
        case "Str", "Space", "SoftBreak", "Plain", "Para", "Table", "ColWidthDefault": break
        case let kind where kind.hasPrefix("Align"): break
        case "RawInline", "RawBlock": kinds.insert(element.parts.last?.string ?? "")
        case let kind: kinds.insert(kind)
        }
      }
    }
    return kinds
  }

  private func words(_ node: Node) -> String { Node.plainText([node]).withoutOrders }

  @Test func inTablesTheyAreCells() throws {
    let texts = HostileText.all()
    var table = Table(columns: [.text(texts[0]), .code(texts[1])])
    for text in texts { table.add(.text(text), .code(text)) }
    let blocks = try read(try table.markdown())
    #expect(blocks.map(\.kind) == ["Table"])
    #expect(kinds(blocks).subtracting(["<code>", "</code>"]) == [])
    var cells: [String] = []
    func collect(_ node: Node) {
      let parts = node.parts
      if parts.count == 5, parts[1].kind?.hasPrefix("Align") == true {
        cells.append(words(parts[4]))
      } else {
        parts.forEach(collect)
      }
    }
    blocks.forEach(collect)
    #expect(cells.count == 2 * texts.count + 2)
    for (index, text) in texts.enumerated() where cells.count == 2 * texts.count + 2 {
      #expect(cells[2 * index + 2] == text.withoutOrders, "\(text.debugDescription)")
      #expect(cells[2 * index + 3] == text.withoutOrders, "\(text.debugDescription)")
    }
  }

  @Test func inProseTheyAreWordsAndCode() throws {
    let texts = HostileText.all().filter { !$0.withoutOrders.isEmpty }
    let prose = texts.map(Markdown.escape)
    #expect(kinds(try read(prose.joined(separator: "\n\n"))) == [])
    // One under the other, where the second might make a heading of the first.
    #expect(kinds(try read(prose.map { "x\n" + $0 }.joined(separator: "\n\n"))) == [])
    for block in [
      prose.joined(separator: "\n\n"), texts.map(Markdown.code).joined(separator: "\n\n"),
    ] {
      let read = try read(block).map(words)
      #expect(read == texts.map(\.withoutOrders))
    }
    #expect(kinds(try read(texts.map(Markdown.code).joined(separator: "\n\n"))) == ["Code"])
  }

  @Test func inFoldsAndFencesTheyEndNothing() throws {
    let texts = HostileText.all()
    let page = texts.map { text in
      Markdown.folded(text, Markdown.fenced(text, language: "text"))
    }.joined(separator: "\n\n")
    let blocks = try read(page)
    #expect(blocks.count { $0.kind == "CodeBlock" } == texts.count)
    #expect(blocks.count == 3 * texts.count)
    for (index, text) in texts.enumerated() where blocks.count == 3 * texts.count {
      let code = blocks[3 * index + 1].parts.last?.string ?? ""
      #expect(code.withoutOrders == text.withoutOrders, "\(text.debugDescription)")
      #expect(!code.unicodeScalars.contains { $0.isObeyed && $0 != "\n" && $0 != "\t" })
      let raw = blocks[3 * index].parts.last?.string ?? ""
      #expect(raw.hasPrefix("<details>\n<summary>") && raw.hasSuffix("</summary>\n"))
      #expect(!raw.dropFirst(19).dropLast(11).utf8.contains(UInt8(ascii: "<")))
    }
  }

  /// A model's name that is the mark at a table's end would be the end of the next update.
  @Test func aMarkInATableIsNotItsEnd() throws {
    let marks = Marks("<!-- begin -->", "<!-- end -->")
    var page = "a\n<!-- begin -->\n<!-- end -->\nb\n"
    for text in ["x <!-- end --> y", "<!-- begin -->", "<!-- end -->\u{301}", "z"] {
      page = try marks.replaced(in: page, by: text)
    }
    #expect(page == "a\n<!-- begin -->\nz\n<!-- end -->\nb\n")
  }

  @Test func theFilesOfFiguresHaveTheirColumns() throws {
    let texts = HostileText.all()
    let panel = Panel.categories(
      texts[0], rows: texts, x: Axis("x"),
      texts.prefix(3).map { text in .estimates(text, texts.map { _ in Estimate(1, 0, 2) }) })
    let lines = Figure("f", title: "t", caption: "c", panel).data().utf8.split(separator: 10)
    #expect(lines.count == 1 + 3 * texts.count)
    #expect(lines.allSatisfy { $0.count { $0 == 9 } == 5 })
  }
}
