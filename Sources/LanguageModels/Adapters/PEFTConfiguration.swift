import Files
import Foundation

/// `adapter_config.json`: how an adapter was made, and of what model.
public struct PEFTConfiguration: Sendable, Equatable {
  public var lora: LoRA
  /// The folder or name of the model that the adapter belongs to.
  public var base: String

  public init(_ lora: LoRA, base: String) {
    self.lora = lora
    self.base = base
  }

  /// - Throws: ``FileError`` naming the field that asks for more than plain LoRA.
  public init(folder: String) throws {
    let path = folder + "/adapter_config.json"
    try self.init(json: MappedFile.contents(of: path), file: path)
  }

  /// The same of the file's text; `path` is what errors call it.
  package init(json data: Data, file path: String) throws {
    guard let fields = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      try data.withUnsafeBytes { bytes in
        var scanner = JSONScanner(bytes, file: path, remedy: "correct it")
        try scanner.check()
      }
      throw FileError(path, "not a JSON object", remedy: "name the folder of a PEFT adapter")
    }
    try data.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, file: path, remedy: "correct it")
      _ = try scanner.members()
    }
    func refuse(_ field: String, _ remedy: String) -> FileError {
      let value = fields[field].map { "\($0)" } ?? "missing"
      return FileError(path, "\(field) is \(value.prefix(80))", remedy: remedy)
    }
    func number(_ field: String) throws -> Double {
      guard let value = fields[field] as? NSNumber,
        !["c", "B"].contains(String(cString: value.objCType))
      else { throw refuse(field, "give a number") }
      return value.doubleValue
    }
    guard fields["peft_type"] as? String == "LORA" else {
      throw refuse("peft_type", "only LORA is read")
    }
    guard isUnset(fields["task_type"]) || fields["task_type"] as? String == "CAUSAL_LM" else {
      throw refuse("task_type", "only CAUSAL_LM is read")
    }
    guard isUnset(fields["bias"]) || fields["bias"] as? String == "none" else {
      throw refuse("bias", "only adapters that leave biases alone are read: none")
    }
    // Other beginnings change the base matrices too.
    let beginning = fields["init_lora_weights"]
    guard isUnset(beginning) || beginning is Bool || beginning as? String == "gaussian" else {
      throw refuse("init_lora_weights", "convert it to a plain LoRA adapter")
    }
    for field in fields.keys.sorted() where !PEFTConfiguration.known.contains(field) {
      guard isUnset(fields[field]) else {
        throw refuse(field, "this is not computed here, use an adapter without it")
      }
    }
    let rank = try number("r")
    guard rank >= 1, rank < 1e6, rank == rank.rounded() else {
      throw refuse("r", "give a whole number from 1")
    }
    let dropout = isUnset(fields["lora_dropout"]) ? 0 : try number("lora_dropout")
    guard (0..<1).contains(dropout) else { throw refuse("lora_dropout", "give 0 or more, below 1") }
    let targets: LoRA.Targets
    switch fields["target_modules"] {
    case let names as [String] where !names.isEmpty:
      var seen: Set<String> = []
      if let twice = names.first(where: { !seen.insert($0).inserted }) {
        throw FileError(path, "target_modules names \(twice) twice", remedy: "name it once")
      }
      targets = .named(names.sorted())
    case let name as String where name == "all-linear": targets = .allLinear
    default:
      throw refuse(
        "target_modules", "give a list of names or \"all-linear\"; patterns are not read")
    }
    let alpha = try number("lora_alpha")
    guard alpha > 0, alpha < 1e9 else {
      throw refuse("lora_alpha", "give a number above 0 and below 1e9; 0 would change nothing")
    }
    lora = LoRA(
      rank: Int(rank), alpha: alpha, dropout: dropout, targets: targets,
      rankStabilised: fields["use_rslora"] as? Bool ?? false)
    base = fields["base_model_name_or_path"] as? String ?? ""
  }

  /// What is read above, and what says nothing about the computation. Every other field must be
  /// unset.
  private static let known: Set<String> = [
    "peft_type", "task_type", "bias", "init_lora_weights", "r", "lora_alpha", "lora_dropout",
    "target_modules", "use_rslora", "base_model_name_or_path", "revision", "inference_mode",
    "auto_mapping", "peft_version", "runtime_config", "megatron_core", "qalora_group_size",
  ]

  /// The text of the file; `targets` are the names of the matrices that have an update.
  func json(targets: [String]) throws -> Data {
    let fields: [String: Any] = [
      "peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": base,
      "r": lora.rank, "lora_alpha": exact(lora.alpha), "lora_dropout": lora.dropout,
      "target_modules": targets, "bias": "none", "fan_in_fan_out": false,
      "use_rslora": lora.rankStabilised, "use_dora": false, "modules_to_save": NSNull(),
      "init_lora_weights": true, "inference_mode": true,
    ]
    let data = try JSONSerialization.data(
      withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return data + Data("\n".utf8)
  }

  /// A whole number without its point, as PEFT writes α.
  private func exact(_ value: Double) -> Any { Int(exactly: value) ?? value }
}

/// Missing, null, false, 0 or empty.
private func isUnset(_ value: Any?) -> Bool {
  switch value {
  case nil, is NSNull: true
  case let list as [Any]: list.isEmpty
  case let fields as [String: Any]: fields.isEmpty
  case let text as String: text.isEmpty
  case let flag as Bool: !flag
  case let number as Double: number == 0
  default: false
  }
}
