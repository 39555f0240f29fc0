/// One weight of a transformer: its Hugging Face name, its shape, and where a file keeps it.
public struct WeightShape: Sendable, Equatable {
  /// As in `model.layers.0.self_attn.q_proj.weight`.
  public let name: String
  /// 1 for a vector.
  public let rows: Int
  public let columns: Int
  /// The tensor that holds it in a file: this one, or one that several are stacked in.
  public let stored: String
  /// Its rows in the stored tensor.
  public let part: Range<Int>
  /// All rows of the stored tensor.
  public let storedRows: Int

  init(_ name: String, _ rows: Int, _ columns: Int) {
    self.init(name, columns: columns, stored: name, part: 0..<rows, of: rows)
  }

  init(_ name: String, columns: Int, stored: String, part: Range<Int>, of storedRows: Int) {
    (self.name, rows, self.columns) = (name, part.count, columns)
    (self.stored, self.part, self.storedRows) = (stored, part, storedRows)
  }
}

extension Configuration {
  /// Every weight, in the order of ``Transformer/parameters``.
  public var weightShapes: [WeightShape] {
    let traits = traits
    let names = LayerNames(family)
    var shapes = [WeightShape("model.embed_tokens.weight", vocabularySize, hiddenSize)]
    func addNorm(_ name: String, _ width: Int) {
      shapes.append(WeightShape(name + ".weight", 1, width))
      if traits.norm == .layer { shapes.append(WeightShape(name + ".bias", 1, width)) }
    }
    /// Matrices that a file may hold as one, stacked in this order.
    func addMatrices(_ parts: [(name: String, rows: Int)], inputs: Int, fused: String) {
      let all = parts.reduce(0) { $0 + $1.rows }
      var first = 0
      for part in parts {
        let name = part.name + ".weight"
        shapes.append(
          traits.isFused
            ? WeightShape(
              name, columns: inputs, stored: fused + ".weight", part: first..<first + part.rows,
              of: all)
            : WeightShape(name, part.rows, inputs))
        first += part.rows
      }
    }

    let (queries, keys) = (heads * headWidth, keyValueHeads * headWidth)
    for index in 0..<layers {
      let layer = "model.layers.\(index)."
      let attention = [
        (layer + names.query, queries), (layer + names.key, keys), (layer + names.value, keys),
      ]
      addNorm(layer + names.attentionNorm, hiddenSize)
      addMatrices(attention, inputs: hiddenSize, fused: layer + "self_attn.qkv_proj")
      shapes.append(WeightShape(layer + names.output + ".weight", hiddenSize, queries))
      if traits.normsOutputs { addNorm(layer + names.attentionOutputNorm, hiddenSize) }
      if !traits.isParallel { addNorm(layer + names.feedForwardNorm, hiddenSize) }
      let inner = (traits.feedForward == .gelu ? [] : [names.gate]) + [names.up]
      addMatrices(
        inner.map { (layer + $0, intermediateSize) }, inputs: hiddenSize,
        fused: layer + "mlp.gate_up_proj")
      shapes.append(WeightShape(layer + names.down + ".weight", hiddenSize, intermediateSize))
      if traits.normsOutputs { addNorm(layer + names.feedForwardOutputNorm, hiddenSize) }
      if traits.normsHeads {
        addNorm(layer + names.queryNorm, headWidth)
        addNorm(layer + names.keyNorm, headWidth)
      }
      var biases: [(String, Int)] = queryKeyValueBias ? attention : []
      if outputBias { biases.append((layer + names.output, hiddenSize)) }
      if feedForwardBias {
        biases += inner.map { (layer + $0, intermediateSize) } + [(layer + names.down, hiddenSize)]
      }
      shapes += biases.map { WeightShape($0.0 + ".bias", 1, $0.1) }
    }
    addNorm(names.finalNorm, hiddenSize)
    if !tiedEmbeddings { shapes.append(WeightShape("lm_head.weight", vocabularySize, hiddenSize)) }
    if traits.headBias { shapes.append(WeightShape("lm_head.bias", 1, vocabularySize)) }
    return shapes
  }
}

/// What a family calls the parts of a layer.
struct LayerNames {
  let attentionNorm = "input_layernorm"
  var feedForwardNorm = "post_attention_layernorm"
  /// Gemma 2 gives the name that others use before the feed-forward layer to the norm behind
  /// attention.
  let attentionOutputNorm = "post_attention_layernorm"
  let feedForwardOutputNorm = "post_feedforward_layernorm"
  let query = "self_attn.q_proj"
  let key = "self_attn.k_proj"
  let value = "self_attn.v_proj"
  let queryNorm = "self_attn.q_norm"
  let keyNorm = "self_attn.k_norm"
  var output = "self_attn.o_proj"
  let gate = "mlp.gate_proj"
  var up = "mlp.up_proj"
  var down = "mlp.down_proj"
  var finalNorm = "model.norm"

  init(_ family: Family) {
    switch family {
    case .gemma2: feedForwardNorm = "pre_feedforward_layernorm"
    case .phi:
      (output, up, down) = ("self_attn.dense", "mlp.fc1", "mlp.fc2")
      finalNorm = "model.final_layernorm"
    case .llama, .mistral, .qwen2, .qwen3, .phi3: break
    }
  }
}
