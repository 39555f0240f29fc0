import Files
import Foundation

/// The exercises as the student meets them: the stub's task, and the stub. No answers are here.
struct ExercisePages {
  struct Exercise: Equatable {
    /// Such as `04-1-loss-by-hand`.
    let folder: String
    /// Such as `4.1`.
    let id: String
    let title: String
    /// The task, in markdown.
    let task: String
    let code: String
  }
  let exercises: [Exercise]

  init(checkout: URL) throws {
    exercises = try Checkout.names(in: "exercises", of: checkout).compactMap { folder in
      let file = "exercises/\(folder)/stub.swift"
      guard FileManager.default.fileExists(atPath: checkout.appendingPathComponent(file).path)
      else { return nil }
      return try Self.exercise(
        Checkout.text(file, of: checkout), folder: folder, file: file)
    }
  }

  /// - Throws: ``FileError`` where the stub does not begin with `// 4.1 · Title`.
  static func exercise(_ stub: String, folder: String, file: String) throws -> Exercise {
    let lines = stub.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix { $0.hasPrefix("//") }
    let text = head.map { String($0.dropFirst($0.hasPrefix("// ") ? 3 : 2)) }
    let parts = (text.first ?? "").components(separatedBy: " · ")
    guard parts.count == 2 else {
      throw FileError(
        file, "does not begin with its number and title", remedy: "begin it with “// 4.1 · Title”")
    }
    return Exercise(
      folder: folder, id: parts[0], title: parts[1],
      task: text.dropFirst().joined(separator: "\n")
        .trimmingCharacters(in: .whitespacesAndNewlines),
      code: lines.dropFirst(head.count).joined(separator: "\n"))
  }

  /// A page for each.
  var pages: [PageSource] {
    exercises.map { exercise in
      PageSource(
        file: "exercises/\(exercise.folder)/stub.swift",
        page: "exercises/\(exercise.folder)/index.html", kind: .exercise,
        markdown: """
          # Exercise \(exercise.id) · \(exercise.title)

          \(exercise.task)

          ## Your file
          `exercises/\(exercise.folder)/main.swift` begins as this:

          ```swift
          \(exercise.code.trimmingCharacters(in: .newlines))
          ```

          ## Check it

          ```sh
          swift run exercise run \(exercise.id)     # builds your answer and says what is right about it
          swift run exercise hint \(exercise.id)    # up to three hints, ever more plainly
          swift run exercise explain \(exercise.id) # why the right answer is right, when yours is
          ```

          All exercises are in [one list](../), the weeks they belong to in [the
          course](../../course/README.md).
          """)
    }
  }

  /// The list of all, chapter by chapter.
  func list(group: String) -> PageSource {
    var parts = [
      "# Exercises",
      """
      \(exercises.count) programs to complete, three a chapter. Each is one file to change, and \
      `swift run exercise` says which is next, checks it, and helps. [The course](../course/README.md) \
      tells how long each takes and which form the core of a week.
      """,
    ]
    var last = ""
    for exercise in exercises {
      let chapter = String(exercise.id.prefix { $0 != "." })
      if chapter != last { parts.append("## Chapter \(chapter)") }
      last = chapter
      parts.append(
        "- **[\(exercise.id)](\(exercise.folder)/stub.swift)** \(exercise.title)")
    }
    return PageSource(
      file: "exercises/README.md", page: "exercises/index.html", kind: .exercises, group: group,
      markdown: parts.joined(separator: "\n\n") + "\n")
  }
}
