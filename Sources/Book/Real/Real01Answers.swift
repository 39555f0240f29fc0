import Files
import Foundation
import LanguageModels
import Measures
import Preferences
import Worlds

/// Chapter 01 on a real model: what it answers to the judge's question, and what the two readings and
/// the forecasts are worth.
public struct Real01Answers: Codable {
  /// A token's probability as the next one, behind better and worse responses.
  public struct TokenShare: Codable {
    public var token: String
    public var good: Double
    public var bad: Double
  }
  /// The forecasts of a bin: their mean, and the share that was true.
  public struct RealBin: Codable {
    public var forecast: Double
    public var share: Interval
  }

  public var instruction: String
  public var responses: [String]
  public var example: [TokenShare]
  public var means: [TokenShare]
  public var mass: Double
  public var otherSpellings: Double
  public var pairs: Int
  /// Raw, then normalised.
  public var accuracy: [Interval]
  public var area: [Interval]
  public var gains: [Interval]
  /// Forecasts, as they are and tempered.
  public var temperature: Double
  public var ece: [Interval]
  public var brier: [Interval]
  public var bins: [[RealBin]]

  public static let source = #filePath

  /// Reads all of the answers to pairs of the world's bench.
  public static func measure(
    _ study: Study, perSubset: Int, seed: UInt64
  ) throws -> Real01Answers {
    let pairs = study.world.bench(perSubset: perSubset, seed: seed)
    let judge = try study.judge()
    let vocabulary = study.model.configuration.vocabularySize
    var sums = [[Double]](repeating: [Double](repeating: 0, count: vocabulary), count: 2)
    for pair in pairs {
      for (kind, answer) in try judge.answers(to: [pair.item])[0].enumerated() {
        for (token, logP) in answer.enumerated() { sums[kind][token] += exp(logP) }
      }
    }
    func top(_ good: [Double], _ bad: [Double]) -> [TokenShare] {
      good.indices.sorted { good[$0] + bad[$0] > good[$1] + bad[$1] }.prefix(12).map {
        TokenShare(token: study.model.tokenizer.text(of: $0), good: good[$0], bad: bad[$0])
      }
    }
    let shown = pairs[0]
    let answers = try judge.answers(to: [shown.item])[0].map { $0.map { exp($0) } }
    let scores = try judge.judge(pairs.map(\.item))
    func readings(_ value: (JudgeScore) -> Double) -> PairReadings {
      PairReadings(chosen: scores.map { value($0[0]) }, rejected: scores.map { value($0[1]) })
    }
    let (raw, normalised) = (readings(\.pYes), readings(\.score))
    let gain = normalised.gain(over: raw)
    // One response of each pair, so that the forecasts are of different prompts.
    let forecasts = scores.enumerated().map { ($1[$0 / 2 % 2].score, $0 / 2 % 2 == 0) }
    let tempering = Calibration.tempering(forecasts)
    let measures = [tempering.before, tempering.after]
    let all = scores.flatMap { $0 }
    return Real01Answers(
      instruction: shown.prompt, responses: [shown.chosen, shown.rejected],
      example: top(answers[0], answers[1]),
      means: top(
        sums[0].map { $0 / Double(pairs.count) }, sums[1].map { $0 / Double(pairs.count) }),
      mass: all.map(\.mass).average, otherSpellings: all.map(\.otherMass).average,
      pairs: pairs.count, accuracy: [raw.accuracy, normalised.accuracy],
      area: [raw.area, normalised.area], gains: [gain.accuracy, gain.area],
      temperature: tempering.temperature, ece: measures.map(\.ece), brier: measures.map(\.brier),
      bins: measures.map { measure in
        measure.bins.filter { $0.count > 0 }.map {
          RealBin(forecast: $0.probability, share: $0.share)
        }
      })
  }
}
