import LanguageModels
import Tensors

/// An instruction and its responses as token ids.
struct ResponseTokens: Sendable {
  let prompt: [Int]
  let responses: [[Int]]

  var count: Int { prompt.count + responses.reduce(0) { $0 + $1.count } }
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
  return responseLogProbabilities(model.transformer, items, itemsAtOnce: itemsAtOnce)
}

/// The same of tokens, some items at a time, fewer where they are long.
func responseLogProbabilities(
  _ transformer: Transformer, _ items: [ResponseTokens], itemsAtOnce: Int = 64
) -> [[Double]] {
  var results: [[Double]] = []
  let ranges = parts(of: items.map(\.count), tokensAtOnce: 8192, itemsAtOnce: itemsAtOnce)
  for part in ranges.map({ Array(items[$0]) }) {
    var values = sequenceLogProbabilities(transformer, part, tape: nil).array[...]
    for item in part {
      results.append(values.prefix(item.responses.count).map(Double.init))
      values = values.dropFirst(item.responses.count)
    }
  }
  return results
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
