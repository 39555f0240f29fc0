import Foundation
import Measures
import Preferences
import Tensors

/// A panel of annotators who each compare every two responses of an item, and sometimes err.
///
/// An annotator prefers i to j with probability σ((q_i − q_j) / temperature), where q is the quality
/// that a judge of the truth gives; all draws are independent. It is the source of soft labels that
/// iREPO is made for (Le et al. 2024).
public struct AnnotatorPanel: Sendable, Equatable {
  /// h, how many annotators there are.
  public var annotators: Int
  /// In the unit of quality: the smaller, the surer they are.
  public var temperature: Double

  public init(annotators: Int, temperature: Double) {
    self.annotators = annotators
    self.temperature = temperature
  }

  /// The probability that one annotator prefers a response of quality `first` to one of `second`.
  public func agreement(_ first: Double, _ second: Double) -> Double {
    1 / (1 + exp(-(first - second) / temperature))
  }

  /// All comparisons of responses with these qualities: `wins[i][j]`, how many annotators preferred
  /// i to j.
  public func compare(_ qualities: [Double], using random: inout Random) -> [[Double]] {
    var wins = qualities.map { _ in [Double](repeating: 0, count: qualities.count) }
    for i in qualities.indices {
      for j in qualities.indices where j > i {
        let p = agreement(qualities[i], qualities[j])
        for _ in 0..<annotators {
          if random.chance(p) { wins[i][j] += 1 } else { wins[j][i] += 1 }
        }
      }
    }
    return wins
  }

  /// Pairs with soft labels: the panel compares an item's different responses, strengths are fitted
  /// to the comparisons, the strongest is paired with the weakest, and p̂ is what their strengths
  /// say.
  ///
  /// - Parameters:
  ///   - truth: gives the qualities that the annotators see through their noise.
  ///   - random: the annotators' errors; each item has a stream of its own.
  /// - Throws: what `truth` throws.
  public func softPairs(
    _ items: [JudgeItem], truth: any Judge, random: Random
  ) throws -> Pairing {
    var different = items
    for index in items.indices {
      var seen = Set<String>()
      different[index].responses = items[index].responses.filter { seen.insert($0).inserted }
    }
    let qualities = try truth.scores(different)
    var pairing = Pairing()
    for (index, (item, qualities)) in zip(different, qualities).enumerated() {
      var random = random.stream("panel \(index)")
      let fit = BradleyTerry(wins: compare(qualities, using: &random))
      guard let best = fit.ranking.first, let worst = fit.ranking.last, best != worst else {
        pairing.identical += 1
        continue
      }
      let preference = fit.probability(best, beats: worst)
      if preference <= 0.5 {
        pairing.tied += 1
        continue
      }
      pairing.pairs.append(
        PreferencePair(
          prompt: item.instruction, chosen: item.responses[best],
          rejected: item.responses[worst], category: item.category,
          scoreChosen: fit.strengths[best], scoreRejected: fit.strengths[worst],
          preference: preference))
    }
    return pairing
  }
}
