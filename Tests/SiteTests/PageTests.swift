import Foundation
import Testing

@testable import site

@Suite struct PathTests {
  @Test func linksResolve() {
    #expect(Paths.resolve("../b/c.md", from: "a/x.md") == "b/c.md")
    #expect(Paths.resolve("c.md", from: "x.md") == "c.md")
    #expect(Paths.resolve("./d/../c.md", from: "a/x.md") == "a/c.md")
    #expect(Paths.resolve("../", from: "a/b/x.md") == "a")
    #expect(Paths.resolve("../../c.md", from: "a/x.md") == nil)
  }

  @Test(
    arguments: [
      ("index.html", "a/index.html", "a/index.html"),
      ("a/index.html", "index.html", "../index.html"),
      ("a/b/index.html", "a/c/index.html", "../c/index.html"), ("a/i.html", "a/i.html", "i.html"),
    ]) func linksAreShort(from: String, to: String, link: String)
  {
    #expect(Paths.link(from: from, to: to) == link)
    #expect(Paths.resolve(link, from: from) == to)
  }
}

@Suite struct LinkMapTests {
  private let checkout: URL
  private let links: LinkMap
  private let chapter: PageSource

  init() throws {
    checkout = try SmallBook.make()
    let plan = try SitePlan(checkout: checkout)
    links = LinkMap(plan)
    chapter = try #require(plan.pages.first { $0.kind == .chapter })
  }

  @Test func pagesOfMarkdownBecomePages() throws {
    let target = try #require(try links.target("../README.md#two-worlds", in: chapter))
    #expect(target.link == "../index.html#two-worlds")
    #expect(target.file == "chapters/index.html")
    #expect(target.fragment == "two-worlds")
    #expect(target.needs == nil)
  }

  @Test func theTableOfClaimsHasAPageOfItsOwn() throws {
    #expect(
      try links.target("../README.md#all-claims", in: chapter)?.link == "../../claims/index.html")
  }

  @Test func picturesAreCopiedAndSourcesShown() throws {
    let picture = try #require(try links.target("../../figures/00-one-a.svg", in: chapter))
    #expect(picture.link == "../../figures/00-one-a.svg")
    #expect(picture.needs == .asset("figures/00-one-a.svg"))
    let source = try #require(try links.target("main.swift", in: chapter))
    #expect(source.link == "main.swift.html")
    #expect(source.needs == .source("chapters/00-one/main.swift"))
  }

  @Test func exercisesAreFoundByTheirFolder() throws {
    #expect(
      try links.target("../../exercises/00-1-first", in: chapter)?.link
        == "../../exercises/00-1-first/index.html")
    #expect(try links.target("../../exercises", in: chapter)?.link == "../../exercises/index.html")
  }

  @Test func outsideStaysAndInstructorsPagesAreText() throws {
    #expect(try links.target("https://example.org/a", in: chapter)?.file == nil)
    #expect(try links.target("../../course/instructor/README.md", in: chapter) == nil)
  }

  @Test(arguments: ["gone.md", "../../../x.md", "../../figures", "../../figures/00-one.bin"])
  func brokenLinksAreNamed(_ link: String) {
    do {
      _ = try links.target(link, in: chapter)
      Issue.record("found: \(link)")
    } catch {
      #expect("\(error)".hasPrefix("chapters/00-one/README.md: the link “\(link)”"))
    }
  }
}

@Suite struct FormulaTests {
  @Test func aPrimeAndAnIndexBelongToOneLetter() {
    #expect(Formula.prepared(#"p'_\text{yes} = 1"#) == #"{p'}_\text{yes} = 1"#)
    #expect(Formula.prepared(#"\mathrm{KL}(x)"#) == #"\text{KL}(x)"#)
  }
  @Test func plainText() {
    #expect(Formula.plain(#"p'_\text{yes} = \sigma(z_w - z_l)"#) == "p′yes = σ(zw − zl)")
    #expect(Formula.plain(#"\beta \ln \frac{a}{b}\, \|"#) == "β ln ab ‖")
  }
}

@Suite struct PageTreeTests {
  private let picture = Node.element(
    "Image",
    .list([.attributes(), .list([.string("alt")]), .list([.text("a.svg"), .text("")])]))

