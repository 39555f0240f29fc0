import Testing

@testable import Notebook

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("a|b", "a&#124;b"), ("`rm`", "&#96;rm&#96;"), ("$x$", "&#36;x&#36;"),
    ("*b*_i_", "\\*b\\*\\_i\\_"),
    ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("# head", "\\# head"), ("![i](u)", "\\!\\[i\\](u)"),
    ("two\nlines\r\nthree\u{2028}four", "two lines three four"), ("a\\", "a\\\\"),
    ("~~s~~", "\\~\\~s\\~\\~"),
    ("- item", "\\- item"), ("12. item", "12\\. item"), ("1) x", "1\\) x"),
    ("1.5 is fine?", "1\\.5 is fine?"),
    ("    code", "code"), ("http://x.y", "http&#58;//x.y"),
    ("we meet @ www.x.y", "we meet &#64; www&#46;x.y"),
    ("ab\u{202E}c\u{7}d", "abcd"), ("β = 0,1 – gut", "β = 0,1 – gut"), ("", ""),
  ])
  func escape(_ text: String, _ expected: String) { #expect(Markdown.escape(text) == expected) }

  @Test(arguments: [
    ("x", "`x`"), ("a`b", "``a`b``"), ("``a", "``` ``a ```"), ("`", "`` ` ``"), ("", "` `"),
    ("  ", "` `"), (" a ", "`  a  `"), ("a\nb", "`a b`"),
  ])
  func code(_ text: String, _ expected: String) { #expect(Markdown.code(text) == expected) }

  @Test func fenced() {
    #expect(Markdown.fenced("a\n```\nb", language: "text") == "````text\na\n```\nb\n````")
  }

  @Test func numbersAreAlignedRightAndTextLeft() throws {
    var table = Table(columns: ["name", "n", "accuracy", "loss", "mixed"])
    table.add(
      "chat", 12, .percentEstimate(Estimate(0.931, 0.91, 0.948)), .number(-0.0001, digits: 2), 1)
    table.add(.code("a|b"), .missing, .missing, .number(.nan), "x")
    #expect(
      try table.markdown() == """
        | name | n | accuracy | loss | mixed |
        | --- | --: | --: | --: | --- |
        | chat | 12 | 93.1 % [91.0, 94.8] | 0.00 | 1 |
        | <code>a&#124;b</code> | – | – | – | x |
        """)
  }

  @Test func noCellCanBreakItsTable() throws {
    let hostile = "x | y\n|---|\n`a|b`\\"
    let table = Table(columns: [.text(hostile)], rows: [[.text(hostile)], [.markdown("$|x|$")]])
    let lines = try table.markdown().split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines.dropLast() { #expect(line.filter { $0 == "|" }.count == 2) }
    #expect(lines.last == "| $\\|x\\|$ |")
  }

  @Test func shortRowIsAnError() {
    let table = Table(columns: ["a", "b"], rows: [[1, 2], [3]])
    #expect(
      throws: NotebookError(
        "table row 2 has 1 cells for 2 columns: give .missing where there is no value")
    ) { try table.markdown() }
  }

  @Test func estimatesInProse() {
    let estimate = Estimate(0.5, 0.25, 0.75)
    #expect(estimate.text(digits: 2) == "0.50 [0.25, 0.75]")
    #expect(estimate.percent(digits: 0) == "50 % [25, 75]")
  }
}
