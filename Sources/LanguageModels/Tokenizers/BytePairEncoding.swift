import Files
import Foundation

/// Byte-pair encoding (Sennrich et al. 2016), in the two ways that language models use it.
///
/// Byte-level (GPT-2, Llama 3, Qwen): a pattern cuts the text into pieces, and every byte is a
/// token. SentencePiece's (Llama 2, Mistral, Gemma, Phi-3): a space is the letter ▁, letters are
/// tokens, and those that are not fall back to their bytes.
///
/// Encoding: cut out the added tokens, normalise the rest, cut it into pieces, and in each piece
/// join the pair of neighbours that comes first in the list of merges, until none is left.
public struct BytePairEncoding: Tokenizer {
  /// The ids that the file's template puts before every text.
  public let beginningOfText: [Int]
  /// The ids that it puts behind every text.
  public let endingOfText: [Int]
  /// The largest id plus one, added tokens included.
  public var vocabularySize: Int { max(tokens.size, (added.keys.max() ?? -1) + 1) }

  /// Tokens as the bytes they stand for, not in the file's spelling of bytes as letters.
  private let tokens: TokenTable
  /// What those stand for that are not in the table.
  private let added: [Int: [UInt8]]
  private let special: Set<Int>
  /// Added tokens to look for before and after the normalizer.
  private let cutters: [TokenCutter]
  /// left id << 32 | right id → rank << 32 | joined id
  private let merges: [UInt64: UInt64]
  /// The token of a byte, or in a SentencePiece vocabulary its `<0x0A>`, if it has them.
  private let idOfByte: [Int?]
  private let unknown: Int?
  private let fusesUnknown: Bool
  private let ignoreMerges: Bool
  private let normalizer: Normalizer
  private let cutter: PieceCutter
  private let decoder: TokenDecoder
  private let path: String

