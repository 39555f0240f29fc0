import Assignments
import Foundation

/// Marks for a chapter of the student's own: a figure and a claim whose rule stands before the number.
///
/// The chapter is run with two seeds. What was measured differs between them, and a rule that was
/// fitted to what was measured would differ too.
struct ChapterMarks: Sendable {
  let workshop: Workshop
  /// A chapter at quick scale takes less.
  static let seconds = 300.0

  func marks(_ submission: Submission) -> Marks {
    var marks: [Mark] = []
    do {
      let known = try workshop.knownChapters()
      let own = submission.folders(in: "chapters").filter { !known.contains($0) }
      guard let folder = own.first,
        let source = try submission.file(["chapters/\(folder)/main.swift"])
      else {
        return Marks([
          Mark(
            "a chapter of one's own", 0, of: 10,
            reason: "chapters/NN-name/main.swift is missing, with a name that the book has not.")
        ])
      }
      let text = try String(contentsOf: source, encoding: .utf8)
      let entry = try workshop.build(source, for: .chapter, as: "chapters/\(folder)/main.swift")
      defer { entry.remove() }
      marks.append(Mark("builds", 1, of: 1))
      let runs = try [1, 2].map { try entry.page(folder, seed: $0, seconds: Self.seconds) }
      marks.append(Mark("runs with two seeds", 1, of: 1))
      marks += ChapterForm(source: text, folder: folder, first: runs[0], second: runs[1]).marks
      return Marks(marks)
    } catch {
      let left = 10 - marks.reduce(0) { $0 + $1.of }
      return Marks(
        marks + [Mark(marks.isEmpty ? "builds" : "runs", 0, of: left, reason: "\(error)")])
    }
  }
}

/// What a chapter's source and its two runs show of its form.
struct ChapterForm {
  var source: String
  var folder: String
  /// The files that a run left, by path.
  var first, second: [String: Data]

  var marks: [Mark] { [figure, claim, ruleFirst, ruleStays, measured, prose] }

  private func text(_ run: [String: Data], _ path: String) -> String {
    String(decoding: run[path] ?? Data(), as: UTF8.self)
  }
  private var page: String { text(first, "chapters/\(folder)/README.md") }

  private var figure: Mark {
    let figures = first.keys.filter { $0.hasPrefix("figures/\(folder)-") && $0.hasSuffix(".svg") }
    let shown = figures.filter { page.contains($0) }
    return Mark(
      "a figure of its own, on the page", of: 2, isEarned: !shown.isEmpty,
      reason: "The run left \(figures.count) figures, and the page shows \(shown.count) of them.")
  }

  /// The claims' cells: id, claim, source, figure, rule, measured, verdict.
  static func claims(_ page: String) -> [[String]] {
    page.split(separator: "\n").compactMap { line in
      var cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      // A page shows 4.1 as 4\.1, lest it begins a list.
      guard cells.count == 7 else { return nil }
      cells[0] = cells[0].replacing("\\", with: "")
      guard cells[0].contains(/^[0-9]+\.[0-9A-Z]+$/) else { return nil }
      return cells
    }
  }

  private var claim: Mark {
    let verdicts = ["reproduced", "partly", "not reproduced", "inconclusive"]
    let decided = Self.claims(page).filter { cells in
      verdicts.contains { cells[6] == "**\($0)**" } && cells[5].contains("[")
    }
    return Mark(
      "a claim with an interval and a verdict", of: 2, isEarned: !decided.isEmpty,
      reason: "No claim on the page has a measured interval and a verdict that could have been "
        + "another.")
  }

  private var ruleFirst: Mark {
    func line(_ word: String) -> Int? {
      source.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
        !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") && $0.contains(word)
      }
    }
    let (rule, finding) = (line("Rule("), line("Finding("))
    let isFirst = rule.map { rule in finding.map { rule < $0 } ?? false } ?? false
    return Mark(
      "the rule stands above the number", of: 1, isEarned: isFirst,
      reason: "Rule( has to stand above Finding( in the chapter's file.")
  }

  private var ruleStays: Mark {
    let rules = [first, second].map { run in
      Self.claims(text(run, "chapters/\(folder)/README.md")).map { $0[4] }
    }
    return Mark(
      "the rule is the same for another seed", of: 1,
      isEarned: !rules[0].isEmpty && rules[0] == rules[1],
      reason: rules[0].isEmpty
        ? "There is no rule on the page."
        : "With seed 1 it is: \(rules[0].joined(separator: "; ")). With seed 2: "
          + "\(rules[1].joined(separator: "; ")). A rule does not depend on what is measured.")
  }

  private var measured: Mark {
    let measured = [first, second].map { run in
      Self.claims(text(run, "chapters/\(folder)/README.md")).map { $0[5] }
    }
    return Mark(
      "the number is measured", of: 1,
      isEarned: !measured[0].isEmpty && measured[0] != measured[1],
      reason: "Two seeds give the same numbers: nothing was drawn, or nothing measured.")
  }

  private var prose: Mark {
    let lines = source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let words = lines.filter { $0.hasPrefix("//:") }.count
    let share = Double(words) / Double(max(1, lines.count))
    return Mark(
      "reads like an article", of: 1, isEarned: share >= 0.3,
      reason: "\(Int(100 * share)) % of its lines are prose (//:); 30 are asked for.")
  }
}
