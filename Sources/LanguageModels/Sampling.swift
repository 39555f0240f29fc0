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

  /// Always the most likely token.
  public static let greedy = Sampling(temperature: 0)

  /// Draws a token.
  ///
  /// - Parameter logits: `V` values.
  public func draw(_ logits: UnsafeBufferPointer<Float>, using random: inout Random) -> Int {
    if temperature == 0 { return logits.indices.max { logits[$0] < logits[$1] } ?? 0 }
    let most = logits.max() ?? 0
    var weights = logits.map { exp(Double($0 - most) / temperature) }
    if topK > 0 || topP < 1 { keepLikeliest(&weights) }
    var left = random.uniform() * weights.reduce(0, +)
    for (token, weight) in weights.enumerated() where weight > 0 {
      left -= weight
      if left < 0 { return token }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  private func keepLikeliest(_ weights: inout [Double]) {
    let order = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
    var count = topK > 0 ? min(topK, order.count) : order.count
    if topP < 1 {
      // As is usual, top-p looks at the distribution that top-k has left.
      let total = order.prefix(count).reduce(0.0) { $0 + weights[$1] }
      var mass = 0.0
      for (index, token) in order.prefix(count).enumerated() {
        mass += weights[token]
        if mass >= topP * total {
          count = index + 1
          break
        }
      }
    }
    for token in order.dropFirst(count) { weights[token] = 0 }
  }
}
