import Foundation
import Preferences
import Worlds

/// What the page can ask for, by name.
package struct API: Sendable {
  let shelf: Shelf
  let judgement: JudgementView
  let bench: BenchView
  let ways = WaysView()
  let losses = LossView()
  let quiz = QuizView(root: QuizView.checkout)

  init(_ shelf: Shelf) {
    self.shelf = shelf
    judgement = JudgementView(shelf: shelf)
    bench = BenchView(shelf)
  }

  /// What a tab is told as it opens.
  struct Opening: Encodable {
    var session: String
    var models: [Shelf.Item]
    var categories: [String: [String]]
    var words: [String]
    var losses: [LabLoss.About]
    var judges: [String]
    var settings: LoopSettings
    var subsets: [String: [String]]
  }

  func opening(_ token: String) -> Opening {
    Opening(
      session: token, models: shelf.items,
      categories: Dictionary(
        uniqueKeysWithValues: LabWorld.allCases.map { ($0.rawValue, $0.categories) }),
      words: Vocabulary.words.filter { !Vocabulary.specials.contains($0) },
      losses: LabLoss.all.map(\.about), judges: LoopSettings.judges, settings: LoopSettings(),
      subsets: [
        "pocket plain": BenchView.subsets(.pocket, .plain),
        "pocket hard": BenchView.subsets(.pocket, .hard),
        "english plain": BenchView.subsets(.english, .plain),
      ])
  }

  /// What answers a question that has been checked.
  package typealias Work<Answer> = @Sendable () throws -> Answer

  /// The work of a tab's question, once all that it asks for is known to be within bounds; until it
  /// is done, no model is opened and nothing is computed.
  ///
  /// - Throws: ``Refusal``; the work, ``FileError`` too for what a model can't do.
  func work(_ name: String, _ body: Data, _ session: Session) throws -> Work<Data> {
    func ask<Query: Decodable>(
      _ view: (Query) throws -> Work<some Encodable & Sendable>
    ) throws -> Work<Data> {
      let work = try view(JSON.read(Query.self, body))
      return { try JSON.write(work()) }
    }
    switch name {
    case "task": return try ask(judgement.task)
    case "judge": return try ask(judgement.judge)
    case "questions": return try ask(judgement.questions)
    case "ladder": return try ask(judgement.ladder)
    case "samples": return try ask(judgement.samples)
    case "words": return try ask(judgement.words)
    case "losses": return try ask(losses.curves)
    case "bench": return try ask(bench.read)
    case "ways": return try ask(ways.compare)
    case "quiz": return { [quiz] in try JSON.write(quiz.chapters()) }
    case "loop/begin": return try ask { try begin($0, session) }
    case "loop/advance": return try ask { try advance($0, session) }
    case "loop/state": return try ask { try state($0, session) }
    case "loop/stop": return try ask { try stop($0, session) }
    case "loop/reset": return try ask { try reset($0, session) }
    default: throw Refusal(404, "The lab does not know that question.")
    }
  }

  // MARK: The loop

  struct Begin: Decodable {
    var place: String
    var settings: LoopSettings
  }
  struct Advance: Decodable {
    var place: String
    var extent: LoopRun.Extent
  }
  struct Look: Decodable {
    var place: String
    /// Training steps that the page has, and which prompts it shows.
    var steps: Int
    var from: Int
    var count: Int
  }
  struct Place: Decodable { var place: String }
  struct Done: Encodable { var done = true }

  private static func place(_ name: String) throws -> String {
    try checked("place", name, among: ["a", "b"])
  }

  private func begin(_ query: Begin, _ session: Session) throws -> Work<Done> {
    let place = try Self.place(query.place)
    let settings = try query.settings.checkedAll()
    return {
      let start = try PocketModels.load(.small, .instruct, trainable: true)
      session.put(try LoopRun(settings, from: start), at: place)
      return Done()
    }
  }

  private func advance(_ query: Advance, _ session: Session) throws -> Work<Done> {
    let place = try Self.place(query.place)
    return {
      guard let run = session.run(place) else {
        throw Refusal(409, "There is no run here yet; begin one.")
      }
      return Done(done: try run.advance(query.extent))
    }
  }

  /// `null` where nothing was begun, or not any more.
  private func state(_ query: Look, _ session: Session) throws -> Work<LoopState?> {
    let place = try Self.place(query.place)
    let steps = try checked("steps", query.steps, in: 0...1_000_000)
    let from = try checked("from", query.from, in: 0...100_000)
    let count = try checked("count", query.count, in: 0...32)
    return { session.run(place)?.state(steps: steps, prompts: from..<from + count) }
  }

  private func stop(_ query: Place, _ session: Session) throws -> Work<Done> {
    let place = try Self.place(query.place)
    return {
      session.run(place)?.stop()
      return Done()
    }
  }

  private func reset(_ query: Place, _ session: Session) throws -> Work<Done> {
    let place = try Self.place(query.place)
    return {
      session.put(nil, at: place)
      return Done()
    }
  }
}
