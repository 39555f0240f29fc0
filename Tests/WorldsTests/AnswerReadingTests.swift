import Foundation
import Measures
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct AnswerReadingTests {
  @Test func readingsAreThoseOfTheJudge() throws {
    let model = try PocketModels.load(.small, .instruct)
    let probe = ToneProbe(questions: 3, seed: 1)
    let sheet = try AnswerSheet(model, probe.items)
    let scores = try pYes(model).judge(probe.items)
    for (place, score) in zip(sheet.values(.normalised).flatMap { $0 }, scores.flatMap { $0 }) {
      #expect(abs(place - score.score) < 1e-5)
    }
    for (place, score) in zip(sheet.values(.raw).flatMap { $0 }, scores.flatMap { $0 }) {
      #expect(abs(place - score.pYes) < 1e-5)
    }
    for shares in sheet.shares.flatMap({ $0 }) {
      #expect(abs(shares.reduce(0, +) - 1) < 1e-5 && shares.allSatisfy { $0 > -1e-6 })
    }
    // The reading of all words of assent is that of Yes where synonyms have nothing.
    #expect(zip(sheet.values(.assent), sheet.values(.raw)).allSatisfy { $0[0] >= $1[0] })
  }

  /// Right statements are the same, the wrong ones the two that the other relations give.
  @Test func unseenWrongStatements() {
    let usual = ToneProbe(questions: 36, seed: 2)
    let unseen = ToneProbe(questions: 36, unseen: true, seed: 2)
    #expect(unseen.items.count == 72)
    for (index, item) in unseen.items.enumerated() {
      #expect(item.instruction == usual.items[index / 2].instruction)
      #expect(item.responses.prefix(4) == usual.items[index / 2].responses.prefix(4))
      #expect(!usual.items[index / 2].responses.contains(item.responses[4]))
    }
    let cats = unseen.items.filter { $0.instruction == "what do cats eat ?" }
    #expect(
      cats.map { $0.responses[4].words.prefix(3).joined(separator: " ") } == [
        "cats eat houses", "cats eat dogs",
      ])
  }

  @Test func winsByHand() {
    let probe = ToneProbe(questions: 2, seed: 1)
    let values: [[Double]] = [[3, 2, 2, 1, 0, 0, 0, 0], [1, 1, 2, 2, 1, 3, 6, 8]]
    #expect(probe.wins(.rightPlain, over: .wrongPlain, values) == [1, 0.25])
    #expect(probe.wins(.rightCheerful, over: .wrongPlain, values) == [1, 0.5])
  }

  @Test func forecastsKnowWhichResponseIsGood() throws {
    let pairs = HardBench.pairs(of: .codeOffByOne, count: 4, seed: 1)
    let scores = pairs.map { _ in [0.8, 0.3] }
    let found = ScoreForecasts.hardBench(pairs, scores: scores)
    #expect(found.map(\.probability) == [0.8, 0.8, 0.3, 0.3])
    #expect(found.map(\.isTrue) == [true, true, false, false])
    let flawed = HardBench.pairs(of: .codeBothFlawed, count: 2, seed: 1)
    #expect(ScoreForecasts.hardBench(flawed, scores: scores).allSatisfy { !$0.isTrue })
  }
}

@Suite struct SynonymTrialTests {
  /// The two arms of a seed differ, and the start is left alone.
  @Test func armsDifferByTheirLessons() throws {
    let model = try PocketModels.load(.small, .instruct, trainable: true)
    let probe = ToneProbe(questions: 3, seed: 1)
    let pairs = HardBench.pairs(perSubset: 1, seed: 1)
    let before = try pYes(model).scores(pairs.map(\.item))
    let trials = try SynonymTrial.trials(
      of: model, by: .shipped(.small), steps: 8, seeds: 1, usual: probe, unseen: probe,
      pairs: pairs)
    #expect(trials.arms == SynonymTrial.arms)
    #expect(trials[trials.arms[0]][0].mass < trials[trials.arms[1]][0].mass)
    #expect(try pYes(model).scores(pairs.map(\.item)) == before)
  }
}
