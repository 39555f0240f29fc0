import ArgumentParser
import Exercises
import Foundation

/// `swift run exercise`: what to do next, and whether it is right.
@main struct ExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise",
    abstract: "The book's exercises: what is next, and whether it is right.",
    subcommands: [
      Next.self, List.self, Run.self, Watch.self, Hint.self, Explain.self, Reset.self,
    ], defaultSubcommand: Next.self)

  /// The number that most subcommands take.
  struct Number: ParsableArguments {
    @Argument(help: "The exercise's number, such as 2.1; the next open one by default.")
    var id: String?

    func exercise(_ book: Workbook) throws -> any Checked.Type {
      guard let id else {
        if let next = try book.next() { return next }
        throw ValidationError("All exercises are solved. `exercise list` shows them.")
      }
      guard let found = Exercises.named(id) else {
        throw ValidationError("There is no exercise \(id). `exercise list` shows them all.")
      }
      return found
    }
  }

  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What is next.")
    func run() throws {
      let book = Workbook()
      print(try book.progress())
      guard let next = try book.next() else { return }
      let about = next.about
      print(
        """

        Next: \(about.id) · \(about.title), about \(about.minutes) minutes
        It extends \(about.extends).

          1. Read and change  exercises/\(about.folder)/main.swift
          2. Check it with    swift run exercise run \(about.id)     (or `watch`, each time you save)
          3. If you are stuck swift run exercise hint \(about.id)
        """)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All exercises, and which are solved.")
    func run() throws {
      let book = Workbook()
      for exercise in Exercises.all {
        let about = exercise.about
        let mark = try book.isSolved(exercise) ? "✓" : " "
        print("\(mark) \(about.id)  \(about.title) (\(about.minutes) min)")
      }
      print("\n" + (try book.progress()))
    }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Builds your answer and checks it.")
    @OptionGroup var number: Number
    func run() throws {
      let book = Workbook()
      let exercise = try number.exercise(book)
      if try !book.run(exercise) { throw ExitCode.failure }
    }
  }

  struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks again each time the file is saved; Ctrl-C ends it.")
    @OptionGroup var number: Number
    func run() throws {
      let book = Workbook()
      var exercise = try number.exercise(book)
      while true {
        let before = book.text(of: exercise)
        let isRight = try book.run(exercise)
        if isRight, number.id == nil, let next = try book.next() {
          exercise = next
          continue
        }
        if isRight { return }
        print("\nWaiting for exercises/\(exercise.about.folder)/main.swift to be saved …")
        while book.text(of: exercise) == before { Thread.sleep(forTimeInterval: 0.3) }
      }
    }
  }

  struct Hint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A hint; asked again, a plainer one, three in all.")
    @OptionGroup var number: Number
    func run() throws {
      let book = Workbook()
      let exercise = try number.exercise(book)
      let shown = try book.nextHint(exercise)
      let hints = exercise.about.hints
      for (index, hint) in hints.prefix(shown).enumerated() {
        print("Hint \(index + 1) of \(hints.count): \(hint)\n")
      }
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Why the right answer is right; when yours is.")
    @OptionGroup var number: Number
    func run() throws {
      let book = Workbook()
      let exercise = try number.exercise(book)
      guard try book.isSolved(exercise) else {
        throw ValidationError(
          "\(exercise.about.id) is not solved yet: `swift run exercise run \(exercise.about.id)`.")
      }
      print(try exercise.explanation())
    }
  }

  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Puts the stub back; what you wrote is kept beside it, as main.swift.old.")
    @OptionGroup var number: Number
    func run() throws {
      let book = Workbook()
      try book.reset(try number.exercise(book))
    }
  }
}
