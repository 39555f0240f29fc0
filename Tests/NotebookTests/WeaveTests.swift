import Testing

@testable import Notebook

@Suite struct WeaveTests {
  private func page(_ source: String, _ outputs: [Weave.Output] = []) throws -> String {
    try Weave.page(source: source, outputs: outputs)
  }

  @Test func proseAndCodeTakeTurns() throws {
    let woven = try page(
      "//: # Title\n//:\n//: Text.\n\nlet x = 1  // a comment stays\n\n//: End.\n")
    #expect(
      woven == """
        # Title

        Text.

        ```swift
        let x = 1  // a comment stays
        ```

        End.

        """)
  }

  @Test func blankLinesBetweenProseMakeNoCode() throws {
    #expect(try page("//: a\n\n   \n//: b\n") == "a\n\nb\n")
  }

  @Test func blankLinesInsideCodeStay() throws {
    #expect(try page("\n\nlet a = 1\n\nlet b = 2\n\n") == "```swift\nlet a = 1\n\nlet b = 2\n```\n")
  }

  @Test func hiddenLineIsDropped() throws {
    #expect(try page("import A  // hide\nlet a = 1\n") == "```swift\nlet a = 1\n```\n")
  }

  @Test func hiddenBlockIsDroppedWithOneOfItsBlankLines() throws {
    let source = "let a = 1\n\n// hide begin\nlet b = 2\n//: not prose\n// hide end\n\nlet c = 3\n"
    #expect(try page(source) == "```swift\nlet a = 1\n\nlet c = 3\n```\n")
  }

  @Test func unbalancedHideNamesItsLine() {
    #expect(throws: NotebookError("line 2: '// hide begin' without '// hide end'")) {
      try page("let a = 1\n// hide begin\nlet b = 2\n")
    }
    #expect(throws: NotebookError("line 1: '// hide end' without '// hide begin'")) {
      try page("// hide end\n")
    }
  }

  @Test func foldedCodeStandsUnderItsLineAndItsOutputBehind() throws {
    let source =
      "let a = 1\n// fold: sets up <all>\nlet b = 2  // hide\nlet c = 3\n// fold end\nlet d = 4\n"
    #expect(
      try page(source, [Weave.Output(line: 4, markdown: "out")])
        == "```swift\nlet a = 1\n```\n\n<details>\n<summary>sets up &lt;all&gt;</summary>\n\n"
        + "```swift\nlet c = 3\n```\n\n</details>\n\nout\n\n```swift\nlet d = 4\n```\n")
  }

  @Test func unbalancedFoldNamesItsLine() {
    #expect(throws: NotebookError("line 2: '// fold:' without '// fold end'")) {
      try page("let a = 1\n// fold: b\nlet b = 2\n")
    }
    #expect(throws: NotebookError("line 1: '// fold end' without '// fold:'")) {
      try page("// fold end\n")
    }
    #expect(throws: NotebookError("line 1: prose within '// fold:'")) {
      try page("// fold: b\n//: prose\n// fold end\n")
    }
  }

  @Test func splitPutsTheOutputBetween() throws {
    let woven = try page("run()\n//-\nmore()\n", [Weave.Output(line: 1, markdown: "out")])
    #expect(woven == "```swift\nrun()\n```\n\nout\n\n```swift\nmore()\n```\n")
  }

  @Test func outputsKeepTheirOrderBehindTheirBlock() throws {
    let source = "func help() {}\n//: Use it.\nhelp()\nhelp()\n//: End.\n"
    let woven = try page(
      source,
      [
        Weave.Output(line: 4, markdown: "second line"), Weave.Output(line: 1, markdown: "helper"),
        Weave.Output(line: 3, markdown: "first line"),
      ])
    #expect(
      woven == "```swift\nfunc help() {}\n```\n\nhelper\n\nUse it.\n\n"
        + "```swift\nhelp()\nhelp()\n```\n\nsecond line\n\nfirst line\n\nEnd.\n")
  }

  @Test func hiddenCodeStillHasOutputs() throws {
    for hidden in ["run()  // hide", "// hide begin\nrun()\n// hide end"] {
      let woven = try page(
        "//: a\n\(hidden)\n//: b\n", [Weave.Output(line: 2, markdown: "out")])
      #expect(woven == "a\n\nout\n\nb\n")
    }
  }

  @Test func checksInARowShareAList() throws {
    let woven = try page(
      "run()\n",
      [
        Weave.Output(kind: .check, line: 1, markdown: "- ✓ a"),
        Weave.Output(kind: .check, line: 1, markdown: "- ✗ b"),
        Weave.Output(line: 1, markdown: "text"),
      ])
    #expect(woven.hasSuffix("```\n\n- ✓ a\n- ✗ b\n\ntext\n"))
  }

  @Test func fenceIsLongerThanAnyBacktickRunInTheCode() throws {
    #expect(
      try page("let a = \"````\"\n") == "`````swift\nlet a = \"````\"\n`````\n")
  }

  @Test func aFenceInProseIsShownNotRun() throws {
    #expect(try page("//: ```swift\n//:   f()\n//: ```\n") == "```swift\n  f()\n```\n")
  }
}
