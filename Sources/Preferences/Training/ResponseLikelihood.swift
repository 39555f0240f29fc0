import LanguageModels
import Tensors

/// An instruction and its responses as token ids.
struct ResponseTokens: Sendable {
  let prompt: [Int]
  let responses: [[Int]]

  var count: Int { prompt.count + responses.reduce(0) { $0 + $1.count } }

  /// Parts of about so many tokens at most, each with the prompt; one response is never divided.
  func divided(_ tokens: Int) -> [ResponseTokens] {
    if count <= tokens { return [self] }
    let room = max(1, tokens - prompt.count)
    return parts(of: responses.map(\.count), tokensAtOnce: room).map {
      ResponseTokens(prompt: prompt, responses: Array(responses[$0]))
    }
  }
}

/// ln π(y|x) of each response to each prompt, summed over the response's tokens and the end of the
/// turn, nats. A prompt is read once for all its responses.
///
/// - Throws: ``FileError`` where a prompt with a response is longer than the model reads.
public func responseLogProbabilities(
  _ model: LanguageModel, _ items: [JudgeItem], format: ChatFormat, itemsAtOnce: Int = 64
) throws -> [[Double]] {
  try responseLogProbabilities(
    model, items.map { try format.tokens(of: $0.turns, $0.responses, model.tokenizer) },
    itemsAtOnce: itemsAtOnce)
}

/// The same of tokens, each sequence of which must fit into the model.
func responseLogProbabilities(
  _ model: LanguageModel, _ items: [ResponseTokens], itemsAtOnce: Int = 64
) throws -> [[Double]] {
  for item in items {
    try model.transformer.requireRoom(
      for: item.responses.map { item.prompt + $0 }, in: "prompt with its response")
  }
  let values = responseLogProbabilities(model.transformer, items, itemsAtOnce: itemsAtOnce)
  for values in values { try model.transformer.requireNumbers(values) }
  return values
}

/// The same of tokens, some items at a time, fewer where they are long.
func responseLogProbabilities(
  _ transformer: Transformer, _ items: [ResponseTokens], itemsAtOnce: Int = 64
) -> [[Double]] {
  let divided = items.flatMap { $0.divided(8192) }
  let ranges = parts(of: divided.map(\.count), tokensAtOnce: 8192, itemsAtOnce: itemsAtOnce)
  let values = ranges.flatMap { range in
    sequenceLogProbabilities(transformer, Array(divided[range]), tape: nil).array
  }
  var rest = values[...]
  return items.map { item in
    defer { rest = rest.dropFirst(item.responses.count) }
    return rest.prefix(item.responses.count).map(Double.init)
  }
}

/// ln π(y|x) of every response of every item in order, `R × 1`, nats.
func sequenceLogProbabilities(
  _ transformer: Transformer, _ items: [ResponseTokens], tape: GradientTape?
) -> Tensor {
  let texts = items.map { item in
    TrainingText(
      .init(item.prompt, weight: 0),
      branches: item.responses.map { TrainingText(.init($0, weight: 1)) })
  }
  let data = PredictionBatch(texts)
  let states = transformer.states(data.batch, rows: data.rows, tape: tape)
  let tokens = tokenLogProbabilities(states, head: transformer.head, targets: data.targets)
  var row = 0
  let ranges = items.flatMap(\.responses).map { response in
    defer { row += response.count }
    return row..<row + response.count
  }
  return sumRows(tokens, of: ranges)
}
