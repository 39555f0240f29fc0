import Foundation
import LanguageModels
import Preferences
import TestSupport
import Testing
import Worlds

@testable import Assignments

@Suite struct QuestionTests {
  private func withAssignment(
    _ body: (QuestionAssignment, _ folder: String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/reads-anything"
      try ByteModel.write(
        to: path, merges: ["Y e", "Ye s", "N o", "Ġ Yes", "Ġ No"], positions: 2048)
      let study = try QuestionAssignment.study(of: path)
      let pairs = EnglishWorld().bench(perSubset: 2, seed: 1)
      try body(QuestionAssignment(study, known: pairs, unseen: pairs), folder)
    }
  }

  @Test func theGenericQuestionGainsNothingOnItself() throws {
    try withAssignment { assignment, folder in
      let file = folder + "/question.json"
      try #"{"generic": "is this a good answer?"}"#.write(
        toFile: file, atomically: true, encoding: .utf8)
      let marks = try assignment.marks(of: file)
      #expect(marks.of == 10 && marks.marks[0].points == 1)
      #expect(marks.measured.map(\.value).dropFirst().allSatisfy { $0 == 0 })
      #expect(marks.marks.dropFirst(2).allSatisfy { $0.points == 0 && !$0.reason.isEmpty })
    }
  }

  /// What is no file of templates costs all points and says why.
  @Test func whatIsNoQuestionIsSaid() throws {
    try withAssignment { assignment, folder in
      for (text, said) in [
        ("[1, 2]", "not a JSON object"), (#"{"facts": "{response}"}"#, "{instruction}"),
        (#"{"generic": ""# + String(repeating: "x", count: 9000) + #""}"#, "bytes"),
      ] {
        let file = folder + "/question.json"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let marks = try assignment.marks(of: file)
        #expect(marks.points == 0 && marks.of == 10)
        #expect(marks.marks[0].reason.contains(said), "\(marks.marks[0].reason)")
      }
      let missing = try assignment.marks(of: folder + "/nothing.json")
      #expect(missing.points == 0)
    }
  }

  /// The pairs that are handed out and those that are not: each a right and a wrong answer to another
  /// prompt, and no prompt in both.
  @Test func theTwoHalvesShareNothing() throws {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    func pairs(_ path: String) throws -> [PreferencePair] {
      try PreferencePair.read(checkout.appendingPathComponent(path).path)
    }
    let known = try pairs("course/assignments/question/answers.jsonl")
    #expect(known.count >= 100)
    #expect(Set(known.map(\.prompt)).count == known.count)
    #expect(known.allSatisfy { $0.chosen != $0.rejected })
    let hidden = "course/instructor/question/answers.jsonl"
    guard FileManager.default.fileExists(atPath: checkout.appendingPathComponent(hidden).path)
    else { return }  // in a student's tree
    let unseen = try pairs(hidden)
    #expect(unseen.count >= 100)
    #expect(Set(known.map(\.prompt)).isDisjoint(with: unseen.map(\.prompt)))
  }
}
