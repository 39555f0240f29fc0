import AssignmentKit
import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// Chapter 04 with a loss of the student's own: a program that is asked for the loss's values and
/// derivatives while the loop trains with them here.
public struct OwnLossAssignment: Sendable {
  public static let name = "own-loss"
  public static let seeds = 3

  let edition: Edition
  let loop: PocketLoop
  /// The runs of the loss that it is compared with: DPO with the likelihood term, chapter 04's.
  let book: [[PocketLoop.State]]
  let beginnings: [PocketLoop.Beginning]

  /// Runs what all submissions are compared with, once.
  public init(_ edition: Edition) throws {
    self.edition = edition
    let loop = PocketLoop(
      from: try PocketModels.load(.small, .instruct, trainable: true), rounds: 2,
      promptsPerRound: 128, evaluation: 40, seed: edition.seed)
    let beginnings = try loop.beginnings(Self.seeds)
    (self.loop, self.beginnings) = (loop, beginnings)
    book = try sideBySide(Array(1...Self.seeds)) { seed in
      try loop.run(seed: seed, from: beginnings[seed - 1]) { policy, _ in try pYes(policy) }
    }
  }

  /// Measures a submission.
  ///
  /// - Parameter talk: begins a talk with the student's program; it is begun several times.
  public func marks(_ talk: @Sendable () throws -> Conversation) throws -> Marks {
    var marks: [Mark] = []
    do {
      let told = ToldLoss(try talk())
      marks += try OwnLossForm(seed: edition.seed).marks(told.values)
    } catch let error as ConversationError {
      return Marks([Mark("answers", 0, of: Self.points, reason: error.description)])
    }
    guard marks.last?.points != 0 else {
      return Marks(
        marks + [Mark("trains", 0, of: 4, reason: "These are given to a loss of one's own.")])
    }
    do {
      let runs = try sideBySide(Array(1...Self.seeds)) { seed in try run(talk(), seed: seed) }
      let gain = Interval.mean(runs.map { $0[$0.count - 1].quality - $0[0].quality })
      let lead = Interval.mean(
        zip(runs, book).map { $0[$0.count - 1].quality - $1[$1.count - 1].quality })
      marks += [learns(gain)] + holdsUp(lead)
      return Marks(
        marks,
        measured: [
          .init("gain of quality", gain.value, shown: Self.shown(gain)),
          .init("above the book's loss", lead.value, shown: Self.shown(lead)),
        ])
    } catch let error as ConversationError {
      return Marks(marks + [Mark("trains", 0, of: 4, reason: error.description)])
    }
  }

  /// All that the machine gives.
  static let points = 10.0

  private func run(_ talk: Conversation, seed: Int) throws -> [PocketLoop.State] {
    let told = ToldLoss(talk)
    var loop = loop
    loop.training = PocketLoop.training(told.loss(), rate: 2e-4)
    let states = try loop.run(seed: seed, from: beginnings[seed - 1]) { policy, _ in
      try pYes(policy)
    }
    try told.check()
    return states
  }

  private func learns(_ gain: Interval) -> Mark {
    Mark(
      "improves the policy", gain.low > 0 ? 2 : gain.value > 0 ? 1 : 0, of: 2,
      reason: "Held-out quality changes by \(Self.shown(gain)) in two rounds: "
        + (gain.value > 0 ? "the interval holds 0." : "the policy gets worse."))
  }

  private func holdsUp(_ lead: Interval) -> [Mark] {
    [
      Mark(
        "is not certainly worse than the book's", of: 1, isEarned: lead.high >= 0,
        reason: "It ends \(Self.shown(lead)) above DPO with the likelihood term, paired by seed."),
      Mark(
        "is no worse on average", of: 1, isEarned: lead.value >= 0,
        reason: "It ends \(Self.shown(lead)) above DPO with the likelihood term."),
    ]
  }

  static func shown(_ interval: Interval) -> String {
    String(format: "%+.3f [%+.3f, %+.3f]", interval.value, interval.low, interval.high)
  }
}
