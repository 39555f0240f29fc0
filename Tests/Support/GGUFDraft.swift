import Foundation

/// A GGUF file in the making, right or wrong.
public struct GGUFDraft {
  public init() {}

  public enum Value {
    case number(UInt32)
    case text(String)
    case texts([String])
    case numbers([Int32])
    case scores([Float])
    case flag(Bool)
  }

  public var version: UInt32 = 3
  public var pairs: [(key: String, value: Value)] = []
  public var tensors: [(name: String, sides: [UInt64], type: UInt32, offset: UInt64)] = []
  public var room = 0
  public var tensorCount: UInt64?
  public var pairCount: UInt64?

  public static func bytes(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }
  public static func bytes(_ text: String) -> Data {
    bytes(UInt64(text.utf8.count)) + Data(text.utf8)
  }

  /// The file.
  public var data: Data {
    var data = Data("GGUF".utf8) + Self.bytes(version)
    data += Self.bytes(tensorCount ?? UInt64(tensors.count))
    data += Self.bytes(pairCount ?? UInt64(pairs.count))
    for (key, value) in pairs {
      data += Self.bytes(key)
      switch value {
      case .number(let number): data += Self.bytes(UInt32(4)) + Self.bytes(number)
      case .text(let text): data += Self.bytes(UInt32(8)) + Self.bytes(text)
      case .flag(let flag): data += Self.bytes(UInt32(7)) + Data([flag ? 1 : 0])
      case .texts(let list):
        data += Self.bytes(UInt32(9)) + Self.bytes(UInt32(8)) + Self.bytes(UInt64(list.count))
        for text in list { data += Self.bytes(text) }
      case .numbers(let list):
        data += Self.bytes(UInt32(9)) + Self.bytes(UInt32(5)) + Self.bytes(UInt64(list.count))
        for number in list { data += Self.bytes(number) }
      case .scores(let list):
        data += Self.bytes(UInt32(9)) + Self.bytes(UInt32(6)) + Self.bytes(UInt64(list.count))
        for number in list { data += Self.bytes(number.bitPattern) }
      }
    }
    for (name, sides, type, offset) in tensors {
      data += Self.bytes(name) + Self.bytes(UInt32(sides.count))
      for side in sides { data += Self.bytes(side) }
      data += Self.bytes(type) + Self.bytes(offset)
    }
    data += Data(count: (32 - data.count % 32) % 32 + room)
    return data
  }

  /// A llama of one layer whose every number is zero.
  public static var llama: GGUFDraft {
    var draft = GGUFDraft()
    draft.pairs = [
      ("general.architecture", .text("llama")), ("llama.block_count", .number(1)),
      ("llama.context_length", .number(16)), ("llama.embedding_length", .number(4)),
      ("llama.feed_forward_length", .number(8)), ("llama.attention.head_count", .number(2)),
      ("llama.attention.layer_norm_rms_epsilon", .number(0)),
      ("tokenizer.ggml.model", .text("llama")),
      ("tokenizer.ggml.tokens", .texts(["<unk>", "<s>", "</s>", "▁", "a", "▁a"])),
      ("tokenizer.ggml.token_type", .numbers([2, 3, 3, 1, 1, 1])),
      ("tokenizer.ggml.scores", .scores([0, 0, 0, -3, -2, -1])),
      ("tokenizer.ggml.bos_token_id", .number(1)), ("tokenizer.ggml.eos_token_id", .number(2)),
    ]
    let tensors: [(String, [UInt64])] = [
      ("token_embd.weight", [4, 6]), ("output_norm.weight", [4]), ("blk.0.attn_norm.weight", [4]),
      ("blk.0.ffn_norm.weight", [4]), ("blk.0.attn_q.weight", [4, 4]),
      ("blk.0.attn_k.weight", [4, 4]), ("blk.0.attn_v.weight", [4, 4]),
      ("blk.0.attn_output.weight", [4, 4]), ("blk.0.ffn_gate.weight", [4, 8]),
      ("blk.0.ffn_up.weight", [4, 8]), ("blk.0.ffn_down.weight", [8, 4]),
    ]
    for (name, sides) in tensors { draft.add(name, sides) }
    return draft
  }

  public mutating func add(_ name: String, _ sides: [UInt64], type: UInt32 = 0) {
    tensors.append((name, sides, type, UInt64(room)))
    room += (Int(sides.reduce(4, *)) + 31) / 32 * 32
  }

  public mutating func set(_ key: String, _ value: Value?) {
    pairs.removeAll { $0.key == key }
    if let value { pairs.append((key, value)) }
  }

  public mutating func change(_ name: String, _ body: (inout GGUFDraft, Int) -> Void) {
    if let index = tensors.firstIndex(where: { $0.name == name }) { body(&self, index) }
  }
}
