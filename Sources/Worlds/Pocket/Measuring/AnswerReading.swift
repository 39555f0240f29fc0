import Foundation
import LanguageModels
import Measures
import Preferences

/// A number made of a judge's answer, the distribution over all words: what is read of it.
public enum AnswerReading: String, CaseIterable, Sendable {
  /// p_yes as it is.
  case raw = "raw p_yes"
  /// p_yes / (p_yes + p_no), the score.
  case normalised = "normalised p′_yes"
  /// All words of assent against those of dissent.
  case assent = "all assent A"
}

/// A judge's answers to items, and what can be read of each.
public struct AnswerSheet: Sendable {
  /// ln p of each word, by item and response.
  public let answers: [[[Double]]]
  private let yes, no: Int
  private let assent, dissent: [Int]

  /// Asks the model the pocket world's questions.
  public init(_ model: LanguageModel, _ items: [JudgeItem]) throws {
    let judge = try pYes(model)
    func ids(_ words: [String]) -> [Int] { words.compactMap { model.tokenizer.id(of: $0) } }
    (yes, no) = (judge.yes, judge.no)
    (assent, dissent) = (ids(Vocabulary.affirmative), ids(Vocabulary.negative))
    answers = try judge.answers(to: items)
  }

  /// The share of the answer that some words are.
  private func share(_ words: [Int], _ answer: [Double]) -> Double {
    words.reduce(0) { $0 + exp(answer[$1]) }
  }

  /// A reading in log-odds, ln p/(1 − p), by item and response.
  public func logOdds(_ reading: AnswerReading) -> [[Double]] {
    answers.map {
      $0.map { answer in
        switch reading {
        case .raw: answer[yes] - log(max(1e-12, 1 - exp(answer[yes])))
        case .normalised: answer[yes] - answer[no]
        case .assent: log(share(assent, answer) / share(dissent, answer))
        }
      }
    }
  }

  /// A reading as a probability.
  public func values(_ reading: AnswerReading) -> [[Double]] {
    logOdds(reading).map { $0.map { 1 / (1 + exp(-$0)) } }
  }

  /// The shares of Yes, its synonyms, No, its synonyms, and of all other words.
  public var shares: [[[Double]]] {
    answers.map {
      $0.map { answer in
        let (all, none) = (share(assent, answer), share(dissent, answer))
        return [
          exp(answer[yes]), all - exp(answer[yes]), exp(answer[no]), none - exp(answer[no]),
          1 - all - none,
        ]
      }
    }
  }
}

/// What the tone of a closing does to a model's readings.
public struct ToneEffect: Sendable {
  /// What plain has above cheerful among right responses, in log-odds (nats), by reading and question.
  public let leads: [AnswerReading: [Double]]
  /// How often a right response reads higher than a wrong, plain one, by question: where it is plain
  /// too, and where it is cheerful.
  public let plain, cheerful: [AnswerReading: [Double]]
  /// p_yes + p_no, the mean over all responses.
  public let mass: Double

  /// - Parameters:
  ///   - usual, unseen: probes with both kinds of wrong statement; leads are of the first, wins of
  ///     the second.
  public init(_ model: LanguageModel, usual: ToneProbe, unseen: ToneProbe) throws {
    let sheet = try AnswerSheet(model, usual.items)
    let hard = try AnswerSheet(model, unseen.items)
    func each(_ value: (AnswerReading) -> [Double]) -> [AnswerReading: [Double]] {
      Dictionary(uniqueKeysWithValues: AnswerReading.allCases.map { ($0, value($0)) })
    }
    leads = each { reading in
      let odds = sheet.logOdds(reading)
      return zip(usual.means(.rightPlain, of: odds), usual.means(.rightCheerful, of: odds))
        .map { $0 - $1 }
    }
    let questions = Dictionary(grouping: unseen.items.indices) { unseen.items[$0].instruction }
      .values.sorted { $0[0] < $1[0] }
    func wins(_ group: ToneProbe.Group, _ reading: AnswerReading) -> [Double] {
      let wins = unseen.wins(group, over: .wrongPlain, hard.logOdds(reading))
      return questions.map { $0.map { wins[$0] }.average }
    }
    plain = each { wins(.rightPlain, $0) }
    cheerful = each { wins(.rightCheerful, $0) }
    mass = sheet.shares.flatMap { $0.map { $0[0] + $0[2] } }.average
  }

  /// The mean lead of a reading.
  public func lead(_ reading: AnswerReading) -> Interval { over(leads[reading] ?? []) }

  /// How much of its lead dividing by the mass takes from the raw probability.
  public var leadTaken: Interval { difference(leads[.raw], leads[.normalised]) }

  /// The accuracy that a reading loses where the better response is the cheerful one.
  public func lost(_ reading: AnswerReading) -> Interval {
    difference(plain[reading], cheerful[reading])
  }

  /// The accuracy that another reading than the raw one wins back there.
  public func wonBack(_ reading: AnswerReading) -> Interval {
    difference(cheerful[reading], cheerful[.raw])
  }

  private func difference(_ one: [Double]?, _ other: [Double]?) -> Interval {
    over(zip(one ?? [], other ?? []).map { $0 - $1 })
  }

  private func over(_ values: [Double]) -> Interval { .bootstrap([values]) { $0[0] } }
}

extension PocketRecipe {
  /// Some more lessons for a model that is made, in place, from texts that no other seed reads.
  public func continued(_ model: LanguageModel, steps: Int, rate: Float, seed: UInt64) throws {
    var recipe = self
    recipe.tuning.steps = steps
    recipe.tuning.rate = rate
    recipe.seed = 1000 + seed
    try recipe.tune(model)
  }
}
