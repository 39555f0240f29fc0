/// From a hidden state to the logits of all words: x Wᵀ + b, softly capped where a cap is set.
public struct OutputHead: Sendable {
  /// `V × C`.
  public let weight: Weight
  /// `1 × V`, as Phi-2 has it.
  public let bias: Tensor?
  /// Logits become cap · tanh(logit / cap), as in Gemma 2.
  public let cap: Float?

  public init(_ weight: Weight, bias: Tensor? = nil, cap: Float? = nil) {
    self.weight = weight
    self.bias = bias
    self.cap = cap
  }

  /// `R × V` logits of `R × C` states.
  public func logits(_ x: Tensor) -> Tensor {
    let logits = matrixProduct(x, weight, bias: bias)
    return cap.map { softCap(logits, $0) } ?? logits
  }

  /// `R × ids.count` logits of some words only; what they cost is what these rows cost. The head
  /// itself gets no gradient.
  public func logits(_ x: Tensor, of ids: [Int]) -> Tensor {
    let rows = Weight.full(weight.selectingRows(ids))
    let chosen = bias.map { bias in
      Tensor(rows: 1, columns: ids.count, ids.map { bias.values[$0] })
    }
    return OutputHead(rows, bias: chosen, cap: cap).logits(x)
  }
}
