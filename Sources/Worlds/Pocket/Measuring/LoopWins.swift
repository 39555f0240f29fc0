import Measures
import Preferences

/// How often an arm's last samples beat the start's, over seeds (Student).
public struct LoopWins: Sendable {
  /// A tie counts ½.
  public var plain: Interval
  /// What the rate would be at equal lengths, see ``WinRate``.
  public var lengthControlled: Interval
  /// The plain rate less the length-controlled one, paired by seed.
  public var takenOff: Interval
}

extension Trials where Outcome == [PocketLoop.State] {
  /// - Parameter judge: says which of two samples is better.
  public func wins(_ arm: String, judge: some Judge) throws -> LoopWins {
    let rates = try self[arm].compactMap { states -> WinRate? in
      guard let first = states.first, let last = states.last else { return nil }
      return WinRate(
        try WinRate.games(last.policy.samples, against: first.policy.samples, judge: judge),
        samples: 0)
    }
    return LoopWins(
      plain: .mean(rates.map(\.plain.value)),
      lengthControlled: .mean(rates.map(\.lengthControlled.value)),
      takenOff: .mean(rates.map { $0.plain.value - $0.lengthControlled.value }))
  }
}
