/// Cuts what stands between added tokens into the pieces within which tokens may be joined.
enum PieceCutter: Sendable {
  /// By one of the byte-level patterns.
  case pattern(PreTokenizer)
  /// SentencePiece's way; see ``Metaspace``.
  case metaspace(Metaspace)
  /// Behind each occurrence of a text.
  case behind([UInt8])
  /// Not at all.
  case whole

  /// - Throws: ``FileError`` naming a pre-tokenizer that is not known.
  init(_ file: TokenizerFile) throws {
    let parts = file.preTokenizers
    try file.requireBoundedGrowth(parts, of: "pre_tokenizer")
    switch parts.first?.type {
    case nil: self = .whole
    case "Metaspace" where parts.count == 1: self = .metaspace(try Metaspace(parts[0], in: file))
    case "Split" where parts.count == 1:
      guard let separator = parts[0].pattern?.String, !separator.isEmpty,
        parts[0].behavior == "MergedWithPrevious", parts[0].invert != true
      else { fallthrough }
      self = .behind(Array(separator.utf8))
    default: self = .pattern(try PreTokenizer(file))
    }
  }

  /// Whether tokens are spelled as bytes; otherwise as letters.
  var isByteLevel: Bool { if case .pattern = self { true } else { false } }

  /// Calls `body` with each piece, in order.
  ///
  /// - Parameter continuing: whether something stands before the text.
  func pieces(
    of stretch: Stretch, continuing: Bool, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    var bytes = stretch.bytes
    if case .metaspace(let metaspace) = self {
      bytes = metaspace.spelled(bytes, isStart: stretch.isStart, continuing: continuing)
    }
    if bytes.isEmpty { return }
    try bytes.withUnsafeBufferPointer { bytes in
      func send(_ range: Range<Int>) throws {
        try body(UnsafeBufferPointer(rebasing: bytes[range]))
      }
      switch self {
      case .pattern(let scanner): try scanner.pieces(of: bytes, send)
      case .whole: try body(bytes)
      case .metaspace(let metaspace):
        guard metaspace.splits else { return try body(bytes) }
        try cut(bytes, at: metaspace.replacement, behind: false, send)
      case .behind(let separator): try cut(bytes, at: separator, behind: true, send)
      }
    }
  }

  private func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, at mark: [UInt8], behind: Bool,
    _ body: (Range<Int>) throws -> Void
  ) rethrows {
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == mark[0], bytes[index...].starts(with: mark) else {
        index += 1
        continue
      }
      let place = behind ? index + mark.count : index
      if start < place { try body(start..<place) }
      start = place
      index += mark.count
    }
    if start < bytes.count { try body(start..<bytes.count) }
  }
}

/// Spaces spelled as a letter, and one put before the text.
struct Metaspace: Sendable {
  private enum Prepends { case always, first, never }

  let replacement: [UInt8]
  /// Whether a piece begins at each ``replacement``.
  let splits: Bool
  private let prepends: Prepends

  init(_ part: TokenizerFile.Component, in file: TokenizerFile) throws {
    replacement = Array((part.replacement ?? "\u{2581}").utf8)
    splits = part.split ?? true
    switch part.prepend_scheme {
    // Older files have a flag instead.
    case nil: prepends = part.add_prefix_space == false ? .never : .always
    case "always": prepends = .always
    case "first": prepends = .first
    case "never": prepends = .never
    case let other?: throw file.unsupported("pre_tokenizer.prepend_scheme", other)
    }
    if replacement.isEmpty { throw file.unsupported("pre_tokenizer.replacement", "\"\"") }
  }

  func spelled(_ bytes: [UInt8], isStart: Bool, continuing: Bool) -> [UInt8] {
    let text = replacing([0x20], by: replacement, in: bytes)
    if continuing || prepends == .never || prepends == .first && !isStart
      || text.starts(with: replacement)
    {
      return text
    }
    return replacement + text
  }
}
