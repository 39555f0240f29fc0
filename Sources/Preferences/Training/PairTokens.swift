import Files
import LanguageModels
import Tensors

/// A pair as token ids; both responses end with the token that ends a turn.
public struct PairTokens: Sendable, Equatable {
  public let prompt: [Int]
  public let chosen: [Int]
  public let rejected: [Int]
  /// p̂, the probability that the chosen response is the better one.
  public let preference: Float
  /// What the user calls the pair; empty where nobody named it.
  public var id = ""

  public init(prompt: [Int], chosen: [Int], rejected: [Int], preference: Float = 1) {
    self.prompt = prompt
    self.chosen = chosen
    self.rejected = rejected
    self.preference = preference
  }

  public init(_ pair: PreferencePair, _ tokenizer: any Tokenizer, _ format: ChatFormat) throws {
    if let label = pair.preference, !(0...1).contains(label) {
      throw FileError(
        "preference", "\(label) is no probability", remedy: "give 0 to 1, or leave it away")
    }
    let tokens = try format.tokens(of: pair.turns, [pair.chosen, pair.rejected], tokenizer)
    self.init(
      prompt: tokens.prompt, chosen: tokens.responses[0], rejected: tokens.responses[1],
      preference: Float(pair.preference ?? 1))
    id = pair.id
  }

  /// Tokens of the two sequences that the pair stands for, the prompt counted with each.
  public var count: Int { 2 * prompt.count + chosen.count + rejected.count }
  /// Tokens that a pass reads, the prompt once.
  var rows: Int { prompt.count + chosen.count + rejected.count }

  var responses: ResponseTokens { ResponseTokens(prompt: prompt, responses: [chosen, rejected]) }
}

/// Pairs cut to a maximum length by TRL's convention, `keep_start`: prompt and response together
/// keep their first tokens, and a pair whose prompt alone is as long as that is left out.
public struct CutPairs: Sendable, Equatable {
  public private(set) var pairs: [PairTokens] = []
  /// Pairs of which a response lost its end.
  public private(set) var shortened = NamedCount()
  /// Pairs left out, since their prompt leaves no room for a response.
  public private(set) var tooLong = NamedCount()
  /// Pairs left out, since their responses are the same tokens or one has none: nothing to learn.
  public private(set) var alike = NamedCount()
  /// Pairs left out, since a response is an empty text.
  public private(set) var empty = NamedCount()
  /// Pairs left out, since the chat template writes their prompt otherwise before an answer.
  public private(set) var changing = NamedCount()

  /// All that were left out.
  public var leftOut: Int { tooLong.count + alike.count + empty.count + changing.count }
  /// `5 of 8 pairs, 1 of them shortened`.
  public var summary: String {
    "\(pairs.count) of \(pairs.count + leftOut) pairs, \(shortened.count) of them shortened"
  }

  public init(_ pairs: some Sequence<PairTokens>, maximumLength: Int) {
    for (index, pair) in pairs.enumerated() {
      add(pair, userName(pair.id, at: index), maximumLength)
    }
  }

  /// The same of pairs that are text.
  ///
  /// - Parameter keepsEmpty: whether an empty response counts as one: a policy that drew it can learn
  ///   from that to say nothing, or not to; in a file it is more likely a text that was lost.
  /// - Throws: ``FileError`` naming the pair that can't be expressed in tokens.
  public init(
    _ pairs: [PreferencePair], _ tokenizer: any Tokenizer, _ format: ChatFormat,
    maximumLength: Int, keepsEmpty: Bool = true
  ) throws {
    for (index, pair) in pairs.enumerated() {
      let name = userName(pair.id, at: index)
      if !keepsEmpty,
        [pair.chosen, pair.rejected].contains(where: { $0.allSatisfy(\.isWhitespace) })
      {
        empty.add(name)
        continue
      }
      do {
        add(try PairTokens(pair, tokenizer, format), name, maximumLength)
      } catch is ChatFormat.PromptChanges {
        changing.add(name)
      } catch {
        throw FileError.within("pair \(name)", error)
      }
    }
  }

  private mutating func add(_ pair: PairTokens, _ name: String, _ maximumLength: Int) {
    let room = maximumLength - pair.prompt.count
    if room <= 0 {
      tooLong.add(name)
      return
    }
    var cut = PairTokens(
      prompt: pair.prompt, chosen: Array(pair.chosen.prefix(room)),
      rejected: Array(pair.rejected.prefix(room)), preference: pair.preference)
    cut.id = pair.id
    if cut.chosen == cut.rejected || cut.chosen.isEmpty || cut.rejected.isEmpty {
      alike.add(name)
      return
    }
    if cut != pair { shortened.add(name) }
    pairs.append(cut)
  }
}

/// ln π(y|x) of both responses of each pair, `P × 1` each; the prompt they share is read once.
func pairLogProbabilities(
  _ transformer: Transformer, _ pairs: [PairTokens], tape: GradientTape?
) -> (chosen: Tensor, rejected: Tensor) {
  let both = sequenceLogProbabilities(transformer, pairs.map(\.responses), tape: tape)
  let (chosen, rejected) = alternating(both)
  return (chosen, rejected)
}

/// Rows 0, 2, 4, … and rows 1, 3, 5, … of a column.
func alternating(_ x: Tensor) -> (even: Tensor, odd: Tensor) {
  let starts = stride(from: 0, to: x.rows, by: 2)
  return (
    sumRows(x, of: starts.map { $0..<$0 + 1 }), sumRows(x, of: starts.map { $0 + 1..<$0 + 2 })
  )
}
