import Tensors

/// What a model needs in memory, reckoned from its shape; programs and file caches not counted.
public struct MemoryEstimate: Sendable, Equatable {
  /// The weights as they are held: 2 bytes each where they are bf16 in their file, 4 otherwise.
  public let weights: Int
  /// To judge: the weights, and the widest layer's activations of one batch.
  public let judging: Int
  /// To train an adapter: the frozen weights, for each adapted number its value, gradient and two
  /// moments, and all layers' activations of one batch with their gradients.
  public let training: Int

  /// - Parameters:
  ///   - rank: of the adapter on every layer's matrices.
  ///   - judged: tokens that go through the model side by side; ``Transformer/tokensAtOnce`` by
  ///     default.
  ///   - trained: tokens of one step, prompts and both responses.
  public init(_ transformer: Transformer, rank: Int = 16, judged: Int? = nil, trained: Int = 1024) {
    let shape = transformer.configuration
    var weights = 0
    var adapted = 0
    for (name, weight) in transformer.parameters {
      var bytes = 4
      if case .half = weight { bytes = 2 }
      weights += bytes * weight.rows * weight.columns
      if name.contains(".layers."), weight.rows > 1 {
        adapted += rank * (weight.rows + weight.columns)
      }
    }
    let heads = (shape.heads + 2 * shape.keyValueHeads) * shape.headWidth
    // Floats per token: streams and norms, heads before and after they are turned, gates.
    let layer =
      6 * shape.hiddenSize + 2 * heads + shape.heads * shape.headWidth
      + 4 * shape.intermediateSize
    // The loss holds a block of logits and the states behind the last layer.
    let head = 2 * shape.hiddenSize
    self.weights = weights
    judging = weights + 4 * (judged ?? transformer.tokensAtOnce) * (layer + head)
    training = weights + 16 * adapted + 8 * trained * (shape.layers * layer + head)
  }

  /// The formula of ``judging`` and ``training`` in words.
  public static let formula = """
    weights (2 bytes each in bf16, else 4) + 4 bytes × tokens × widest layer to judge; weights + \
    16 bytes × adapter + 8 bytes × tokens × all layers to train an adapter
    """
}

extension Transformer {
  /// Tokens to read side by side where there are many: enough to fill the products, and 4 MB for
  /// each of the streams between layers.
  public var tokensAtOnce: Int { min(4096, max(1024, (1 << 20) / configuration.hiddenSize)) }
}
