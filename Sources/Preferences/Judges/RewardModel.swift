import Files
import LanguageModels
import Tensors

/// A trained reward model (Christiano et al. 2017; Ouyang et al. 2022): a transformer whose last
/// layer's state at the end of a response is read by one row as a number.
///
///     r(x, y) = w · h(x, y, end)
///
/// The number has no unit of its own; differences are log-odds of being preferred. All responses to
/// an instruction are read in one pass, the instruction once.
public struct RewardModel: Judge {
  public let name: String
  public let model: LanguageModel
  public let format: ChatFormat
  /// w, `1 × C`.
  public let head: Tensor
  /// Tokens that go through the model side by side.
  public var tokensAtOnce: Int

  /// A model whose head is zero: it finds all responses alike.
  public init(_ model: LanguageModel, format: ChatFormat, name: String = "reward model") {
    self.name = name
    self.model = model
    self.format = format
    tokensAtOnce = model.transformer.tokensAtOnce
    head = Tensor(rows: 1, columns: model.configuration.hiddenSize)
    head.isTrainable = true
  }

  /// - Throws: ``FileError`` where an instruction leaves no room for a response.
  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    var all: [Double] = []
    var waiting: [ResponseTokens] = []
    var tokens = 0
    func read() throws {
      let rewards = rewards(waiting, tape: nil)
      try model.transformer.requireNumbers(rewards)
      all += rewards.array.map(Double.init)
      (waiting, tokens) = ([], 0)
    }
    for item in items {
      // An item of many responses is divided, and its instruction read again.
      for part in try self.tokens(of: item).divided(2 * tokensAtOnce) {
        if !waiting.isEmpty, tokens + part.count > 2 * tokensAtOnce { try read() }
        waiting.append(part)
        tokens += part.count
      }
      if tokens >= tokensAtOnce { try read() }
    }
    try read()
    var rest = all[...]
    return items.map { item in
      defer { rest = rest.dropFirst(item.responses.count) }
      return Array(rest.prefix(item.responses.count))
    }
  }

  /// An instruction and its responses as token ids. A response that is too long for the model loses
  /// its last words, never the token that ends the turn.
  func tokens(of item: JudgeItem) throws -> ResponseTokens {
    let tokens = try format.tokens(of: item.turns, item.responses, model.tokenizer)
    let room = model.transformer.maximumPositions - tokens.prompt.count
    if tokens.responses.allSatisfy({ $0.count <= room }) { return tokens }
    let end = try format.endTokens(model.tokenizer)
    guard room > end.count else {
      throw FileError(
        "instruction", "\(tokens.prompt.count) tokens leave no room for a response",
        remedy: "the model reads \(model.transformer.maximumPositions) tokens; shorten it")
    }
    return ResponseTokens(
      prompt: tokens.prompt,
      responses: tokens.responses.map { response in
        response.count <= room
          ? response : response.prefix(room - end.count) + response.suffix(end.count)
      })
  }

  /// r of every response of every item, in order.
  ///
  /// - Parameter headOnly: the tape then sees the head alone.
  /// - Returns: `R × 1`.
  func rewards(
    _ items: [ResponseTokens], tape: GradientTape?, headOnly: Bool = false
  ) -> Tensor {
    if items.allSatisfy(\.responses.isEmpty) { return Tensor(rows: 0, columns: 1) }
    var states = finalStates(of: items, model.transformer, tape: headOnly ? nil : tape)
    if headOnly, let tape { states = states.recorded(on: tape) }
    return matrixProduct(states, .full(head))
  }
}

/// h(x, y, end) of every response of every item, in order: `R × C`.
func finalStates(
  of items: [ResponseTokens], _ transformer: Transformer, tape: GradientTape? = nil
) -> Tensor {
  var batch = RaggedBatch()
  var ends: [Int] = []
  for item in items {
    let trunk = batch.append(item.prompt)
    for response in item.responses {
      let segment = batch.append(response, after: trunk)
      ends.append(batch.lastRow(of: segment))
    }
  }
  return transformer.states(batch, rows: ends, tape: tape)
}

extension Tensor {
  /// The same values as the beginning of a tape.
  fileprivate func recorded(on tape: GradientTape) -> Tensor {
    let twin = Tensor(uninitialized: rows, columns: columns, tape: tape)
    twin.values.update(from: values, count: count)
    return twin
  }
}
