import LanguageModels
import Tensors

/// ln π(y|x) of each response to each prompt, summed over the response's tokens and the end of the
/// turn, nats. A prompt is read once for all its responses.
public func responseLogProbabilities(
  _ model: LanguageModel, _ items: [JudgeItem], format: ChatFormat, itemsAtOnce: Int = 64
) throws -> [[Double]] {
  let end = try model.tokenizer.encode(format.end)
  var results: [[Double]] = []
  for start in stride(from: 0, to: items.count, by: itemsAtOnce) {
    var texts: [TrainingText] = []
    for item in items[start..<min(items.count, start + itemsAtOnce)] {
      texts.append(
        TrainingText(
          .init(try format.promptTokens(item.instruction, model.tokenizer), weight: 0),
          branches: try item.responses.map {
            TrainingText(.init(try model.tokenizer.encode($0) + end, weight: 1))
          }))
    }
    let data = PredictionBatch(texts)
    let states = model.transformer.states(data.batch, rows: data.rows)
    let tokens = tokenLogProbabilities(
      states, head: model.transformer.head, targets: data.targets)
    var row = 0
    for text in texts {
      results.append(
        text.branches.map { branch in
          let count = branch.tokenCount
          defer { row += count }
          return (row..<row + count).reduce(0.0) { $0 + Double(tokens.values[$1]) }
        })
    }
  }
  return results
}
