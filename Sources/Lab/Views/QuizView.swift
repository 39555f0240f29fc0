import Exercises
import Files
import Foundation

/// The view *Quiz and exercises*: the questions as they stand on the chapters' pages, and what of
/// the exercises is solved.
struct QuizView: Sendable {
  /// The checkout.
  let root: URL

  struct Choice: Encodable, Equatable {
    var letter, text, explanation: String
    var isRight: Bool
  }
  struct Question: Encodable, Equatable {
    var text: String
    var choices: [Choice]
  }
  struct Chapter: Encodable {
    var folder, title: String
    var questions: [Question]
    var exercises: [Solved]
  }
  struct Solved: Encodable {
    var id, title, folder, extends: String
    var minutes: Int
    var isSolved: Bool
  }

  /// The checkout that this was built from, else the folder in which it was started.
  static var checkout: URL {
    let built = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    return [here, built].first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("chapters").path)
    } ?? here
  }

  func chapters() -> [Chapter] {
    let folder = root.appendingPathComponent("chapters")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let solved = solvedExercises()
    return names.sorted().compactMap { name in
      let page = folder.appendingPathComponent("\(name)/README.md")
      guard let text = try? String(contentsOf: page, encoding: .utf8) else { return nil }
      let title = text.split(separator: "\n").first { $0.hasPrefix("# ") } ?? "# \(name)"
      return Chapter(
        folder: name, title: String(title.dropFirst(2)), questions: Self.questions(in: text),
        exercises: solved.filter { $0.folder.prefix(2) == name.prefix(2) })
    }
  }

  private func solvedExercises() -> [Solved] {
    struct Memory: Decodable { var solved: [String: String] }
    let memory = FileManager.default.contents(
      atPath: root.appendingPathComponent(".cache/exercises.json").path
    ).flatMap { try? JSONDecoder().decode(Memory.self, from: $0) }
    return Exercises.all.map { exercise in
      let about = exercise.about
      let file = root.appendingPathComponent("exercises/\(about.folder)/main.swift")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return Solved(
        id: about.id, title: about.title, folder: about.folder, extends: about.extends,
        minutes: about.minutes,
        isSolved: memory?.solved[about.folder] == Fingerprint.digest(text))
    }
  }

  /// The questions of a page, in the form in which ``Report`` writes them: a line in bold, a list of
  /// lettered choices, and the same letters with explanations, folded away.
  static func questions(in page: String) -> [Question] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.filter { lines[$0] == "<summary>Answer</summary>" }.compactMap { fold in
      let before = lines[..<fold].reversed().drop { !$0.hasPrefix("- **") }
      let listed = before.prefix { !$0.isEmpty }.reversed()
      guard
        let asked = before.dropFirst(listed.count).first(where: { !$0.isEmpty }),
        asked.hasPrefix("**"), asked.hasSuffix("**")
      else { return nil }
      let texts = entries(Array(listed))
      let folded = lines[(fold + 1)...].prefix { $0 != "</details>" }.filter { !$0.isEmpty }
      let answers = entries(Array(folded))
      let choices = texts.compactMap { letter, text -> Choice? in
        guard let answer = answers.first(where: { $0.letter == letter })?.text else { return nil }
        let isRight = answer.hasPrefix(", right: ")
        return Choice(
          letter: letter, text: text.trimmingCharacters(in: .whitespaces),
          explanation: String(answer.drop { $0 != ":" }.dropFirst(2)), isRight: isRight)
      }
      guard choices.count > 1, choices.count(where: \.isRight) == 1 else { return nil }
      return Question(text: String(asked.dropFirst(2).dropLast(2)), choices: choices)
    }
  }

  /// `- **A** text` by letter, lines that go on joined.
  private static func entries(_ lines: [String]) -> [(letter: String, text: String)] {
    var entries: [(letter: String, text: String)] = []
    for line in lines {
      if let match = line.wholeMatch(of: #/- \*\*([A-Z])\*\*(.*)/#) {
        entries.append((String(match.1), String(match.2)))
      } else if !entries.isEmpty {
        entries[entries.count - 1].text += " " + line.trimmingCharacters(in: .whitespaces)
      }
    }
    return entries
  }
}
