import Foundation
import Kernels

/// A small, fast, seeded generator (SplitMix64, Steele et al. 2014): the same seed gives the same
/// run on every machine.
public struct Random: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// An independent generator for one purpose (`"sampling"`, `"order"`): drawing more numbers for
  /// one purpose then leaves the others as they were.
  public func stream(_ purpose: String) -> Random {
    var purpose = purpose
    let hash = purpose.withUTF8 { bytes in
      bytes.baseAddress.map { fnv1a(fnv1a_start ^ state, $0, bytes.count) } ?? fnv1a_start ^ state
    }
    var child = Random(seed: hash)
    return Random(seed: child.next())
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform in [0, 1).
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with the given probability.
  public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Uniform in `0 ..< count`, but for less than count / 2⁶⁴ (Lemire 2019, without rejection).
  public mutating func index(_ count: Int) -> Int {
    precondition(count > 0, "nothing to choose from")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// One of the elements, which must not be empty.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[index(elements.count)]
  }

  /// A draw from the standard normal distribution (Box–Muller).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }
}
