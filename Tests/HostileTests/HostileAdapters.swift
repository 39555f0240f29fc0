import Foundation
import LanguageModels
import Tensors
import TestSupport

extension HostileTable {
  static let adapters = HostileTable(reader: "adapters", rows: settings + tensors)

  private static let fields: [(field: String, json: String)] = [
    ("peft_type", "\"LORA\""), ("r", "2"), ("lora_alpha", "4"),
    ("target_modules", #"["q_proj","down_proj"]"#),
  ]

  /// The adapter's factors, as ``ByteModel`` has its matrices.
  private static let shapes: [(name: String, shape: [Int])] = [
    ("self_attn.q_proj.lora_A", [2, 16]), ("self_attn.q_proj.lora_B", [16, 2]),
    ("mlp.down_proj.lora_A", [2, 32]), ("mlp.down_proj.lora_B", [16, 2]),
  ]

  private static func row(
    _ kind: String, config: String? = nil, _ names: [String],
    change: @escaping @Sendable (inout [(name: String, shape: [Int])]) -> Void = { _ in },
    value: Float = 0.1
  ) -> Hostile {
    let plain = "{\(fields.map { "\"\($0.field)\":\($0.json)" }.joined(separator: ","))}"
    return Hostile(
      kind: "adapter: " + kind, names: names,
      make: { folder in
        try ByteModel.write(to: folder)
        try write(config ?? plain, folder + "/adapter_config.json")
        var list = shapes
        change(&list)
        try SafetensorsWriter.write(
          list.map { name, shape in
            let tensor = Tensor(rows: shape[0], columns: shape[1])
            for index in 0..<tensor.count { tensor.values[index] = value }
            return ("base_model.model.model.layers.0.\(name).weight", shape, tensor)
          }, as: .float32, to: folder + "/adapter_model.safetensors")
      },
      read: { folder in
        let base = try LanguageModel(folder: folder).transformer
        let policy = try base.adapted(byAdapterIn: folder).transformer
        try policy.requireNumbers(
          policy.logits(policy.states(RaggedBatch([[3, 65, 66]]), rows: [2])))
      })
  }

  private static func field(
    _ kind: String, _ field: String, _ value: String?, _ names: String...
  ) -> Hostile {
    var list = fields.filter { $0.field != field }
    if let value { list.append((field, value)) }
    let text = list.map { "\"\($0.field)\":\($0.json)" }.joined(separator: ",")
    return row(kind, config: "{\(text)}", ["adapter_config.json", field] + names)
  }

  private static let settings: [Hostile] = [
    row("an empty file", config: "", ["adapter_config.json"]),
    row("a list", config: "[]", ["adapter_config.json", "not a JSON object"]),
    row("a file that breaks off", config: "{\"r\":", ["adapter_config.json", "breaks off"]),
    row("10,000 nested brackets", config: nested(10_000), ["adapter_config.json", "levels"]),
    field("another kind of adapter", "peft_type", "\"IA3\""), field("no kind", "peft_type", nil),
    field("no rank", "r", nil), field("a rank of 0", "r", "0"), field("half a rank", "r", "2.5"),
    field("a rank in letters", "r", "\"2\""), field("a rank of 10^9", "r", "1000000000"),
    field("a rank that is true", "r", "true"),
    field("a rank twice", "r", "2,\"r\":3", "occurs twice"),
    field("an alpha of 0", "lora_alpha", "0"), field("an alpha of 1e300", "lora_alpha", "1e300"),
    field("no modules", "target_modules", "[]"),
    field("a pattern of modules", "target_modules", "\".*_proj\""),
    field("modules that are numbers", "target_modules", "[1]"),
    field("a module twice", "target_modules", #"["q_proj","q_proj"]"#, "q_proj twice"),
    field("a dropout of 1", "lora_dropout", "1"), field("biases", "bias", "\"all\""),
    field("DoRA", "use_dora", "true"), field("other ranks", "rank_pattern", #"{"q_proj":4}"#),
    field("saved modules", "modules_to_save", #"["lm_head"]"#),
    field("some layers", "layers_to_transform", "[1]"), field("what is new", "something_new", "7"),
    field("a beginning that changes weights", "init_lora_weights", "\"pissa\""),
  ]

  private static let tensors: [Hostile] = [
    row("factors of another rank", ["adapter_model.safetensors", "q_proj.lora_A", "[3, 16]"]) {
      $0[0].shape = [3, 16]
    },
    row("factors of two ranks", ["adapter_model.safetensors", "q_proj.lora_B", "[16, 3]"]) {
      $0[1].shape = [16, 3]
    },
    row("a factor for a wider matrix", ["down_proj.lora_A", "[2, 33]"]) { $0[2].shape = [2, 33] },
    row("a factor turned round", ["q_proj.lora_A", "[16, 2]"]) { $0[0].shape = [16, 2] },
    row("a factor missing", ["no tensor", "down_proj.lora_B"]) { $0.removeLast() },
    row("a factor that no module claims", ["up_proj.lora_A", "target_modules"]) {
      $0.append(("mlp.up_proj.lora_A", [2, 16]))
    },
    row("factors that are NaN", ["weights", "lora_A", "no number"], value: .nan),
    row("factors that are infinite", ["weights", "lora_A", "no number"], value: .infinity),
  ]
}
