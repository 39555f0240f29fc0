import Files
import Foundation
import Testing

@testable import Notebook

@Suite struct KeptTests {
  private struct Value: Codable, Equatable {
    var name: String
    var ends: [Double]
  }

  private func about(_ model: String, _ maker: [String: String] = [:]) -> KeptAbout {
    KeptAbout(
      model: model, parameters: 134_515_008, date: "2026-11-28", machine: "AMD EPYC", threads: 2,
      seconds: 93, scale: "book", madeBy: Fingerprint(maker))
  }

  @Test func whatIsKeptComesBackWithWhatMadeIt() throws {
    try inTemporaryFolder { base in
      let folder = KeptFolder(base, chapter: "05-bench")
      #expect(try folder.read("pairs", of: "m", as: Value.self) == nil)
      #expect(folder.about("pairs", of: "m") == nil)
      let value = Value(name: "a | b", ends: [0.1, -.infinity, 1 / 3])
      try folder.write(Kept(about: about("m", ["seed": "1"]), value: value), "pairs")
      let kept = try #require(try folder.read("pairs", of: "m", as: Value.self))
      #expect(kept.value == value && kept.about == about("m", ["seed": "1"]))
      #expect(folder.about("pairs", of: "m") == about("m", ["seed": "1"]))
      let other = KeptFolder(base, chapter: "08-results")
      #expect(try other.read("pairs", of: "m", chapter: "05-bench", as: Value.self)?.value == value)
      #expect(throws: NotebookError.self) { try folder.read("pairs", of: "m", as: [Int].self) }
      // Not a number is kept as well, which equals nothing.
      try folder.write(Kept(about: about("m"), value: [Double.nan]), "nan")
      #expect(try folder.read("nan", of: "m", as: [Double].self)?.value[0].isNaN == true)
    }
  }

  @Test func theLineTellsWhoseWhenAndWhere() {
    #expect(
      about("m").line == "m (135 M parameters), 2026-11-28, AMD EPYC, 2 threads, scale book, 93 s")
    var long = about("m")
    (long.seconds, long.threads) = (1500, 1)
    #expect(long.line.hasSuffix("1 thread, scale book, 25 min"))
  }

  @Test func theReadmesTableHasARowForEachModel() throws {
    try inTemporaryFolder { base in
      #expect(try RealModelsTable.markdown(of: base).count == 0)
      try KeptFolder(base, chapter: "05-bench").writeSummary(
        ["3 mean": "61 %", "1 parameters": "135 M"], of: "small")
      try KeptFolder(base, chapter: "04-loop").writeSummary(["5 gain": "8 | 9"], of: "small")
      try KeptFolder(base, chapter: "05-bench").writeSummary(["3 mean": "70 %"], of: "large")
      let page = "# A\n\(RealModelsTable.begin)\nold\n\(RealModelsTable.end)\nrest\n"
      let readme = base.appendingPathComponent("README.md")
      try Data(page.utf8).write(to: readme)
      #expect(try RealModelsTable.update(in: base) == 2)
      let table = try String(contentsOf: readme, encoding: .utf8)
      #expect(table.contains("| model | parameters | mean | gain |"))
      #expect(table.contains("| small | 135 M | 61 % | 8 &#124; 9 |"))
      #expect(table.contains("| large | – | 70 % | – |"))
      #expect(!table.contains("old") && table.hasSuffix("rest\n"))
    }
  }

  /// The committed README tells what was kept.
  @Test func theCommittedTableIsOfWhatIsKept() throws {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(
      contentsOf: checkout.appendingPathComponent("README.md"), encoding: .utf8)
    let table = try RealModelsTable.markdown(of: checkout).text
    #expect(
      readme.contains("\(RealModelsTable.begin)\n\(table)\n\(RealModelsTable.end)"),
      "run `swift run -c release claims`")
  }

  /// A kept result depends on what measures it, not on prose, the pocket part, or how it is shown.
  @Test func onlyTheMeasuringCodeCounts() {
    func source(
      pocket: String = "let x = 1", prose: String = "Once.", measures: String, shows: String
    )
      -> String
    {
      """
      //: # Title
      \(pocket)

      //: ## On a real model
      //: \(prose)
      \(measures)
      let onReal = real.result("loop", loop)
      if let onReal {
        \(shows)
      }
      """
    }
    let digest = Report.measuringCodeDigest(of: source(measures: "func loop() {}", shows: "a"))
    #expect(
      digest
        == Report.measuringCodeDigest(
          of: source(pocket: "y", prose: "Twice.", measures: "func loop() {}", shows: "b")))
    #expect(
      digest != Report.measuringCodeDigest(of: source(measures: "func loop() { 1 }", shows: "a")))
  }

  @Test func theProcessorHasAName() { #expect(!Machine.processor.isEmpty) }
}
