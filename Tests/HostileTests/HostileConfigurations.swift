import Foundation
import LanguageModels
import TestSupport

extension HostileTable {
  static let configurations = HostileTable(reader: "config.json", rows: whole + fields + asked)

  private static let llama: [(field: String, json: String)] = [
    ("model_type", "\"llama\""), ("vocab_size", "100"), ("hidden_size", "32"),
    ("intermediate_size", "64"), ("num_hidden_layers", "2"), ("num_attention_heads", "4"),
  ]

  private static func raw(_ kind: String, _ text: String, _ names: [String]) -> Hostile {
    Hostile(
      kind: "configuration: " + kind, names: ["config.json: "] + names,
      make: { try write(text, $0 + "/config.json") }, read: { _ = try Configuration(folder: $0) })
  }

  private static func placed(
    _ kind: String, _ names: String..., make: @escaping @Sendable (String) throws -> Void
  ) -> Hostile {
    Hostile(
      kind: "configuration: " + kind, names: ["config.json: "] + names,
      make: { try make($0 + "/config.json") }, read: { _ = try Configuration(folder: $0) })
  }

  /// The field with this value, or without any.
  private static func row(
    _ kind: String, _ field: String, _ value: String?, _ names: String...
  ) -> Hostile {
    var fields = llama.filter { $0.field != field }
    if let value { fields.append((field, value)) }
    let text = fields.map { "\"\($0.field)\":\($0.json)" }.joined(separator: ",")
    return raw(kind, "{\(text)}", [field] + names)
  }

  private static let whole: [Hostile] = [
    raw("an empty file", "", []), raw("a list", "[]", []), raw("a number", "7", []),
    raw("a file that breaks off", "{\"model_type\"", ["breaks off"]),
    raw("text behind its end", "{} x", []), raw("not a number", "{\"a\":NaN}", ["NaN"]),
    raw("10,000 nested brackets", "{\"a\":\(nested(10_000))}", ["levels"]),
    raw("a comma too many", "{\"model_type\":\"llama\",}", []),
    placed("no file", "No such file") { _ in },
    placed("a folder in its place", "plain file", make: makeFolder),
    placed("a pipe in its place", "plain file", make: makePipe),
    placed("an endless device in its place", "plain file") { try makeLink($0, to: "/dev/zero") },
    placed("a file of 10 GB", "10000000000 bytes") {
      try writeSparse(Data("{".utf8), size: 10_000_000_000, $0)
    },
    placed("text that is not UTF-8") { try write(Data("{\"model_type\":\"".utf8) + [0xff], $0) },
  ]