  @Test func aFigureTakesItsCaptionAndItsAnchor() {
    let caption: [Node] = [
      .element("Strong", .list([.string("Figure"), .element("Space", nil), .string("4.1.")])),
      .string("What it shows."),
    ]
    let blocks = PageTree.figures([.paragraph([picture]), .paragraph(caption), .paragraph([])])
    #expect(blocks.first == .html("<figure id=\"figure-4-1\">"))
    #expect(blocks.contains(.plain(caption)))
    #expect(blocks.suffix(2) == [.html("</figure>"), .paragraph([])])
  }

  @Test func textBelowAPictureIsNoCaption() {
    let text = Node.paragraph([.string("Text.")])
    let blocks = PageTree.figures([.paragraph([picture]), text])
    #expect(blocks == [.html("<figure>"), .plain([picture]), .html("</figure>"), text])
  }

  @Test func aNumberKeepsItsPercentSign() {
    let line: [Node] = [.string("95"), .element("Space", nil), .string("%"), .string("x")]
    #expect(PageTree.spaces([.plain(line)])[0].parts[1] == .string("\u{A0}"))
    let other: [Node] = [.string("of"), .element("Space", nil), .string("%")]
    #expect(PageTree.spaces([.plain(other)]) == [.plain(other)])
  }
}

@Suite struct GlossaryTests {
  private func words(_ text: String) -> [Node] {
    Array(
      text.split(separator: " ").map { [Node.string(String($0))] }
        .joined(separator: [.element("Space", nil)]))
  }
  private func heading(_ text: String, _ id: String) -> Node {
    .element("Header", .list([.number(2), .attributes(id: id), .list(words(text))]))
  }
  private func links(_ blocks: [Node]) -> [String] {
    var found: [String] = []
    Node.list(blocks).visit { node in
      if node.kind == "Link" { found.append(node.parts[2].parts[0].string) }
    }
    return found
  }

  @Test func theFirstUseOfATermIsLinked() {
    let glossary = Glossary([
      heading("reward model", "reward-model"), .paragraph(words("A model. More of it.")),
      heading("DPO", "dpo"), .paragraph(words("A loss.")),
    ])
    #expect(glossary.terms[0].meaning == "A model.")
    let page = glossary.linked([
      .paragraph(words("Two reward models, and DPO.")), .paragraph(words("A reward model; DPO")),
    ])
    #expect(links(page) == ["glossary/index.html#reward-model", "glossary/index.html#dpo"])
    #expect(Node.plainText(page) == "Two reward models, and DPO. A reward model; DPO")
  }

  @Test func headingsAndCodeAreLeftAlone() {
    let glossary = Glossary([heading("policy", "policy"), .paragraph(words("A model."))])
    let blocks = [heading("policy", "p"), Node.code("policy", language: "swift")]
    #expect(glossary.linked(blocks) == blocks)
  }
}

@Suite struct SearchIndexTests {
  @Test func sectionsHaveTheirTextAndNames() {
    let heading = { (level: Double, text: String, id: String) in
      Node.element(
        "Header", .list([.number(level), .attributes(id: id), .list([.string(text)])]))
    }
    let sections = SearchIndex.sections([
      heading(1, "Title", "title"), .paragraph([.string("Begins.")]),
      heading(2, "Part", "part"), .paragraph([.string("PocketLoop")]),
      .code("let loop = PocketLoop(x) // judgeAll", language: "swift"),
      .code("flowchart LR", language: "mermaid"),
    ])
    #expect(
      sections == [
        .init(id: "", heading: "Title", text: "Begins.", names: ""),
        .init(id: "part", heading: "Part", text: "PocketLoop", names: "judgeAll loop"),
      ])
  }

  @Test func theScriptIsOneArray() throws {
    let script = SearchIndex.script([
      (
        "a/index.html", "A \"quoted\" </script>",
        [.init(id: "x", heading: "H", text: "line\nbreak", names: "")]
      )
    ])
    #expect(!script.contains("</script>"))
    let json = script.dropFirst("window.searchIndex=".count).dropLast(2)
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String]])
    #expect(rows == [["a/index.html#x", "A \"quoted\" </script>", "H", "line\nbreak", ""]])
  }
}
