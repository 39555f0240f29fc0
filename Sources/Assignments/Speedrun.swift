import AssignmentKit
import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// How much a run of the assignment *speedrun* may spend and how it is measured.
struct SpeedrunCourse: Sendable {
  var budget = Speedrun.budget
  var seeds = 3
  /// Held-out tasks of each category, and samples of each.
  var perCategory = 48
  var samples = 4

  /// What came of one run.
  struct Run: Sendable {
    var name: String
    /// Mean true quality of samples on held-out prompts, of the start and of the last policy.
    var start, quality: Double
    /// What each kind of task has gained.
    var gains: [PocketCategory: Double]
    var flops: Double
    var hasTrained: Bool
  }

  /// One run from the start to its measurement.
  ///
  /// - Parameter seed: from 1.
  /// - Throws: ``ConversationError`` where the entry ends badly.
  func run(_ talk: Conversation, edition: Edition, seed: Int) throws -> Run {
    let start = try PocketModels.load(.small, .instruct, trainable: true)
    let random = Random(seed: edition.seed).stream("speedrun \(seed)")
    var drawing = random.stream("tasks")
    let referee = SpeedrunReferee(
      start: start, tasks: SpeedrunTasks(perCategory: perCategory, seed: drawing.next()),
      budget: budget, random: random.stream("run"))
    let name = try referee.run(talk)
    func report(_ policy: LanguageModel) throws -> PolicyReport {
      try PolicyReport(
        of: policy, start: start, tasks: referee.tasks.evaluation, samples: samples,
        distances: 1, random: random.stream("measured"))
    }
    let (before, after) = (try report(start), try report(referee.policy))
    return Run(
      name: name, start: before.meanQuality, quality: after.meanQuality,
      gains: after.quality.merging(before.quality) { $0 - $1 }, flops: budget - referee.flopsLeft,
      hasTrained: referee.hasTrained)
  }

  /// The runs of all seeds, or why one of them gave nothing.
  func runs(
    _ talk: @Sendable () throws -> Conversation, edition: Edition
  ) throws -> Result<[Run], ConversationError> {
    do {
      return .success(
        try sideBySide(Array(1...seeds)) { try run(talk(), edition: edition, seed: $0) })
    } catch let error as ConversationError { return .failure(error) }
  }
}

extension Speedrun {
  /// FLOPs of a run: those of three rounds of chapter 04's loop, each of 128 prompts, which are some
  /// 45 billion, and a little more.
  public static let budget = 5e10

  /// What the mean gain of quality over the start has to reach, each for as many points.
  static let bars: [(name: String, gain: Double)] = [
    ("above the start", 0.01), ("above a naive entry", 0.06), ("above a better entry", 0.15),
    ("as good as a good entry", 0.25),
  ]
  static let pointsEach = 2.0

  /// Runs an entry on three seeds and measures what it has made.
  ///
  /// - Parameter talk: begins a talk with the entry; it is begun once for each seed.
  /// - Throws: what loading and measuring the model throw; an entry's own failure costs marks.
  public static func marks(
    of talk: @Sendable () throws -> Conversation, edition: Edition
  ) throws -> Marks {
    try marks(of: talk, edition: edition, course: SpeedrunCourse())
  }

  static func marks(
    of talk: @Sendable () throws -> Conversation, edition: Edition, course: SpeedrunCourse
  ) throws -> Marks {
    switch try course.runs(talk, edition: edition) {
    case .success(let runs): return marks(runs)
    case .failure(let error):
      let missing = bars.map {
        Mark($0.name, 0, of: pointsEach, reason: "Nothing was measured.")
      }
      return Marks(
        [Mark("finishes within the budget", 0, of: pointsEach, reason: error.description)] + missing
      )
    }
  }

  private static func marks(_ runs: [SpeedrunCourse.Run]) -> Marks {
    let quality = Interval.mean(runs.map(\.quality))
    let gain = Interval.mean(runs.map { $0.quality - $0.start })
    let flops = Interval.mean(runs.map(\.flops))
    let finishes = Mark(
      "finishes within the budget", of: pointsEach, isEarned: runs.allSatisfy(\.hasTrained),
      reason: "It ended without any training.")
    return Marks(
      [finishes]
        + bars.map { bar in
          Mark(
            bar.name, of: pointsEach, isEarned: gain.value >= bar.gain,
            reason: String(format: "It gains %.3f; this takes %.2f.", gain.value, bar.gain))
        },
      measured: [
        .init("quality", quality.value, shown: shown(quality)),
        .init("gain", gain.value, shown: shown(gain, sign: "+")),
        .init("GFLOP", flops.value / 1e9, shown: String(format: "%.1f", flops.value / 1e9)),
      ])
  }

  private static func shown(_ interval: Interval, sign: String = "") -> String {
    String(
      format: "%\(sign).3f [%\(sign).3f, %\(sign).3f]", interval.value, interval.low,
      interval.high)
  }
}
