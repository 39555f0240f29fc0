import Files
import Foundation
import Tensors

/// `config.json` as Hugging Face spells it: the fields that are read, and those that are looked at
/// only to refuse what ``Transformer`` does not compute.
///
/// Dropout rates are not among them: they act in training only, and there ours count.
struct ConfigurationFields: Codable {
  var modelType: String
  var architectures: [String]?
  var vocabularySize: Int
  var hiddenSize: Int
  var intermediateSize: Int
  var layers: Int
  var heads: Int
  var keyValueHeads: Int?
  var headWidth: Int?
  var rmsNormEpsilon: Double?
  var layerNormEpsilon: Double?
  var tiedEmbeddings: Bool?
  var maximumPositions: Int?
  var endOfText: OneOrMany?
  var beginningOfText: Int?
  var padding: Nullable<Int>?
  var activation: String?
  var gatedActivation: String?
  var torchType: String?

  var ropeTheta: Double?
  var ropeScaling: RopeFields?
  var ropeParameters: RopeFields?
  var rotaryShare: Double?

  var usesSlidingWindow: Bool?
  var slidingWindow: Nullable<Int>?
  var maximumWindowLayers: Int?
  var layerTypes: [String]?
  var attentionBias: Bool?
  var feedForwardBias: Bool?
  var queryScalar: Double?
  var attentionCap: Nullable<Double>?
  var logitCap: Nullable<Double>?

  var normsHeadsByLayerNorm: Bool?
  var isBidirectional: Bool?
  var quantization: Quantization?

  enum CodingKeys: String, CodingKey {
    case modelType = "model_type"
    case architectures
    case vocabularySize = "vocab_size"
    case hiddenSize = "hidden_size"
    case intermediateSize = "intermediate_size"
    case layers = "num_hidden_layers"
    case heads = "num_attention_heads"
    case keyValueHeads = "num_key_value_heads"
    case headWidth = "head_dim"
    case rmsNormEpsilon = "rms_norm_eps"
    case layerNormEpsilon = "layer_norm_eps"
    case tiedEmbeddings = "tie_word_embeddings"
    case maximumPositions = "max_position_embeddings"
    case endOfText = "eos_token_id"
    case beginningOfText = "bos_token_id"
    case padding = "pad_token_id"
    case activation = "hidden_act"
    case gatedActivation = "hidden_activation"
    case torchType = "torch_dtype"
    case ropeTheta = "rope_theta"
    case ropeScaling = "rope_scaling"
    case ropeParameters = "rope_parameters"
    case rotaryShare = "partial_rotary_factor"
    case usesSlidingWindow = "use_sliding_window"
    case slidingWindow = "sliding_window"
    case maximumWindowLayers = "max_window_layers"
    case layerTypes = "layer_types"
    case attentionBias = "attention_bias"
    case feedForwardBias = "mlp_bias"
    case queryScalar = "query_pre_attn_scalar"
    case attentionCap = "attn_logit_softcapping"
    case logitCap = "final_logit_softcapping"
    case normsHeadsByLayerNorm = "qk_layernorm"
    case isBidirectional = "use_bidirectional_attention"
    case quantization = "quantization_config"
  }

  /// The first field that asks for something ``Transformer`` does not compute.
  func unsupported(_ family: Family) -> (field: String, value: String)? {
    let wanted: [String] =
      switch family.traits.feedForward {
      case .siluGated: ["silu"]
      case .geluGated, .gelu: ["gelu_new", "gelu_pytorch_tanh"]
      }
    // Gemma's hidden_act is an error of its first files; hidden_activation is what counts there.
    if let gatedActivation, family == .gemma2 {
      if !wanted.contains(gatedActivation) { return ("hidden_activation", gatedActivation) }
    } else if let activation, !wanted.contains(activation) {
      return ("hidden_act", activation)
    }
    for (field, rope) in [("rope_parameters", ropeParameters), ("rope_scaling", ropeScaling)] {
      guard let rope else { continue }
      if rope.byLayerType { return (field, "given for each kind of layer") }
      if let kind = rope.kind, !["default", "linear", "llama3"].contains(kind) {
        return ("\(field).rope_type", kind)
      }
      if (rope.kind ?? "default") == "default", let factor = rope.factor, factor != 1 {
        return ("\(field).factor", "\(factor) without a rope_type")
      }
    }
    let kinds = ["full_attention", "sliding_attention"]
    if let kind = layerTypes?.first(where: { !kinds.contains($0) }) { return ("layer_types", kind) }
    if normsHeadsByLayerNorm == true { return ("qk_layernorm", "true") }
    if isBidirectional == true { return ("use_bidirectional_attention", "true") }
    if let quantization { return ("quantization_config", quantization.method ?? "set") }
    return nil
  }

