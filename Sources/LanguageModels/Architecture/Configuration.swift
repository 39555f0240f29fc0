import Foundation
import Tensors

/// The shape of a transformer: everything in which one model differs from another.
///
/// A family is a set of values here, not a class of its own: ``Transformer`` is written once and asks
/// for facts. ``Family/traits`` holds what the family decides.
public struct Configuration: Sendable, Equatable {
  /// The family, which names the weights in a file and sets what `config.json` leaves out.
  public var family: Family
  /// `V`: rows of the embedding, which may exceed the tokenizer's size.
  public var vocabularySize: Int
  /// `C`: width of the residual stream.
  public var hiddenSize: Int
  /// `F`: width of the feed-forward layer.
  public var intermediateSize: Int
  /// Number of blocks.
  public var layers: Int
  /// `H`: number of query heads.
  public var heads: Int
  /// Number of key and value heads; each serves `heads / keyValueHeads` query heads.
  public var keyValueHeads: Int
  /// `D`: width of one head.
  public var headWidth: Int
  /// Whether the output projection is the embedding itself.
  public var tiedEmbeddings: Bool
  /// The longest sequence the model was made for, in tokens.
  public var maximumPositions: Int
  /// Tokens at which generation stops.
  public var endOfTextIds: [Int]
  /// The token that opens a text, if the model has one.
  public var beginningOfTextId: Int?
  /// The token that fills short rows elsewhere; here only read and written.
  public var paddingId: Int?

  /// Added to the mean square or the variance in each norm.
  public var normEpsilon: Double
  /// Base of the rotary embedding's wavelengths.
  public var ropeTheta: Double
  /// How many features of a head turn; the others carry no position (Phi-2).
  public var rotaryWidth: Int
  /// How the rotary embedding is stretched, if it is.
  public var ropeScaling: RotaryScaling?

  /// Which layers see how many tokens back, their own included; `nil` is all. Empty: every layer all.
  public var windows: [Int?] = []
  /// Scores are q · k times this; 1 / √D but in Gemma 2.
  public var queryScale: Double
  /// Attention scores s become cap · tanh(s / cap).
  public var attentionCap: Double?
  /// Logits z become cap · tanh(z / cap).
  public var logitCap: Double?
  /// What the embedding of a token is multiplied by, √C in Gemma.
  public var embeddingScale = 1.0

  /// Biases of the query, key and value projections (Qwen2, Phi-2).
  public var queryKeyValueBias = false
  /// The bias of the projection behind attention.
  public var outputBias = false
  /// Biases of the feed-forward layer.
  public var feedForwardBias = false

  /// What the family does otherwise than Llama.
  public var traits: Traits { family.traits }
  /// Hugging Face's name of the family.
  public var modelType: String { family.rawValue }

  /// A configuration written in code, with the defaults of a small Llama.
  public init(
    family: Family = .llama, vocabularySize: Int, hiddenSize: Int, intermediateSize: Int,
    layers: Int, heads: Int, keyValueHeads: Int? = nil, headWidth: Int? = nil,
    normEpsilon: Double = 1e-6, ropeTheta: Double = 10_000, tiedEmbeddings: Bool = false,
    maximumPositions: Int = 2048, endOfTextIds: [Int] = [], beginningOfTextId: Int? = nil
  ) {
    let headWidth = headWidth ?? hiddenSize / max(heads, 1)
    self.family = family
    self.vocabularySize = vocabularySize
    self.hiddenSize = hiddenSize
    self.intermediateSize = intermediateSize
    self.layers = layers
    self.heads = heads
    self.keyValueHeads = keyValueHeads ?? heads
    self.headWidth = headWidth
    self.normEpsilon = normEpsilon
    self.ropeTheta = ropeTheta
    self.tiedEmbeddings = tiedEmbeddings
    self.maximumPositions = maximumPositions
    self.endOfTextIds = endOfTextIds
    self.beginningOfTextId = beginningOfTextId
    rotaryWidth = headWidth
    queryScale = 1 / Double(headWidth).squareRoot()
    switch family {
    case .qwen2: queryKeyValueBias = true
    case .phi: (queryKeyValueBias, outputBias, feedForwardBias) = (true, true, true)
    case .gemma2: embeddingScale = Double(hiddenSize).squareRoot()
    case .llama, .mistral, .qwen3, .phi3: break
    }
  }

  /// The window of layer `index`, tokens; `nil` where it sees all.
  func window(_ index: Int) -> Int? { windows.indices.contains(index) ? windows[index] : nil }
}
