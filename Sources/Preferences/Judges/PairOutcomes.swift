extension Judge {
  /// Judges both responses of each pair.
  public func outcomes(_ pairs: [PreferencePair]) throws -> [RewardBench.Outcome] {
    zip(pairs, try scores(pairs.map(\.item))).map { pair, scores in
      RewardBench.Outcome(subset: pair.category, scoreChosen: scores[0], scoreRejected: scores[1])
    }
  }
}
