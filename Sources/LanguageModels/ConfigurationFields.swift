import Foundation

/// `config.json` as Hugging Face spells it: the fields that are read, and those that are looked at
/// only to refuse what ``Transformer`` does not compute.
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
  var ropeTheta: Double?
  var ropeParameters: Rope?
  var tiedEmbeddings: Bool?
  var maximumPositions: Int?
  var endOfText: OneOrMany?
  var beginningOfText: Int?
  var activation: String?
  var torchType: String?

  var ropeScaling: Rope?
  var attentionBias: Bool?
  var feedForwardBias: Bool?
  var slidingWindow: Bool?
  var layerTypes: [String]?
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
    case ropeTheta = "rope_theta"
    case ropeParameters = "rope_parameters"
    case tiedEmbeddings = "tie_word_embeddings"
    case maximumPositions = "max_position_embeddings"
    case endOfText = "eos_token_id"
    case beginningOfText = "bos_token_id"
    case activation = "hidden_act"
    case torchType = "torch_dtype"
    case ropeScaling = "rope_scaling"
    case attentionBias = "attention_bias"
    case feedForwardBias = "mlp_bias"
    case slidingWindow = "use_sliding_window"
    case layerTypes = "layer_types"
    case quantization = "quantization_config"
  }

  /// The first field that asks for something ``Transformer`` does not compute.
  var unsupported: (field: String, value: String)? {
    if let activation, activation != "silu" { return ("hidden_act", activation) }
    for (field, rope) in [("rope_parameters", ropeParameters), ("rope_scaling", ropeScaling)] {
      if let kind = rope?.kind, kind != "default" { return ("\(field).rope_type", kind) }
      if let share = rope?.partialFactor, share != 1 {
        return ("\(field).partial_rotary_factor", "\(share)")
      }
      if let factor = rope?.factor, factor != 1 { return ("\(field).factor", "\(factor)") }
    }
    // Llama's flag adds a bias to the output projection too.
    if attentionBias == true { return ("attention_bias (with a bias on o_proj)", "true") }
    if feedForwardBias == true { return ("mlp_bias", "true") }
    if slidingWindow == true { return ("use_sliding_window", "true") }
    if let kind = layerTypes?.first(where: { $0 != "full_attention" }) {
      return ("layer_types", kind)
    }
    if let quantization { return ("quantization_config", quantization.method ?? "set") }
    return nil
  }

  /// The rotary embedding's base and the ways of stretching it.
  struct Rope: Codable {
    var theta: Double?
    var type: String?
    var oldType: String?
    var factor: Double?
    var partialFactor: Double?
    var kind: String? { type ?? oldType }

    enum CodingKeys: String, CodingKey {
      case theta = "rope_theta"
      case type = "rope_type"
      case oldType = "type"
      case factor
      case partialFactor = "partial_rotary_factor"
    }
  }

  /// Any quantised checkpoint; only its name is looked at.
  struct Quantization: Codable {
    var method: String?
    enum CodingKeys: String, CodingKey { case method = "quant_method" }
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
    return try JSONDecoder().decode(type, from: data)
  } catch DecodingError.keyNotFound(let key, let context) {
    throw FileError(file, "no \(name(context.codingPath + [key]))", remedy: "add the field")
  } catch DecodingError.typeMismatch(let type, let context),
    DecodingError.valueNotFound(let type, let context)
  {
    throw FileError(
      file, "\(name(context.codingPath)) is not of the kind \(type)", remedy: "correct the field")
  } catch {
    throw FileError(
      file, "not valid JSON, or a number out of bounds", remedy: "correct it or fetch it again")
  }
}
