import Files
import Foundation

// A GGUF file's tokenizer written down as the `tokenizer.json` that says the same, which is read as
// any other is: so a model that is exported has the tokenizer that it was opened with.

extension GGUF {
  /// The text of a `tokenizer.json`.
  ///
  /// - Throws: ``FileError`` naming the kind or the pre-tokenizer that is not known.
  func tokenizerJSON() throws -> [UInt8] {
    let key = "tokenizer.ggml.model"
    let tokens = try GGUFTokens(self)
    switch try demanded(key, text(key)) {
    case "gpt2": return try byteLevelJSON(tokens)
    case "llama": return try sentencePieceJSON(tokens)
    case let kind:
      throw FileError(
        path, "\(key) is \(kind)", remedy: "of GGUF files gpt2 and llama are read")
    }
  }

  private func byteLevelJSON(_ tokens: GGUFTokens) throws -> [UInt8] {
    let way = try GGUFPreTokenizer(of: self)
    var json = JSONText()
    json.begin(added: try addedTokens(tokens))
    json.field("normalizer", way.composes ? #"{"type":"NFC"}"# : "null")
    json.field("pre_tokenizer", way.json)
    json.field("post_processor", try frame(tokens, begins: way.begins))
    json.field(
      "decoder",
      #"{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}"#)
    json.model(
      unknown: nil, byteFallback: false, ignoresMerges: way.ignoresMerges,
      tokens.letters.prefix(tokens.vocabularyEnd))
    let merges = "tokenizer.ggml.merges"
    for merge in try demanded(merges, texts(merges)) { json.merge(merge) }
    return json.end()
  }

  private func sentencePieceJSON(_ tokens: GGUFTokens) throws -> [UInt8] {
    let prefix = try flag("tokenizer.ggml.add_space_prefix") ?? true
    if try flag("tokenizer.ggml.remove_extra_whitespaces") == true {
      throw FileError(
        path, "tokenizer.ggml.remove_extra_whitespaces is true",
        remedy: "use a model whose tokenizer keeps blanks")
    }
    let space = #"{"type":"Replace","pattern":{"String":" "},"content":"▁"}"#
    var json = JSONText()
    json.begin(added: try addedTokens(tokens))
    json.field(
      "normalizer",
      prefix
        ? #"{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},\#(space)]}"# : space
    )
    json.field("pre_tokenizer", "null")
    json.field("post_processor", try frame(tokens, begins: true))
    let strip = #",{"type":"Strip","content":" ","start":1,"stop":0}"#
    json.field(
      "decoder",
      #"{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},"#
        + #"{"type":"ByteFallback"},{"type":"Fuse"}\#(prefix ? strip : "")]}"#)
    let unknown = try tokenId("unknown") ?? tokens.kinds.firstIndex(of: .unknown)
    json.model(
      unknown: unknown.flatMap { tokens.letters.indices.contains($0) ? tokens.text($0) : nil },
      byteFallback: true, ignoresMerges: false, tokens.letters.prefix(tokens.vocabularyEnd))
    let key = "tokenizer.ggml.scores"
    let scores = try demanded(key, numbers(key))
    guard scores.count == tokens.letters.count else {
      throw FileError(
        path, "\(key) has \(scores.count), there are \(tokens.letters.count) tokens",
        remedy: "the file is damaged, convert it again")
    }
    // Every cut of every token is looked up, which takes the square of its length.
    if let long = tokens.letters.firstIndex(where: { $0.count > 1024 }) {
      throw FileError(
        path, "tokenizer.ggml.tokens[\(long)] has \(tokens.letters[long].count) bytes",
        remedy: "1024 are the most; the file is damaged, convert it again")
    }
    for merge in SentencePieceMerges(tokens, scores).inOrder { json.merge(merge.left, merge.right) }
    return json.end()
  }

  // MARK: Added tokens

  private func addedTokens(_ tokens: GGUFTokens) throws -> String {
    // Files don't tell that a token takes the blanks behind it; llama.cpp goes by the model's name.
    let name = try text("general.name")?.lowercased() ?? ""
    let takesBlanks = name.contains("phi-3") || name.contains("phi3")
    let not = ["<unk>", "<s>", "<|endoftext|>"]
    let list = tokens.kinds.indices.filter(tokens.isAdded).compactMap { id -> String? in
      let text = tokens.text(id)
      if text.isEmpty { return nil }
      let strips = takesBlanks && !not.contains(text)
      return #"{"id":\#(id),"content":\#(jsonString(text)),"single_word":false,"lstrip":false,"#
        + #""rstrip":\#(strips),"normalized":false,"special":\#(tokens.kinds[id] != .userDefined)}"#
    }
    return list.joined(separator: ",")
  }

  /// What stands before and behind every text.
  private func frame(_ tokens: GGUFTokens, begins: Bool) throws -> String {
    var special: [String] = []
    func piece(_ name: String, _ isWanted: Bool) throws -> String? {
      guard isWanted, let id = try tokenId(name), id < tokens.letters.count else { return nil }
      let text = jsonString(tokens.text(id))
      let entry = #"\#(text):{"id":\#(text),"ids":[\#(id)],"tokens":[\#(text)]}"#
      if !special.contains(entry) { special.append(entry) }
      return #"{"SpecialToken":{"id":\#(text),"type_id":0}}"#
    }
    let before = try piece("bos", flag("tokenizer.ggml.add_bos_token") ?? begins)
    let after = try piece("eos", flag("tokenizer.ggml.add_eos_token") ?? false)
    if before == nil, after == nil { return "null" }
    func template(_ text: String) -> String {
      [before, #"{"Sequence":{"id":"\#(text)","type_id":0}}"#, after].compactMap { $0 }
        .joined(separator: ",")
    }
    return #"{"type":"TemplateProcessing","single":[\#(template("A"))],"#
      + #""pair":[\#(template("A")),\#(template("B"))],"#
      + #""special_tokens":{\#(special.joined(separator: ","))}}"#
  }
}

/// The merges that a SentencePiece vocabulary stands for: every way to cut a token in two others, the
/// likelier token first.
///
/// SentencePiece joins the two neighbours whose token has the best score. Among the ways to one
/// token the longer left part comes first, as in the files that transformers makes.
struct SentencePieceMerges {
  typealias Merge = (left: UnsafeRawBufferPointer, right: UnsafeRawBufferPointer)
  let inOrder: [Merge]

  init(_ tokens: GGUFTokens, _ scores: [Double]) {
    var table = TokenTable()
    func isJoined(_ id: Int) -> Bool {
      [.normal, .userDefined, .unused].contains(tokens.kinds[id])
    }
    for (id, letters) in tokens.letters.enumerated() where isJoined(id) {
      _ = table.add(letters.bindMemory(to: UInt8.self), id: id)
    }
    var found: [(score: Double, left: Int, right: Int, merge: Merge)] = []
    for (id, letters) in tokens.letters.enumerated() where isJoined(id) {
      let starts = letters.indices.filter { !UTF8.isContinuation(letters[$0]) }
      for (count, cut) in starts.enumerated() where count > 0 {
        let left = UnsafeRawBufferPointer(rebasing: letters[..<cut])
        let right = UnsafeRawBufferPointer(rebasing: letters[cut...])
        guard table.id(left.bindMemory(to: UInt8.self)) != nil,
          table.id(right.bindMemory(to: UInt8.self)) != nil,
          // A merge is written with a blank between its sides.
          !letters.contains(0x20)
        else { continue }
        found.append((scores[id], count, starts.count - count, (left, right)))
      }
    }
    let order = found.indices.sorted { first, second in
      let (a, b) = (found[first], found[second])
      return (b.score, b.left, b.right, first) < (a.score, a.left, a.right, second)
    }
    inOrder = order.map { found[$0].merge }
  }
}
