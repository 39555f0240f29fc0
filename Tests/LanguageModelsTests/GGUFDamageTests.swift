import Files
import Foundation
import TestSupport
import Testing

@testable import LanguageModels

private typealias Draft = GGUFDraft

/// Opens what was drafted.
private func open(_ data: Data) throws -> LanguageModel {
  try withTemporaryFolder { folder in
    let path = folder + "/model.gguf"
    try data.write(to: URL(fileURLWithPath: path))
    return try LanguageModel(.file(GGUF(path: path)))
  }
}

private func expectError(
  naming parts: String..., in change: (inout Draft) -> Void,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var draft = Draft.llama
  change(&draft)
  do {
    _ = try open(draft.data)
    Issue.record("nothing was thrown, wanted \(parts)", sourceLocation: sourceLocation)
  } catch {
    let line = "\(error)"
    #expect(error is FileError && line.contains("model.gguf"), sourceLocation: sourceLocation)
    for part in parts where !line.contains(part) {
      Issue.record("\"\(line)\" does not name \"\(part)\"", sourceLocation: sourceLocation)
    }
  }
}

@Suite struct GGUFDamageTests {
  @Test func theDraftItselfIsAModel() throws {
    let model = try open(Draft.llama.data)
    #expect(try model.tokenizer.encode("a a") == [5, 5])
    #expect(model.tokenizer.beginningOfText == [1] && model.configuration.endOfTextIds == [2])
  }

  /// What begins or ends a text is no text, though some files call it a word like others.
  @Test func beginningAndEndAreSpecial() throws {
    var draft = Draft.llama
    draft.set("tokenizer.ggml.token_type", .numbers([2, 1, 1, 1, 1, 1]))
    let tokenizer = try open(draft.data).tokenizer
    #expect(tokenizer.isSpecial(1) && tokenizer.isSpecial(2) && !tokenizer.isSpecial(4))
    #expect(try tokenizer.encode("a</s>a") == [5, 2, 5])
  }

  /// Numbers that a file leaves out are those of llama.cpp.
  @Test func missingFieldsHaveTheirDefaults() throws {
    let model = try open(Draft.llama.data)
    #expect(model.configuration.keyValueHeads == 2 && model.configuration.headWidth == 2)
    #expect(model.configuration.ropeTheta == 10_000 && model.configuration.tiedEmbeddings)
    var draft = Draft.llama
    draft.set("llama.attention.sliding_window", .number(4))
    let mistral = try open(draft.data).configuration
    #expect(mistral.family == .mistral && mistral.windows == [4])
    draft.set("tokenizer.ggml.add_space_prefix", .flag(false))
    draft.set("tokenizer.ggml.add_bos_token", .flag(false))
    let tokenizer = try open(draft.data).tokenizer
    #expect(try tokenizer.encode("a a") == [4, 5] && tokenizer.beginningOfText.isEmpty)
  }

  /// Wherever the file is cut, one error and no trap.
  @Test func aFileCutShortIsTold() throws {
    let data = Draft.llama.data
    for count in Array(0..<data.count - 32) where count % 7 == 0 || count > data.count - 200 {
      TestSupport.expectError(naming: "model.gguf") { try open(data.prefix(count)) }
    }
  }

