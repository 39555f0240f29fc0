import Files
import Foundation
import Tensors

/// How the next token is drawn from the model's distribution.
public struct Sampling: Sendable, Equatable, Codable {
  /// Divides the logits; 0 takes the most likely token.
  public var temperature: Double
  /// Only the k most likely tokens; 0 for all.
  public var topK: Int
  /// Only the most likely tokens that together have this much probability; 1 for all.
  public var topP: Double

  public init(temperature: Double = 1, topK: Int = 0, topP: Double = 1) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }

  /// - Throws: ``FileError`` naming a number that is outside of its meaning.
  public func check() throws {
    // Below a thousandth the logits' differences are no longer numbers; 0 is the limit itself.
    try require(
      temperature == 0 || (0.001...1000).contains(temperature), "temperature", temperature,
      give: "0, or 0.001 to 1000")
    try require(topK >= 0, "top-k", topK, give: "0 or more")
    try require(topP > 0 && topP <= 1, "top-p", topP, give: "a share above 0, 1 at most")
  }

  /// Always the most likely token.
  public static let greedy = Sampling(temperature: 0)

  /// What tokens are drawn from.
  ///
  /// - Parameter logits: `V` values.
  public func distribution(_ logits: UnsafeBufferPointer<Float>) -> TokenDistribution {
    if temperature == 0 {
      return TokenDistribution(certain: logits.indices.max { logits[$0] < logits[$1] } ?? 0)
    }
    let isWhole = topK == 0 && topP >= 1
    if isWhole, logits.count > TokenDistribution.block {
      let scale = Float(1 / temperature)
      return TokenDistribution(
        blocksOf: temperature == 1 ? Array(logits) : logits.map { $0 * scale })
    }
    let most = logits.max() ?? 0
    var weights = logits.map { exp(Double($0 - most) / temperature) }
    if !isWhole { keepLikeliest(&weights) }
    return TokenDistribution(weights)
  }

  private func keepLikeliest(_ weights: inout [Double]) {
    let whole = weights.reduce(0, +)
    let order = likeliest(weights, of: whole)
    var count = topK > 0 ? min(topK, order.count) : order.count
    if topP < 1 {
      // As is usual, top-p looks at the distribution that top-k has left.
      let total = topK > 0 ? order.prefix(count).reduce(0.0) { $0 + weights[$1] } : whole
      var mass = 0.0
      for (index, token) in order.prefix(count).enumerated() {
        mass += weights[token]
        if mass >= topP * total {
          count = index + 1
          break
        }
      }
    }
    let kept = order.prefix(count).map { ($0, weights[$0]) }
    for index in weights.indices { weights[index] = 0 }
    for (token, weight) in kept { weights[token] = weight }
  }

  /// The likeliest tokens in their order, as many as can matter: all 150,000 need not be sorted.
  private func likeliest(_ weights: [Double], of whole: Double) -> [Int] {
    let needed = topK == 0 ? topP * whole : 0
    var tokens = Array(weights.indices)
    for cut in [1e-2, 1e-4, 1e-6] {  // shares of the likeliest one, whose weight is 1
      let above = weights.indices.filter { weights[$0] >= cut }
      if above.count >= topK, above.reduce(0, { $0 + weights[$1] }) >= needed {
        tokens = above
        break
      }
    }
    return tokens.sorted { (weights[$0], $1) > (weights[$1], $0) }
  }
}
