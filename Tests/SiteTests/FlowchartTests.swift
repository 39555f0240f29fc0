import Testing

@testable import site

@Suite struct FlowchartTests {
  private func chart(_ text: String) throws -> Flowchart {
    try Flowchart(mermaid: text, place: "page.md, diagram 1")
  }

  @Test func chainsAndShapes() throws {
    let chart = try chart("flowchart LR\n  a([start]) --> b[\"one<br/>two\"] --> c{which?}\n")
    #expect(chart.direction == "LR")
    #expect(chart.nodes.map(\.id) == ["a", "b", "c"])
    #expect(chart.nodes.map(\.label) == ["start", "one<br/>two", "which?"])
    #expect(chart.nodes.map(\.shape) == [.stadium, .box, .diamond])
    #expect(chart.edges.map { [$0.from, $0.to] } == [["a", "b"], ["b", "c"]])
  }

  @Test func labelsOfEdgesInBothForms() throws {
    let chart = try chart("flowchart TD\n  a -->|one| b\n  a -- \"two, (2)\" --> c\n  a -.-> d\n")
    #expect(chart.direction == "TB")
    #expect(chart.edges.map(\.label) == ["one", "two, (2)", nil])
    #expect(chart.edges.map(\.line) == [.plain, .plain, .dotted])
  }

  @Test func severalNodesAtOnceGiveAnEdgeEach() throws {
    let chart = try chart("flowchart LR\n  a & b --> c & d\n")
    #expect(
      chart.edges.map { [$0.from, $0.to] } == [["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"]])
  }

  @Test func aNodeMayBeDescribedAfterItsFirstUse() throws {
    let chart = try chart("flowchart LR\n  a --> b\n  b{later} --> a\n")
    #expect(chart.nodes.count == 2)
    #expect(chart.nodes[1].label == "later")
    #expect(chart.nodes[1].shape == .diamond)
  }

  @Test func subgraphsHoldTheirNodes() throws {
    let chart = try chart(
      "flowchart LR\n  subgraph rounds\n    a[x] --> b[y]\n  end\n  subgraph s [\"two words\"]\n"
        + "    c --> a\n  end\n")
    #expect(chart.groups == ["rounds", "two words"])
    #expect(chart.nodes.map(\.group) == [0, 0, 1])
    #expect(chart.dot().contains("subgraph cluster1"))
  }

  @Test(
    arguments: [
      "flowchart LR\n  a --x b\n", "flowchart LR\n  a[open\n", "sequenceDiagram\n  a->>b: hi\n",
      "flowchart LR\n  style a fill:#f9f\n", "flowchart LR\n  subgraph x\n  a --> b\n",
      "flowchart XY\n  a --> b\n", "flowchart LR\n  a --> \n",
    ]) func whatCannotBeReadIsNamed(_ text: String)
  {
    do {
      _ = try chart(text)
      Issue.record("read: \(text)")
    } catch {
      #expect("\(error)".hasPrefix("page.md, diagram 1: "))
    }
  }

  @Test func labelsBecomeGraphvizText() {
    #expect(LabelText.dot("a <br/> b") == "\"a \\n b\"")
    #expect(LabelText.dot("say \"x\" \\ y") == "\"say \\\"x\\\" \\\\ y\"")
    #expect(
      LabelText.dot("<b>judge</b><br/>s > t & <u>") == "<<B>judge</B><BR/>s &gt; t &amp; &lt;u&gt;>"
    )
    #expect(LabelText.plain("<b>judge</b><br/>the <i>pair</i>") == "judge the pair")
  }

  @Test func aChartCanBeListenedTo() throws {
    let chart = try chart("flowchart LR\n  a[\"<b>one</b>\"] -->|why| b[two]\n")
    #expect(chart.spoken == "Flow chart: one → two (why)")
  }

  @Test func pageKeepsNoIdentifiersOfGraphviz() throws {
    let file = """
      <?xml version="1.0"?><!DOCTYPE svg>
      <!-- Generated -->
      <svg width="100pt" height="50pt" viewBox="0 0 100 50" xmlns:xlink="x"><!-- a -->
      <g id="node1" class="node"><title>a</title><text font-family="Arial" x="1">t</text></g></svg>
      """
    let svg = try Graphviz.inline(file, label: "a \"b\"", classes: "down", place: "p")
    #expect(
      svg.html == """
        <svg width="133" height="66" class="down" role="img" aria-label="a &quot;b&quot;" \
        viewBox="0 0 100 50"><g class="node"><text x="1">t</text></g></svg>
        """)
    #expect(svg.width == 133)
  }
}
