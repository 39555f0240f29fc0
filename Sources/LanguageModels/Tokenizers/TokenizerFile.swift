import Files
import Foundation

/// The parts of a Hugging Face `tokenizer.json`, found but for the large tables not yet read.
struct TokenizerFile {
  /// A token that is cut out of the text before anything else happens to it.
  struct AddedToken: Decodable {
    var id: Int
    var content: String
    var special: Bool
    /// Whether it is looked for after the normalizer, not before.
    var normalized: Bool
    var single_word: Bool
    var lstrip: Bool
    var rstrip: Bool
  }

  /// The settings of `model` that are not tables.
  struct Model {
    var type = "BPE"
    var unknownToken: String?
    var fusesUnknown = false
    var byteFallback = false
    var ignoreMerges = false
  }

  /// A normalizer, pre-tokenizer, post-processor or decoder: the fields of all kinds that we know.
  struct Component: Decodable {
    struct Pattern: Decodable {
      var Regex: String?
      var String: String?
    }
    struct Piece: Decodable {
      struct Part: Decodable { var id: String }
      var SpecialToken: Part?
      var Sequence: Part?
    }
    struct SpecialToken: Decodable { var ids: [Int] }

    var type: String
    var normalizers: [Component]?
    var pretokenizers: [Component]?
    var processors: [Component]?
    var decoders: [Component]?
    var pattern: Pattern?
    var content: String?
    var prepend: String?
    var replacement: String?
    var prepend_scheme: String?
    var split: Bool?
    var start: Int?
    var stop: Int?
    var behavior: String?
    var invert: Bool?
    var add_prefix_space: Bool?
    var use_regex: Bool?
    var individual_digits: Bool?
    var single: [Piece]?
    var special_tokens: [String: SpecialToken]?

    /// The members of a sequence, or the component itself.
    var parts: [Component] {
      let members = normalizers ?? pretokenizers ?? processors ?? decoders
      return members?.flatMap(\.parts) ?? [self]
    }
  }

  let path: String
  private(set) var model = Model()
  var addedTokens: [AddedToken]
  /// What a user should know: tokens that could not be added.
  var notes: [String] = []
  /// What happens to the text first, in order; empty if nothing does.
  let normalizers: [Component]
  /// How the text is cut into pieces, in order.
  let preTokenizers: [Component]
  /// How tokens become text again, in order.
  let decoders: [Component]
  private let file: MappedFile
  private let fields: [String: Range<Int>]
  private let modelFields: [String: Range<Int>]
  private let postProcessors: [Component]

  init(path: String) throws { try self.init(MappedFile(path: path)) }

