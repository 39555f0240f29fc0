import Files

/// What a model's answer says about one response, and how well it is known.
public struct ScoreReading: Sendable, Equatable {
  /// p′_yes; the middle of ``bounds`` where those are all that is known.
  public var score: Double
  /// p_yes + p_no; `nil` where a server tells only the ratio.
  public var mass: Double?
  /// Between what p′_yes lies, where a server did not list one of the words among its likeliest.
  public var bounds: ClosedRange<Double>?
  /// The probability of other spellings of the two words, where it is known.
  public var otherMass: Double?
  /// Whether the response or the instruction was too long to be read whole.
  public var isShortened: Bool

  public init(
    score: Double, mass: Double?, bounds: ClosedRange<Double>? = nil, otherMass: Double? = nil,
    isShortened: Bool = false
  ) {
    self.score = score
    self.mass = mass
    self.bounds = bounds
    self.otherMass = otherMass
    self.isShortened = isShortened
  }

  /// 1 where this response is better, 0 where the other is, ½ where they tie, their bounds overlap or
  /// a score is no number.
  public func credit(over other: ScoreReading) -> Double {
    let (low, high) = (bounds?.lowerBound ?? score, bounds?.upperBound ?? score)
    let theirs = (
      low: other.bounds?.lowerBound ?? other.score, high: other.bounds?.upperBound ?? other.score
    )
    return low > theirs.high ? 1 : high < theirs.low ? 0 : 0.5
  }
}

/// A judge that reads the probabilities of Yes and No, here or on a server.
public protocol ReadingJudge: Judge {
  /// What the model says about every response of every item.
  ///
  /// - Parameter progress: told how many items are done.
  func readings(_ items: [JudgeItem], progress: (Int) -> Void) throws -> [[ScoreReading]]
}

extension Judge {
  /// The items with their scores, and with their masses where the judge tells them.
  ///
  /// - Throws: ``FileError`` for a score that is not a number.
  public func scored(_ items: [JudgeItem]) throws -> [JudgeItem] {
    let readings = try (self as? any ReadingJudge)?.readings(items) { _ in }
    let scores = try readings?.map { $0.map(\.score) } ?? scores(items)
    return try items.indices.map { index in
      var item = items[index]
      guard scores[index].allSatisfy(\.isFinite) else {
        throw FileError(
          name, "its score of a response to item \(item.id) is not a number",
          remedy: "the weights may be damaged, fetch them again")
      }
      item.scores = scores[index]
      let masses = readings?[index].compactMap(\.mass)
      item.masses = masses?.count == item.responses.count ? masses : nil
      item.isShortened = readings?[index].contains(where: \.isShortened) == true ? true : nil
      return item
    }
  }
}

extension PreferenceClassifier: ReadingJudge {
  public func readings(
    _ items: [JudgeItem], progress: (Int) -> Void = { _ in }
  ) throws -> [[ScoreReading]] {
    try read(items, progress: progress).map { responses in
      responses.map { score, isShortened in
        ScoreReading(
          score: score.score, mass: score.mass, otherMass: score.otherMass,
          isShortened: isShortened)
      }
    }
  }
}
