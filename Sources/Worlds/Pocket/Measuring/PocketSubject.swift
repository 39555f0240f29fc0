import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors

/// A shipped model, of which is read what it says and what it knows.
public struct PocketSubject: Sendable {
  public let size: PocketSize
  public let stage: PocketStage
  public let model: LanguageModel
  public let easy: SaysAndKnows
  public let hard: SaysAndKnows
  /// Of the easy bench, and of those subsets of the hard one in which one response is flawless.
  public let calibration: (easy: Calibration, hard: Calibration)
  /// ln p of each word of the vocabulary as the answer, by response; of every eighth easy pair.
  private let answers: [[Double]]

  /// Reads the likelihood in the form in which the stage has met questions: the base model in the
  /// forum's, the instruct model in chat turns.
  public init(
    _ size: PocketSize, _ stage: PocketStage, easy: [PreferencePair], hard: [PreferencePair]
  ) throws {
    (self.size, self.stage) = (size, stage)
    model = try PocketModels.load(size, stage)
    let judge = try pYes(model)
    let format = stage == .base ? PocketText.forum : PocketText.chat
    self.easy = try SaysAndKnows(judge, of: easy, format: format)
    self.hard = try SaysAndKnows(judge, of: hard, format: format)
    calibration = (
      Calibration(self.easy.forecasts()),
      Calibration(self.hard.forecasts { HardSubset(rawValue: $0)?.hasFlawless ?? true })
    )
    let some = easy.indices.filter { $0 % 8 == 0 }.map { easy[$0].item }
    answers = Array(try judge.answers(to: some).joined())
  }

  /// Size and stage.
  public var name: String { "\(size.rawValue) \(stage.rawValue)" }

  /// Entropy of the next word, nats, the mean over responses.
  public var entropy: Interval {
    .mean(answers.map { Preferences.entropy(logProbabilities: $0) })
  }

  /// The words that the model would answer with, likeliest first, with their mean probabilities.
  public func likeliest(_ count: Int) -> [(word: String, probability: Double)] {
    let means = Vocabulary.words.indices.map { word in answers.map { exp($0[word]) }.average }
    return means.indices.sorted { (-means[$0], $0) < (-means[$1], $1) }.prefix(count).map {
      (Vocabulary.words[$0], means[$0])
    }
  }
}

extension [PocketSubject] {
  /// A value of each, by size.
  public func each(_ value: (PocketSubject) -> Interval) -> [(of: String, Interval)] {
    map { ($0.size.rawValue, value($0)) }
  }

  /// What each judge gains over another of its size, hard bench.
  public func gains(over others: [PocketSubject]) -> [(of: String, Interval)] {
    zip(self, others).map { own, other in
      (own.size.rawValue, BenchComparison(of: own.hard.says, over: other.hard.says).total)
    }
  }
}

/// Yes/no questions about single facts and steps, in the one form in which the forum has them.
public struct ForumChecks: Sendable {
  /// By category, items of a true statement and a false one of the same kind.
  public let items: [[JudgeItem]]

  /// - Parameter count: of each category.
  public init(count: Int, seed: UInt64) {
    items = PocketCategory.allCases.map { category in
      var random = Random(seed: seed).stream("checks \(category.rawValue)")
      func question(_ isTrue: Bool) -> String {
        while true {
          let check = Corpora.check(category, using: &random)
          if check.isTrue == isTrue { return check.question }
        }
      }
      return (0..<count).map { _ in
        let statements = [question(true), question(false)]
        return JudgeItem(instruction: "", category: category.rawValue, responses: statements)
      }
    }
  }

  /// By category, for each item 1 where Yes is likelier behind the true statement, ties ½.
  public func credits(of model: LanguageModel) throws -> [[Double]] {
    let judge = try PreferenceClassifier(model, prompt: PocketText.forumCheck)
    return try items.map { items in
      try judge.scores(items).map { $0[0] == $0[1] ? 0.5 : $0[0] > $0[1] ? 1 : 0 }
    }
  }
}