  init(_ file: MappedFile) throws {
    let path = file.path
    self.path = path
    var scanner = JSONScanner(file.bytes, file: path)
    let fields = try scanner.members()
    try scanner.finish()
    guard let model = fields["model"] else {
      throw FileError(path, "no model", remedy: "fetch the file again")
    }
    scanner = JSONScanner(file.bytes, at: model.lowerBound, file: path)
    let modelFields = try scanner.members()

    func value<Value: Decodable>(_ type: Value.Type, _ range: Range<Int>?) throws -> Value? {
      guard let range else { return nil }
      let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[range])
      return try decodeJSON(Value?.self, Data(bytes), file: path)
    }
    addedTokens = try value([AddedToken].self, fields["added_tokens"]) ?? []
    normalizers = try value(Component.self, fields["normalizer"])?.parts ?? []
    preTokenizers = try value(Component.self, fields["pre_tokenizer"])?.parts ?? []
    postProcessors = try value(Component.self, fields["post_processor"])?.parts ?? []
    decoders = try value(Component.self, fields["decoder"])?.parts ?? []
    // Files older than 2021 name no type; they are all byte-level BPE.
    self.model.type = try value(String.self, modelFields["type"]) ?? "BPE"
    self.model.unknownToken = try value(String.self, modelFields["unk_token"])
    self.model.fusesUnknown = try value(Bool.self, modelFields["fuse_unk"]) ?? false
    self.model.byteFallback = try value(Bool.self, modelFields["byte_fallback"]) ?? false
    self.model.ignoreMerges = try value(Bool.self, modelFields["ignore_merges"]) ?? false
    self.file = file
    self.fields = fields
    self.modelFields = modelFields
    for field in ["continuing_subword_prefix", "end_of_word_suffix"] {
      if let text = try value(String.self, modelFields[field]), !text.isEmpty {
        throw unsupported("model." + field, text)
      }
    }
  }

  /// Calls `body` with each word of `model.vocab` and its id.
  func vocabulary(_ body: ([UInt8], Int) throws -> Void) throws {
    guard let range = modelFields["vocab"] else {
      throw FileError(path, "no model.vocab", remedy: "fetch the file again")
    }
    var scanner = JSONScanner(file.bytes, at: range.lowerBound, file: path)
    try scanner.object { scanner, word in try body(word, try scanner.integer()) }
  }

  /// Calls `body` with both sides of each entry of `model.merges`, in order.
  func merges(_ body: (ArraySlice<UInt8>, ArraySlice<UInt8>) throws -> Void) throws {
    guard let range = modelFields["merges"] else {
      throw FileError(path, "no model.merges", remedy: "fetch the file again")
    }
    var scanner = JSONScanner(file.bytes, at: range.lowerBound, file: path)
    var left: [UInt8] = []
    var right: [UInt8] = []
    try scanner.array { scanner in
      if scanner.isAtArray() {
        var sides = 0
        try scanner.array { scanner in
          sides += 1
          swap(&left, &right)
          try scanner.string(into: &right)
        }
        guard sides == 2 else { throw scanner.error("a merge of \(sides) tokens") }
        try body(left[...], right[...])
      } else {
        try scanner.string(into: &left)
        let sides = left.split(separator: 0x20, omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw scanner.error("a merge that is not \"left right\"") }
        try body(sides[0], sides[1])
      }
    }
  }

  /// The ids that a template puts before the text and behind it.
  func frame() throws -> (before: [Int], after: [Int]) {
    var frame = (before: [Int](), after: [Int]())
    for processor in postProcessors where processor.type != "ByteLevel" {
      guard processor.type == "TemplateProcessing", let single = processor.single else {
        throw unsupported("post_processor", processor.type)
      }
      var isBefore = true
      for part in single {
        if part.Sequence != nil { isBefore = false }
        guard let name = part.SpecialToken?.id else { continue }
        guard let token = processor.special_tokens?[name] else {
          throw FileError(
            path, "post_processor names \(name), which special_tokens lacks",
            remedy: "fetch the file again")
        }
        if isBefore { frame.before += token.ids } else { frame.after += token.ids }
      }
    }
    return frame
  }

  /// Makes sure that steps which replace letters by more of them can't make a text grow without end:
  /// forty that double it would take more memory than there is.
  ///
  /// - Throws: ``FileError`` for more than 64 steps, or a text 64 times as long.
  func requireBoundedGrowth(_ steps: [Component], of field: String) throws {
    let most = 64
    var growth = 1
    for step in steps {
      let old = max(1, step.pattern?.String?.utf8.count ?? 1)
      let new = max(step.content?.utf8.count ?? 0, step.replacement?.utf8.count ?? 0)
      growth *= max(1, min(most + 1, (new + old - 1) / old))
      guard steps.count <= most, growth <= most, (step.prepend ?? "").utf8.count <= 1024 else {
        throw FileError(
          path, "\(field) has \(steps.count) steps that may make a text \(growth) times as long",
          remedy: "\(most) steps and \(most) times are the most; fetch the file again")
      }
    }
  }

  /// The error for a setting that is beyond us.
  func unsupported(_ field: String, _ value: String) -> FileError {
    FileError(
      path, "\(field) \(value) is not supported",
      remedy: "use a word-level tokenizer, or a BPE as GPT-2, Llama, Mistral, Qwen, Gemma or Phi "
        + "have it")
  }
}
