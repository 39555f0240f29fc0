import Files

/// Writes a `tokenizer.json` whose tables are too long for a general encoder.
struct JSONText {
  private var bytes: [UInt8] = []
  private var isFirst = true

  mutating func begin(added: String) {
    bytes.reserveCapacity(1 << 20)
    append(#"{"version":"1.0","truncation":null,"padding":null,"added_tokens":["# + added + "]")
  }

  /// A field whose value is JSON already.
  mutating func field(_ name: String, _ json: String) { append(#","\#(name)":\#(json)"#) }

  /// The model up to its list of merges.
  mutating func model(
    unknown: String?, byteFallback: Bool, ignoresMerges: Bool,
    _ tokens: some Sequence<UnsafeRawBufferPointer>
  ) {
    append(
      #","model":{"type":"BPE","dropout":null,"continuing_subword_prefix":null,"#
        + #""end_of_word_suffix":null,"unk_token":\#(unknown.map(jsonString) ?? "null"),"#
        + #""fuse_unk":\#(unknown != nil),"byte_fallback":\#(byteFallback),"#
        + #""ignore_merges":\#(ignoresMerges),"vocab":{"#)
    for (id, token) in tokens.enumerated() {
      if id > 0 { bytes.append(UInt8(ascii: ",")) }
      string(token)
      append(":\(id)")
    }
    append(#"},"merges":["#)
  }

  /// A merge as one text, its sides with a blank between them.
  mutating func merge(_ sides: UnsafeRawBufferPointer) {
    separate()
    string(sides)
  }

  mutating func merge(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    letters(left)
    bytes.append(0x20)
    letters(right)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func end() -> [UInt8] {
    append("]}}\n")
    return bytes
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func string(_ text: UnsafeRawBufferPointer) {
    bytes.append(UInt8(ascii: "\""))
    letters(text)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func letters(_ text: UnsafeRawBufferPointer) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0xf)]]
      default: bytes.append(byte)
      }
    }
  }
}
