import Foundation

/// Byte-level byte-pair encoding (Sennrich et al. 2016; Radford et al. 2019), as GPT-2, Llama 3 and
/// Qwen2 use it: any text has ids, for every byte is a token.
///
/// Encoding: cut out the added tokens, normalise the rest, cut it into pieces, and in each piece
/// join the pair of neighbours that comes first in the list of merges, until none is left.
public struct BytePairEncoding: Tokenizer {
  /// The ids that the file's template puts before every text.
  public let beginningOfText: [Int]
  /// The largest id plus one, added tokens included.
  public var vocabularySize: Int { max(tokens.size, (added.keys.max() ?? -1) + 1) }

  /// Tokens as the bytes they stand for, not in the file's spelling of bytes as letters.
  private let tokens: TokenTable
  private let added: [Int: [UInt8]]
  /// Added tokens to look for before and after the normalizer.
  private let cutters: [TokenCutter]
  /// left id << 32 | right id → rank << 32 | joined id
  private let merges: [UInt64: UInt64]
  private let idOfByte: [Int?]
  private let ignoreMerges: Bool
  private let composes: Bool
  private let preTokenizer: PreTokenizer
  private let path: String

  init(_ file: TokenizerFile) throws {
    path = file.path
    preTokenizer = try PreTokenizer(file)
    beginningOfText = try file.beginningOfText()
    ignoreMerges = file.model.ignoreMerges
    for normalizer in file.normalizers where normalizer.type != "NFC" {
      throw file.unsupported("normalizer", normalizer.type)
    }
    composes = !file.normalizers.isEmpty

    var tokens = TokenTable()
    var spelled: [UInt8] = []
    try file.vocabulary { token, id in
      spelled.removeAll(keepingCapacity: true)
      appendBytes(spelledBy: token[...], to: &spelled)
      guard spelled.withUnsafeBufferPointer({ tokens.add($0, id: id) }) else {
        throw FileError(
          file.path, "the token \(String(decoding: token, as: UTF8.self)) or its id \(id) is taken",
          remedy: "each must occur once in model.vocab")
      }
    }
    var merges: [UInt64: UInt64] = [:]
    merges.reserveCapacity(tokens.size)
    var rank: UInt64 = 0
    try file.merges { left, right in
      spelled.removeAll(keepingCapacity: true)
      appendBytes(spelledBy: left, to: &spelled)
      let middle = spelled.count
      appendBytes(spelledBy: right, to: &spelled)
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
    var added: [Int: [UInt8]] = [:]
    for token in file.addedTokens {
      let content = Array(token.content.utf8)
      spelled.removeAll(keepingCapacity: true)
      appendBytes(spelledBy: content[...], to: &spelled)
      guard (0..<1 << 24).contains(token.id), !content.isEmpty,
        tokens.bytes(token.id)?.elementsEqual(spelled) ?? true,
        added.updateValue(content, forKey: token.id) == nil
      else {
        throw FileError(
          file.path, "added_tokens: \(token.content) with the id \(token.id)",
          remedy: "each needs a text and an id of its own")
      }
    }
    cutters = [false, true].map { normalized in
      TokenCutter(file.addedTokens.filter { $0.normalized == normalized })
    }
    idOfByte = (0...255).map { tokens.id(CollectionOfOne(UInt8($0))) }
    self.tokens = tokens
    self.merges = merges
    self.added = added
  }

  // MARK: Text to ids

  /// The ids of a text, as the tokenizers library gives them.
  public func encode(_ text: String) throws -> [Int] {
    var ids: [Int] = []
    var scratch: [Pair] = []
    try cutters[0].cut(text) { part in
      guard case .text(let raw) = part else { return ids.append(part.id) }
      let normal = composes ? raw.precomposedStringWithCanonicalMapping : raw
      try cutters[1].cut(normal) { part in
        guard case .text(var plain) = part else { return ids.append(part.id) }
        try plain.withUTF8 { bytes in
          try preTokenizer.pieces(of: bytes) { range in
            try encode(UnsafeBufferPointer(rebasing: bytes[range]), into: &ids, &scratch)
          }
        }
      }
    }
    return ids
  }

  /// A token of the piece being encoded, and its merge with the next one (`.max` for none).
  private struct Pair {
    var id: UInt64
    var merge: UInt64 = .max
  }

  /// Appends the ids of one piece. Its time grows with the square of the piece's length, which is
  /// a word's.
  private func encode(
    _ piece: UnsafeBufferPointer<UInt8>, into ids: inout [Int], _ pairs: inout [Pair]
  ) throws {
    if ignoreMerges || piece.count == 1, let id = tokens.id(piece) { return ids.append(id) }
    pairs.removeAll(keepingCapacity: true)
    for byte in piece {
      guard let id = idOfByte[Int(byte)] else {
        throw FileError(
          path, "model.vocab has no token for the byte \(byte)",
          remedy: "use a tokenizer with all 256 bytes")
      }
      pairs.append(Pair(id: UInt64(id)))
    }
    func merge(at index: Int) -> UInt64 {
      guard index + 1 < pairs.count else { return .max }
      return merges[pairs[index].id << 32 | pairs[index + 1].id] ?? .max
    }
    for index in pairs.indices { pairs[index].merge = merge(at: index) }
    while true {
      var best = 0
      for index in pairs.indices where pairs[index].merge < pairs[best].merge { best = index }
      let found = pairs[best].merge
      if found == .max { break }
      pairs[best].id = found & 0xffff_ffff
      pairs.remove(at: best + 1)
      pairs[best].merge = merge(at: best)
      if best > 0 { pairs[best - 1].merge = merge(at: best - 1) }
    }
    for pair in pairs { ids.append(Int(pair.id)) }
  }

  // MARK: Ids to text

  /// The text of the ids; bytes that make no character become U+FFFD.
  public func decode(_ ids: [Int]) -> String {
    var bytes: [UInt8] = []
    for id in ids { bytes += self.bytes(id) ?? [] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The id of an added token, or of the token that stands for exactly this text.
  public func id(of token: String) -> Int? {
    cutters.lazy.compactMap { $0.id(of: token) }.first ?? tokens.id(token.utf8)
  }

  /// The token's text, or `[id]` where there is none.
  public func text(of id: Int) -> String {
    bytes(id).map { String(decoding: $0, as: UTF8.self) } ?? "[\(id)]"
  }

  private func bytes(_ id: Int) -> ArraySlice<UInt8>? {
    added[id].map { $0[...] } ?? tokens.bytes(id)
  }
}

/// Undoes the file's spelling: there each byte is a visible letter, the 188 visible ones of Latin-1
/// themselves and the other 68, in order, U+0100 and up. A token with any other letter is its UTF-8.
private func appendBytes(spelledBy token: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
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
      return
    }
    bytes.append(byte)
  }
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
