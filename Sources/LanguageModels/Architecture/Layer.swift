import Tensors

/// y = x Wᵀ (+ b), with its Hugging Face name, as in `model.layers.0.self_attn.q_proj`.
struct Linear: Sendable {
  let name: String
  let weight: Weight
  let bias: Tensor?

  var map: LinearMap { LinearMap(weight, bias: bias) }

  func callAsFunction(_ x: Tensor, adding residual: Tensor? = nil) -> Tensor {
    matrixProduct(x, weight, bias: bias, adding: residual)
  }
}

/// The norm of a family, with its weights.
struct Norm: Sendable {
  let weight: Tensor
  /// Only of a layer norm.
  let bias: Tensor?
  let epsilon: Float
  let offset: Float

  func callAsFunction(_ x: Tensor) -> Tensor {
    if let bias { return layerNorm(x, weight: weight, bias: bias, epsilon: epsilon) }
    return rmsNorm(x, weight: weight, epsilon: epsilon, offset: offset)
  }
}

/// The weights of one block; what a family lacks is `nil`.
struct Layer: Sendable {
  let attentionNorm: Norm
  let query, key, value, output: Linear
  let queryNorm, keyNorm: Norm?
  let attentionOutputNorm: Norm?
  /// `nil` where the feed-forward layer reads what attention reads.
  let feedForwardNorm: Norm?
  let gate: Linear?
  let up, down: Linear
  let feedForwardOutputNorm: Norm?
  let isGELU: Bool

  /// What the feed-forward layer makes of the normed `n`, added to `x`.
  func feedForward(_ n: Tensor, adding x: Tensor) -> Tensor {
    guard let gate else { return Layer.add(down, gelu(up(n)), feedForwardOutputNorm, to: x) }
    if gate.bias == nil, up.bias == nil, down.bias == nil,
      let y = gatedFeedForward(
        n, gate: gate.weight, up: up.weight, down: down.weight, isGELU: isGELU,
        adding: feedForwardOutputNorm == nil ? x : nil)
    {
      return feedForwardOutputNorm.map { Tensors.add(x, $0(y)) } ?? y
    }
    let inner = matrixProducts(n, [gate.map, up.map])
    let gated = isGELU ? geluGate(inner[0], inner[1]) : siluGate(inner[0], inner[1])
    return Layer.add(down, gated, feedForwardOutputNorm, to: x)
  }

  /// Queries, keys and values of the normed `n`.
  func projections(_ n: Tensor) -> (q: Tensor, k: Tensor, v: Tensor) {
    let found = matrixProducts(n, [query.map, key.map, value.map])
    return (
      queryNorm.map { $0(found[0]) } ?? found[0], keyNorm.map { $0(found[1]) } ?? found[1], found[2]
    )
  }

  /// What attention found, projected and added to `x`.
  func attended(_ y: Tensor, adding x: Tensor) -> Tensor {
    Layer.add(output, y, attentionOutputNorm, to: x)
  }

  private static func add(_ linear: Linear, _ y: Tensor, _ norm: Norm?, to x: Tensor) -> Tensor {
    if let norm { return Tensors.add(x, norm(linear(y))) }
    return linear(y, adding: x)
  }
}