  init(_ file: TokenizerFile) throws {
    path = file.path
    (beginningOfText, endingOfText) = try file.frame()
    normalizer = try Normalizer(file)
    cutter = try PieceCutter(file)
    let isByteLevel = cutter.isByteLevel
    decoder = try TokenDecoder(file, isByteLevel: isByteLevel)
    ignoreMerges = file.model.ignoreMerges
    fusesUnknown = file.model.fusesUnknown
    if isByteLevel, file.model.byteFallback {
      throw file.unsupported("model.byte_fallback", "true with a ByteLevel pre_tokenizer")
    }
    /// Whether the token is spelled as tokens that are joined are.
    @discardableResult
    func append(_ token: ArraySlice<UInt8>, to spelled: inout [UInt8]) -> Bool {
      if isByteLevel { return appendBytes(spelledBy: token, to: &spelled) }
      spelled += token
      return true
    }

    var tokens = TokenTable()
    var spelled: [UInt8] = []
    // Added tokens, and those in letters that are no bytes' (Command R's 🇸), are never joined, but
    // may stand for the bytes of one that is.
    let addedIds = Set(file.addedTokens.map(\.id))
    var outside: [(spelled: [UInt8], id: Int)] = []
    try file.vocabulary { token, id in
      spelled.removeAll(keepingCapacity: true)
      let isJoined = append(token[...], to: &spelled)
      if !isJoined || addedIds.contains(id) { return outside.append((spelled, id)) }
      guard spelled.withUnsafeBufferPointer({ tokens.add($0, id: id) }) else {
        throw FileError(
          file.path, "the token \(String(decoding: token, as: UTF8.self)) or its id \(id) is taken",
          remedy: "each must occur once in model.vocab")
      }
    }
    var added: [Int: [UInt8]] = [:]
    for (spelled, id) in outside {
      if tokens.id(spelled) != nil, (0..<1 << 24).contains(id), tokens.bytes(id) == nil,
        added[id] == nil
      {
        added[id] = spelled
      } else if !tokens.add(spelled, id: id) {
        throw FileError(
          file.path,
          "the token \(String(decoding: spelled, as: UTF8.self)) or its id \(id) is taken",
          remedy: "each must occur once in model.vocab")
      }
    }
    var merges: [UInt64: UInt64] = [:]
    merges.reserveCapacity(tokens.size)
    var rank: UInt64 = 0
    try file.merges { left, right in
      spelled.removeAll(keepingCapacity: true)
      append(left, to: &spelled)
      let middle = spelled.count
      append(right, to: &spelled)
      let ids = spelled.withUnsafeBufferPointer { joined in
        (
          tokens.id(UnsafeBufferPointer(rebasing: joined[..<middle])),
          tokens.id(UnsafeBufferPointer(rebasing: joined[middle...])), tokens.id(joined)
        )
      }
      guard case let (left?, right?, joined?) = ids else {
        throw FileError(
          file.path, "entry \(rank) of model.merges names a token outside model.vocab",
          remedy: "vocabulary and merges must come from one model")
      }
      let pair = UInt64(left) << 32 | UInt64(right)
      if merges[pair] == nil { merges[pair] = rank << 32 | UInt64(joined) }
      rank += 1
    }
    for id in addedIds { added[id] = nil }
    for token in file.addedTokens {
      let content = Array(token.content.utf8)
      spelled.removeAll(keepingCapacity: true)
      append(content[...], to: &spelled)
      guard (0..<1 << 24).contains(token.id), !content.isEmpty,
        tokens.bytes(token.id)?.elementsEqual(spelled) ?? true,
        added.updateValue(content, forKey: token.id) == nil
      else {
        throw FileError(
          file.path, "added_tokens: \(token.content) with the id \(token.id)",
          remedy: "each needs a text and an id of its own")
      }
    }
    let normalizer = normalizer
    cutters = [
      TokenCutter(file.addedTokens.filter { !$0.normalized }),
      TokenCutter(file.addedTokens.filter(\.normalized)) { normalizer.apply(Array($0.utf8)) },
    ]
    idOfByte = (0...255).map { byte in
      if isByteLevel { return tokens.id(CollectionOfOne(UInt8(byte))) }
      return file.model.byteFallback
        ? tokens.id(String(format: "<0x%02X>", byte).utf8) : nil
    }
    unknown = file.model.unknownToken.flatMap { token in
      let isIt = { (added: TokenizerFile.AddedToken) in added.content.utf8.elementsEqual(token.utf8)
      }
      return tokens.id(token.utf8) ?? file.addedTokens.first(where: isIt)?.id
    }
    if unknown == nil, let token = file.model.unknownToken {
      throw FileError(
        file.path, "model.unk_token \(token) is not in model.vocab", remedy: "fetch the file again")
    }
    self.tokens = tokens
    self.merges = merges
    self.added = added
    special = Set(file.addedTokens.filter(\.special).map(\.id))
  }

  // MARK: Text to ids

  /// The ids of a text, as the tokenizers library gives them.
  public func encode(_ text: MarkedText, continuing: Bool) throws -> [Int] {
    var ids: [Int] = []
    var queue = MergeQueue()
    let (bytes, content) = text.bytes
    try cutters[0].cut(Stretch(bytes: bytes, content: content)) { part in
      guard case .text(let raw) = part else { return append(part, to: &ids) }
      let continues = continuing && raw.isStart
      let normal = normalizer.apply(
        raw, marksContent: !cutters[1].isEmpty, continuing: continues)
      try cutters[1].cut(normal) { part in
        guard case .text(let plain) = part else { return append(part, to: &ids) }
        try cutter.pieces(of: plain, continuing: continues && plain.isStart) { piece in
          try encode(piece, into: &ids, &queue)
        }
      }
    }
    return ids
  }

  private func append(_ part: TokenCutter.Part, to ids: inout [Int]) {
    if case .token(let id) = part { ids.append(id) }
  }

  /// Appends the ids of one piece.
  private func encode(
    _ piece: UnsafeBufferPointer<UInt8>, into ids: inout [Int], _ queue: inout MergeQueue
  ) throws {
    if ignoreMerges || piece.count == 1, let id = tokens.id(piece) { return ids.append(id) }
    queue.removeAll()
    if cutter.isByteLevel {
      for byte in piece {
        guard let id = idOfByte[Int(byte)] else { throw noToken(for: "the byte \(byte)") }
        queue.append(id)
      }
    } else {
      try appendLetters(of: piece, to: &queue)
    }
    queue.merge(by: merges, into: &ids)
  }

