import ArgumentParser
import AssignmentKit
import Assignments
import Files
import Foundation
import Preferences

/// `swift run -c release assignment`: what an assignment is worth so far, on the prompts that are for
/// trying.
@main struct AssignmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assignment",
    abstract: "Measures an assignment as the grader does, on prompts and draws for trying.",
    discussion: """
      The marks are given on other prompts and draws. Each assignment's README.md, below \
      course/assignments, says what is asked for.
      """, subcommands: [OwnLoss.self, Question.self, Speedrun.self])

  struct OwnLoss: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "own-loss", abstract: "Trains with your loss: about half a minute.")
    func run() throws {
      let talk = try AssignmentCommand.program("own-loss")
      AssignmentCommand.show(try OwnLossAssignment(.practice).marks(talk))
    }
  }

  struct Speedrun: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Runs your entry with three seeds: about a minute.")
    func run() throws {
      let talk = try AssignmentCommand.program("speedrun")
      AssignmentCommand.show(try AssignmentKit.Speedrun.marks(of: talk, edition: .practice))
    }
  }

  struct Question: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Asks a real model your question about its own answers.")
    @Option(help: "A folder or a GGUF file; `sh .ci/fetch-model` fetches one and says where it is.")
    var model: String
    @Option(help: "Your templates.") var file = "course/assignments/question/question.json"
    @Option(help: "The pairs that it is asked about.")
    var pairs = "course/assignments/question/answers.jsonl"

    func run() throws {
      let study = try QuestionAssignment.study(of: model)
      let assignment = try QuestionAssignment(study, known: try PreferencePair.read(pairs))
      AssignmentCommand.show(try assignment.marks(of: file))
    }
  }

  /// Builds the student's program.
  ///
  /// - Returns: how a talk with it is begun.
  private static func program(_ name: String) throws -> @Sendable () throws -> Conversation {
    let product = "assignment-\(name)"
    let swift = Process()
    swift.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    swift.arguments = ["swift", "build", "-c", "release", "--product", product, "--quiet"]
    try swift.run()
    swift.waitUntilExit()
    guard swift.terminationStatus == 0 else {
      print("\nIt does not build yet; the compiler's words stand above.")
      throw ExitCode.failure
    }
    let program = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      .appendingPathComponent(".build/release/\(product)")
    return {
      let process = Process()
      process.executableURL = program
      return try Conversation(with: process)
    }
  }

  private static func show(_ marks: Marks) {
    func shown(_ points: Double) -> String { String(format: "%4.1f", points) }
    for mark in marks.marks {
      print("\(shown(mark.points)) of \(shown(mark.of))  \(mark.name)")
      if !mark.reason.isEmpty { print("              \(mark.reason.terminalText)") }
    }
    print("\(shown(marks.points)) of \(shown(marks.of))  in all")
    for measured in marks.measured { print("\(measured.name): \(measured.shown)".terminalLine) }
  }
}
