import Files
import Foundation
import LanguageModels
import Measures
import Preferences
import Worlds

/// Chapter 03 with a judge's question of the student's own, asked of a real model about its own
/// answers: it has to beat the generic question.
public struct QuestionAssignment: Sendable {
  public static let name = "question"
  /// What is handed in: a file of templates, as `ipo judge --templates` reads it.
  public static let file = "question.json"
  /// The most that a hand-in may have, bytes.
  public static let fileLimit = 8_000

  let study: Study
  /// The pairs that students have, and those that they have not.
  let known: [PreferencePair]
  let unseen: [PreferencePair]?
  let generic: (known: Reading, unseen: Reading?)

  /// What a question's scores say of a list of pairs.
  struct Reading: Sendable {
    var outcomes: [RewardBench.Outcome]
    /// The mean of p_yes + p_no.
    var mass: Double
  }

  /// A real model in the world that its answers are about.
  ///
  /// - Parameter model: a folder or a GGUF file.
  public static func study(of model: String) throws -> Study {
    let checkpoint = try Checkpoint(model)
    return Study(
      try LanguageModel(checkpoint, precision: nil), in: EnglishWorld(),
      template: try .own(of: checkpoint))
  }

  /// Asks the generic question, once for all submissions.
  public init(_ study: Study, known: [PreferencePair], unseen: [PreferencePair]? = nil) throws {
    (self.study, self.known, self.unseen) = (study, known, unseen)
    let prompt = study.world.judge.withoutCategories
    generic = (
      try Self.read(study, prompt, known), try unseen.map { try Self.read(study, prompt, $0) }
    )
  }

  static func read(
    _ study: Study, _ prompt: JudgePrompt, _ pairs: [PreferencePair]
  ) throws -> Reading {
    let scores = try study.judge(asking: prompt).judge(pairs.map(\.item))
    return Reading(
      outcomes: zip(pairs, scores).map { pair, scores in
        RewardBench.Outcome(
          subset: pair.category, scoreChosen: scores[0].margin, scoreRejected: scores[1].margin)
      }, mass: Interval.mean(scores.joined().map(\.mass)).value)
  }

  /// Measures a hand-in.
  ///
  /// - Parameter path: the file of templates; it is read as data and nothing of it is run.
  public func marks(of path: String) throws -> Marks {
    let prompt: JudgePrompt
    do {
      let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
      guard size <= Self.fileLimit else {
        throw FileError(
          Self.file, "has \(size) bytes", remedy: "a question has \(Self.fileLimit) at most")
      }
      prompt = try study.world.judge.with(templates: path)
    } catch {
      return Marks([Mark("a question", 0, of: 10, reason: "\(error)")])
    }
    let known = try Self.read(study, prompt, known)
    let unseen = try unseen.map { try Self.read(study, prompt, $0) }
    let practice = BenchComparison(of: known.outcomes, over: generic.known.outcomes).pairs
    var marks = [Mark("a question", 1, of: 1), mass(known), better(practice)]
    var measured = [
      measure("accuracy, known pairs", RewardBench(known.outcomes).subsetMean),
      measure("gain, known pairs", practice),
    ]
    if let unseen, let before = generic.unseen {
      let gain = BenchComparison(of: unseen.outcomes, over: before.outcomes).pairs
      marks += generalizes(gain)
      measured.append(measure("gain, unseen pairs", gain))
    }
    return Marks(marks, measured: measured)
  }

  private func measure(_ name: String, _ interval: Interval) -> Marks.Measured {
    .init(name, interval.value, shown: Self.points(interval))
  }

  private func mass(_ reading: Reading) -> Mark {
    Mark(
      "is answered", of: 2, isEarned: reading.mass >= 0.2,
      reason: String(
        format: "Yes and No have %.0f %% of the next token's probability: does the question ask "
          + "for one of the two words?", 100 * reading.mass))
  }

  private func better(_ gain: Interval) -> Mark {
    Mark(
      "beats the generic question on the known pairs", of: 2, isEarned: gain.value >= 0.03,
      reason: "It gains \(Self.points(gain)); 3 points are asked for.")
  }

  private func generalizes(_ gain: Interval) -> [Mark] {
    [
      Mark(
        "gains on unseen pairs", of: 2, isEarned: gain.value > 0,
        reason: "On other answers it gains \(Self.points(gain))."),
      Mark(
        "gains 3 points on unseen pairs", of: 1, isEarned: gain.value >= 0.03,
        reason: "On other answers it gains \(Self.points(gain))."),
      Mark(
        "certainly gains on unseen pairs", of: 2, isEarned: gain.low > 0,
        reason: "On other answers it gains \(Self.points(gain)): the interval holds 0."),
    ]
  }

  static func points(_ interval: Interval) -> String {
    String(
      format: "%+.1f points [%+.1f, %+.1f]", 100 * interval.value, 100 * interval.low,
      100 * interval.high)
  }
}