  /// The letters' tokens; of a letter without one its bytes', or the unknown token.
  private func appendLetters(
    of piece: UnsafeBufferPointer<UInt8>, to queue: inout MergeQueue
  ) throws {
    // Neighbouring unknown letters may share a token, which is held back until they end.
    var held: Int?
    var index = 0
    while index < piece.count {
      let first = piece[index]
      let length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
      let letter = UnsafeBufferPointer(
        rebasing: piece[index..<min(index + length, piece.count)])
      index += length
      if let id = tokens.id(letter) {
        if let unknown = held { queue.append(unknown) }
        held = nil
        queue.append(id)
      } else if letter.allSatisfy({ idOfByte[Int($0)] != nil }) {
        for byte in letter { queue.append(idOfByte[Int(byte)] ?? 0) }
      } else if let unknown {
        if let held, !fusesUnknown { queue.append(held) }
        held = unknown
      } else {
        throw noToken(for: String(decoding: letter, as: UTF8.self))
      }
    }
    if let held { queue.append(held) }
  }

  private func noToken(for what: String) -> FileError {
    FileError(
      path, "model.vocab has no token for \(what)",
      remedy: "use a tokenizer with all 256 bytes or an unk_token")
  }

  // MARK: Ids to text

  /// The text of the ids; bytes that make no character become U+FFFD.
  public func decode(_ ids: [Int]) -> String {
    decoder.decode(ids.compactMap { bytes($0).map(Array.init) })
  }

  /// The id of an added token, or of the token that stands for exactly this text, such as " Yes".
  public func id(of token: String) -> Int? {
    if let id = cutters.lazy.compactMap({ $0.id(of: token) }).first { return id }
    let bytes = Array(token.utf8)
    return tokens.id(
      cutter.isByteLevel ? bytes : replacing([0x20], by: Self.space, in: bytes))
  }

  public func isSpecial(_ id: Int) -> Bool { special.contains(id) }

  /// The token's text, or `[id]` where there is none.
  public func text(of id: Int) -> String {
    guard let bytes = bytes(id) else { return "[\(id)]" }
    if cutter.isByteLevel { return String(decoding: bytes, as: UTF8.self) }
    if idOfByte[0] != nil, let byte = fallbackByte(bytes) {
      return String(decoding: [byte], as: UTF8.self)
    }
    return String(
      decoding: replacing(Self.space, by: [0x20], in: Array(bytes)), as: UTF8.self)
  }

  /// SentencePiece's letter for a space, ▁.
  private static let space = Array("\u{2581}".utf8)

  private func bytes(_ id: Int) -> ArraySlice<UInt8>? {
    added[id].map { $0[...] } ?? tokens.bytes(id)
  }
}

/// Undoes the file's spelling: there each byte is a visible letter, the 188 visible ones of Latin-1
/// themselves and the other 68, in order, U+0100 and up. A token with any other letter is its UTF-8.
///
/// - Returns: whether there is no other letter.
private func appendBytes(spelledBy token: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
  let start = bytes.count
  var index = token.startIndex
  while index < token.endIndex {
    var letter = Int(token[index])
    index += 1
    if letter >= 0xc0, index < token.endIndex {
      letter = letter < 0xe0 ? (letter & 0x1f) << 6 | Int(token[index] & 0x3f) : .max
      index += 1
    }
    guard letter < byteOfLetter.count, let byte = byteOfLetter[letter] else {
      bytes.replaceSubrange(start..., with: token)
      return false
    }
    bytes.append(byte)
  }
  return true
}

private let byteOfLetter: [UInt8?] = {
  var bytes = [UInt8?](repeating: nil, count: 0x144)
  var invisible = 0x100
  for byte in 0...255 {
    if (0x21...0x7e).contains(byte) || (0xa1...0xac).contains(byte) || (0xae...0xff).contains(byte)
    {
      bytes[byte] = UInt8(byte)
    } else {
      bytes[invisible] = UInt8(byte)
      invisible += 1
    }
  }
  return bytes
}()
