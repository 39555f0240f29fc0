import Foundation
import LanguageModels
import TestSupport

extension HostileTable {
  static let gguf = HostileTable(reader: "GGUF", rows: containers + tensors + fields + tokens)

  private static func row(
    _ kind: String, _ names: String..., change: @escaping @Sendable (inout GGUFDraft) -> Void
  ) -> Hostile {
    var draft = GGUFDraft.llama
    change(&draft)
    return raw(kind, draft.data, names)
  }

  private static func raw(_ kind: String, _ data: Data, _ names: [String]) -> Hostile {
    Hostile(
      kind: "GGUF: " + kind, names: ["x.gguf"] + names, make: { try write(data, $0 + "/x.gguf") },
      read: { _ = try LanguageModel(.file(GGUF(path: $0 + "/x.gguf"))) })
  }

  private static func patched(_ kind: String, _ at: Int, _ bytes: Data, _ names: String...)
    -> Hostile
  {
    var data = GGUFDraft.llama.data
    data.replaceSubrange(at..<at + bytes.count, with: bytes)
    return raw(kind, data, names)
  }

  private static func bytes(_ number: some FixedWidthInteger) -> Data { GGUFDraft.bytes(number) }

  private static let containers: [Hostile] = [
    raw("an empty file", Data(), ["GGUF"]), raw("its letters only", Data("GGUF".utf8), ["version"]),
    raw("an older container", Data("GGML".utf8) + Data(count: 64), ["GGUF"]),
    raw("half a file", GGUFDraft.llama.data.prefix(500), []),
    raw("the weights cut off", GGUFDraft.llama.data.dropLast(200), ["not within"]),
    row("version 1", "version 1") { $0.version = 1 },
    row("version 4", "version 4") { $0.version = 4 },
    row("numbers the other way round", "big endian") { $0.version = UInt32(3).byteSwapped },
    row("2^40 tensors", "number of tensors") { $0.tensorCount = 1 << 40 },
    row("2^64 − 1 tensors", "number of tensors") { $0.tensorCount = .max },
    row("2^62 keys", "number of metadata") { $0.pairCount = 1 << 62 },
    row("one of several files", "split.count is 3") { $0.set("split.count", .number(3)) },
    // The first key's length is at 24, its letters at 32, its value's type at 52.
    patched("a key of 2^60 bytes", 24, bytes(UInt64(1) << 60), "key 0"),
    patched("a key that is not UTF-8", 32, Data([0xff]), "key 0", "not UTF-8"),
    patched("a value of no type", 52, bytes(UInt32(77)), "type 77"),
    patched("a list of lists", 52, bytes(UInt32(9)) + bytes(UInt32(9)), "list of lists"),
    patched(
      "a list of 2^50 numbers", 52, bytes(UInt32(9)) + bytes(UInt32(4)) + bytes(UInt64(1) << 50),
      "length of general.architecture"),
    patched("a text of 2^63 bytes", 56, bytes(UInt64(1) << 63), "general.architecture"),
    patched("a flag that is 2", 52, bytes(UInt32(7)) + Data([2]), "neither false nor true"),
    patched(
      "a whole number beyond 2^63", 52, bytes(UInt32(10)) + bytes(UInt64.max),
      "general.architecture is 18446744073709551615"),
    row("a key twice", "llama.block_count occurs twice") {
      $0.pairs.append(("llama.block_count", .number(1)))
    },
    row("an alignment of 0", "general.alignment is 0") { $0.set("general.alignment", .number(0)) },
    row("an alignment of 48", "general.alignment") { $0.set("general.alignment", .number(48)) },
    row("an alignment of 2^30", "alignment") { $0.set("general.alignment", .number(1 << 30)) },
    row("an alignment in letters", "alignment") { $0.set("general.alignment", .text("32")) },
  ]

  private static func moved(_ kind: String, to offset: UInt64, _ names: String...) -> Hostile {
    var draft = GGUFDraft.llama
    draft.change("blk.0.ffn_up.weight") { $0.tensors[$1].offset = offset }
    return raw(kind, draft.data, ["blk.0.ffn_up.weight"] + names)
  }

  private static func sides(_ kind: String, _ sides: [UInt64]) -> Hostile {
    var draft = GGUFDraft.llama
    draft.change("blk.0.attn_v.weight") { $0.tensors[$1].sides = sides }
    return raw(kind, draft.data, ["blk.0.attn_v.weight"])
  }

  private static func type(_ kind: String, _ type: UInt32, _ names: String...) -> Hostile {
    var draft = GGUFDraft.llama
    draft.change("blk.0.attn_v.weight") { $0.tensors[$1].type = type }
    return raw(kind, draft.data, ["blk.0.attn_v.weight"] + names)
  }

