import Foundation

/// The shape of a transformer: everything in which one Llama-like model differs from another.
public struct Configuration: Sendable, Equatable {
  /// The families that ``Transformer`` computes; they differ in a bias only.
  public static let supportedModelTypes = ["llama", "qwen2"]

  /// The family, one of ``supportedModelTypes``.
  public var modelType: String
  /// `V`: rows of the embedding, which may exceed the tokenizer's size.
  public var vocabularySize: Int
  /// `C`: width of the residual stream.
  public var hiddenSize: Int
  /// `F`: width of the feed-forward layer.
  public var intermediateSize: Int
  /// Number of blocks.
  public var layers: Int
  /// `H`: number of query heads.
  public var heads: Int
  /// Number of key and value heads; each serves `heads / keyValueHeads` query heads.
  public var keyValueHeads: Int
  /// `D`: width of one head.
  public var headWidth: Int
  /// Added to the mean square in each norm.
  public var rmsNormEpsilon: Double
  /// Base of the rotary embedding's wavelengths.
  public var ropeTheta: Double
  /// Whether the output projection is the embedding itself.
  public var tiedEmbeddings: Bool
  /// Whether the query, key and value projections have a bias (Qwen2 does).
  public var attentionBias: Bool { modelType == "qwen2" }
  /// The longest sequence the model was made for, in tokens.
  public var maximumPositions: Int
  /// Tokens at which generation stops.
  public var endOfTextIds: [Int]
  /// The token that opens a text, if the model has one.
  public var beginningOfTextId: Int?

  /// A configuration written in code, with the defaults of a small Llama.
  public init(
    modelType: String = "llama", vocabularySize: Int, hiddenSize: Int, intermediateSize: Int,
    layers: Int, heads: Int, keyValueHeads: Int? = nil, headWidth: Int? = nil,
    rmsNormEpsilon: Double = 1e-6, ropeTheta: Double = 10_000, tiedEmbeddings: Bool = false,
    maximumPositions: Int = 2048, endOfTextIds: [Int] = [], beginningOfTextId: Int? = nil
  ) {
    self.modelType = modelType
    self.vocabularySize = vocabularySize
    self.hiddenSize = hiddenSize
    self.intermediateSize = intermediateSize
    self.layers = layers
    self.heads = heads
    self.keyValueHeads = keyValueHeads ?? heads
    self.headWidth = headWidth ?? hiddenSize / max(heads, 1)
    self.rmsNormEpsilon = rmsNormEpsilon
    self.ropeTheta = ropeTheta
    self.tiedEmbeddings = tiedEmbeddings
    self.maximumPositions = maximumPositions
    self.endOfTextIds = endOfTextIds
    self.beginningOfTextId = beginningOfTextId
  }

  /// Reads `config.json`, and the end-of-text tokens of `generation_config.json` if it is there.
  ///
  /// - Throws: ``FileError`` naming the field that is missing, wrong, or asks for something this
  ///   project does not compute.
  public init(folder: String) throws {
    let path = folder + "/config.json"
    try self.init(json: MappedFile(path: path).contents, file: path)
    let generation = folder + "/generation_config.json"
    if FileManager.default.fileExists(atPath: generation) {
      let fields = try decodeJSON(
        GenerationFields.self, MappedFile(path: generation).contents, file: generation)
      try addEndOfText(fields.endOfText?.list ?? [], file: generation)
    }
  }

