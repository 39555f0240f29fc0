extension Trials {
  /// A weighted sum over arms, formed for each seed and then averaged, with Student's interval: an
  /// effect or an interaction of a factorial experiment.
  ///
  /// - Parameter value: of an arm's outcome.
  public func contrast(
    _ weights: [(arm: String, weight: Double)],
    _ value: (_ arm: String, _ outcome: Outcome) -> Double
  ) -> Interval {
    .mean(
      (0..<seeds).map { seed in
        weights.reduce(0) { sum, term in
          let outcomes = self[term.arm]
          return seed < outcomes.count
            ? sum + term.weight * value(term.arm, outcomes[seed]) : .nan
        }
      })
  }
}
