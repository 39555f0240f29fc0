import LanguageModels

/// Ranks responses by how likely the model finds them as answers: what it knows without being asked
/// for a verdict.
public struct LikelihoodJudge: Judge {
  public let name: String
  public let model: LanguageModel
  /// How the model has read instructions and answers.
  public let format: ChatFormat
  /// Whether ln π(y|x) is divided by the number of predicted tokens, |y| and the end; the sum favours
  /// short responses.
  public let perToken: Bool

  public init(_ model: LanguageModel, format: ChatFormat, perToken: Bool) {
    name = perToken ? "likelihood per token" : "likelihood"
    (self.model, self.format, self.perToken) = (model, format, perToken)
  }

  /// ln π(y|x), or its mean over the tokens, nats.
  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    let sums = try responseLogProbabilities(model, items, format: format)
    if !perToken { return sums }
    let end = try format.endTokens(model.tokenizer).count
    return try zip(items, sums).map { item, sums in
      try zip(item.responses, sums).map { response, sum in
        sum / Double(try model.tokenizer.encode(response).count + end)
      }
    }
  }
}
