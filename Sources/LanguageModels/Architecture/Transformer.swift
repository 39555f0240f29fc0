import Foundation
import Tensors

/// A decoder-only transformer, written once for all families, for training and inference.
///
///     x ← embedding(token)
///     x ← x + W_o attention(rotate(W_q n(x)), rotate(W_k n(x)), W_v n(x))     for each layer
///     x ← x + W_down (silu(W_gate n(x)) ⊙ W_up n(x))
///     logits = W_head n(x)
///
/// With a tape every step is recorded; without one nothing is kept. That is a Llama; what other
/// families do besides or instead is in the ``Configuration`` and its ``Traits``.
public final class Transformer: Sendable {
  public let configuration: Configuration
  let embedding: Weight
  let layers: [Layer]
  let finalNorm: Norm
  /// From states to logits; its matrix is the embedding itself where they are tied.
  public let head: OutputHead
  private let rotary: RotaryTable

  /// Builds the model from its weights.
  ///
  /// - Parameter weight: gives each of ``Configuration/weightShapes``.
  init(_ configuration: Configuration, weight: (WeightShape) throws -> Weight) rethrows {
    let parameters = try configuration.weightShapes.map { ($0.name, try weight($0)) }
    let named = Dictionary(uniqueKeysWithValues: parameters)
    func matrix(_ name: String) -> Weight {
      named[name + ".weight"] ?? .full(Tensor(rows: 0, columns: 0))
    }
    func linear(_ name: String) -> Linear {
      Linear(name: name, weight: matrix(name), bias: named[name + ".bias"]?.tensor)
    }
    let traits = configuration.traits
    func norm(_ name: String) -> Norm? {
      guard let weight = named[name + ".weight"]?.tensor else { return nil }
      return Norm(
        weight: weight, bias: named[name + ".bias"]?.tensor,
        epsilon: Float(configuration.normEpsilon), offset: traits.normOffset)
    }
    func demanded(_ name: String) -> Norm {
      norm(name) ?? Norm(weight: Tensor(rows: 1, columns: 0), bias: nil, epsilon: 0, offset: 0)
    }
    let names = LayerNames(configuration.family)
    self.parameters = parameters
    self.configuration = configuration
    embedding = matrix("model.embed_tokens")
    layers = (0..<configuration.layers).map { index in
      let layer = "model.layers.\(index)."
      return Layer(
        attentionNorm: demanded(layer + names.attentionNorm),
        query: linear(layer + names.query), key: linear(layer + names.key),
        value: linear(layer + names.value), output: linear(layer + names.output),
        queryNorm: norm(layer + names.queryNorm), keyNorm: norm(layer + names.keyNorm),
        attentionOutputNorm: traits.normsOutputs ? norm(layer + names.attentionOutputNorm) : nil,
        feedForwardNorm: norm(layer + names.feedForwardNorm),
        gate: traits.feedForward == .gelu ? nil : linear(layer + names.gate),
        up: linear(layer + names.up), down: linear(layer + names.down),
        feedForwardOutputNorm: norm(layer + names.feedForwardOutputNorm),
        isGELU: traits.feedForward != .siluGated)
    }
    finalNorm = demanded(names.finalNorm)
    head = OutputHead(
      configuration.tiedEmbeddings ? embedding : matrix("lm_head"),
      bias: named["lm_head.bias"]?.tensor, cap: configuration.logitCap.map { Float($0) })
    rotary = RotaryTable(
      width: configuration.rotaryWidth, theta: configuration.ropeTheta,
      scaling: configuration.ropeScaling)
  }

