import Foundation
import Testing

@testable import site

/// A book of one chapter, in a folder of its own.
enum SmallBook {
  static let files = [
    "README.md":
      "# Home\n\nThe [book](chapters/README.md), its [claims](chapters/README.md#all-claims).\n",
    "chapters/README.md":
      "# The book\n\nText.\n\n## Two worlds\nText.\n\n## How to read a verdict\nText.\n\n"
      + "## All claims\n<!-- claims: written -->\n\n| id |\n|---|\n| 0.1 |\n\n<!-- end -->\n",
    "chapters/00-one/README.md": """
    # 0 · One
    **Question.** Why $p'_\\text{yes}$?

    ```mermaid
    flowchart LR
      a["<b>one</b><br/>x"] --> b{two}
    ```

    $$\\max_\\pi \\; r(x, y)$$

    ![A picture](../../figures/00-one-a.svg)

    **Figure 0.1.** What it shows. ([script](../../figures/00-one-a.gp))

    <details>
    <summary>code</summary>

    ```swift
    let price = "$5"
    ```

    </details>

    | a | b |
    |---|--:|
    | 1 | 2 |

    Woven from [main.swift](main.swift); see [the exercise](../../exercises/00-1-first) and
    [two worlds](../README.md#two-worlds).

    """,
    "chapters/00-one/main.swift": "let x = 1  // a < b\n",
    "figures/00-one-a.svg":
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 40\"></svg>",
    "figures/00-one-a.gp": "plot x\n",
    "figures/00-one.bin": "x",
    "figures/00-one-claims.tsv":
      "id\tclaim\tsource\tfigure\tmeasured\tverdict\n"
      + "0.1\tIt works.\tlesson\t[0.1](figures/00-one-a.svg)\ta: 1; b: 2\tpartly\n",
    "Sources/Book/Rules.swift": "enum Rules {}\n",
    "course/README.md": "# The course\n\nText.\n",
    "course/instructor/README.md": "# Answers\n\nText.\n",
    "exercises/00-1-first/stub.swift": "// 0.1 · First\n//\n// Return *one*.\nimport Exercises\n",
  ]

  static func make(changing changes: [String: String] = [:]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "small-book-\(UUID().uuidString)")
    for (name, text) in files.merging(changes, uniquingKeysWith: { $1 }) {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return folder
  }

  static let hasPrograms = Program.find("pandoc") != nil && Program.find("dot") != nil
}

