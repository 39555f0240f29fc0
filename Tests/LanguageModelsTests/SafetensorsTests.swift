import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import LanguageModels

@Suite struct SafetensorsTests {
  /// Writes a header and some bytes of values, and opens the file.
  private func open(_ header: String, values: Int, length: Int? = nil) throws -> Safetensors {
    try withTemporaryFolder { folder in
      let path = folder + "/x.safetensors"
      let claim = UInt64(bitPattern: Int64(length ?? header.utf8.count)).littleEndian
      var file = withUnsafeBytes(of: claim) { Data($0) }
      file += Data(header.utf8) + Data(repeating: 0x3f, count: values)
      try file.write(to: URL(fileURLWithPath: path))
      return try Safetensors(path: path)
    }
  }

  private func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  @Test(arguments: [
    Safetensors.ElementType.float32, .float16, .bfloat16,
  ]) func whatIsWrittenIsReadAgain(type: Safetensors.ElementType) throws {
    // Exact in all three formats.
    let matrix = Tensor(rows: 2, columns: 3, [0, -0.0, 1, -1.5, 0.0078125, .infinity])
    let vector = Tensor(rows: 1, columns: 2, [3, -256])
    let empty = Tensor(rows: 0, columns: 4)
    try withTemporaryFolder { folder in
      let path = folder + "/model.safetensors"
      try SafetensorsWriter.write(
        [
          ("b.matrix", [2, 3], matrix), ("a \"quoted\" ü", [2], vector), ("empty", [0, 4], empty),
        ],
        as: type, metadata: ["format": "pt", "note": "line\nline"], to: path)
      let file = try Safetensors(path: path)
      #expect(file.names == ["a \"quoted\" ü", "b.matrix", "empty"])
      #expect(file.metadata == ["format": "pt", "note": "line\nline"])
      #expect(file.shape("b.matrix") == [2, 3])
      #expect(file.elementType("b.matrix") == type)
      #expect(file.shape("none") == nil)
      #expect(try file.bytes("b.matrix").count == 6 * type.width)
      let read = try file.tensor("b.matrix", rows: 2, columns: 3)
      #expect(read.array.map(\.bitPattern) == matrix.array.map(\.bitPattern))
      #expect(try file.tensor("a \"quoted\" ü", rows: 1, columns: 2).array == vector.array)
      #expect(try file.tensor("empty", rows: 0, columns: 4).count == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["model.safetensors"])
      let header = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(header.prefix(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) } % 8 == 0)
    }
  }

  @Test func halvesAreRoundedToNearestEven() throws {
    // 1 + 2⁻⁸ lies between 1 and 1 + 2⁻⁷; 1 + 3·2⁻⁸ between 1 + 2⁻⁷ and 1 + 2⁻⁶.
    let cases: [(Float, UInt16)] = [
      (1, 0x3f80), (1 + 0x1p-8, 0x3f80), (1 + 0x1.8p-8, 0x3f81), (1 + 0x3p-8, 0x3f82),
      (-1 - 0x3p-8, 0xbf82), (.greatestFiniteMagnitude, 0x7f80), (-.infinity, 0xff80), (0, 0),
    ]
    for (value, bits) in cases { #expect(SafetensorsWriter.bfloat16(value) == bits, "\(value)") }
    let nan = SafetensorsWriter.bfloat16(Float(bitPattern: 0x7f80_0001))
    #expect(Float(bitPattern: UInt32(nan) << 16).isNaN)
  }

  /// What is a number is not written as infinity.
  @Test func whatIsBeyondTheTypeIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/x.safetensors"
      for (type, value) in [
        (Safetensors.ElementType.bfloat16, Float.greatestFiniteMagnitude), (.float16, 65536),
      ] {
        let tensor = Tensor(rows: 1, columns: 2, [1, value])
        expectError(naming: path, "\(value) in x is beyond") {
          try SafetensorsWriter.write([("x", [1, 2], tensor)], as: type, to: path)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
  }

  @Test func float16IsWidenedExactly() throws {
    // 1, smallest subnormal, largest, −∞
    let bits: [UInt16] = [0x3c00, 0x0001, 0x7bff, 0xfc00]
    let tensor = Tensor(rows: 1, columns: 4)
    bits.withUnsafeBytes { widen($0, .float16, into: tensor) }
    #expect(tensor.array == [1, 0x1p-24, 65504, -.infinity])
  }

  @Test func headersThatLieAreRefused() throws {
    let a = entry("F32", "[2,2]", "[0,16]")
    #expect(try open("{\"a\":\(a)}   ", values: 16).names == ["a"])
    #expect(try open("{\"a\":\(entry("F32", "[]", "[0,4]"))}", values: 4).shape("a") == [])
    func refuse(
      _ header: String, values: Int, length: Int? = nil, _ part: String,
      at location: SourceLocation = #_sourceLocation
    ) {
      expectError(
        naming: "x.safetensors", part, by: { try open(header, values: values, length: length) },
        sourceLocation: location)
    }
    refuse("{\"a\":\(a)}", values: 16, length: 500, "header")
    refuse("{\"a\":\(a)}", values: 16, length: -1, "header")
    refuse("{\"a\":\(a)}", values: 16, length: 20, "breaks off")
    refuse("", values: 0, "header")
    refuse("[\(a)]", values: 16, "header")
    refuse("{\"a\":3}", values: 0, "expected '{'")
    refuse("{\"a\":\(a)}x", values: 16, "follows")
    refuse("{\"a\":\(a),\"a\":\(a)}", values: 16, "tensor a occurs twice")
    refuse("{\"a\":\(a)}", values: 15, "tensor a")
    refuse("{\"a\":\(a)}", values: 19, "3 bytes after")
    refuse("{\"a\":\(entry("F32", "[2,3]", "[0,16]"))}", values: 16, "tensor a of F32 [2, 3]")
    refuse("{\"a\":\(entry("F32", "[-2,-2]", "[0,16]"))}", values: 16, "[-2, -2]")
    refuse("{\"a\":\(entry("F32", "[0,-2]", "[0,0]"))}", values: 0, "[0, -2]")
    refuse("{\"a\":\(entry("F32", "[4611686018427387904,4]", "[0,0]"))}", values: 0, "tensor a")
    refuse("{\"a\":\(entry("F32", "[4]", "[16,0]"))}", values: 16, "data_offsets [16, 0]")
    refuse("{\"a\":\(entry("F32", "[4]", "[-16,0]"))}", values: 16, "data_offsets [-16, 0]")
    refuse("{\"a\":\(entry("F32", "[4]", "[0,16,20]"))}", values: 16, "data_offsets")
    refuse("{\"a\":\(entry("F32", "[4.0]", "[0,16]"))}", values: 16, "whole number")
    refuse("{\"a\":{\"shape\":[4],\"data_offsets\":[0,16]}}", values: 16, "dtype")
    refuse(
      "{\"a\":\(a),\"b\":\(entry("F32", "[1]", "[20,24]"))}", values: 24, "hole before tensor b")
    refuse("{\"a\":\(a),\"b\":\(entry("F32", "[2]", "[12,20]"))}", values: 20, "tensor b overlaps")
  }

  /// Damage to the header is an error or a file of the same size, never a crash.
  @Test func aDamagedHeaderDoesNotTrap() throws {
    let bytes = try MappedFile(path: fixture("llama") + "/model.safetensors").contents
    var random = Random(seed: 3)
    try withTemporaryFolder { folder in
      let path = folder + "/model.safetensors"
      var refused = 0
      for _ in 0..<300 {
        var damaged = bytes
        damaged[random.index(1800)] = random.pick(Array("\"\\{}[]:,-09e\u{e9}".utf8))
        try damaged.write(to: URL(fileURLWithPath: path))
        do {
          let file = try Safetensors(path: path)
          for name in file.names { _ = try file.bytes(name).last }
        } catch {
          #expect(error is FileError)
          refused += 1
        }
      }
      #expect(refused > 150)
    }
  }

  @Test func aWrongRequestNamesTheTensor() throws {
    let file = try open(
      "{\"a\":\(entry("I64", "[2]", "[0,16]")),\"b\":\(entry("F32", "[2,2]", "[16,32]"))}",
      values: 32)
    #expect(file.elementType("a") == nil)
    #expect(try file.bytes("a").count == 16)
    expectError(naming: "tensor a", "I64") { try file.tensor("a", rows: 1, columns: 2) }
    expectError(naming: "tensor b", "[2, 2]", "[1, 4]") {
      try file.tensor("b", rows: 1, columns: 4)
    }
    expectError(naming: "no tensor c") { try file.tensor("c", rows: 1, columns: 4) }
    expectError(naming: "/none", "No such file") { try Safetensors(path: "/none") }
    expectError(naming: "/tmp", "plain file") { try Safetensors(path: "/tmp") }
  }

  @Test func aWriterRefusesWhatDoesNotFit() throws {
    let two = Tensor(rows: 1, columns: 2)
    expectError(naming: "a [3]", "2 values") {
      try SafetensorsWriter.write([("a", [3], two)], as: .float32, to: "/tmp/none.safetensors")
    }
    expectError(naming: "a [2] occurs twice") {
      try SafetensorsWriter.write(
        [("a", [2], two), ("a", [2], two)], as: .float32, to: "/tmp/none.safetensors")
    }
    expectError(naming: "/none/x") {
      try SafetensorsWriter.write([("a", [2], two)], as: .float32, to: "/none/x")
    }
  }

  @Test func shardsReadAsOneFile() throws {
    let whole = try SafetensorsFolder(folder: fixture("qwen2"))
    let shards = try SafetensorsFolder(folder: fixture("qwen2-bf16"))
    #expect(whole.names == shards.names)
    #expect(shards.elementType("model.norm.weight") == .bfloat16)
    for name in whole.names {
      let shape = try #require(whole.shape(name))
      let (rows, columns) = shape.count == 2 ? (shape[0], shape[1]) : (1, shape[0])
      let exact = try whole.tensor(name, rows: rows, columns: columns).array
      let rounded = try shards.tensor(name, rows: rows, columns: columns).array
      // transformers rounded them; ours must round the same way.
      let ours = exact.map { Float(bitPattern: UInt32(SafetensorsWriter.bfloat16($0)) << 16) }
      #expect(ours == rounded, "\(name)")
    }
  }

  @Test func aMissingShardIsNamed() throws {
    try withTemporaryFolder { folder in
      expectError(naming: folder, "model.safetensors.index.json") {
        try SafetensorsFolder(folder: folder)
      }
      let index = folder + "/model.safetensors.index.json"
      func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: index))
      }
      try write(#"{"weight_map": {"a": "model-00001-of-00002.safetensors"}}"#)
      expectError(naming: "model-00001-of-00002.safetensors") {
        try SafetensorsFolder(folder: folder)
      }
      try write(#"{"weight_map": {"a": "../x"}}"#)
      expectError(naming: "../x") { try SafetensorsFolder(folder: folder) }
      try write(#"{"weight_map": {"a": "one"}}"#)
      try SafetensorsWriter.write([("b", [1], Tensor(1))], as: .float32, to: folder + "/one")
      expectError(naming: "places a in one") { try SafetensorsFolder(folder: folder) }
      try write(#"{"weight_map": {"a": "#)
      expectError(naming: "index.json", "breaks off") { try SafetensorsFolder(folder: folder) }
    }
  }
}
