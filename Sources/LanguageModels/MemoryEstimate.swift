import Tensors

/// What a model needs in memory, reckoned from its shape; programs and file caches not counted.
public struct MemoryEstimate: Sendable, Equatable {
  /// The weights as they are held: 2 bytes each where they are bf16 in their file, 4 otherwise.
  public let weights: Int
  /// To judge: the weights, and the widest layer's activations of one batch.
  public let judging: Int
  /// To train an adapter: the frozen weights, for each adapted number its value, gradient and two
  /// moments, and all that the layers keep of one step. Gradients take the place of what is done
  /// with.
  public let training: Int
  /// The same where layers are computed again on the way back: the stream between layers, and all
  /// that one layer keeps, with its gradients.
  public let recomputing: Int

  /// - Parameters:
  ///   - rank: of the adapter on every layer's matrices.
  ///   - judged: tokens that go through the model side by side; ``Transformer/tokensAtOnce`` by
  ///     default.
  ///   - trained: tokens of one step, a prompt and two responses of one length.
  public init(_ transformer: Transformer, rank: Int = 16, judged: Int? = nil, trained: Int = 1024) {
    let shape = transformer.configuration
    let traits = shape.traits
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
    let queries = shape.heads * shape.headWidth
    let keys = shape.keyValueHeads * shape.headWidth
    // Floats per token: streams and norms, heads before and after they are turned, gates.
    let layer =
      6 * shape.hiddenSize + 2 * (queries + 2 * keys) + queries + 4 * shape.intermediateSize
    // What is kept for the way back: the stream, what attention leaves in it and a norm of each; heads
    // as they are projected, normed and turned; what attention finds; the feed-forward layer's inside;
    // each update's inside.
    let kept =
      (traits.normsOutputs ? 6 : 4) * shape.hiddenSize
      + (traits.normsHeads ? 3 : 2) * (queries + keys) + keys + queries
      + (traits.feedForward == .gelu ? 2 : 3) * shape.intermediateSize + 7 * rank
    // Attention's probabilities: a token sees a quarter of all others, in blocks of 64.
    let probabilities = shape.heads * (trained / 4 + 32)
    let stream = shape.layers * shape.hiddenSize
    self.weights = weights
    judging =
      weights + 4 * (judged ?? transformer.tokensAtOnce) * (layer + 2 * shape.hiddenSize)
    let fixed = weights + 16 * adapted
    training = fixed + 4 * trained * shape.layers * (kept + probabilities)
    recomputing = fixed + 4 * trained * (stream + 2 * (kept + probabilities))
  }

  /// The formulas in words.
  public static let formula = """
    weights (2 bytes each in bf16, else 4) + 4 bytes × tokens × one layer's activations to judge; \
    weights + 16 bytes × adapter of rank 16 + 4 bytes × 1024 tokens × what all layers keep, \
    attention's probabilities with it, to train an adapter, or × the streams between layers and \
    twice what one keeps with --recompute
    """
}

extension Transformer {
  /// Tokens to read side by side where there are many: enough to fill the products, and 4 MB for
  /// each of the streams between layers.
  public var tokensAtOnce: Int { min(4096, max(1024, (1 << 20) / configuration.hiddenSize)) }
}
