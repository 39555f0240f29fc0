import Foundation
import Tensors

/// A decoder-only transformer of the Llama kind, written once for training and inference.
///
///     x ← embedding(token)
///     x ← x + W_o attention(rotate(W_q n(x)), rotate(W_k n(x)), W_v n(x))     for each layer
///     x ← x + W_down (silu(W_gate n(x)) ⊙ W_up n(x))
///     logits = W_head n(x)
///
/// With a tape every step is recorded; without one nothing is kept. What tells families apart
/// (biases, shared heads, tied embeddings) is in the ``Configuration``.
public final class Transformer: Sendable {
  struct Layer: Sendable {
    let attentionNorm, feedForwardNorm: Tensor
    let query, key, value, output: Weight
    let queryBias, keyBias, valueBias: Tensor?
    let gate, up, down: Weight
  }

  public let configuration: Configuration
  let embedding: Weight
  let layers: [Layer]
  let finalNorm: Tensor
  /// `V × C`; the embedding itself where they are tied.
  public let head: Weight
  private let rotary: RotaryTable

  /// Builds the model from named weights.
  ///
  /// - Parameter weight: gives each of ``parameterShapes(_:)`` by name.
  init(_ configuration: Configuration, weight: (String, Int, Int) throws -> Weight) rethrows {
    var named: [String: Weight] = [:]
    for (name, rows, columns) in Transformer.parameterShapes(configuration) {
      named[name] = try weight(name, rows, columns)
    }
    func matrix(_ name: String) -> Weight {
      named[name] ?? .full(Tensor(rows: 0, columns: 0))
    }
    func vector(_ name: String) -> Tensor? { named[name]?.tensor }
    func norm(_ name: String) -> Tensor { vector(name) ?? Tensor(rows: 0, columns: 0) }
    self.configuration = configuration
    embedding = matrix("model.embed_tokens.weight")
    layers = (0..<configuration.layers).map { index in
      let layer = "model.layers.\(index)."
      return Layer(
        attentionNorm: norm(layer + "input_layernorm.weight"),
        feedForwardNorm: norm(layer + "post_attention_layernorm.weight"),
        query: matrix(layer + "self_attn.q_proj.weight"),
        key: matrix(layer + "self_attn.k_proj.weight"),
        value: matrix(layer + "self_attn.v_proj.weight"),
        output: matrix(layer + "self_attn.o_proj.weight"),
        queryBias: vector(layer + "self_attn.q_proj.bias"),
        keyBias: vector(layer + "self_attn.k_proj.bias"),
        valueBias: vector(layer + "self_attn.v_proj.bias"),
        gate: matrix(layer + "mlp.gate_proj.weight"), up: matrix(layer + "mlp.up_proj.weight"),
        down: matrix(layer + "mlp.down_proj.weight"))
    }
    finalNorm = norm("model.norm.weight")
    head = configuration.tiedEmbeddings ? embedding : matrix("lm_head.weight")
    rotary = RotaryTable(
      positions: min(configuration.maximumPositions, 4096), width: configuration.headWidth,
      theta: configuration.ropeTheta)
    parameters = Transformer.parameterShapes(configuration).compactMap { name, _, _ in
      named[name].map { (name, $0) }
    }
  }

  /// All weights by their Hugging Face name, in a fixed order.
  public let parameters: [(name: String, weight: Weight)]
  /// The weights that training changes.
  public var trainable: [Tensor] { parameters.flatMap(\.weight.trainable) }
  /// How many numbers the model is made of.
  public var parameterCount: Int {
    parameters.reduce(0) { $0 + $1.weight.rows * $1.weight.columns }
  }
  /// The longest sequence, in tokens.
  public var maximumPositions: Int { rotary.positions }

  /// The hidden states behind the last layer and norm, for the rows asked for.
  ///
  /// - Parameters:
  ///   - batch: `T` tokens.
  ///   - rows: which of them; all by default. The last layer's feed-forward part runs on these only.
  ///   - tape: records the pass for training.
  /// - Returns: `rows × C`.
  public func states(
    _ batch: RaggedBatch, rows: [Int]? = nil, tape: GradientTape? = nil
  ) -> Tensor {
    let x = embed(batch.tokens, embedding, tape: tape)
    return pass(x, positions: batch.positions, runs: batch.runs, rows: rows) { _, k, v in (k, v) }
  }

  /// The same for the next tokens of sequences in a cache, which takes their keys and values.
  public func states(
    extending cache: KeyValueCache, with continuations: [(sequence: Int, tokens: [Int])],
    rows: [Int]? = nil
  ) -> Tensor {
    let batch = cache.extend(continuations)
    let x = embed(batch.tokens, embedding, tape: nil)
    return pass(x, positions: batch.positions, runs: batch.runs, rows: rows) { layer, k, v in
      cache.store(k, v, at: batch.rows, layer: layer)
      return (cache.keys[layer], cache.values[layer])
    }
  }

