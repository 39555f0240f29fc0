import Measures
import Testing

@Suite struct DifferenceTests {
  /// Newcombe's own first example (1998, table II, method 10): 56 of 70 against 48 of 80.
  @Test func newcombesExample() {
    let found = Interval.difference(.share(56, of: 70), .share(48, of: 80))
    #expect(abs(found.value - 0.2) < 1e-12)
    #expect(abs(found.low - 0.0524) < 5e-5 && abs(found.high - 0.3339) < 5e-5, "\(found)")
  }

  /// His last: none of ten against none of ten, ±0.2775.
  @Test func nothingOnEitherSide() {
    let found = Interval.difference(.share(0, of: 10), .share(0, of: 10))
    #expect(found.value == 0)
    #expect(abs(found.low + 0.2775) < 5e-5 && abs(found.high - 0.2775) < 5e-5, "\(found)")
  }

  /// The other way round is the same with the other sign.
  @Test func isAntisymmetric() {
    let (one, other) = (Interval.share(9, of: 10), Interval.share(3, of: 10))
    let (there, back) = (Interval.difference(one, other), Interval.difference(other, one))
    #expect(there.value == -back.value && there.low == -back.high && there.high == -back.low)
  }

  /// An interval that holds everything is right in every data set, an empty one in none.
  @Test func coverageCountsHits() {
    let all = coverage(of: 0.3, sets: 50, seed: 1) { _ in Interval(0, -1, 1) }
    let none = coverage(of: 0.3, sets: 50, seed: 1) { _ in Interval(0, 1, 2) }
    let half = coverage(of: 0.3, sets: 4000, seed: 1) { random in
      random.chance(0.5) ? Interval(0, 0, 1) : Interval(0, 1, 2)
    }
    #expect(all.value == 1 && none.value == 0 && half.contains(0.5))
  }
}