  /// Any byte of the header changed gives an error or a model, and no trap.
  @Test func aFlippedByteIsNoTrap() throws {
    let data = Draft.llama.data
    for place in 0..<data.count - Draft.llama.room {
      var changed = data
      changed[place] ^= [0x01, 0x80, 0xff][place % 3]
      do { _ = try open(changed) } catch { #expect(error is FileError, "\(place): \(error)") }
    }
  }

  @Test func countsAndLengthsAreCheckedBeforeMemoryIsTaken() {
    for count in [UInt64(1) << 40, .max, 1 << 62] {
      expectError(naming: "number of tensors") { $0.tensorCount = count }
      expectError(naming: "number of metadata") { $0.pairCount = count }
    }
    var data = Draft.llama.data
    // The length of the first key.
    data.replaceSubrange(24..<32, with: Draft.bytes(UInt64(1) << 60))
    TestSupport.expectError(naming: "key 0") { try open(data) }
    data.replaceSubrange(24..<32, with: Draft.bytes(UInt64(data.count)))
    TestSupport.expectError(naming: "key 0") { try open(data) }
  }

  @Test func versionsAndKindsAreTold() {
    expectError(naming: "version 1") { $0.version = 1 }
    expectError(naming: "version 4") { $0.version = 4 }
    expectError(naming: "big endian") { $0.version = UInt32(3).byteSwapped }
    TestSupport.expectError(naming: "model.gguf") { try open(Data("GGML".utf8) + Data(count: 64)) }
    expectError(naming: "split.count is 3", "llama-gguf-split") {
      $0.set("split.count", .number(3))
    }
  }

  @Test func doublesAreTold() {
    expectError(naming: "llama.block_count occurs twice") {
      $0.pairs.append(("llama.block_count", .number(1)))
    }
    expectError(naming: "tensor output_norm.weight occurs twice") {
      $0.add("output_norm.weight", [4])
    }
  }

  @Test func tensorsOutsideOrUponAnotherAreTold() {
    func moved(to offset: UInt64, _ draft: inout Draft) {
      draft.change("blk.0.ffn_up.weight") { $0.tensors[$1].offset = offset }
    }
    expectError(naming: "blk.0.ffn_up.weight", "lies upon") { moved(to: 0, &$0) }
    expectError(naming: "blk.0.ffn_up.weight", "offset 1048576") { moved(to: 1 << 20, &$0) }
    expectError(naming: "blk.0.ffn_up.weight") { moved(to: .max, &$0) }
    expectError(naming: "blk.0.ffn_up.weight") { moved(to: .max >> 1, &$0) }
    expectError(naming: "blk.0.ffn_up.weight", "multiple of 32") { moved(to: 4, &$0) }
  }

  @Test func sidesAreChecked() {
    func sides(_ sides: [UInt64], _ draft: inout Draft) {
      draft.change("blk.0.attn_v.weight") { $0.tensors[$1].sides = sides }
    }
    for wrong: [UInt64] in [
      [], [4, 0], [1 << 40, 1 << 40], [.max, 4], [4, 2], [4], [2, 2, 4], [4, 4, 1, 1, 1],
      [1 << 62, 2], [4, 1 << 61],
    ] { expectError(naming: "blk.0.attn_v.weight") { sides(wrong, &$0) } }
    // Rows that are no whole number of blocks.
    expectError(naming: "blk.0.attn_v.weight", "blocks of 32") {
      $0.change("blk.0.attn_v.weight") { $0.tensors[$1].type = 2 }
    }
    expectError(naming: "embedding_length is 6") { $0.set("llama.embedding_length", .number(6)) }
  }

  @Test func typesAreNamed() {
    expectError(naming: "blk.0.attn_v.weight", "IQ2_XXS", "Q4_K") {
      $0.change("blk.0.attn_v.weight") { $0.tensors[$1].type = 16 }
    }
    expectError(naming: "blk.0.attn_v.weight", "number 12345") {
      $0.change("blk.0.attn_v.weight") { $0.tensors[$1].type = 12_345 }
    }
  }

  @Test func alignmentIsAPowerOfTwo() {
    for wrong: UInt32 in [0, 3, 48, 1 << 30] {
      expectError(naming: "general.alignment is \(wrong)") {
        $0.set("general.alignment", .number(wrong))
      }
    }
    expectError(naming: "general.alignment") { $0.set("general.alignment", .text("32")) }
  }

  @Test func whatIsNotComputedIsNamed() {
    expectError(naming: "general.architecture is mamba") {
      $0.set("general.architecture", .text("mamba"))
    }
    for (key, value): (String, Draft.Value) in [
      ("llama.expert_count", .number(8)), ("llama.rope.scaling.type", .text("yarn")),
      ("llama.rope.scaling.attn_factor", .number(2)), ("llama.logit_scale", .number(8)),
      ("llama.attention.causal", .flag(false)), ("llama.attention.value_length", .number(4)),
      ("llama.rope.dimension_count", .number(4)), ("llama.attention.head_count", .number(3)),
      ("llama.attention.head_count_kv", .number(0)), ("llama.block_count", .number(2)),
      ("llama.block_count", .number(.max)), ("llama.attention.head_count", .numbers([2])),
      ("tokenizer.ggml.model", .text("bert")), ("tokenizer.ggml.scores", .scores([1])),
      ("tokenizer.ggml.token_type", .numbers([1])), ("tokenizer.ggml.eos_token_id", .number(6)),
      ("tokenizer.ggml.token_type", .numbers([2, 3, 3, 1, 1, 9])),
    ] { expectError(naming: key) { $0.set(key, value) } }
    expectError(naming: "tokenizer.ggml.pre is tekken") {
      $0.set("tokenizer.ggml.model", .text("gpt2"))
      $0.set("tokenizer.ggml.pre", .text("tekken"))
    }
    for key in [
      "general.architecture", "llama.context_length", "tokenizer.ggml.tokens",
      "tokenizer.ggml.scores", "llama.attention.layer_norm_rms_epsilon",
    ] { expectError(naming: "no \(key)") { $0.set(key, nil) } }
    expectError(naming: "no tensor blk.0.ffn_down.weight") {
      $0.tensors.removeAll { $0.name == "blk.0.ffn_down.weight" }
    }
    // A weight that the family has no place for would be another model.
    expectError(naming: "blk.0.attn_q_norm.weight") { $0.add("blk.0.attn_q_norm.weight", [2]) }
    expectError(naming: "rope_factors_long.weight") { $0.add("rope_factors_long.weight", [1]) }
    expectError(naming: "rope_freqs.weight") { $0.add("rope_freqs.weight", [1]) }
    expectError(naming: "tokenizer.ggml.tokens has 7") {
      $0.set("tokenizer.ggml.tokens", .texts(["<unk>", "<s>", "</s>", "▁", "a", "▁a", "b"]))
      $0.set("tokenizer.ggml.token_type", .numbers([2, 3, 3, 1, 1, 1, 1]))
      $0.set("tokenizer.ggml.scores", .scores([0, 0, 0, -3, -2, -1, -4]))
    }
  }
}
