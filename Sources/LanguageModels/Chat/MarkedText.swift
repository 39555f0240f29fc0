/// A text put together from markup, in which special tokens count, and from what others wrote, in
/// which they are plain letters.
///
/// A user who types `<|im_end|>` must not end the turn. Encoding the pieces one by one would be as
/// safe, but gives other tokens at the seams than the models were trained on; a tokenizer reads the
/// whole text at once and only looks for special tokens outside of the content.
public struct MarkedText: Sendable, Equatable {
  /// A part of the text and who wrote it.
  public struct Piece: Sendable, Equatable {
    public var text: String
    /// Whether special tokens spelled out in it are letters.
    public var isContent: Bool
  }

  public private(set) var pieces: [Piece] = []

  public init() {}
  init(_ pieces: [Piece]) { self.pieces = pieces }

  /// A text in which every special token counts.
  public init(markup: String) { append(markup: markup) }

  /// A text in which none does.
  public init(content: String) { append(content: content) }

  public mutating func append(markup text: String) { append(text, isContent: false) }
  public mutating func append(content text: String) { append(text, isContent: true) }
  public mutating func append(_ other: MarkedText) {
    for piece in other.pieces { append(piece.text, isContent: piece.isContent) }
  }

  private mutating func append(_ text: String, isContent: Bool) {
    if text.utf8.isEmpty { return }
    if let last = pieces.indices.last, pieces[last].isContent == isContent {
      pieces[last].text += text
    } else {
      pieces.append(Piece(text: text, isContent: isContent))
    }
  }

  public static func + (left: MarkedText, right: MarkedText) -> MarkedText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// The whole text, markup and content alike.
  public var text: String { pieces.map(\.text).joined() }

  /// Whether it begins with the other text, whoever wrote which part.
  public func starts(with other: MarkedText) -> Bool {
    text.utf8.starts(with: other.text.utf8)
  }

  /// The text's bytes and which of them are content.
  var bytes: (all: [UInt8], content: [Range<Int>]) {
    var all: [UInt8] = []
    var content: [Range<Int>] = []
    for piece in pieces {
      let start = all.count
      all += piece.text.utf8
      if piece.isContent { content.append(start..<all.count) }
    }
    return (all, content)
  }
}