  private static let tensors: [Hostile] = [
    moved("a tensor upon another", to: 0, "lies upon"),
    moved("a tensor beyond the file", to: 1 << 20, "offset 1048576"),
    moved("a tensor at 2^64 − 1", to: .max), moved("a tensor at 2^63 − 1", to: .max >> 1),
    moved("a tensor between the steps", to: 4, "multiple of 32"),
    sides("a tensor without sides", []), sides("a side of 0", [4, 0]),
    sides("a product of 2^80", [1 << 40, 1 << 40]), sides("a side of 2^64 − 1", [.max, 4]),
    sides("a product that wraps", [1 << 62, 4]), sides("five sides", [4, 4, 1, 1, 1]),
    sides("too few rows", [4, 2]), sides("one side too many", [4, 4, 2]),
    type("a type of no number", 12_345, "number 12345"), type("a type not read", 16, "IQ2_XXS"),
    type("rows of no whole blocks", 2, "blocks of 32"),
    row("a tensor twice", "output_norm.weight occurs twice") { $0.add("output_norm.weight", [4]) },
    row("a tensor missing", "no tensor blk.0.ffn_down.weight") {
      $0.tensors.removeAll { $0.name == "blk.0.ffn_down.weight" }
    },
    row("a weight that has no place", "blk.0.attn_q_norm.weight") {
      $0.add("blk.0.attn_q_norm.weight", [2])
    },
  ]

  private static func field(
    _ kind: String, _ key: String, _ value: GGUFDraft.Value?, _ names: String...
  ) -> Hostile {
    var draft = GGUFDraft.llama
    draft.set(key, value)
    return raw(kind, draft.data, names.isEmpty ? [key] : names)
  }

  private static let fields: [Hostile] = [
    field("no architecture", "general.architecture", nil),
    field("an architecture not computed", "general.architecture", .text("mamba")),
    field("an architecture that is a number", "general.architecture", .number(1)),
    field("no context length", "llama.context_length", nil),
    field("no blocks", "llama.block_count", .number(0)),
    field("more blocks than tensors", "llama.block_count", .number(2)),
    field("2^32 − 1 blocks", "llama.block_count", .number(.max)),
    field("heads that do not divide", "llama.attention.head_count", .number(3)),
    field("heads as a list", "llama.attention.head_count", .numbers([2])),
    field("no heads for keys", "llama.attention.head_count_kv", .number(0)),
    field("another width", "llama.embedding_length", .number(6), "embedding_length is 6"),
    field("a width of 2^32 − 1", "llama.embedding_length", .number(.max), "embedding_length"),
    field("experts", "llama.expert_count", .number(8)),
    field("a rotary scaling not computed", "llama.rope.scaling.type", .text("yarn")),
    field("attention to what follows", "llama.attention.causal", .flag(false)),
  ]

  private static let tokens: [Hostile] = [
    field("no tokens", "tokenizer.ggml.tokens", nil),
    field("tokens that are numbers", "tokenizer.ggml.tokens", .numbers([1, 2])),
    field("a kind of tokenizer not read", "tokenizer.ggml.model", .text("bert")),
    field("no scores", "tokenizer.ggml.scores", nil),
    field("too few scores", "tokenizer.ggml.scores", .scores([1])),
    field("too few kinds", "tokenizer.ggml.token_type", .numbers([1])),
    field("a kind that is none", "tokenizer.ggml.token_type", .numbers([2, 3, 3, 1, 1, 9])),
    field("an end that is no token", "tokenizer.ggml.eos_token_id", .number(6)),
    field(
      "a token that is none as the beginning", "tokenizer.ggml.bos_token_id", .number(.max - 1)),
    row("a way to cut not known", "tokenizer.ggml.pre is tekken") {
      $0.set("tokenizer.ggml.model", .text("gpt2"))
      $0.set("tokenizer.ggml.pre", .text("tekken"))
    },
    row("a token of a megabyte", "tokenizer.ggml.tokens[5] has 1000000 bytes") {
      let long = String(repeating: "a", count: 1_000_000)
      $0.set("tokenizer.ggml.tokens", .texts(["<unk>", "<s>", "</s>", "▁", "a", long]))
    },
    row("a token twice", "is taken") {
      $0.set("tokenizer.ggml.tokens", .texts(["<unk>", "<s>", "</s>", "▁", "a", "a"]))
    },
    row("more tokens than rows", "tokenizer.ggml.tokens has 7") {
      $0.set("tokenizer.ggml.tokens", .texts(["<unk>", "<s>", "</s>", "▁", "a", "▁a", "b"]))
      $0.set("tokenizer.ggml.token_type", .numbers([2, 3, 3, 1, 1, 1, 1]))
      $0.set("tokenizer.ggml.scores", .scores([0, 0, 0, -3, -2, -1, -4]))
    },
  ]
}
