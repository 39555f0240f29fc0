import LanguageModels
import Measures
import Tensors

/// What a reference says of the pairs: the constants that a loss compares a policy with, computed
/// once, since the reference never changes.
public struct ReferenceReading: Sendable, Equatable, Codable {
  /// ln π_ref of each pair's responses, summed over tokens, nats.
  public var chosen: [Float] = []
  public var rejected: [Float] = []
  /// ln π_ref of each pair's prompt with the chosen response of the next pair, for a loss that
  /// needs the divergence; else empty.
  public var mismatched: [Double] = []

  var pairs: [(chosen: Float, rejected: Float)] {
    zip(chosen, rejected).map { (chosen: $0, rejected: $1) }
  }

  /// - Parameter progress: told how many pairs are done.
  public init(
    _ reference: Transformer, _ pairs: [PairTokens], mismatched isNeeded: Bool,
    progress: (_ done: Int) -> Void = { _ in }
  ) {
    for part in parts(of: pairs.map(\.rows), tokensAtOnce: 8192, itemsAtOnce: 64) {
      let (w, l) = pairLogProbabilities(reference, Array(pairs[part]), tape: nil)
      chosen += w.array
      rejected += l.array
      progress(part.upperBound)
    }
    if isNeeded {
      mismatched = responseLogProbabilities(reference, mismatches(pairs)).map { $0[0] }
    }
  }
}

/// Neighbours together, as many as fit; an item that alone is too large stands by itself.
func parts(of sizes: [Int], tokensAtOnce: Int, itemsAtOnce: Int = .max) -> [Range<Int>] {
  var parts: [Range<Int>] = []
  var (start, total) = (0, 0)
  for (index, size) in sizes.enumerated() {
    if index > start, total + size > tokensAtOnce || index - start == itemsAtOnce {
      parts.append(start..<index)
      (start, total) = (index, 0)
    }
    total += size
  }
  return start < sizes.count ? parts + [start..<sizes.count] : parts
}

/// Each prompt with the chosen response of the pair after it, the last with the first's: what KTO
/// estimates the divergence on (Ethayarajh et al. 2024).
func mismatches(_ pairs: [PairTokens]) -> [ResponseTokens] {
  pairs.indices.map { index in
    ResponseTokens(
      prompt: pairs[index].prompt, responses: [pairs[(index + 1) % pairs.count].chosen])
  }
}

/// KTO's z: the mean of ln(π/π_ref) over mismatched pairs, at least 0, nats.
///
/// - Parameter before: ln π_ref of each.
func estimatedDivergence(
  _ transformer: Transformer, _ mismatched: [ResponseTokens], before: [Double]
) -> Float {
  let now = responseLogProbabilities(transformer, mismatched)
  return Float(max(0, zip(now.joined(), before).map { $0 - $1 }.average))
}
