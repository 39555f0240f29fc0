import Foundation

/// One thing that a right answer does, and what this one did.
public struct Check: Sendable, Equatable {
  /// A short statement, such as `a tie counts one half`.
  public var name: String
  public var passed: Bool
  /// What the answer gave, and what was wanted, both as shown.
  public var yours, wanted: String
  /// What to think about where they differ; without the solution.
  public var advice: String

  public init(_ name: String, passed: Bool, yours: String, wanted: String, advice: String) {
    (self.name, self.passed, self.advice) = (name, passed, advice)
    (self.yours, self.wanted) = (yours, wanted)
  }

  /// Numbers that have to agree within a tolerance; `nan` agrees with nothing.
  ///
  /// - Parameter of: the input, as shown.
  public static func near(
    _ name: String, _ yours: Double, _ wanted: Double, within tolerance: Double = 1e-6,
    of input: String = "", advice: String
  ) -> Check {
    let isNear = yours == wanted || abs(yours - wanted) <= tolerance
    let place = input.isEmpty ? "" : " for \(input)"
    return Check(
      name, passed: isNear, yours: shown(yours) + place, wanted: shown(wanted), advice: advice)
  }

  /// The same of several numbers in order.
  public static func near(
    _ name: String, _ yours: [Double], _ wanted: [Double], within tolerance: Double = 1e-6,
    of input: String = "", advice: String
  ) -> Check {
    let areNear =
      yours.count == wanted.count
      && zip(yours, wanted).allSatisfy { $0 == $1 || abs($0 - $1) <= tolerance }
    let place = input.isEmpty ? "" : " for \(input)"
    return Check(
      name, passed: areNear, yours: shown(yours) + place, wanted: shown(wanted), advice: advice)
  }

  /// Values that have to be equal.
  public static func equal<Value: Equatable>(
    _ name: String, _ yours: Value, _ wanted: Value, of input: String = "", advice: String
  ) -> Check {
    let place = input.isEmpty ? "" : " for \(input)"
    return Check(
      name, passed: yours == wanted, yours: "\(yours)\(place)", wanted: "\(wanted)", advice: advice)
  }

  /// A number as a person would write it.
  public static func shown(_ value: Double) -> String {
    value.isNaN ? "nan" : String(format: "%.6g", value)  // which has a sign, on some systems
  }
  public static func shown(_ values: [Double]) -> String {
    "[" + values.map(shown).joined(separator: ", ") + "]"
  }
}
