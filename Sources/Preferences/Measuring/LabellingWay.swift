import LanguageModels
import Measures

/// One way of finding out which of two responses is better, tried on pairs whose better one is known
/// and counted in work.
public struct LabellingWay: Sendable {
  public var name: String
  /// Per pair: 1 where the better response scores higher, ½ for a tie.
  public var credits: [Double]
  /// Share of ties.
  public var ties: Double
  /// Of judging all pairs.
  public var judging: Cost
  /// Share of written critiques without a score; `nil` where nothing is written.
  public var unreadable: Double?

  /// - Parameter scores: of each pair, the better response's first.
  public init(_ name: String, scores: [[Double]], judging: Cost, unreadable: Double? = nil) {
    self.name = name
    credits = scores.map { $0[0] == $0[1] ? 0.5 : $0[0] > $0[1] ? 1 : 0 }
    ties = scores.map { $0[0] == $0[1] ? 1.0 : 0 }.average
    self.judging = judging
    self.unreadable = unreadable
  }

  /// Share of pairs that it gets right; Wilson's interval.
  public var accuracy: Interval { .share(credits.reduce(0, +), of: credits.count) }

  /// FLOPs for one pair.
  public var flopsPerPair: Double { judging.flops / Double(max(1, credits.count)) }

  /// How much more accurate it is than another way on the same pairs; the interval is over pairs.
  public func lead(over other: LabellingWay) -> Interval {
    .bootstrap([zip(credits, other.credits).map { $0 - $1 }]) { $0[0] }
  }
}

extension PreferenceClassifier {
  /// Asked for Yes or No.
  ///
  /// - Throws: ``FileError`` for what the tokenizer can't express.
  public func labelling(
    _ pairs: [JudgeItem], as name: String, model: String = "policy"
  ) throws -> LabellingWay {
    LabellingWay(name, scores: try scores(pairs), judging: try cost(of: pairs, named: model))
  }
}

extension GeneratedScoreJudge {
  /// Asked to write: the first critique alone, and the mean of all ``samples``, each at its own cost.
  ///
  /// - Returns: the two ways, and what was written.
  public func labelling(
    _ pairs: [JudgeItem], as names: (first: String, all: String), model: String = "policy"
  ) throws -> (first: LabellingWay, all: LabellingWay, written: [[GeneratedScore]]) {
    let written = try judge(pairs)
    let firsts = try written.map { try $0.map(first) }
    func way(_ name: String, _ judged: [[GeneratedScore]]) throws -> LabellingWay {
      let critiques = judged.flatMap { $0 }
      return LabellingWay(
        name, scores: judged.map { $0.map(\.mean) },
        judging: try cost(of: pairs, written: judged, named: model),
        unreadable: critiques.map { Double($0.unparsed) / Double($0.texts.count) }.average)
    }
    return (try way(names.first, firsts), try way(names.all, written), written)
  }

  private func first(of score: GeneratedScore) throws -> GeneratedScore {
    let text = score.texts.first ?? ""
    return GeneratedScore(
      [text], tokensWritten: try model.tokenizer.encode(text).count, prompt: prompt)
  }
}
