import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

/// What transformers and the Python package `gguf` made of the files; see `make_gguf.py`.
private struct Expected: Decodable {
  struct Sequence: Decodable {
    let ids: [Int]
    let logits: [Double]
    let greedy: [Int]
  }
  struct Text: Decodable {
    let text: String
    let ids: [Int]
  }
  let sequences: [Sequence]
  let texts: [Text]

  init(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: fixture("gguf/\(name).json")))
    self = try JSONDecoder().decode(Expected.self, from: data)
  }
}

@Suite struct GGUFTests {
  static let names = ["llama", "qwen2", "qwen3", "phi3", "gemma2"]

  // MARK: Blocks

  @Test func blocksAreTheSameBitsAsThoseOfThePackage() throws {
    let file = try GGUF(path: fixture("gguf/blocks.gguf"))
    let data = try Data(contentsOf: URL(fileURLWithPath: fixture("gguf/blocks.f32")))
    let expected = data.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
    #expect(file.names.count == 11)
    var place = 0
    for name in file.names {
      let columns = try #require(file.entries[name]).sides[0]
      let rows = try file.rows(name, rows: 2, columns: columns)
      #expect(BlockType.name(rows.type.rawValue) == name)
      let tensor = Tensor(uninitialized: 2, columns: columns)
      for row in 0..<2 { rows.read(row, into: tensor.values + row * columns) }
      let bits = tensor.array.map(\.bitPattern)
      #expect(bits == Array(expected[place..<place + bits.count]), "\(name)")
      place += bits.count
    }
    #expect(place == expected.count)
  }

  // MARK: Models

  @Test(arguments: names, [false, true])
  func numbersAreThoseOfTransformers(_ name: String, trainable: Bool) throws {
    let checkpoint = try Checkpoint(fixture("gguf/\(name).gguf"))
    let transformer = try LanguageModel(checkpoint, trainable: trainable).transformer
    let expected = try Expected(name)
    #expect(expected.sequences.count == 3)
    for sequence in expected.sequences {
      let last = [sequence.ids.count - 1]
      let states = transformer.states(RaggedBatch([sequence.ids]), rows: last)
      let logits = transformer.logits(states).array
      let far = zip(logits, sequence.logits).map { abs(Double($0) - $1) }.max() ?? .infinity
      #expect(logits.count == sequence.logits.count && far < 2e-5, "\(far)")
    }
    let greedy = try transformer.generate(
      expected.sequences.map(\.ids), samples: 1, limit: 12, stops: [], sampling: .greedy,
      random: Random(seed: 1))
    #expect(greedy.map { $0[0].tokens } == expected.sequences.map(\.greedy))
  }

  /// What is not bf16 in the file is rounded to it once, also where the processor chooses what
  /// products are computed in.
  @Test(arguments: names, [Precision.bfloat16, nil])
  func halvesAreTheRoundedFloats(_ name: String, _ precision: Precision?) throws {
    let checkpoint = try Checkpoint(fixture("gguf/\(name).gguf"))
    let exact = try LanguageModel(checkpoint).transformer
    let half = try LanguageModel(checkpoint, precision: precision).transformer
    for ((name, exact), (_, half)) in zip(exact.parameters, half.parameters) {
      #expect(half.rows == 1 || half.precision == precision ?? .fastest)
      guard case .half = half else {
        #expect(half.rows == 1 && half.floats.array == exact.floats.array, "\(name)")
        continue
      }
      let rounded = exact.floats.array.map { SafetensorsWriter.bfloat16($0) }
      #expect(half.floats.array.map { SafetensorsWriter.bfloat16($0) } == rounded, "\(name)")
      #expect(half.floats.array.allSatisfy { $0.bitPattern & 0xffff == 0 }, "\(name)")
    }
  }

  @Test func factsOfTheFileAreKept() throws {
    let llama = try Checkpoint(fixture("gguf/llama.gguf")).configuration()
    #expect(llama.ropeScaling == .llama3(factor: 8, low: 1, high: 4, length: 8192))
    #expect(llama.ropeTheta == 500_000 && llama.normEpsilon == 1e-6 && !llama.tiedEmbeddings)
    #expect(try Checkpoint(fixture("gguf/qwen2.gguf")).configuration().tiedEmbeddings)
    let gemma = try Checkpoint(fixture("gguf/gemma2.gguf")).configuration()
    #expect(gemma.attentionCap == 3 && gemma.logitCap == 8 && gemma.windows == [8, nil])
    #expect(try Checkpoint(fixture("gguf/phi3.gguf")).configuration().windows == [8, 8])
  }

  // MARK: Words

  @Test(arguments: names) func idsAreThoseOfTransformers(_ name: String) throws {
    let tokenizer = try Checkpoint(fixture("gguf/\(name).gguf")).tokenizer()
    for text in try Expected(name).texts {
      #expect(try tokenizer.encode(text.text) == text.ids, "\(text.text)")
    }
    #expect(tokenizer.beginningOfText.count == (name == "llama" ? 1 : 0))
  }

  @Test func templateAndEndsAreThoseOfTheFile() throws {
    let checkpoint = try Checkpoint(fixture("gguf/qwen2.gguf"))
    let template = try #require(try ChatTemplate.own(of: checkpoint))
    #expect(try template.render([.user("Hi")]) == "user: Hi<|im_end|>")
    let tokenizer = try checkpoint.tokenizer()
    let ends = try checkpoint.configuration().endOfTextIds.map(tokenizer.text(of:))
    #expect(ends == ["<|im_end|>", "<|endoftext|>"])
  }

  /// A folder written of a file is the same model.
  @Test(arguments: names) func exportIsTheSameModel(_ name: String) throws {
    let checkpoint = try Checkpoint(fixture("gguf/\(name).gguf"))
    let model = try LanguageModel(checkpoint)
    try withTemporaryFolder { folder in
      try checkpoint.writeTokenizer(to: folder)
      try model.save(to: folder, as: .float32)
      let again = try LanguageModel(folder: folder)
      #expect(again.configuration == model.configuration && again.notes.isEmpty)
      for ((name, old), (_, new)) in zip(model.transformer.parameters, again.transformer.parameters)
      { #expect(old.floats.array == new.floats.array, "\(name)") }
      for text in try Expected(name).texts {
        #expect(try again.tokenizer.encode(text.text) == text.ids)
      }
      let template = try #require(try ChatTemplate.own(of: .folder(folder)))
      #expect(try template == ChatTemplate.own(of: checkpoint))
    }
  }

  @Test func fingerprintIsOfTheContent() throws {
    let path = try fixture("gguf/qwen2.gguf")
    try withTemporaryFolder { folder in
      var data = try Data(contentsOf: URL(fileURLWithPath: path))
      let copy = folder + "/copy.gguf"
      try data.write(to: URL(fileURLWithPath: copy))
      let made = try Fingerprint(of: Checkpoint(path))
      #expect(try Fingerprint(of: Checkpoint(copy)) == made)
      data[data.count - 1] ^= 1
      try data.write(to: URL(fileURLWithPath: copy))
      #expect(try Fingerprint(of: Checkpoint(copy)) != made)
    }
  }
}
