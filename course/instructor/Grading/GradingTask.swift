import AssignmentKit
import Assignments
import Exercises
import Foundation
import LanguageModels
import Preferences
import Solutions
import Worlds

/// What a class was asked to hand in.
public enum GradingTask: Sendable {
  case exercises([String])
  case ownLoss
  case question(model: String)
  case speedrun
  /// A chapter of the student's own.
  case chapter
  /// A chapter of the book, run again with another seed.
  case seed(chapter: String, seed: Int)

  /// - Parameters:
  ///   - text: `own-loss`, `question`, `speedrun`, `chapter`, `seed`, `exercises`, or the exercises'
  ///     numbers, such as `4.1,4.2`.
  ///   - model: for `question`; `chapter`, `seed` for `seed`.
  /// - Throws: ``GradingError`` naming what is wrong.
  public init(_ text: String, model: String?, chapter: String?, seed: Int) throws {
    switch text {
    case OwnLossAssignment.name: self = .ownLoss
    case "speedrun": self = .speedrun
    case "chapter": self = .chapter
    case QuestionAssignment.name:
      guard let model else {
        throw GradingError("--task question: say which model with --model, a folder or GGUF file")
      }
      self = .question(model: model)
    case "seed":
      guard let chapter, seed > 1 else {
        throw GradingError("--task seed: say which chapter and seed: --chapter 04 --seed 7")
      }
      self = .seed(chapter: chapter, seed: seed)
    case "exercises": self = .exercises(Exercises.all.map { $0.about.id })
    default:
      let ids = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      for id in ids where Exercises.named(id) == nil {
        throw GradingError(
          "--task \(id): no such exercise or task; say exercises, 4.1,4.2, own-loss, question, "
            + "speedrun, chapter or seed")
      }
      guard !ids.isEmpty else { throw GradingError("--task: nothing is named") }
      self = .exercises(ids)
    }
  }

  public var title: String {
    switch self {
    case .exercises(let ids):
      ids.count == Exercises.all.count
        ? "All exercises" : "Exercises \(ids.joined(separator: ", "))"
    case .ownLoss: "A loss of one's own"
    case .question: "A question for the judge"
    case .speedrun: "Speedrun"
    case .chapter: "A chapter of one's own"
    case .seed(let chapter, let seed): "Chapter \(chapter) with seed \(seed)"
    }
  }

  /// Marks all submissions.
  ///
  /// - Parameters:
  ///   - seed: what the draws of graded measurements hang on; the same for the whole class.
  ///   - told: each student's name and marks as they are known.
  public func marks(
    of submissions: [Submission], in workshop: Workshop, seed: UInt64,
    told: @escaping @Sendable (String, Marks) -> Void
  ) throws -> [Gradebook.Entry] {
    func all(
      atOnce: Bool, _ mark: @Sendable (Submission) throws -> Marks
    ) throws -> [Gradebook.Entry] {
      try beside(submissions, atOnce: atOnce) { submission in
        let marks = try mark(submission)
        told(submission.name, marks)
        return Gradebook.Entry(name: submission.name, marks: marks)
      }
    }
    switch self {
    case .exercises(let ids):
      let solutions = ids.compactMap { id in Solutions.all.first { $0.exercise.about.id == id } }
      return try all(atOnce: true) { submission in
        Marks(
          solutions.map { ExerciseMarks(solution: $0, workshop: workshop).mark(submission) })
      }
    case .ownLoss:
      let assignment = try OwnLossAssignment(.graded(seed: seed))
      return try all(atOnce: false) {
        ProgramMarks(workshop, "own-loss").marks($0) { try assignment.marks($0) }
      }
    case .speedrun:
      return try all(atOnce: false) {
        ProgramMarks(workshop, "speedrun", seconds: 600).marks($0) {
          try Speedrun.marks(of: $0, edition: .graded(seed: seed))
        }
      }
    case .question(let model):
      let assignment = try workshop.question(model)
      return try all(atOnce: false) { submission in
        let places = ["course/assignments/question/", "question/", ""]
        do {
          let file = try submission.file(
            places.map { $0 + QuestionAssignment.file }, limit: QuestionAssignment.fileLimit)
          guard let file else {
            return Marks([
              Mark("a question", 0, of: 10, reason: "\(QuestionAssignment.file) is missing.")
            ])
          }
          return try assignment.marks(of: file.path)
        } catch let error as GradingError {
          return Marks([Mark("a question", 0, of: 10, reason: "\(error)")])
        }
      }
    case .chapter:
      return try all(atOnce: true) { ChapterMarks(workshop: workshop).marks($0) }
    case .seed(let chapter, let seed):
      let marks = try workshop.rerun(chapter, seed: seed)
      return try all(atOnce: false) { marks.marks($0) }
    }
  }

  /// What takes a sandbox's time is done several at once; what computes here has all cores itself.
  private func beside<Output: Sendable>(
    _ submissions: [Submission], atOnce: Bool, _ run: @Sendable (Submission) throws -> Output
  ) throws -> [Output] {
    guard atOnce else { return try submissions.map(run) }
    let results = Results<Output>(count: submissions.count)
    DispatchQueue.concurrentPerform(iterations: submissions.count) { index in
      results.set(index, Result { try run(submissions[index]) })
    }
    return try results.all()
  }
}

/// Outcomes that are written from several threads, each at its own place.
private final class Results<Output: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<Output, any Error>?]

  init(count: Int) { results = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ result: Result<Output, any Error>) {
    lock.withLock { results[index] = result }
  }
  func all() throws -> [Output] { try lock.withLock { try results.compactMap { try $0?.get() } } }
}
