import Files
import Foundation
import Tensors

// From a GGUF file's metadata to a configuration. The keys are `general.architecture`'s value, a
// point and a name (docs/gguf.md of github.com/ggml-org/ggml; gguf-py/gguf/constants.py of
// llama.cpp).

extension GGUF {
  /// The architecture's configuration.
  ///
  /// - Throws: ``FileError`` naming the key that is missing, wrong, or asks for something that
  ///   ``Transformer`` does not compute.
  func configuration() throws -> Configuration {
    let name = try demanded("general.architecture", text("general.architecture"))
    let families: [String: Family] = [
      "llama": .llama, "qwen2": .qwen2, "qwen3": .qwen3, "phi3": .phi3, "gemma2": .gemma2,
    ]
    guard var family = families[name] else {
      throw FileError(
        path, "general.architecture is \(name)",
        remedy: "of GGUF files these are computed: "
          + families.keys.sorted().joined(separator: ", "))
    }
    let keys = Keys(file: self, architecture: name)
    try keys.refuseWhatIsNotComputed()
    let window = try keys.count("attention.sliding_window", from: 0) ?? 0
    // A Mistral is a llama to llama.cpp, but for the window of its first version.
    if family == .llama, window > 0 { family = .mistral }

    let (vocabulary, width) = try embeddingShape()
    let hidden = try keys.demandedCount("embedding_length")
    guard width == hidden else {
      throw FileError(
        path, "\(name).embedding_length is \(hidden), token_embd.weight has \(width) columns",
        remedy: "the file is damaged, convert it again")
    }
    let heads = try keys.demandedCount("attention.head_count", to: 1 << 16)
    let keyHeads = try keys.count("attention.head_count_kv", to: 1 << 16) ?? heads
    let head = try keys.headWidth(hidden: hidden, heads: heads)
    guard heads % keyHeads == 0 else {
      throw FileError(
        path, "\(name).attention.head_count_kv is \(keyHeads)",
        remedy: "it must divide the \(heads) of \(name).attention.head_count")
    }
    let layers = try keys.demandedCount("block_count", to: 10_000)
    // Before a list of all weights is made, which is as long as this says.
    guard names.contains(where: { $0.hasPrefix("blk.\(layers - 1).") }) else {
      throw FileError(
        path, "\(name).block_count is \(layers), but there is no tensor of blk.\(layers - 1)",
        remedy: "the file is cut short, fetch it again")
    }
    var fields = ConfigurationFields(
      modelType: family.rawValue, vocabularySize: vocabulary, hiddenSize: hidden,
      intermediateSize: try keys.demandedCount("feed_forward_length", to: 1 << 22),
      layers: layers, heads: heads, keyValueHeads: keyHeads, headWidth: head)
    fields.rmsNormEpsilon = try short(
      demanded(
        "\(name).attention.layer_norm_rms_epsilon",
        number("\(name).attention.layer_norm_rms_epsilon")))
    fields.tiedEmbeddings = entries["output.weight"] == nil
    fields.maximumPositions = try keys.demandedCount("context_length")
    fields.beginningOfText = try tokenId("bos")
    let ends = try endsOfText()
    fields.endOfText = ends.isEmpty ? nil : OneOrMany(list: ends)
    fields.padding = try tokenId("padding").map { Nullable($0) }
    fields.ropeTheta = try short(number("\(name).rope.freq_base") ?? 10_000)
    fields.ropeScaling = try keys.ropeScaling(head: head, theta: fields.ropeTheta ?? 10_000)
    let turning = try keys.count("rope.dimension_count", to: 1 << 16) ?? head
    if turning != head {
      guard family == .phi3, turning < head, turning % 2 == 0 else {
        throw FileError(
          path, "\(name).rope.dimension_count is \(turning)",
          remedy: "in a \(name) all \(head) features of a head turn")
      }
      let share = Double(turning) / Double(head)
      fields.rotaryShare = Int(Double(head) * share) == turning ? share : share.nextUp
    }
    if [.mistral, .phi3, .gemma2].contains(family) {
      fields.slidingWindow = Nullable(window > 0 ? window : nil)
    }
    if [.llama, .qwen3, .gemma2].contains(family) {
      fields.attentionBias = entries["blk.0.attn_q.bias"] != nil
      fields.feedForwardBias = entries["blk.0.ffn_up.bias"] != nil
    }
    if family == .gemma2 {
      fields.attentionCap = Nullable(try number("gemma2.attn_logit_softcapping").map(short))
      fields.logitCap = Nullable(try number("gemma2.final_logit_softcapping").map(short))
      // No key tells it: the largest of the three, of 46 layers, divides by another width.
      fields.queryScalar = layers == 46 ? Double(hidden) / Double(heads) : Double(head)
    }
    return try Configuration(fields, file: path)
  }

