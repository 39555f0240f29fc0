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
    let tokens = try items.map {
      try format.tokens(of: $0.turns, $0.responses, model.tokenizer)
    }
    let sums = try responseLogProbabilities(model, tokens)
    if !perToken { return sums }
    return zip(tokens, sums).map { item, sums in
      zip(item.responses, sums).map { $1 / Double($0.count) }
    }
  }
}
