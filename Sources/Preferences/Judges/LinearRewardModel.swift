import Files
import Foundation
import LanguageModels
import Tensors

/// A reward that is linear in what a frozen model thinks of a response: the cheapest way to learn
/// from labels, and a measure of what the hidden states know.
///
///     r(x, y) = w · h(x, y, end)
///
/// h is the last layer's state at the end of the response. w has the least
/// `Σ −ln σ(w · (h_w − h_l)) + ½ n κ |w|²` over n labelled pairs (Bradley and Terry's likelihood
/// with a ridge κ), where h is measured in standard deviations of its components.
public struct LinearRewardModel: Judge {
  public let name = "linear reward model"
  private let model: LanguageModel
  private let format: ChatFormat
  /// `C` numbers, the scale of each component included.
  public let weights: [Double]

  /// Fits w to pairs whose chosen responses are known to be better.
  ///
  /// - Parameter ridge: κ.
  /// - Throws: ``FileError`` for a text that the format or the tokenizer refuses, where there are no
  ///   pairs, and for a ridge outside its meaning.
  public init(
    _ model: LanguageModel, format: ChatFormat, pairs: [PreferencePair], ridge: Double = 0.1
  ) throws {
    try require(ridge > 0 && ridge.isFinite, "ridge", ridge, give: "a number above 0")
    try require(!pairs.isEmpty, "pairs to fit to", 0, give: "at least one")
    (self.model, self.format) = (model, format)
    let states = try finalStates(of: pairs.map(\.item), model, format)
    let differences = states.map { pair in zip(pair[0], pair[1]).map { $0 - $1 } }
    let scale = deviations(states.flatMap { $0 })
    let scaled = differences.map { zip($0, scale).map { $0 / $1 } }
    weights = zip(bradleyTerryWeights(scaled, ridge: ridge), scale).map { $0 / $1 }
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try finalStates(of: items, model, format).map { responses in
      responses.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }
}

/// h(x, y, end) of every response of every item.
private func finalStates(
  of items: [JudgeItem], _ model: LanguageModel, _ format: ChatFormat
) throws -> [[[Double]]] {
  try items.batches(of: 8).flatMap { items in
    let states = finalStates(
      of: try items.map { try format.tokens(of: $0.turns, $0.responses, model.tokenizer) },
      model.transformer)
    try model.transformer.requireNumbers(states)
    var row = 0
    return items.map { item in
      item.responses.map { _ in
        defer { row += 1 }
        return (0..<states.columns).map { Double(states[row, $0]) }
      }
    }
  }
}

/// The standard deviation of each component; 1 where it never changes.
private func deviations(_ states: [[Double]]) -> [Double] {
  let count = Double(max(1, states.count))
  return (states.first ?? []).indices.map { column in
    let mean = states.reduce(0) { $0 + $1[column] } / count
    let square = states.reduce(0) { $0 + pow($1[column] - mean, 2) } / count
    return square > 0 ? square.squareRoot() : 1
  }
}

/// The w of least `1/n Σ −ln σ(w · d) + ½ κ |w|²`, by Nesterov's accelerated descent, whose step is
/// set by the greatest curvature that the differences d allow, `κ + ¼ max |d|²`.
func bradleyTerryWeights(_ differences: [[Double]], ridge: Double, steps: Int = 400) -> [Double] {
  let size = differences.first?.count ?? 0
  let count = Double(max(1, differences.count))
  let most = differences.map { $0.reduce(0) { $0 + $1 * $1 } }.max() ?? 0
  let curvature = ridge + most / 4
  let momentum =
    (curvature.squareRoot() - ridge.squareRoot())
    / (curvature.squareRoot() + ridge.squareRoot())
  var w = [Double](repeating: 0, count: size)
  var ahead = w
  for _ in 0..<steps {
    var gradient = ahead.map { ridge * $0 }
    for d in differences {
      let margin = zip(ahead, d).reduce(0) { $0 + $1.0 * $1.1 }
      let slope = -1 / (1 + exp(margin)) / count
      for column in 0..<size { gradient[column] += slope * d[column] }
    }
    let next = zip(ahead, gradient).map { $0 - $1 / curvature }
    ahead = zip(next, w).map { $0 + momentum * ($0 - $1) }
    w = next
  }
  return w
}