  private func embeddingShape() throws -> (rows: Int, columns: Int) {
    let entry = try demanded("token_embd.weight", entries["token_embd.weight"])
    guard entry.sides.count == 2 else {
      throw FileError(
        path, "tensor token_embd.weight has the sides \(entry.sides)",
        remedy: "it must have two; the file is damaged, convert it again")
    }
    return (entry.sides[1], entry.sides[0])
  }

  /// A number that was rounded to Float as its shortest decimal, which is what was meant.
  private func short(_ number: Double) -> Double { Double("\(Float(number))") ?? number }
}

/// The keys of an architecture.
private struct Keys {
  let file: GGUF
  let architecture: String

  func count(_ name: String, from least: Int = 1, to most: Int = 1 << 30) throws -> Int? {
    try file.integer("\(architecture).\(name)", in: least...most)
  }

  func demandedCount(_ name: String, to most: Int = 1 << 20) throws -> Int {
    let most = name == "context_length" ? 1 << 30 : most
    return try file.demanded("\(architecture).\(name)", count(name, to: most))
  }

  func headWidth(hidden: Int, heads: Int) throws -> Int {
    let keys = try count("attention.key_length", to: 1 << 16)
    let values = try count("attention.value_length", to: 1 << 16)
    if let values, values != keys ?? (hidden / heads) {
      throw refusal("attention.value_length", "\(values), another than that of the keys")
    }
    guard let width = keys ?? (hidden % heads == 0 ? hidden / heads : nil), width > 1,
      width % 2 == 0
    else {
      throw FileError(
        file.path, "\(architecture).attention.head_count is \(heads), embedding_length \(hidden)",
        remedy: "a head must have an even number of features")
    }
    return width
  }

  /// How the rotary embedding is stretched: by the keys, or by the factors that Llama 3.1 and its
  /// kin have instead, one for each frequency.
  func ropeScaling(head: Int, theta: Double) throws -> RopeFields? {
    let kind = try file.text("\(architecture).rope.scaling.type") ?? "none"
    var factor = try file.number("\(architecture).rope.scaling.factor")
    // What older files have.
    if let old = try file.number("\(architecture).rope.scale_linear"), factor == nil {
      factor = old
    }
    for name in ["rope_factors_long.weight", "rope_factors_short.weight"]
    where file.entries[name] != nil {
      throw FileError(
        file.path, "tensor \(name): the rotary embedding changes with a text's length",
        remedy: "use a model without it")
    }
    let isStretched = (factor ?? 1) != 1 && (factor ?? 0) != 0
    guard kind == "none" || kind == "linear" else { throw refusal("rope.scaling.type", kind) }
    if let factors = try file.vector("rope_freqs.weight", count: head / 2) {
      guard !isStretched else {
        throw refusal("rope.scaling.factor", "set beside rope_freqs.weight")
      }
      return try llama3(factors, head: head, theta: theta)
    }
    return isStretched ? factor.map { RopeFields(.linear(factor: $0)) } : nil
  }

  /// The file has what the formula gave, not its numbers. Of these only the factor has ever been
  /// another than 1, 4 and 8192: it is the largest, and all others must come out of it.
  private func llama3(_ factors: [Float], head: Int, theta: Double) throws -> RopeFields? {
    let most = Double(factors.max() ?? 1)
    if factors.allSatisfy({ $0 == 1 }) { return nil }
    let scaling = RotaryScaling.llama3(factor: most, low: 1, high: 4, length: 8192)
    for (index, factor) in factors.enumerated() {
      let plain = pow(theta, -Double(2 * index) / Double(head))
      let wanted = plain / scaling.frequency(plain)
      guard abs(Double(factor) - wanted) <= 1e-4 * wanted else {
        throw FileError(
          file.path, "tensor rope_freqs.weight stretches frequency \(index) by \(factor)",
          remedy: "only Llama 3's way is computed, which would be by \(wanted)")
      }
    }
    return RopeFields(scaling)
  }

  /// What other models of these architectures do besides.
  func refuseWhatIsNotComputed() throws {
    let neutral: [(name: String, value: Double)] = [
      ("expert_count", 0), ("attention.clamp_kqv", 0), ("attention.max_alibi_bias", 0),
      ("logit_scale", 0), ("residual_scale", 0), ("embedding_scale", 0), ("attention.scale", 0),
      ("rope.scaling.attn_factor", 1),
    ]
    for (name, value) in neutral {
      if let given = try file.number("\(architecture).\(name)"), given != value,
        !(name.hasSuffix("_scale") && given == 1)
      {
        throw refusal(name, "\(given)")
      }
    }
    if try file.flag("\(architecture).attention.causal") == false {
      throw refusal("attention.causal", "false")
    }
  }

  private func refusal(_ name: String, _ value: String) -> FileError {
    FileError(
      file.path, "\(architecture).\(name) is \(value), which is not computed here",
      remedy: "use a model without it")
  }
}
