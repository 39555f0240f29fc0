import Foundation

/// Turns tokens back into text.
enum TokenDecoder: Sendable {
  /// Tokens are bytes.
  case bytes
  /// Tokens are letters; the steps turn them into text.
  case letters([Step])

  enum Step: Sendable {
    case replace([UInt8], by: [UInt8])
    /// `<0x0A>` and its like become the byte, bytes that make no character U+FFFD each.
    case byteFallback
    case fuse
    case strip(UInt8, start: Int, stop: Int)
    /// A replacement becomes a space; those of the first token vanish, if one was prepended.
    case metaspace([UInt8], prepends: Bool)
  }

  /// - Throws: ``FileError`` naming a decoder that is not known, or not for tokens so spelled.
  init(_ file: TokenizerFile, isByteLevel: Bool) throws {
    let parts = file.decoders
    try file.requireBoundedGrowth(parts, of: "decoder")
    if isByteLevel {
      guard parts.map(\.type) == ["ByteLevel"] else {
        let given = parts.map(\.type).joined(separator: ", ")
        throw file.unsupported("decoder", given.isEmpty ? "null" : given)
      }
      self = .bytes
      return
    }
    self = .letters(
      try parts.map { part in
        switch part.type {
        case "Replace":
          guard let pattern = part.pattern?.String, !pattern.isEmpty, let content = part.content
          else { throw file.unsupported("decoder Replace", "of a regular expression") }
          return .replace(Array(pattern.utf8), by: Array(content.utf8))
        case "ByteFallback": return .byteFallback
        case "Fuse": return .fuse
        case "Strip":
          guard let bytes = part.content.map({ Array($0.utf8) }), bytes.count == 1 else {
            throw file.unsupported("decoder Strip of", part.content ?? "nothing")
          }
          let (start, stop) = (part.start ?? 0, part.stop ?? 0)
          guard start >= 0, stop >= 0 else {
            throw file.unsupported("decoder Strip", "from \(start) to \(stop)")
          }
          return .strip(bytes[0], start: start, stop: stop)
        case "Metaspace":
          let prepends = part.prepend_scheme.map { $0 != "never" } ?? part.add_prefix_space ?? true
          return .metaspace(Array((part.replacement ?? "\u{2581}").utf8), prepends: prepends)
        default: throw file.unsupported("decoder", part.type)
        }
      })
    if parts.isEmpty { throw file.unsupported("decoder", "null") }
  }

  func decode(_ tokens: [[UInt8]]) -> String {
    guard case .letters(let steps) = self else {
      return String(decoding: tokens.joined(), as: UTF8.self)
    }
    var tokens = tokens
    for step in steps {
      switch step {
      case .replace(let old, let new): tokens = tokens.map { replacing(old, by: new, in: $0) }
      case .byteFallback: tokens = bytesJoined(tokens)
      case .fuse: tokens = [Array(tokens.joined())]
      case .strip(let byte, let start, let stop):
        tokens = tokens.map { token in
          let left = min(start, token.prefix { $0 == byte }.count)
          let right = min(stop, token[left...].reversed().prefix { $0 == byte }.count)
          return Array(token[left..<token.count - right])
        }
      case .metaspace(let mark, let prepends):
        tokens = tokens.enumerated().map { index, token in
          replacing(mark, by: index == 0 && prepends ? [] : [0x20], in: token)
        }
      }
    }
    return String(decoding: tokens.joined(), as: UTF8.self)
  }

  private func bytesJoined(_ tokens: [[UInt8]]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var run: [UInt8] = []
    func flush() {
      if run.isEmpty { return }
      let isText = String(bytes: run, encoding: .utf8) != nil
      result.append(isText ? run : run.flatMap { _ in Array("\u{FFFD}".utf8) })
      run = []
    }
    for token in tokens {
      if let byte = fallbackByte(token) {
        run.append(byte)
      } else {
        flush()
        result.append(token)
      }
    }
    flush()
    return result
  }
}

/// The byte that a token such as `<0x0A>` stands for.
func fallbackByte(_ token: some Collection<UInt8>) -> UInt8? {
  guard token.count == 6, token.starts(with: Array("<0x".utf8)),
    token.dropFirst(5).first == UInt8(ascii: ">")
  else { return nil }
  return UInt8(String(decoding: token.dropFirst(3).prefix(2), as: UTF8.self), radix: 16)
}
