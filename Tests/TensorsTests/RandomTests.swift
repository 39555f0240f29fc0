import Foundation
import Tensors
import Testing

@Suite struct RandomTests {
  /// The published outputs of SplitMix64 for this seed.
  @Test func theGeneratorIsSplitMix64() {
    var random = Random(seed: 1_234_567)
    let first = (0..<3).map { _ in random.next() }
    #expect(
      first == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  /// FNV-1a of the purpose over the state, then two steps: computed apart, in Python.
  @Test func streamsStayAsTheyAre() {
    var sampling = Random(seed: 7).stream("sampling")
    #expect(sampling.next() == 0xc77f_6a45_a5b6_391b)
    #expect(sampling.next() == 0xb7fb_2cfb_1e1a_e7a6)
    var order = Random(seed: 7).stream("order")
    #expect(order.next() == 0x93c0_7f29_7301_8436)
  }

  /// 95 % of correlations of 4000 pairs lie within 2 / √4000 = 0.03; 0.08 is five deviations.
  @Test func streamsDoNotFollowEachOther() {
    let parent = Random(seed: 3)
    for (a, b) in [("0/0", "0/1"), ("a", "b"), ("order", "sampling")] {
      var (one, other) = (parent.stream(a), parent.stream(b))
      let products = (0..<4000).map { _ in (one.uniform() - 0.5) * (other.uniform() - 0.5) * 12 }
      #expect(abs(products.reduce(0, +) / 4000) < 0.08, "\(a) and \(b)")
    }
  }

  /// Of 20,000 numbers the mean's deviation is 0.29 / 141 = 0.002.
  @Test func uniformNumbersHaveTheirMoments() {
    var random = Random(seed: 11)
    let values = (0..<20_000).map { _ in random.uniform() }
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(values.allSatisfy { (0..<1).contains($0) })
    #expect(abs(mean - 0.5) < 0.008)
    #expect(abs(variance - 1.0 / 12) < 0.003)
  }

  /// The deviations of the sample moments of x … x⁴ are √(1, 2, 15, 96 over n); limits are four.
  @Test func normalNumbersHaveTheirMoments() {
    var random = Random(seed: 12)
    let count = 20_000.0
    let values = (0..<Int(count)).map { _ in random.normal() }
    func moment(_ power: Double) -> Double { values.reduce(0) { $0 + pow($1, power) } / count }
    #expect(abs(moment(1)) < 4 / count.squareRoot())
    #expect(abs(moment(2) - 1) < 4 * (2 / count).squareRoot())
    #expect(abs(moment(3)) < 4 * (15 / count).squareRoot())
    #expect(abs(moment(4) - 3) < 4 * (96 / count).squareRoot())
  }

  @Test func choicesAreFair() {
    var random = Random(seed: 13)
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<10_000 { counts[random.pick([0, 1, 2, 3, 4])] += 1 }
    // √(10,000 · 0.2 · 0.8) = 40
    #expect(counts.allSatisfy { abs($0 - 2000) < 160 }, "\(counts)")
    let heads = (0..<10_000).filter { _ in random.chance(0.3) }.count
    #expect(abs(heads - 3000) < 184)
  }
}
