import Foundation
import Tensors

// Two things to know of an interval: how to subtract, and whether it keeps its promise.

extension Interval {
  /// The difference of two independent shares from the interval of each (Newcombe 1998, method 10):
  ///
  ///     d − √((p − l)² + (u′ − p′)²)  …  d + √((u − p)² + (p′ − l′)²)
  ///
  /// Where both were measured on the same items it is too wide, as what they have in common does not
  /// cancel.
  ///
  /// - Parameters: Wilson's intervals of both.
  public static func difference(_ first: Interval, _ second: Interval) -> Interval {
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let difference = first.value - second.value
    return Interval(
      difference,
      difference - root(first.value - first.low, second.high - second.value),
      difference + root(first.high - first.value, second.value - second.low))
  }

  /// Whether the number lies between the bounds.
  public func contains(_ number: Double) -> Bool { low <= number && number <= high }
}

/// How often an interval holds the truth, over data sets drawn from a world whose truth is known: an
/// honest one of 95 % does in 95 of a hundred.
///
/// - Parameters:
///   - sets: how many data sets.
///   - interval: draws one, and says what it says of it.
/// - Returns: the share, with Wilson's interval.
public func coverage(
  of truth: Double, sets: Int, seed: UInt64, _ interval: (inout Random) -> Interval
) -> Interval {
  let seed = Random(seed: seed)
  let hits = (0..<sets).count { set in
    var random = seed.stream("data set \(set)")
    return interval(&random).contains(truth)
  }
  return .share(Double(hits), of: sets)
}
