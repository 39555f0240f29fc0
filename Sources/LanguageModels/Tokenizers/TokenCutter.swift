/// Finds added tokens in a text: the leftmost first, the longest of those that begin there.
struct TokenCutter: Sendable {
  enum Part {
    case text(String)
    case token(Int)

    var id: Int { if case .token(let id) = self { id } else { -1 } }
  }

  /// The tokens by their first byte, longest first.
  private var tokens = [[(bytes: [UInt8], id: Int)]](repeating: [], count: 256)

  init(_ added: [TokenizerFile.AddedToken]) {
    for token in added {
      guard let first = token.content.utf8.first else { continue }
      tokens[Int(first)].append((Array(token.content.utf8), token.id))
    }
    for first in tokens.indices { tokens[first].sort { $0.bytes.count > $1.bytes.count } }
  }

  func id(of text: String) -> Int? {
    guard let first = text.utf8.first else { return nil }
    return tokens[Int(first)].first { $0.bytes.elementsEqual(text.utf8) }?.id
  }

  func cut(_ text: String, _ body: (Part) throws -> Void) rethrows {
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    func flush(_ end: Int) throws {
      if start < end { try body(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
    }
    while index < bytes.count {
      let found = tokens[Int(bytes[index])].first { bytes[index...].starts(with: $0.bytes) }
      guard let found else {
        index += 1
        continue
      }
      try flush(index)
      try body(.token(found.id))
      index += found.bytes.count
      start = index
    }
    try flush(bytes.count)
  }
}
