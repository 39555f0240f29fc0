import LanguageModels
import Tensors

/// A text to learn from: pieces in a row, and texts that each continue them.
///
/// A plain document has pieces alone; a question asked about four responses is a trunk that four
/// texts continue, and is read once.
public struct TrainingText: Sendable {
  /// Tokens with the weight that predicting each of them has in the loss; 0 for what is only read.
  public struct Piece: Sendable {
    public var tokens: [Int]
    public var weight: Float

    public init(_ tokens: [Int], weight: Float) {
      self.tokens = tokens
      self.weight = weight
    }
  }

  public var pieces: [Piece]
  public var branches: [TrainingText]

  public init(_ pieces: Piece..., branches: [TrainingText] = []) {
    self.init(pieces: pieces, branches: branches)
  }

  public init(pieces: [Piece], branches: [TrainingText] = []) {
    self.pieces = pieces
    self.branches = branches
  }

  /// How many tokens this text has, shared beginnings counted once.
  public var tokenCount: Int {
    pieces.reduce(0) { $0 + $1.tokens.count } + branches.reduce(0) { $0 + $1.tokenCount }
  }
}

extension TrainingText {
  /// A chat turn, of which the response and what ends it are learned.
  ///
  /// - Throws: ``FileError`` for what the format or the tokenizer refuses.
  public init(
    _ instruction: String, _ response: String, format: ChatFormat, _ tokenizer: any Tokenizer
  ) throws {
    let tokens = try format.tokens(of: [.user(instruction)], [response], tokenizer)
    self.init(.init(tokens.prompt, weight: 0), .init(tokens.responses[0], weight: 1))
  }

  /// A document, all of it learned.
  public init(document: String, _ tokenizer: any Tokenizer) throws {
    self.init(.init(try tokenizer.beginningOfText + tokenizer.encode(document), weight: 1))
  }
}

/// Texts as one ragged batch, with what is to be predicted from where.
struct PredictionBatch {
  var batch = RaggedBatch()
  /// Rows whose next token is to be predicted, with that token and its weight.
  var rows: [Int] = []
  var targets: [Int] = []
  var weights: [Float] = []

  init(_ texts: [TrainingText]) {
    for text in texts { add(text, after: nil) }
  }

  private mutating func add(_ text: TrainingText, after parent: Int?) {
    // Where nothing follows, the last token is predicted and never read.
    let tokens = text.pieces.flatMap(\.tokens)
    let segment = batch.append(
      text.branches.isEmpty ? tokens.dropLast() : tokens[...], after: parent)
    var row = batch.segments[segment].rows.lowerBound
    var before = parent.map { batch.lastRow(of: $0) }
    for piece in text.pieces {
      for token in piece.tokens {
        if let before, piece.weight > 0 {
          rows.append(before)
          targets.append(token)
          weights.append(piece.weight)
        }
        before = row
        row += 1
      }
    }
    for branch in text.branches { add(branch, after: segment) }
  }
}
