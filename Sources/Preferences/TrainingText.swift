import LanguageModels
import Tensors

/// A text to learn from: a trunk, and branches that all continue it.
///
/// A plain document is a trunk alone; a question asked about four responses is a trunk with four
/// branches, and is read once.
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

  public var trunk: [Piece]
  public var branches: [[Piece]]

  public init(trunk: [Piece], branches: [[Piece]] = []) {
    self.trunk = trunk
    self.branches = branches
  }

  /// How many tokens a pass over this text reads.
  public var tokenCount: Int {
    (branches + [trunk]).reduce(0) { $0 + $1.reduce(0) { $0 + $1.tokens.count } }
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
    for text in texts {
      let trunk = add(text.trunk, after: nil)
      for branch in text.branches { add(branch, after: trunk) }
    }
  }

  @discardableResult
  private mutating func add(_ pieces: [TrainingText.Piece], after parent: Int?) -> Int {
    let segment = batch.append(pieces.flatMap(\.tokens), after: parent)
    var row = batch.segments[segment].rows.lowerBound
    var before = parent.map { batch.lastRow(of: $0) }
    for piece in pieces {
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
    return segment
  }
}
