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
  public private(set) var shortened = 0
  /// Pairs left out, since their prompt leaves no room for a response.
  public private(set) var tooLong = 0
  /// Pairs left out, since their responses are the same tokens or one has none: nothing to learn.
  public private(set) var alike = 0
  /// Pairs left out, since the chat template writes their prompt otherwise before an answer.
  public private(set) var changing = 0

  public init(_ pairs: some Sequence<PairTokens>, maximumLength: Int) {
    for pair in pairs { add(pair, maximumLength) }
  }

  /// The same of pairs that are text.
  ///
  /// - Throws: ``FileError`` naming the pair that can't be expressed in tokens.
  public init(
    _ pairs: [PreferencePair], _ tokenizer: any Tokenizer, _ format: ChatFormat,
    maximumLength: Int
  ) throws {
    for (index, pair) in pairs.enumerated() {
      do {
        add(try PairTokens(pair, tokenizer, format), maximumLength)
      } catch is ChatFormat.PromptChanges {
        changing += 1
      } catch {
        throw FileError.within("pair \(pair.id.isEmpty ? "\(index + 1)" : pair.id)", error)
      }
    }
  }

  private mutating func add(_ pair: PairTokens, _ maximumLength: Int) {
    let room = maximumLength - pair.prompt.count
    if room <= 0 {
      tooLong += 1
      return
    }
    let cut = PairTokens(
      prompt: pair.prompt, chosen: Array(pair.chosen.prefix(room)),
      rejected: Array(pair.rejected.prefix(room)), preference: pair.preference)
    if cut.chosen == cut.rejected || cut.chosen.isEmpty || cut.rejected.isEmpty {
      alike += 1
      return
    }
    if cut != pair { shortened += 1 }
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
