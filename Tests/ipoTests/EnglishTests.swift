import Files
import Foundation
import Preferences
import Testing
import Worlds

/// The English world as files: pairs, prompts, and grades of what was answered to them.
@Suite struct EnglishTests {
  @Test func pairsAreWrittenAndReadBack() throws {
    let folder = try Folder()
    let run = try ipo(
      "english", "data", "--out", "pairs.jsonl", "--per-subset", "3", "--seed", "4", in: folder)
    #expect(run.status == 0 && run.output.hasPrefix("pairs.jsonl: 45 pairs"))
    let pairs = try PreferencePair.read(folder.path + "/pairs.jsonl")
    #expect(pairs == EnglishWorld().bench(perSubset: 3, seed: 4))
  }

  @Test func answersToPromptsAreGraded() throws {
    let folder = try Folder()
    for heldOut in [false, true] {
      let prompts = heldOut ? "held.jsonl" : "prompts.jsonl"
      let run = try runIPO(
        ["english", "prompts", "--out", prompts] + (heldOut ? ["--held-out"] : []), in: folder)
      #expect(run.status == 0)
      let reader = try ItemReader(folder.path + "/" + prompts)
      let tasks = EnglishKind.allCases.flatMap { EnglishTask.all($0, heldOut: heldOut) }
      var items = try reader.next(10_000)
      #expect(items.map(\.instruction) == tasks.map(\.instruction))
      #expect(items.map(\.category) == tasks.map(\.kind.rawValue))
      // One right answer and one that says nothing.
      for (index, task) in tasks.enumerated() { items[index].responses = [task.answer, "Hm."] }
      let lines = try items.map {
        String(decoding: try JSONLines.encoder.encode($0), as: UTF8.self)
      }
      try folder.write(lines.joined(separator: "\n"), to: "responses.jsonl")
      let out = "graded-\(heldOut).jsonl"
      let graded = try ipo("english", "grade", "responses.jsonl", "--out", out, in: folder)
      #expect(graded.status == 0)
      let scores = try ItemReader(folder.path + "/" + out).next(10_000).map { $0.scores ?? [] }
      #expect(scores.allSatisfy { $0.first == 1 && $0[1] < 1 })
      #expect(graded.output.split(separator: "\n").count == EnglishKind.allCases.count)
    }
  }

  @Test func aPromptOfAnotherKindIsRefused() throws {
    let folder = try Folder()
    try folder.write("{\"prompt\": \"Why?\", \"responses\": [\"So.\"]}", to: "other.jsonl")
    let run = try ipo("english", "grade", "other.jsonl", in: folder)
    #expect(run.status == 1 && run.errors.contains("Why?"))
  }
}
