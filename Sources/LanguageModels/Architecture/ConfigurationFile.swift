import Files
import Foundation
import Tensors

// `config.json`: from Hugging Face's fields to facts, and back.

extension Configuration {
  /// Reads `config.json`, and the end-of-text tokens of `generation_config.json` if it is there.
  ///
  /// - Throws: ``FileError`` naming the field that is missing, wrong, or asks for something this
  ///   project does not compute.
  public init(folder: String) throws {
    let path = folder + "/config.json"
    try self.init(json: MappedFile.contents(of: path), file: path)
    let generation = folder + "/generation_config.json"
    if FileManager.default.fileExists(atPath: generation) {
      let fields = try decodeJSON(
        GenerationFields.self, MappedFile.contents(of: generation), file: generation)
      try addEndOfText(fields.endOfText?.list ?? [], file: generation)
    }
  }

  /// Reads the text of a Hugging Face `config.json`; `file` is what errors call it.
  public init(json: Data, file: String) throws {
    try self.init(decodeJSON(ConfigurationFields.self, json, file: file), file: file)
  }

  /// Makes facts of fields, and checks them.
  init(_ fields: ConfigurationFields, file: String) throws {
    guard let family = Family(rawValue: fields.modelType) else {
      throw FileError(
        file, "model_type is \(fields.modelType)",
        remedy: "models of these types are computed: "
          + Family.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let (field, value) = fields.unsupported(family) {
      throw FileError(
        file, "\(field) is \(value), which is not computed here", remedy: "use a model without it")
    }
    let defaults = FamilyDefaults(family)
    self.init(
      family: family, vocabularySize: fields.vocabularySize, hiddenSize: fields.hiddenSize,
      intermediateSize: fields.intermediateSize, layers: fields.layers, heads: fields.heads,
      keyValueHeads: fields.keyValueHeads ?? defaults.keyValueHeads,
      headWidth: fields.headWidth ?? defaults.headWidth,
      normEpsilon: (family.traits.norm == .layer ? fields.layerNormEpsilon : fields.rmsNormEpsilon)
        ?? defaults.normEpsilon,
      ropeTheta: fields.ropeParameters?.theta ?? fields.ropeScaling?.theta ?? fields.ropeTheta
        ?? 10_000,
      tiedEmbeddings: fields.tiedEmbeddings ?? (family == .gemma2),
      maximumPositions: fields.maximumPositions ?? defaults.maximumPositions,
      beginningOfTextId: fields.beginningOfText)
    try check(fields, file: file)
    try addRotary(fields, file: file)
    try addWindows(fields, file: file)
    try addScaling(fields, file: file)
    paddingId = fields.padding?.value
    if let flag = fields.attentionBias, [.llama, .qwen3, .gemma2].contains(family) {
      (queryKeyValueBias, outputBias) = (flag, flag)
    }
    if let flag = fields.feedForwardBias, family == .llama { feedForwardBias = flag }
    try addEndOfText(fields.endOfText?.list ?? [], file: file)
  }

  private mutating func addRotary(_ fields: ConfigurationFields, file: String) throws {
    let (field, rope) =
      fields.ropeParameters.map { ("rope_parameters", $0) }
      ?? ("rope_scaling", fields.ropeScaling ?? RopeFields())
    func demanded(_ name: String, _ value: Double?) throws -> Double {
      if let value, (1e-6...1e9).contains(value) { return value }
      throw FileError(
        file, "\(field).\(name) is \(value.map { "\($0)" } ?? "missing")",
        remedy: "it must be from 1e-6 to 1e9 for the rope_type \(rope.kind ?? "")")
    }
    switch rope.kind {
    case "linear": ropeScaling = .linear(factor: try demanded("factor", rope.factor))
    case "llama3":
      let low = try demanded("low_freq_factor", rope.low)
      let high = try demanded("high_freq_factor", rope.high)
      guard low < high else {
        throw FileError(
          file, "\(field).high_freq_factor is \(high)", remedy: "it must be above low_freq_factor")
      }
      ropeScaling = .llama3(
        factor: try demanded("factor", rope.factor), low: low, high: high,
        length: try demanded("original_max_position_embeddings", rope.length.map(Double.init)))
    default: break
    }
    let share = rope.share ?? fields.rotaryShare ?? (family == .phi ? 0.5 : 1)
    rotaryWidth = Int(Double(headWidth) * min(max(share, 0), 2))
    guard share == 1 || [.phi, .phi3].contains(family), rotaryWidth % 2 == 0,
      (2...headWidth).contains(rotaryWidth)
    else {
      throw FileError(
        file, "partial_rotary_factor is \(share)",
        remedy: [.phi, .phi3].contains(family)
          ? "it must turn an even number of a head's \(headWidth) features"
          : "it is 1 in a \(family.rawValue)")
    }
  }

  private mutating func addWindows(_ fields: ConfigurationFields, file: String) throws {
    let hasDefault = family != .phi3
    let width = fields.slidingWindow.map(\.value) ?? (hasDefault ? 4096 : nil)
    let isOn: (Int) -> Bool
    switch family {
    case .llama, .phi: isOn = { _ in false }
    case .mistral, .phi3: isOn = { _ in width != nil }
    case .gemma2: isOn = { $0 % 2 == 0 }
    case .qwen2, .qwen3:
      let first = fields.maximumWindowLayers ?? 28
      isOn = { fields.usesSlidingWindow == true && $0 >= first }
    }
    var sliding = (0..<layers).map(isOn)
    if let types = fields.layerTypes {
      guard types.count == layers else {
        throw FileError(
          file, "layer_types names \(types.count) layers", remedy: "there are \(layers)")
      }
      let named = types.map { $0 == "sliding_attention" }
      // Here the list is read by transformers; elsewhere it may only repeat what is so anyway.
      guard [.qwen2, .qwen3, .gemma2].contains(family) || named == sliding else {
        throw FileError(
          file, "layer_types differs from what a \(family.rawValue) does",
          remedy: "use a model without it")
      }
      sliding = named
    }
    // Qwen's switch turns off the windows of a list too.
    if [.qwen2, .qwen3].contains(family), fields.usesSlidingWindow != true {
      sliding = sliding.map { _ in false }
    }
    guard let width, sliding.contains(true) else { return }
    guard Self.sizes.contains(width) else {
      throw FileError(
        file, "sliding_window is \(width)",
        remedy: "it must be from 1 to \(Self.sizes.upperBound), or null for none")
    }
    windows = sliding.map { $0 ? width : nil }
  }

  private mutating func addScaling(_ fields: ConfigurationFields, file: String) throws {
    guard family == .gemma2 else { return }
    let scalar = fields.queryScalar ?? 256
    guard (1e-6...1e9).contains(scalar) else {
      throw FileError(
        file, "query_pre_attn_scalar is \(scalar)", remedy: "it must be from 1e-6 to 1e9")
    }
    queryScale = 1 / scalar.squareRoot()
    attentionCap = fields.attentionCap.map(\.value) ?? 50
    logitCap = fields.logitCap.map(\.value) ?? 30
    for (name, cap) in [("attn", attentionCap), ("final", logitCap)] {
      guard (1e-3...1e6).contains(cap ?? 1) else {
        throw FileError(
          file, "\(name)_logit_softcapping is \(cap ?? 0)",
          remedy: "it must be from 1e-3 to 1e6, or null for none")
      }
    }
  }

  /// The text of a `config.json` that transformers reads.
  ///
  /// - Parameter elementType: how the weights beside it are stored.
  public func json(elementType: Safetensors.ElementType = .float32) throws -> Data {
    let types: [Safetensors.ElementType: String] = [
      .float32: "float32", .float16: "float16", .bfloat16: "bfloat16",
    ]
    var fields = ConfigurationFields(
      modelType: modelType, architectures: [family.architecture], vocabularySize: vocabularySize,
      hiddenSize: hiddenSize, intermediateSize: intermediateSize, layers: layers, heads: heads,
      keyValueHeads: keyValueHeads, headWidth: headWidth, tiedEmbeddings: tiedEmbeddings,
      maximumPositions: maximumPositions,
      endOfText: endOfTextIds.isEmpty ? nil : OneOrMany(list: endOfTextIds),
      beginningOfText: beginningOfTextId, activation: "silu", torchType: types[elementType],
      ropeTheta: ropeTheta, ropeScaling: ropeScaling.map(RopeFields.init))
    let isQwen = [.qwen2, .qwen3].contains(family)
    if traits.norm == .layer {
      fields.layerNormEpsilon = normEpsilon
    } else {
      fields.rmsNormEpsilon = normEpsilon
    }
    if paddingId != nil || [.phi3, .gemma2].contains(family) {
      fields.padding = Nullable(paddingId)
    }
    switch family {
    case .llama: (fields.attentionBias, fields.feedForwardBias) = (outputBias, feedForwardBias)
    case .qwen3: fields.attentionBias = outputBias
    case .mistral, .qwen2: break
    case .phi:
      fields.activation = "gelu_new"
      fields.rotaryShare = rotaryShare
    case .phi3: fields.rotaryShare = rotaryShare
    case .gemma2:
      (fields.activation, fields.gatedActivation) = ("gelu_pytorch_tanh", "gelu_pytorch_tanh")
      fields.attentionBias = outputBias
      fields.queryScalar = (1 / (queryScale * queryScale) * 1e6).rounded() / 1e6
      fields.attentionCap = Nullable(attentionCap)
      fields.logitCap = Nullable(logitCap)
    }
    let window = windows.compactMap { $0 }.first
    if isQwen, window != nil { fields.usesSlidingWindow = true }
    if window != nil || [.mistral, .phi3, .gemma2].contains(family) {
      fields.slidingWindow = Nullable(window)
    }
    if window != nil, isQwen || family == .gemma2 {
      fields.layerTypes = windows.map { $0 == nil ? "full_attention" : "sliding_attention" }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // The encoder writes a whole number without its point, which transformers refuses in a cap.
    let text = String(decoding: try encoder.encode(fields), as: UTF8.self)
      .replacingOccurrences(
        of: #"(_softcapping" : [0-9]+)(,|\n)"#, with: "$1.0$2", options: .regularExpression)
    return Data((text + "\n").utf8)
  }

  /// The `partial_rotary_factor` that gives ``rotaryWidth`` again when it is rounded down.
  private var rotaryShare: Double {
    let share = Double(rotaryWidth) / Double(headWidth)
    return Int(Double(headWidth) * share) == rotaryWidth ? share : share.nextUp
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

  /// What a count may be; positions are 32-bit numbers.
  private static let sizes = 1...1 << 30

  private func check(_ fields: ConfigurationFields, file: String) throws {
    func demand(_ condition: Bool, _ field: String, _ value: Any, _ wanted: String) throws {
      if !condition {
        throw FileError(file, "\(field) is \(value)", remedy: "it must be \(wanted)")
      }
    }
    let sizes = [
      ("vocab_size", vocabularySize, 1 << 24), ("hidden_size", hiddenSize, 1 << 20),
      ("intermediate_size", intermediateSize, 1 << 22), ("num_hidden_layers", layers, 10_000),
      ("num_attention_heads", heads, 1 << 16), ("num_key_value_heads", keyValueHeads, 1 << 16),
      ("max_position_embeddings", maximumPositions, Self.sizes.upperBound),
    ]
    for (field, value, most) in sizes {
      try demand((1...most).contains(value), field, value, "a positive number, \(most) at most")
    }
    if fields.headWidth == nil, FamilyDefaults(family).headWidth == nil {
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
    let epsilon = family.traits.norm == .layer ? "layer_norm_eps" : "rms_norm_eps"
    try demand((0...1).contains(normEpsilon), epsilon, normEpsilon, "from 0 to 1")
    try demand((1...1e15).contains(ropeTheta), "rope_theta", ropeTheta, "from 1 to 1e15")
    if let id = beginningOfTextId {
      try demand(
        (0..<vocabularySize).contains(id), "bos_token_id", id,
        "within the vocabulary of \(vocabularySize)")
    }
  }
}

/// What `config.json` leaves out, as transformers fills it in.
struct FamilyDefaults {
  var keyValueHeads: Int?
  var headWidth: Int?
  var normEpsilon = 1e-6
  var maximumPositions = 2048

  init(_ family: Family) {
    switch family {
    case .llama: break
    case .mistral: (keyValueHeads, maximumPositions) = (8, 131_072)
    case .qwen2: (keyValueHeads, maximumPositions) = (32, 32_768)
    case .qwen3: (keyValueHeads, headWidth, maximumPositions) = (32, 128, 32_768)
    case .phi: normEpsilon = 1e-5
    case .phi3: (normEpsilon, maximumPositions) = (1e-5, 4096)
    case .gemma2: (keyValueHeads, headWidth, maximumPositions) = (4, 256, 8192)
    }
  }
}
