import AssignmentKit
import Assignments
import Foundation
import Preferences

/// Marks for an assignment that is handed in as a program, which a referee here talks with.
struct ProgramMarks: Sendable {
  let workshop: Workshop
  let assignment: String
  /// How long one talk may take in all.
  let seconds: Double

  init(_ workshop: Workshop, _ assignment: String, seconds: Double = 300) {
    (self.workshop, self.assignment, self.seconds) = (workshop, assignment, seconds)
  }

  /// - Parameter measure: measures the program, given how a talk with it is begun.
  func marks(
    _ submission: Submission,
    _ measure: (@escaping @Sendable () throws -> Conversation) throws -> Marks
  ) -> Marks {
    do {
      let places = ["course/assignments/\(assignment)/main.swift", "\(assignment)/main.swift"]
      guard let source = try submission.file(places + ["main.swift"]) else {
        return nothing("\(places[1]) is missing.")
      }
      let entry = try workshop.build(source, for: .assignment)
      defer { entry.remove() }
      return try measure { try entry.talk(seconds: seconds) }
    } catch {
      return nothing("\(error)")
    }
  }

  private func nothing(_ reason: String) -> Marks {
    Marks([Mark("a program that is measured", 0, of: 10, reason: reason)])
  }
}

extension Workshop {
  /// The judge's question's assignment, on a real model.
  func question(_ model: String) throws -> QuestionAssignment {
    let study = try QuestionAssignment.study(of: model)
    return try QuestionAssignment(
      study, known: try PreferencePair.read(path("course/assignments/question/answers.jsonl")),
      unseen: try PreferencePair.read(path("course/instructor/question/answers.jsonl")))
  }

  /// A chapter of the book, run here with a seed.
  func rerun(_ number: String, seed: Int) throws -> SeedMarks {
    guard let folder = try knownChapters().first(where: { $0.hasPrefix(number + "-") }) else {
      throw GradingError("--chapter \(number): the book has no such chapter")
    }
    let out = path("").appending("/.cache/graded-\(folder)-\(seed)")
    let process = Process()
    process.executableURL = products.appendingPathComponent("ch\(number)")
    process.arguments = ["--scale", "quick", "--seed", "\(seed)", "--out", out, "--quiet"]
    guard FileManager.default.isExecutableFile(atPath: process.executableURL?.path ?? "") else {
      throw GradingError("ch\(number) is not built: swift build -c release --product ch\(number)")
    }
    try process.run()
    process.waitUntilExit()
    let page = try String(contentsOfFile: "\(out)/chapters/\(folder)/README.md", encoding: .utf8)
    return SeedMarks(folder: folder, seed: seed, page: page)
  }
}
