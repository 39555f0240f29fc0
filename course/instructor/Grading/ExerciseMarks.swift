import Assignments
import Exercises
import Foundation
import Solutions

/// Marks for exercises: each answer is built and asked twice, of the inputs that every student has and
/// of others. The smaller share of the two counts, so that a table of the known answers is worth what
/// it knows.
struct ExerciseMarks: Sendable {
  static let points = 10.0
  let solution: Solution
  let workshop: Workshop

  private var about: Exercise { solution.exercise.about }

  func mark(_ submission: Submission) -> Mark {
    let name = "\(about.id) \(about.title)"
    do {
      let places = ["exercises/\(about.folder)/main.swift", "\(about.folder)/main.swift"]
      guard let source = try submission.file(places + ["\(about.folder).swift"]) else {
        return Mark(name, 0, of: Self.points, reason: "\(places[0]) is missing.")
      }
      let entry = try workshop.build(source, for: .exercise)
      defer { entry.remove() }
      let (known, reason) = try share(entry.reply(to: solution.exercise.request()))
      guard known > 0 else { return Mark(name, 0, of: Self.points, reason: reason) }
      let request = try solution.unseen()
      guard !request.isEmpty else {
        return Mark(name, Self.points * known, of: Self.points, reason: reason)
      }
      let found = try solution.agreement(entry.reply(to: request).output)
      let unseen = Double(found.right) / Double(found.of)
      let reasons = [
        reason,
        unseen < 1
          ? "Of \(found.of) inputs that the exercise does not show, \(found.right) are answered "
            + "rightly." : "",
      ]
      return Mark(
        name, (10 * Self.points * min(known, unseen)).rounded() / 10, of: Self.points,
        reason: reasons.filter { !$0.isEmpty }.joined(separator: " "))
    } catch {
      return Mark(name, 0, of: Self.points, reason: "\(error)")
    }
  }

  /// The share of the exercise's own checks that pass, and what the first that fails says.
  private func share(_ reply: Answerer.Reply) throws -> (Double, String) {
    let checks = try solution.exercise.review(reply: reply.output)
    guard let failed = checks.first(where: { !$0.passed }) else { return (1, "") }
    let said = [
      reply.end.map { $0 + " " } ?? "",
      "\(failed.name): yours \(failed.yours), wanted \(failed.wanted). \(failed.advice)",
    ]
    return (Double(checks.count { $0.passed }) / Double(checks.count), said.joined())
  }
}