@Suite struct LinkCheckTests {
  private func problems(_ pages: [String: String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in pages {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try LinkCheck.report(on: folder).problems
  }

  @Test func aSoundSiteHasNoProblems() throws {
    #expect(
      try problems([
        "index.html": "<p id=\"a\"><a href=\"b/c.html#d\">x</a> <a href=\"#a\">y</a><br /></p>",
        "b/c.html":
          "<p id=\"d\"><img src=\"../e.svg\" alt=\"\" /> <a href=\"https://example.org\">z</a></p>",
        "e.svg": "",
      ]) == [])
  }

  @Test(
    arguments: [
      ("<a href=\"gone.html\">x</a>", "links to gone.html, which is not there"),
      ("<a href=\"#gone\">x</a>", "links to #gone, an anchor that is not there"),
      ("<img src=\"gone.svg\" alt=\"\" />", "shows gone.svg, which is not there"),
      (
        "<script src=\"https://example.org/x.js\"></script>",
        "loads https://example.org/x.js from outside"
      ),
      ("<p id=\"a\"></p><p id=\"a\"></p>", "the id a is there twice"),
      ("<p><b>x</p></b>", "</p> closes <b>"), ("<p>x", "<p> is never closed"),
      ("<p>see $\\beta$ here</p>", "a formula as text: $\\beta$"),
      ("<p a=\"1\" a=\"2\"></p>", "<p> has the attribute a twice"),
      ("<p onclick=\"alert(1)\">x</p>", "<p> runs what its attribute onclick holds"),
      ("<svg onload='alert(1)'></svg>", "<svg> runs what its attribute onload holds"),
      ("<script>alert(1)</script>", "a script in the page"),
      ("<a href=\"javascript:alert(1)\">x</a>", "links to javascript:alert(1), which is not there"),
      ("<iframe src=\"x\"></iframe>", "<iframe> does not belong here"),
    ]) func whatIsBrokenIsTold(_ page: String, _ problem: String) throws
  {
    #expect(try problems(["index.html": page]).contains("index.html: \(problem)"))
  }

  @Test func codeMayHoldDollars() throws {
    #expect(try problems(["index.html": "<pre><code>\"$\\beta$\"</code></pre>"]) == [])
  }
}

/// These need pandoc and graphviz, which `make site` installs and `make test` does not ask for.
@Suite(.enabled(if: SmallBook.hasPrograms)) struct SiteTests {
  private func build(_ checkout: URL) throws -> (folder: URL, result: SiteBuilder.Result) {
    let out = FileManager.default.temporaryDirectory.appendingPathComponent(
      "site-\(UUID().uuidString)")
    let builder = SiteBuilder(checkout: checkout, resources: SiteCommand.resources)
    return (out, try builder.build(into: out))
  }

  @Test func aSmallBook() throws {
    let (folder, result) = try build(try SmallBook.make())
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(result.report.problems == [])
    #expect(result.report.formulas == 2)
    let page = try String(
      contentsOf: folder.appendingPathComponent("chapters/00-one/index.html"), encoding: .utf8)
    for part in [
      "<figure id=\"figure-0-1\">", "width=\"72\" height=\"40\"", "<div class=\"diagram two\"",
      "<msub><mrow><mi>p</mi>", "<span class=\"formula\"", "main.swift.html",
      "<summary>code</summary>", "<title>0 · One – IPO notebook</title>", "lang=\"en\"",
      "href=\"../../claims/index.html\"", "<div class=\"table\" role=\"region\"",
    ] { #expect(page.contains(part), "\(part)") }
    let claims = try String(
      contentsOf: folder.appendingPathComponent("claims/index.html"), encoding: .utf8)
    #expect(claims.contains("data-verdict=\"partly\""))
    let answers = folder.appendingPathComponent("course/instructor").path
    #expect(!FileManager.default.fileExists(atPath: answers))
  }

  @Test func aBrokenLinkEndsTheBuildAndLeavesTheOldSite() throws {
    let checkout = try SmallBook.make(changing: [
      "course/README.md": "# The course\n\n[two](../chapters/README.md#three-worlds)\n"
    ])
    let out = FileManager.default.temporaryDirectory.appendingPathComponent(
      "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: out) }
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    try "old".write(
      to: out.appendingPathComponent("search-index.js"), atomically: true, encoding: .utf8)
    let builder = SiteBuilder(checkout: checkout, resources: SiteCommand.resources)
    do {
      _ = try builder.build(into: out)
      Issue.record("built")
    } catch {
      #expect("\(error)".contains("#three-worlds, an anchor that is not there"))
    }
    #expect(try LinkCheck.allFiles(in: out) == ["search-index.js"])
  }

  @Test func aFolderThatHoldsSomethingElseIsKept() throws {
    let checkout = try SmallBook.make()
    let builder = SiteBuilder(checkout: checkout, resources: SiteCommand.resources)
    #expect(throws: (any Error).self) { try builder.build(into: checkout) }
    let kept = checkout.appendingPathComponent("README.md").path
    #expect(FileManager.default.fileExists(atPath: kept))
  }

  @Test func theWholeBook() throws {
    // Tests/SiteTests/SiteTests.swift
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let (folder, result) = try build(checkout)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(result.report.problems == [])
    #expect(result.report.pages > 40)
    for page in try LinkCheck.allFiles(in: folder).filter({ $0.hasSuffix(".html") }) {
      let text = try String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)
      #expect(text.contains("<meta name=\"description\" content=\""), "\(page)")
      #expect(text.contains("<h1"), "\(page)")
    }
    try expectSoundBook(folder.appendingPathComponent("book.epub"))
  }

  /// Every page of the EPUB is closed as XML has to be, and every picture is in it.
  private func expectSoundBook(_ book: URL) throws {
    guard let unzip = try? Program("unzip") else { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "book-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try unzip.run(["-q", book.path, "-d", folder.path], for: "book.epub")
    let files = try LinkCheck.allFiles(in: folder)
    var pictures = 0
    for page in files.filter({ $0.hasSuffix(".xhtml") }) {
      let text = try String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)
      let content = PageContent(text)
      #expect(content.problems == [], "\(page)")
      for resource in content.resources {
        #expect(files.contains(Paths.resolve(resource, from: page) ?? ""), "\(page): \(resource)")
      }
      pictures += content.resources.count { $0.hasSuffix(".svg") }
    }
    #expect(pictures > 30)
  }
}
