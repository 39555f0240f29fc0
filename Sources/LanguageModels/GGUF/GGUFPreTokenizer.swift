import Files

/// How a byte-level tokenizer cuts a text, which a GGUF file tells by a name.
///
/// The names and their patterns are those of llama.cpp (src/llama-vocab.cpp); that the text is
/// composed first (NFC) it leaves out, here it is done where the models' own tokenizers do.
struct GGUFPreTokenizer {
  /// The `pre_tokenizer` of a `tokenizer.json`.
  let json: String
  /// Whether the text is brought into Unicode's composed form.
  var composes = false
  /// Whether a piece that is a token is not looked at further.
  var ignoresMerges = false
  /// Whether a text begins with the `bos` token where the file does not say it.
  var begins = false

  /// - Throws: ``FileError`` naming the one that is not known.
  init(of file: GGUF) throws {
    let key = "tokenizer.ggml.pre"
    let name = try file.text(key) ?? "default"
    switch name {
    case "gpt-2", "phi-2", "jais": json = Self.byteLevel
    case "mpt", "olmo": (json, composes) = (Self.byteLevel, true)
    case "smollm", "starcoder", "refact", "codeshell", "minerva-7b": json = Self.digits
    case "command-r": (json, composes) = (Self.digits, true)
    case "llama3", "llama-v3", "llama-bpe", "falcon3":
      json = Self.modern(#"\p{N}{1,3}"#)
      (ignoresMerges, begins) = (true, true)
    case "dbrx", "smaug-bpe": json = Self.modern(#"\p{N}{1,3}"#)
    case "qwen2", "deepseek-r1-qwen", "megrez":
      (json, composes) = (Self.modern(#"\p{N}"#), true)
    case "default", "": json = Self.standard
    default:
      throw FileError(
        file.path, "\(key) is \(name), which is not computed here",
        remedy: "these are: gpt-2, smollm, starcoder, refact, llama-bpe, qwen2, command-r, default "
          + "and others of their patterns")
    }
  }

  private static func sequence(_ parts: [String]) -> String {
    #"{"type":"Sequence","pretokenizers":[\#(parts.joined(separator: ","))]}"#
  }

  private static func split(_ pattern: String) -> String {
    #"{"type":"Split","pattern":{"Regex":\#(jsonString(pattern))},"behavior":"Isolated","#
      + #""invert":false}"#
  }

  private static func bytes(cuts: Bool) -> String {
    #"{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":\#(cuts)}"#
  }

  private static let byteLevel = bytes(cuts: true)
  private static let digits = sequence([
    #"{"type":"Digits","individual_digits":true}"#, bytes(cuts: true),
  ])
  private static func modern(_ digits: String) -> String {
    sequence([split(PreTokenizer.modernPattern(digits: digits)), bytes(cuts: false)])
  }
  /// llama.cpp's way where a file names none.
  private static let standard = sequence(
    PreTokenizer.standardPatterns.map(split) + [bytes(cuts: false)])
}