  /// `rows × V`: the logits of every word for each state.
  public func logits(_ states: Tensor) -> Tensor { matrixProduct(states, head) }

  private func pass(
    _ embedded: Tensor, positions: [Int32], runs: [AttentionRun], rows: [Int]?,
    keysAndValues: (_ layer: Int, _ k: Tensor, _ v: Tensor) -> (Tensor, Tensor)
  ) -> Tensor {
    let epsilon = Float(configuration.rmsNormEpsilon)
    var x = embedded
    for (index, layer) in layers.enumerated() {
      let n = rmsNorm(x, weight: layer.attentionNorm, epsilon: epsilon)
      let q = matrixProduct(n, layer.query, bias: layer.queryBias)
      let k = matrixProduct(n, layer.key, bias: layer.keyBias)
      let v = matrixProduct(n, layer.value, bias: layer.valueBias)
      let (keys, values) = keysAndValues(index, rotate(k, by: rotary, positions: positions), v)
      var y = attention(
        rotate(q, by: rotary, positions: positions), keys, values, runs: runs,
        heads: configuration.heads, keyValueHeads: configuration.keyValueHeads)
      if index == layers.count - 1, let rows {
        x = selectRows(x, rows)
        y = selectRows(y, rows)
      }
      x = matrixProduct(y, layer.output, adding: x)
      let m = rmsNorm(x, weight: layer.feedForwardNorm, epsilon: epsilon)
      let gated = siluGate(matrixProduct(m, layer.gate), matrixProduct(m, layer.up))
      x = matrixProduct(gated, layer.down, adding: x)
    }
    return rmsNorm(x, weight: finalNorm, epsilon: epsilon)
  }
}

extension Transformer {
  /// Name, rows and columns of every weight; a vector has one row.
  public static func parameterShapes(
    _ c: Configuration
  ) -> [(name: String, rows: Int, columns: Int)] {
    let queries = c.heads * c.headWidth
    let keys = c.keyValueHeads * c.headWidth
    var shapes: [(String, Int, Int)] = [
      ("model.embed_tokens.weight", c.vocabularySize, c.hiddenSize)
    ]
    for index in 0..<c.layers {
      let layer = "model.layers.\(index)."
      shapes += [
        (layer + "input_layernorm.weight", 1, c.hiddenSize),
        (layer + "self_attn.q_proj.weight", queries, c.hiddenSize),
        (layer + "self_attn.k_proj.weight", keys, c.hiddenSize),
        (layer + "self_attn.v_proj.weight", keys, c.hiddenSize),
        (layer + "self_attn.o_proj.weight", c.hiddenSize, queries),
        (layer + "post_attention_layernorm.weight", 1, c.hiddenSize),
        (layer + "mlp.gate_proj.weight", c.intermediateSize, c.hiddenSize),
        (layer + "mlp.up_proj.weight", c.intermediateSize, c.hiddenSize),
        (layer + "mlp.down_proj.weight", c.hiddenSize, c.intermediateSize),
      ]
      if c.attentionBias {
        shapes += [
          (layer + "self_attn.q_proj.bias", 1, queries),
          (layer + "self_attn.k_proj.bias", 1, keys),
          (layer + "self_attn.v_proj.bias", 1, keys),
        ]
      }
    }
    shapes.append(("model.norm.weight", 1, c.hiddenSize))
    if !c.tiedEmbeddings { shapes.append(("lm_head.weight", c.vocabularySize, c.hiddenSize)) }
    return shapes
  }

  /// A model to be trained from nothing: matrices normal with deviation 0.7 / √inputs, those that
  /// write to the residual stream 0.7 / √(2 · layers · inputs), embeddings 0.1; norms one, biases
  /// zero.
  public convenience init(_ configuration: Configuration, seed: UInt64) {
    var random = Random(seed: seed).stream("weights")
    let residual = 1 / Double(2 * configuration.layers).squareRoot()
    self.init(configuration) { name, rows, columns in
      let tensor = Tensor(rows: rows, columns: columns)
      tensor.isTrainable = true
      if name.hasSuffix("norm.weight") {
        for i in 0..<columns { tensor.values[i] = 1 }
      } else if rows > 1 {
        var deviation = name.contains("embed") ? 0.1 : 0.7 / Double(columns).squareRoot()
        // What is added to the residual stream begins small, so that tokens stay readable in it.
        if name.contains("o_proj") || name.contains("down_proj") { deviation *= residual }
        for i in 0..<tensor.count { tensor.values[i] = Float(random.normal() * deviation) }
      }
      return .full(tensor)
    }
  }

  /// An equal model whose training leaves this one alone; what never changes is shared.
  public func copy() -> Transformer { rebuilt { _, weight in weight.copy() } }

  /// The same model with each weight replaced by what `change` makes of it.
  func rebuilt(_ change: (_ name: String, Weight) throws -> Weight) rethrows -> Transformer {
    var index = 0
    return try Transformer(configuration) { name, _, _ in
      defer { index += 1 }
      return try change(name, parameters[index].weight)
    }
  }
}
