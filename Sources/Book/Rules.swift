import Notebook

/// The rules of all claims, in one place and committed before the runs that they judge.
///
/// A bound is the smallest effect that matters: 2 points of a judge's accuracy, 0.02 of quality, a
/// fifth of a cost, unless a rule has reasons for another. A claim about several sizes or tasks has
/// to hold for each. A rule that was changed after its numbers were seen says so.
public enum Rules {
  public static let all =
    chapter00 + chapter01 + chapter02 + chapter03 + chapter04 + chapter05 + chapter06 + chapter07
    + chapter08 + chapter09

  static let chapter00: [Rule] = []

  static let chapter01: [Rule] = []

  static let chapter02: [Rule] = []

  static let chapter03: [Rule] = []

  static let chapter04: [Rule] = []

  static let chapter05: [Rule] = []

  static let chapter06: [Rule] = []

  static let chapter07: [Rule] = []

  static let chapter08: [Rule] = []

  static let chapter09: [Rule] = []
}
