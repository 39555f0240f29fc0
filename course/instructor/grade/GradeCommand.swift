import ArgumentParser
import Assignments
import Files
import Foundation
import Grading

/// `make grade`: marks for a class.
@main struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Marks for a class, each submission built and run apart.",
    subcommands: [Grade.self, Answers.self], defaultSubcommand: Grade.self)

  struct Grade: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Marks a folder of submissions, a folder for each student.")
    @Argument(help: "The folder of submissions.") var submissions: String
    @Option(help: "exercises, some (4.1,4.2), own-loss, question, speedrun, chapter or seed.")
    var task = "exercises"
    @Option(help: "Where the marks are written.") var out = "marks"
    @Option(help: "The model of the question: a folder or a GGUF file.") var model: String?
    @Option(help: "The chapter that was run with another seed.") var chapter: String?
    @Option(help: "The seed of the graded draws, or of the chapter that was run again.")
    var seed = 7

    func run() throws {
      let task = try GradingTask(task, model: model, chapter: chapter, seed: seed)
      let all = try Submission.all(in: URL(fileURLWithPath: submissions))
      let scratch = FileManager.default.temporaryDirectory
        .appendingPathComponent("grading-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: scratch) }
      let checkout = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      let workshop = try Workshop(
        checkout: checkout, products: checkout.appendingPathComponent(".build/release"),
        scratch: scratch)
      let start = Date()
      let entries = try task.marks(
        of: all, in: workshop, seed: UInt64(max(0, seed))
      ) { name, marks in
        let reason = marks.marks.first { !$0.reason.isEmpty }?.reason.prefix(60) ?? ""
        let line = "\(name): \(shown(marks.points)) of \(shown(marks.of))  \(reason)"
        print(line.terminalLine)
      }
      try Gradebook(task: task.title, entries: entries).write(to: out)
      print(
        "\(entries.count) submissions in \(Int(Date().timeIntervalSince(start))) s: "
          + "\(out)/marks.csv, marks.json, table.md and pages/")
    }

    private func shown(_ points: Double) -> String { String(format: "%.1f", points) }
  }

  struct Answers: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draws a model's own answers for the question's assignment, right ones and wrong.")
    @Option(help: "A folder or a GGUF file.") var model: String
    @Option(help: "Prompts to draw answers to.") var prompts = 300

    func run() throws {
      let study = try QuestionAssignment.study(of: model)
      var answers = OwnAnswers()
      answers.prompts = prompts
      for (path, heldOut) in [
        ("course/assignments/question/answers.jsonl", false),
        ("course/instructor/question/answers.jsonl", true),
      ] {
        let pairs = try answers.pairs(of: study, heldOut: heldOut, seed: 1)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try OwnAnswers.lines(pairs).write(to: URL(fileURLWithPath: path))
        print("\(path): \(pairs.count) pairs")
      }
    }
  }
}
