import Files
import Foundation
import Tensors
import TestSupport
import Testing

@Suite struct JSONScannerTests {
  private func scan<Result>(
    _ json: String, _ body: (inout JSONScanner) throws -> Result
  ) throws -> Result {
    try Array(json.utf8).withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes, file: "x.json")
      let result = try body(&scanner)
      try scanner.finish()
      return result
    }
  }

  @Test func stringsLoseTheirEscapes() throws {
    #expect(
      try scan(#" "\ud83e\udd8a\u0041\n\/\"\\\b\f\r\té" "#) { try $0.string() }
        == "🦊A\n/\"\\\u{8}\u{c}\r\té")
    var random = Random(seed: 2)
    for _ in 0..<300 {
      let text = randomText(&random)
      let read = try scan(jsonString(text)) { try $0.string() }
      #expect(read.utf8.elementsEqual(text.utf8))
      // What we write, Foundation reads.
      let other = try JSONDecoder().decode(String.self, from: Data(jsonString(text).utf8))
      #expect(other.utf8.elementsEqual(text.utf8))
    }
  }

  @Test func membersAreFoundInPlace() throws {
    let json = #"{"a": [1, {"b": "}]"}], "c":-2.5e3 ,"d":{}, "e":[],"f":null,"g": "\"x"}"#
    let ranges = try scan(json) { try $0.members() }
    let found = ranges.mapValues { String(decoding: Array(json.utf8)[$0], as: UTF8.self) }
    #expect(
      found == [
        "a": #"[1, {"b": "}]"}]"#, "c": "-2.5e3", "d": "{}", "e": "[]", "f": "null",
        "g": #""\"x""#,
      ])
  }

  @Test(arguments: [
    "", "nul", "truth", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[", "{",
    "]", "\"a", "\"\\", "\"a\nb\"", "[1]]", String(repeating: "[", count: 100_000),
  ]) func malformedTextIsRefused(json: String) {
    expectError(naming: "x.json", "byte") { try scan(json) { try $0.skip() } }
  }

  @Test(arguments: [
    #""\u12g4""#, #""\u12"#, #""\x""#, #""\ud83e""#, #""\ud83e\u0041""#, #""\udd8a""#, "3", "\"a",
  ]) func malformedStringsAreRefused(json: String) {
    expectError(naming: "x.json", "byte") { try scan(json) { try $0.string() } }
  }

  @Test(arguments: ["1.0", "1e3", "-", "", "99999999999999999999", "\"1\""])
  func numbersThatAreNotWholeAreRefused(json: String) throws {
    #expect(try scan(" -12 ") { try $0.integer() } == -12)
    expectError(naming: "x.json", "byte") { try scan(json) { try $0.integer() } }
  }

  /// Letters of many kinds, and what JSON escapes.
  private func randomText(_ random: inout Random) -> String {
    let letters = Array("abé\u{300}东👩\u{200d}\"\\/\u{0}\u{1f}\u{2028}\u{10ffff} ".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<(1 + random.index(30)) { text.append(random.pick(letters)) }
    return String(text)
  }
}
