/// What one reading of a judge, such as P(Yes) raw or normalised, gives to the two responses of
/// each pair.
///
/// Ranking accuracy looks within a pair. The area under the curve takes any good response with any
/// bad one, and so asks that a number mean the same from prompt to prompt.
public struct PairReadings: Sendable, Equatable {
  /// One value per pair, of the better and of the worse response.
  public let chosen: [Double]
  public let rejected: [Double]

  public init(chosen: [Double], rejected: [Double]) {
    precondition(chosen.count == rejected.count, "a pair has two responses")
    self.chosen = chosen
    self.rejected = rejected
  }

  /// Share of pairs whose better response reads higher, ties ½; Wilson's interval.
  public var accuracy: Interval { .share(credit(Array(chosen.indices)), of: chosen.count) }

  /// The chance that a better response reads higher than any pair's worse one, ties ½; the interval
  /// is over pairs.
  public var area: Interval { .bootstrap(of: chosen.count) { area($0) } }

  /// How much better this reading is than another of the same pairs, in accuracy and in area; the
  /// intervals are of the differences, pairs drawn anew.
  public func gain(over other: PairReadings) -> (accuracy: Interval, area: Interval) {
    (
      .bootstrap(of: chosen.count) {
        (credit($0) - other.credit($0)) / Double($0.count)
      },
      .bootstrap(of: chosen.count) { area($0) - other.area($0) }
    )
  }

  private func credit(_ pairs: [Int]) -> Double {
    pairs.reduce(0) {
      $0 + (chosen[$1] == rejected[$1] ? 0.5 : chosen[$1] > rejected[$1] ? 1 : 0)
    }
  }

  private func area(_ pairs: [Int]) -> Double {
    areaUnderCurve(pairs.map { (chosen[$0], true) } + pairs.map { (rejected[$0], false) })
  }
}
