import Assignments
import Foundation
import TestSupport
import Testing

@testable import Grading

@Suite struct GradingTests {
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that the build put the programs in: the test bundle's own.
  static var products: URL { Programs.folder(with: "exercise") }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("class-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func workshop(_ folder: URL) throws -> Workshop {
    try Workshop(
      checkout: Self.checkout, products: Self.products,
      scratch: folder.appendingPathComponent("scratch"))
  }

  /// Right marks for all, each lost mark with its reason, and nothing left behind outside.
  @Test(.enabled(if: noSandbox == nil, "\(noSandbox ?? "")"))
  func thirtySubmissions() throws {
    try withFolder { folder in
      let outside = folder.appendingPathComponent("outside")
      try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      let secret = Self.checkout.appendingPathComponent(
        "course/instructor/Solutions/TwoLogits.swift")
      let all = ThirtySubmissions.all(secret: secret.path, outside: outside.path)
      #expect(all.count == 30)
      let place = folder.appendingPathComponent("class")
      try ThirtySubmissions.write(all, to: place, link: secret.path)
      let task = try GradingTask("1.1", model: nil, chapter: nil, seed: 7)
      let entries = try task.marks(
        of: Submission.all(in: place), in: workshop(folder), seed: 7, told: { _, _ in })
      #expect(entries.count == 30)
      for one in all {
        let name = Submission(place.appendingPathComponent(one.name)).name
        let mark = try #require(entries.first { $0.name == name }?.marks.marks.first)
        #expect(one.worth.contains(mark.points), "\(one.name): \(mark)")
        if !one.reason.isEmpty {
          #expect(mark.reason.contains(one.reason), "\(one.name): \(mark.reason)")
        }
        #expect(!mark.reason.contains(folder.path), "\(one.name): \(mark.reason)")
        #expect(mark.reason.isEmpty == (mark.points == mark.of), "\(one.name)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
      #expect(!FileManager.default.fileExists(atPath: "/tmp/marks.csv"))
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("scratch").path)
      #expect(!left.contains { $0.hasPrefix("entry-") })
    }
  }

  @Test func marksAreWrittenWithoutFormulasOrMarkup() throws {
    let book = Gradebook(
      task: "Exercises 1.1",
      entries: [
        .init(
          name: "a",
          marks: Marks(
            [
              Mark("1.1", 3.5, of: 10, reason: "=cmd() \"x\"\n``` <script> | **bold**"),
              Mark("=2", 2, of: 2),
            ], measured: [.init("quality", 0.7, shown: "0.70 [0.6, 0.8]")])),
        .init(
          name: "b",
          marks: Marks([Mark("1.1", 10, of: 10)], measured: [.init("quality", 0.8, shown: "0.80")])),
      ])
    let lines = book.csv.split(separator: "\n")
    #expect(lines[0].hasPrefix("student,points,of,"))
    #expect(lines[1].hasPrefix(#""a",5.5,12,3.5,2,"1.1: =cmd() ""x"" "#))
    #expect(lines[0].contains(#""'=2""#))
    #expect(lines.count == 3)
    for text in HostileText.all() {
      let cell = Gradebook.cell(text)
      #expect(cell.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 0)
      let inside = cell.utf8.dropFirst().dropLast()
      #expect(
        !inside.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
          .dropFirst().dropLast().enumerated().contains { $0 % 2 == 0 && !$1.isEmpty })
      #expect(!cell.unicodeScalars.contains { $0.isObeyed })
    }
    let page = book.page(of: book.entries[0])
    #expect(page.contains("````text\n=cmd()"))
    #expect(!book.table.contains("<script>"))
    // The best measured stands first.
    let table = book.table.split(separator: "\n")
    #expect(table[3].hasPrefix("| b |") && table[4].hasPrefix("| a |"))
  }

  @Test func tasksAreNamedOrRefused() throws {
    func task(_ text: String, model: String? = nil, chapter: String? = nil) throws -> GradingTask {
      try GradingTask(text, model: model, chapter: chapter, seed: 7)
    }
    #expect(try task("4.1, 4.2").title == "Exercises 4.1, 4.2")
    for (text, said) in [
      ("4.9", "no such exercise"), ("question", "--model"), ("seed", "--chapter"), ("", "nothing"),
    ] {
      let error = #expect(throws: GradingError.self) { _ = try task(text) }
      #expect(error?.description.contains(said) == true)
    }
  }

  /// A page with one claim, its rule and a measured interval.
  private func page(_ verdict: String, _ measured: String, rule: String = "lead above 1") -> String
  {
    """
    | id | claim | source | figure | rule | measured | verdict |
    |---|---|---|---|---|---|---|
    | 10\\.1 | A claim. | here | [10.1](../../figures/10-x-f.svg) | \(rule) | \(measured) | **\(verdict)** |

    by `swift run -c release ch10 --scale quick --seed 7`.
    """
  }

  @Test func theRuleOfAChapterStandsBeforeItsNumber() {
    func form(_ first: String, _ second: String, source: String) -> [String: Double] {
      func run(_ page: String) -> [String: Data] {
        [
          "chapters/10-x/README.md": Data(page.utf8), "figures/10-x-f.svg": Data("<svg/>".utf8),
        ]
      }
      let marks = ChapterForm(
        source: source, folder: "10-x", first: run(first), second: run(second)
      ).marks
      return Dictionary(uniqueKeysWithValues: marks.map { ($0.name, $0.points) })
    }
    let prose = "//: one\n//: two\n"
    let good = form(
      page("reproduced", "lead: 2 [1.5, 2.5]"), page("inconclusive", "lead: 1 [0.5, 1.5]"),
      source: prose + "let rules = [Rule(\"10.1\")]\nlet found = Finding(\"10.1\")")
    #expect(good.values.reduce(0, +) == 8)
    let fitted = form(
      page("reproduced", "lead: 2 [1.5, 2.5]", rule: "lead above 1.4"),
      page("reproduced", "lead: 1 [0.5, 1.5]", rule: "lead above 0.4"),
      source: prose + "let found = Finding(\"10.1\")\nlet rules = [Rule(\"10.1\")]")
    #expect(fitted["the rule is the same for another seed"] == 0)
    #expect(fitted["the rule stands above the number"] == 0)
    let written = form(
      page("by construction", "lead: 2"), page("by construction", "lead: 2"), source: "let x = 1")
    #expect(written["the number is measured"] == 0)
    #expect(written["a claim with an interval and a verdict"] == 0)
    #expect(written["reads like an article"] == 0)
  }

  @Test func aRunWithAnotherSeedIsHeldBesideOurs() {
    let ours = SeedMarks(folder: "10-x", seed: 7, page: page("reproduced", "lead: 2 [1.5, 2.5]"))
    func points(_ page: String) -> [Double] { ours.marks(ofPage: page).map(\.points) }
    #expect(points(page("reproduced", "lead: 2.1 [1.6, 2.6]")) == [2, 4, 4])
    #expect(points(page("partly", "lead: 9 [8, 10]")) == [2, 0, 0])
    #expect(points("nothing") == [0, 0, 0])
  }
}