  /// Reads the text of a Hugging Face `config.json`; `file` is what errors call it.
  public init(json: Data, file: String) throws {
    let fields = try decodeJSON(ConfigurationFields.self, json, file: file)
    guard Configuration.supportedModelTypes.contains(fields.modelType) else {
      throw FileError(
        file, "model_type is \(fields.modelType)",
        remedy: "use a model of type " + Configuration.supportedModelTypes.joined(separator: " or ")
      )
    }
    if let (field, value) = fields.unsupported {
      throw FileError(
        file, "\(field) is \(value), which is not computed here", remedy: "use a model without it")
    }
    self.init(
      modelType: fields.modelType, vocabularySize: fields.vocabularySize,
      hiddenSize: fields.hiddenSize, intermediateSize: fields.intermediateSize,
      layers: fields.layers, heads: fields.heads, keyValueHeads: fields.keyValueHeads,
      headWidth: fields.headWidth, rmsNormEpsilon: fields.rmsNormEpsilon ?? 1e-6,
      ropeTheta: fields.ropeParameters?.theta ?? fields.ropeTheta ?? 10_000,
      tiedEmbeddings: fields.tiedEmbeddings ?? false,
      maximumPositions: fields.maximumPositions ?? (fields.modelType == "llama" ? 2048 : 32_768),
      beginningOfTextId: fields.beginningOfText)
    try check(fields, file: file)
    try addEndOfText(fields.endOfText?.list ?? [], file: file)
  }

  /// The text of a `config.json` that transformers reads.
  ///
  /// - Parameter elementType: how the weights beside it are stored.
  public func json(elementType: Safetensors.ElementType = .float32) throws -> Data {
    let types: [Safetensors.ElementType: String] = [
      .float32: "float32", .float16: "float16", .bfloat16: "bfloat16",
    ]
    let fields = ConfigurationFields(
      modelType: modelType,
      architectures: [modelType == "qwen2" ? "Qwen2ForCausalLM" : "LlamaForCausalLM"],
      vocabularySize: vocabularySize, hiddenSize: hiddenSize, intermediateSize: intermediateSize,
      layers: layers, heads: heads, keyValueHeads: keyValueHeads, headWidth: headWidth,
      rmsNormEpsilon: rmsNormEpsilon, ropeTheta: ropeTheta, tiedEmbeddings: tiedEmbeddings,
      maximumPositions: maximumPositions,
      endOfText: endOfTextIds.isEmpty ? nil : OneOrMany(list: endOfTextIds),
      beginningOfText: beginningOfTextId, activation: "silu", torchType: types[elementType])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(fields) + Data("\n".utf8)
  }

  private mutating func addEndOfText(_ ids: [Int], file: String) throws {
    for id in ids where !endOfTextIds.contains(id) {
      guard (0..<vocabularySize).contains(id) else {
        throw FileError(
          file, "eos_token_id \(id) lies outside the vocabulary of \(vocabularySize)",
          remedy: "correct it")
      }
      endOfTextIds.append(id)
    }
  }

  private func check(_ fields: ConfigurationFields, file: String) throws {
    func demand(_ condition: Bool, _ field: String, _ value: Any, _ wanted: String) throws {
      if !condition {
        throw FileError(file, "\(field) is \(value)", remedy: "it must be \(wanted)")
      }
    }
    let sizes = [
      ("vocab_size", vocabularySize), ("hidden_size", hiddenSize),
      ("intermediate_size", intermediateSize), ("num_hidden_layers", layers),
      ("num_attention_heads", heads), ("num_key_value_heads", keyValueHeads),
      ("max_position_embeddings", maximumPositions),
    ]
    for (field, value) in sizes {
      try demand((1..<1 << 30).contains(value), field, value, "a positive number")
    }
    if fields.headWidth == nil {
      try demand(
        hiddenSize % heads == 0, "hidden_size", hiddenSize,
        "a multiple of num_attention_heads, \(heads), where head_dim is not given")
    }
    try demand(
      (2..<1 << 16).contains(headWidth) && headWidth % 2 == 0, "head_dim", headWidth,
      "even and positive, for the rotary embedding")
    try demand(
      heads % keyValueHeads == 0, "num_key_value_heads", keyValueHeads,
      "a divisor of num_attention_heads, \(heads)")
    try demand(rmsNormEpsilon >= 0, "rms_norm_eps", rmsNormEpsilon, "positive")
    try demand(ropeTheta > 0, "rope_theta", ropeTheta, "positive")
    if let id = beginningOfTextId {
      try demand(
        (0..<vocabularySize).contains(id), "bos_token_id", id,
        "within the vocabulary of \(vocabularySize)")
    }
  }
}
