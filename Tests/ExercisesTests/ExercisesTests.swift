import Exercises
import Foundation
import Testing

@Suite struct ExercisesTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("exercises")

  @Test func everyExerciseHasASolutionAFolderAndThreeHints() throws {
    let ids = Exercises.all.map(\.about.id)
    #expect(Set(ids).count == ids.count)
    #expect(Solutions.all.map(\.exercise.about.id) == ids)
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(folders) == Set(Exercises.all.map(\.about.folder)))
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

  /// The stub that a student is given, and the file that `reset` puts back, are one.
  @Test(arguments: Exercises.all.map(\.about.folder))
  func theStubIsThere(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let stub = try String(contentsOf: folder.appendingPathComponent("stub.swift"), encoding: .utf8)
    #expect(stub.contains("// your turn"))
    #expect(stub.split(separator: "\n").count <= 60)
  }
}
