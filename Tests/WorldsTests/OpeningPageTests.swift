import Foundation
import Testing
import Worlds

@Suite struct OpeningPageTests {
  /// Rows of the book's opening page that quote an instruction, an answer and a number, or what a
  /// flawless answer is.
  @Test func theExamplesOfTheOpeningPageAreTrue() throws {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("chapters/README.md"), encoding: .utf8)
    let tasks =
      [
        PocketTask(.chat(ChatTask(animal: "cats", relation: .eat))),
        PocketTask(.math(try #require(MathTask(37, 25)))),
        PocketTask(.code(CodeTask(.double, .add(3)))),
      ] + SafetyTask.requests.map { PocketTask(.safety($0)) }
    var found = 0
    for line in page.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let quoted = cells.filter { $0.hasPrefix("`") }.map { $0.trimmingCharacters(in: ["`"]) }
      guard quoted.count == 2, let task = tasks.first(where: { $0.instruction == quoted[0] })
      else { continue }
      let wanted = cells.compactMap(Double.init).first ?? 1
      #expect(abs(Oracle.quality(of: quoted[1], to: task) - wanted) < 1e-9, "\(line)")
      found += 1
    }
    #expect(found == 8)
  }
}
