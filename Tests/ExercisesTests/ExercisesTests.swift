import Exercises
import Foundation
import Solutions
import TestSupport
import Testing

@Suite struct ExercisesTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("exercises")

  @Test func everyExerciseHasASolutionAFolderAndThreeHints() throws {
    let ids = Exercises.all.map { $0.about.id }
    #expect(Set(ids).count == ids.count)
    #expect(Solutions.all.map { $0.exercise.about.id } == ids)
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(folders) == Set(Exercises.all.map { $0.about.folder }))
    for exercise in Exercises.all {
      let about = exercise.about
      #expect(about.hints.count == 3 && (10...60).contains(about.minutes), "\(about.id)")
      #expect(about.folder.hasPrefix("0\(about.id.replacing(".", with: "-"))-"), "\(about.id)")
    }
  }

  @Test(arguments: Solutions.all.indices)
  func theSolutionPasses(_ index: Int) throws {
    for check in try Solutions.all[index].right() {
      #expect(check.passed, "\(check)")
    }
  }

  /// Each of at least four, at a check that leads on.
  @Test(arguments: Solutions.all.indices)
  func wrongAnswersFail(_ index: Int) throws {
    let solution = Solutions.all[index]
    #expect(solution.wrong.count >= 4, "\(solution.exercise.about.id)")
    for (name, answer) in solution.wrong {
      let failed = try answer().first { !$0.passed }
      let id = "\(solution.exercise.about.id), \(name)"
      #expect(failed != nil, "\(id) passes")
      #expect((failed?.advice.count ?? 99) > 20, "\(id): \(failed?.advice ?? "")")
      #expect(failed?.yours != failed?.wanted, "\(id)")
    }
  }

  /// The stub that a student is given is what `reset` puts back, and it does not pass. Where a student
  /// has begun, the second is theirs to find out.
  @Test(arguments: Exercises.all.map { $0.about.id })
  func theStubFails(_ id: String) throws {
    let exercise = try #require(Exercises.named(id))
    let folder = Self.folder.appendingPathComponent(exercise.about.folder)
    let stub = try String(contentsOf: folder.appendingPathComponent("stub.swift"), encoding: .utf8)
    #expect(stub.contains("// your turn"))
    #expect(stub.split(separator: "\n").count <= 60)
    let own = try String(contentsOf: folder.appendingPathComponent("main.swift"), encoding: .utf8)
    if own != stub { return }
    let program = Self.programs.appendingPathComponent(exercise.about.product)
    let reply = try Answerer(program: program, seconds: 30).reply(to: exercise.request())
    #expect(try exercise.review(reply: reply.output).contains { !$0.passed }, "\(id)")
  }

  /// The folder that the build put the programs in: the test bundle's own.
  static var programs: URL { Programs.folder(with: "exercise") }
}

@Suite struct AnswererTests {
  private func run(_ script: String) throws -> Answerer.Reply {
    let program = FileManager.default.temporaryDirectory
      .appendingPathComponent("answer-\(UUID().uuidString).sh")
    defer { try? FileManager.default.removeItem(at: program) }
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return try Answerer(program: program, seconds: 1).reply(to: TwoLogits.request())
  }

  /// A program that never ends, crashes, says too little or something else: a line that says so, and
  /// nothing passes.
  @Test func programsThatDoNotAnswer() throws {
    for (script, end) in [
      ("sleep 60", "loop"), ("kill -SEGV $$", "crashed"), ("echo 0.5", nil), ("echo true", nil),
      ("yes 1 | head -n 100000", nil),
    ] as [(String, String?)] {
      let reply = try run(script)
      #expect(end.map { reply.end?.contains($0) == true } ?? (reply.end == nil), "\(script)")
      #expect(try TwoLogits.review(reply: reply.output).contains { !$0.passed }, "\(script)")
    }
  }
}
