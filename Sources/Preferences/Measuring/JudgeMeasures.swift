import Measures

extension RewardBench {
  /// What a judge's scores say of pairs; the chosen response's score stands first.
  public static func outcomes(_ pairs: [PreferencePair], scores: [[Double]]) -> [Outcome] {
    zip(pairs, scores).map {
      Outcome(subset: $0.category, scoreChosen: $1[0], scoreRejected: $1[1])
    }
  }
}

extension Judge {
  /// Judges both responses of each pair.
  public func outcomes(_ pairs: [PreferencePair]) throws -> [RewardBench.Outcome] {
    RewardBench.outcomes(pairs, scores: try scores(pairs.map(\.item)))
  }
}

extension WinRate {
  /// Games between the responses of two policies to the same prompts, first against first and so
  /// on: the one that the judge scores higher wins, lengths are in characters, as
  /// AlpacaEval counts them: Unicode scalars. A prompt is as hard
  /// as the baseline's mean score there is low.
  public static func games(
    _ model: [JudgeItem], against baseline: [JudgeItem], judge: some Judge
  ) throws -> [Game] {
    let (own, other) = (try judge.scores(model), try judge.scores(baseline))
    return model.indices.flatMap { prompt in
      let (x, y) = (own[prompt], other[prompt])
      let difficulty = -y.reduce(0, +) / Double(max(1, y.count))
      return zip(x, y).enumerated().map { index, scores in
        let lengths = [baseline, model].map {
          Double($0[prompt].responses[index].unicodeScalars.count)
        }
        return Game(
          prompt: prompt,
          preference: scores.0 == scores.1 ? 0.5 : scores.0 > scores.1 ? 1 : 0,
          lengthDifference: lengths[0] - lengths[1], difficulty: difficulty)
      }
    }
  }
}