  /// The number of words alone.
  private static func number(_ kind: String, _ value: String, _ names: String...) -> Hostile {
    raw(kind, #"{"model_type":"llama","vocab_size":\#(value)}"#, names)
  }

  private static let fields: [Hostile] = [
    row("no type", "model_type", nil), row("a type that is a number", "model_type", "7"),
    row("a type not computed", "model_type", "\"mamba\"", "llama"),
    row("a field twice", "hidden_size", "32,\"hidden_size\":64", "occurs twice"),
    row("no words", "vocab_size", "0"), row("2^40 words", "vocab_size", "1099511627776"),
    number("2^64 words", "18446744073709551616", "out of bounds", "byte 35"),
    number("1e400 words", "1e400", "out of bounds", "byte 35"),
    number("half a word", "99.5", "not whole"),
    row("no width", "hidden_size", nil), row("a width in letters", "hidden_size", "\"wide\""),
    row("a width of null", "hidden_size", "null"), row("a negative width", "hidden_size", "-32"),
    row("a width that heads do not divide", "hidden_size", "33"),
    row("a width of 2^31", "hidden_size", "2147483648"),
    row("2^40 inside", "intermediate_size", "1099511627776"),
    row("a million layers", "num_hidden_layers", "1000000"),
    row("minus one layer", "num_hidden_layers", "-1"), row("no heads", "num_attention_heads", "0"),
    row("a list of heads", "num_attention_heads", "[4]"),
    row("key heads that do not divide", "num_key_value_heads", "3"),
    row("no key heads", "num_key_value_heads", "0"), row("an odd head", "head_dim", "7"),
    row("a head of no width", "head_dim", "0"), row("a head of 2^20", "head_dim", "1048576"),
    row("no positions", "max_position_embeddings", "0"),
    row("2^40 positions", "max_position_embeddings", "1099511627776"),
    row("an end outside the words", "eos_token_id", "100"),
    row("a negative end", "eos_token_id", "[-1]"),
    row("an end in letters", "eos_token_id", "\"x\""),
    row("a beginning outside the words", "bos_token_id", "100"),
    row("a rotary base of 0", "rope_theta", "0"),
    row("a rotary base of 1e300", "rope_theta", "1e300"),
    row("a negative epsilon", "rms_norm_eps", "-1"), row("an epsilon of 2", "rms_norm_eps", "2"),
    row("a flag that is a text", "tie_word_embeddings", "\"yes\""),
  ]

  private static let asked: [Hostile] = [
    row("an activation not computed", "hidden_act", "\"gelu\""),
    row("a scaling not computed", "rope_scaling", #"{"type":"yarn"}"#),
    row("a scaling without a factor", "rope_scaling", #"{"type":"linear"}"#, "factor"),
    row("a scaling by nothing", "rope_scaling", #"{"type":"linear","factor":0}"#, "factor"),
    row("a scaling that is a list", "rope_scaling", "[1]"),
    row("a share of the head", "partial_rotary_factor", "0.5"),
    row("layers of unknown kinds", "layer_types", #"["x","y"]"#),
    row("kinds for another number of layers", "layer_types", #"["full_attention"]"#),
    row("quantised weights", "quantization_config", #"{"quant_method":"awq"}"#, "awq"),
  ]

  // MARK: Whole models

  /// A small model, changed in one of its files.
  private static func model(
    _ kind: String, _ names: String..., change: @escaping @Sendable (String) throws -> Void
  ) -> Hostile {
    Hostile(
      kind: "model: " + kind, names: names,
      make: { folder in
        try ByteModel.write(to: folder)
        try change(folder)
      }, read: { _ = try LanguageModel(folder: $0) })
  }

  private static func edit(
    _ kind: String, _ field: String, _ value: Int, _ names: String...
  ) -> Hostile {
    Hostile(
      kind: "model: " + kind, names: names,
      make: { folder in
        try ByteModel.write(to: folder)
        let text = try String(contentsOfFile: folder + "/config.json", encoding: .utf8)
        let changed = text.replacing(
          try Regex("\"\(field)\" : [0-9]+"), with: "\"\(field)\" : \(value)")
        try write(changed, folder + "/config.json")
      }, read: { _ = try LanguageModel(folder: $0) })
  }

  private static func damaged(_ kind: String, _ value: Float, _ name: String) -> Hostile {
    Hostile(
      kind: "model: " + kind, names: ["weights", name, "no number"],
      make: { folder in
        try ByteModel.write(to: folder) { transformer in
          let weight = transformer.parameters.first { $0.name == name }?.weight
          weight?.tensor?.values[3] = value
        }
      },
      read: { folder in
        let transformer = try LanguageModel(folder: folder).transformer
        try transformer.requireNumbers(
          transformer.logits(transformer.states(RaggedBatch([[3, 65, 66]]), rows: [2])))
      })
  }

  static let models = HostileTable(
    reader: "whole models",
    rows: [
      edit("a config for wider weights", "hidden_size", 32, "model.safetensors"),
      edit("a config for more words", "vocab_size", 5000, "model.safetensors", "5000"),
      edit("a config for more layers", "num_hidden_layers", 3, "model.layers.2"),
      edit("a config for 10,000 layers", "num_hidden_layers", 10_000),
      edit("a config that wants more memory than there is", "hidden_size", 1 << 20),
      edit("fewer words than the tokenizer has", "vocab_size", 10, "10"),
      model("no config", "config.json") { unlink($0 + "/config.json") },
      model("no tokenizer", "tokenizer.json") { unlink($0 + "/tokenizer.json") },
      model("no weights", "model.safetensors") { unlink($0 + "/model.safetensors") },
      model("weights cut short", "model.safetensors") {
        truncate($0 + "/model.safetensors", 5000)
      },
      damaged("a weight that is NaN", .nan, "model.layers.0.mlp.down_proj.weight"),
      damaged("a weight that is infinite", .infinity, "model.layers.0.mlp.down_proj.weight"),
      damaged("a norm that is NaN", .nan, "model.norm.weight"),
    ])
}
