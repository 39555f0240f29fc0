import Foundation
import Tensors

/// The next token's distribution, made once for all samples that are to draw from it.
public struct TokenDistribution: Sendable {
  private enum Form {
    case certain(Int)
    case weights
    case blocks([Float], most: Double)
  }
  private let form: Form
  /// The weights of the tokens, or of the blocks of tokens.
  private let shares: [Double]
  private let total: Double

  /// Words whose probabilities are added up at once, where there are many.
  static let block = 1024

  /// Always one token.
  init(certain token: Int) {
    form = .certain(token)
    shares = []
    total = 1
  }

  /// - Parameter weights: of each token, not normalised.
  init(_ weights: [Double]) {
    form = .weights
    shares = weights
    total = weights.reduce(0, +)
  }

  /// First a block of words is drawn by its share, then a word of the block: exponentials of all
  /// words in double precision would take longer than half a billion parameters.
  ///
  /// - Parameter logits: of all words, divided by the temperature.
  init(blocksOf logits: [Float]) {
    let masses = logSumExp(logits, every: Self.block)
    let most = Double(masses.max() ?? 0)
    form = .blocks(logits, most: most)
    shares = masses.map { exp(Double($0) - most) }
    total = shares.reduce(0, +)
  }

  /// Draws a token.
  public func draw(using random: inout Random) -> Int {
    if case .certain(let token) = form { return token }
    let place = random.uniform() * total
    let chosen = Self.pick(shares, at: place)
    guard case .blocks(let logits, let most) = form else { return chosen }
    let first = chosen * Self.block
    let weights = logits[first..<min(logits.count, first + Self.block)]
      .map { exp(Double($0) - most) }
    return first + Self.pick(weights, at: place - shares[..<chosen].reduce(0, +))
  }

  /// The index whose weight covers `place`.
  private static func pick(_ weights: [Double], at place: Double) -> Int {
    var left = place
    for (index, weight) in weights.enumerated() where weight > 0 {
      left -= weight
      if left < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