  /// Any quantised checkpoint; only its name is looked at.
  struct Quantization: Codable {
    var method: String?
    enum CodingKeys: String, CodingKey { case method = "quant_method" }
  }
}

/// A field for which `null` says something else than its absence.
struct Nullable<Value: Codable>: Codable {
  var value: Value?

  init(_ value: Value?) { self.value = value }
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? nil : try container.decode(Value.self)
  }
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension KeyedDecodingContainer {
  /// Without this a `null` would be read as no field.
  func decodeIfPresent<Value>(
    _ type: Nullable<Value>.Type, forKey key: Key
  ) throws -> Nullable<Value>? {
    contains(key) ? try decode(type, forKey: key) : nil
  }
}

/// The rotary embedding's base and the ways of stretching it.
struct RopeFields: Codable {
  var theta: Double?
  var type: String?
  var oldType: String?
  var factor: Double?
  var share: Double?
  var low: Double?
  var high: Double?
  var length: Int?
  var full: Anything?
  var sliding: Anything?

  init() {}

  init(_ scaling: RotaryScaling) {
    switch scaling {
    case .linear(let factor): (type, oldType, self.factor) = ("linear", "linear", factor)
    case .llama3(let factor, let low, let high, let length):
      (type, self.factor, self.low, self.high) = ("llama3", factor, low, high)
      self.length = Int(length)
    }
  }

  /// Newer and older spelling.
  var kind: String? { type ?? oldType }
  /// Whether there is one such object for each kind of layer in this one.
  var byLayerType: Bool { full != nil || sliding != nil }

  enum CodingKeys: String, CodingKey {
    case theta = "rope_theta"
    case type = "rope_type"
    case oldType = "type"
    case factor
    case share = "partial_rotary_factor"
    case low = "low_freq_factor"
    case high = "high_freq_factor"
    case length = "original_max_position_embeddings"
    case full = "full_attention"
    case sliding = "sliding_attention"
  }

  /// A value of which only the presence counts.
  struct Anything: Codable {
    init(from decoder: any Decoder) throws {}
    func encode(to encoder: any Encoder) throws {}
  }
}

/// The one field of `generation_config.json` that is read.
struct GenerationFields: Decodable {
  var endOfText: OneOrMany?
  enum CodingKeys: String, CodingKey { case endOfText = "eos_token_id" }
}

/// A token id, or a list of them.
struct OneOrMany: Codable {
  var list: [Int]

  init(list: [Int]) { self.list = list }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let one = try? container.decode(Int.self) {
      list = [one]
    } else {
      list = try container.decode([Int].self)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if list.count == 1 { try container.encode(list[0]) } else { try container.encode(list) }
  }
}

/// Decodes JSON, telling a failure as file, field and remedy.
func decodeJSON<Value: Decodable>(_ type: Value.Type, _ data: Data, file: String) throws -> Value {
  func name(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
  do {
    let value = try JSONDecoder().decode(type, from: data)
    try data.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, file: file, remedy: "correct it or fetch it again")
      // Which of two equal keys counts, readers of JSON differ about.
      if scanner.isAtObject() { _ = try scanner.members() }
    }
    return value
  } catch let error as FileError {
    throw error
  } catch DecodingError.keyNotFound(let key, let context) {
    throw FileError(file, "no \(name(context.codingPath + [key]))", remedy: "add the field")
  } catch DecodingError.typeMismatch(let type, let context),
    DecodingError.valueNotFound(let type, let context)
  {
    throw FileError(
      file, "\(name(context.codingPath)) is not of the kind \(type)", remedy: "correct the field")
  } catch {
    // Foundation does not tell a number that does not fit from a text that is no JSON.
    try data.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, file: file, remedy: "correct it or fetch it again")
      try scanner.check(wholeFit: true)
      try scanner.finish()
    }
    throw FileError(
      file, "a number is not whole where one must be", remedy: "correct it or fetch it again")
  }
}