  /// All weights by their Hugging Face name, in a fixed order.
  public let parameters: [(name: String, weight: Weight)]
  /// The weights that training changes.
  public var trainable: [Tensor] {
    // The parts of a stacked matrix share one factor of their updates.
    var seen: Set<ObjectIdentifier> = []
    return parameters.flatMap(\.weight.trainable).filter {
      seen.insert(ObjectIdentifier($0)).inserted
    }
  }
  /// How many numbers the model is made of.
  public var parameterCount: Int {
    parameters.reduce(0) { $0 + $1.weight.rows * $1.weight.columns }
  }
  /// The longest sequence, in tokens.
  public var maximumPositions: Int { configuration.maximumPositions }

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
    let x = embed(
      batch.tokens, embedding, scale: Float(configuration.embeddingScale), tape: tape)
    return pass(x, positions: batch.positions, runs: batch.runs, rows: rows) { _, k, v in (k, v) }
  }

  /// The same for the next tokens of sequences in a cache, which takes their keys and values.
  public func states(
    extending cache: KeyValueCache, with continuations: [(sequence: Int, tokens: [Int])],
    rows: [Int]? = nil
  ) -> Tensor {
    let batch = cache.extend(continuations)
    let x = embed(
      batch.tokens, embedding, scale: Float(configuration.embeddingScale), tape: nil)
    return pass(x, positions: batch.positions, runs: batch.runs, rows: rows) { layer, k, v in
      cache.store(k, v, at: batch.rows, layer: layer)
      return (cache.keys[layer], cache.values[layer])
    }
  }

  /// `rows × V`: the logits of every word for each state.
  public func logits(_ states: Tensor) -> Tensor { head.logits(states) }

  private func pass(
    _ embedded: Tensor, positions: [Int32], runs: [AttentionRun], rows: [Int]?,
    keysAndValues: @escaping (_ layer: Int, _ k: Tensor, _ v: Tensor) -> (Tensor, Tensor)
  ) -> Tensor {
    func rotated(_ x: Tensor) -> Tensor {
      rotate(x, by: rotary, positions: positions, headWidth: configuration.headWidth)
    }
    func block(_ index: Int, _ layer: Layer, _ x: Tensor) -> Tensor {
      var x = x
      var n = layer.attentionNorm(x)
      let (q, k, v) = layer.projections(n)
      let (keys, values) = keysAndValues(index, rotated(k), v)
      var y = attention(
        rotated(q), keys, values, runs: runs,
        heads: configuration.heads, keyValueHeads: configuration.keyValueHeads,
        scale: Float(configuration.queryScale), window: configuration.window(index),
        cap: configuration.attentionCap.map { Float($0) }, precision: layer.query.weight.precision)
      if index == layers.count - 1, let rows {
        x = selectRows(x, rows)
        y = selectRows(y, rows)
        // Side by side with attention, the feed-forward layer reads the same norm.
        if layer.feedForwardNorm == nil { n = selectRows(n, rows) }
      }
      x = layer.attended(y, adding: x)
      return layer.feedForward(layer.feedForwardNorm.map { $0(x) } ?? n, adding: x)
    }
    var x = embedded
    for (index, layer) in layers.enumerated() {
      x = GradientTape.recomputed(x) { block(index, layer, $0) }
    }
    return finalNorm(x)
  }
}

extension Transformer {
  /// A model to be trained from nothing: matrices normal with deviation 0.7 / √inputs, those that
  /// write to the residual stream 0.7 / √(2 · layers · inputs), embeddings 0.1; norms one, biases
  /// zero.
  public convenience init(_ configuration: Configuration, seed: UInt64) {
    var random = Random(seed: seed).stream("weights")
    let residual = 1 / Double(2 * configuration.layers).squareRoot()
    let names = LayerNames(configuration.family)
    self.init(configuration) { shape in
      let tensor = Tensor(rows: shape.rows, columns: shape.columns)
      tensor.isTrainable = true
      if shape.name.hasSuffix("norm.weight") {
        let one = 1 - configuration.traits.normOffset
        for i in 0..<tensor.count { tensor.values[i] = one }
      } else if shape.rows > 1 {
        let inputs = Double(shape.columns)
        var deviation = shape.name.contains("embed") ? 0.1 : 0.7 / inputs.squareRoot()
        // What is added to the residual stream begins small, so that tokens stay readable in it.
        if shape.name.contains(names.output) || shape.name.contains(names.down) {
          deviation *= residual
        }
        for i in 0..<tensor.count { tensor.values[i] = Float(random.normal() * deviation) }
      }
      return .full(tensor)
    }
  }

  /// An equal model whose training leaves this one alone; what never changes is shared.
  public func copy() -> Transformer {
    var copies: [ObjectIdentifier: Tensor] = [:]
    return rebuilt { _, weight in weight.copy(&copies) }
  }

  /// The same model with each weight replaced by what `change` makes of it.
  func rebuilt(_ change: (_ name: String, Weight) throws -> Weight) rethrows -> Transformer {
    var index = 0
    return try Transformer(configuration) { shape in
      defer { index += 1 }
      return try change(shape.name, parameters[index].weight)
    }
  }
}
