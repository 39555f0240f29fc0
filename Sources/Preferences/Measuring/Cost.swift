import LanguageModels

/// What a judgement costs in counted work, which does not depend on the machine.
///
/// FLOPs by the usual convention: a token that goes through a model of P parameters takes 2 P for
/// the matrix products, and 4 C · context in each layer for attention, where context is the tokens
/// it sees with itself. Norms and softmax are left out, and the head counts for every token
/// although it is needed for some only. Training takes three times as much: forward once, backward
/// twice.
public struct Cost: Sendable, Equatable {
  /// Parameters of each model held in memory, by a name of the caller's; a model that two steps use
  /// is held once.
  public var models: [String: Int] = [:]
  /// Forward passes that end in something to read: an answer, or the next token of a text.
  public var passes = 0
  /// Tokens that go through a model, shared beginnings once.
  public var tokensRead = 0
  /// Tokens that a model writes.
  public var tokensWritten = 0
  public var flops = 0.0

  public init() {}

  /// Parameters held in all.
  public var parameters: Int { models.values.reduce(0, +) }

  public static func + (left: Cost, right: Cost) -> Cost {
    var sum = left
    sum.models.merge(right.models) { max($0, $1) }
    sum.passes += right.passes
    sum.tokensRead += right.tokensRead
    sum.tokensWritten += right.tokensWritten
    sum.flops += right.flops
    return sum
  }

  /// The cost of reading a batch.
  public init(reading batch: RaggedBatch, passes: Int, by model: LanguageModel, named name: String)
  {
    models = [name: model.transformer.parameterCount]
    self.passes = passes
    tokensRead = batch.tokens.count
    flops = batch.positions.reduce(0) { $0 + Self.flops(model, context: Int($1) + 1) }
  }

  /// The cost of one token that sees `context` tokens.
  static func flops(_ model: LanguageModel, context: Int) -> Double {
    let c = model.configuration
    let width = c.heads * c.headWidth
    return Double(2 * model.transformer.parameterCount + 4 * width * context * c.layers)
  }

  /// The cost of training a reward model, or a policy, on pairs: each prompt is read once for both
  /// responses, in every epoch, and three times the FLOPs are spent on it.
  ///
  /// - Throws: ``FileError`` for a text that the tokenizer can't express.
  public static func training(
    _ model: LanguageModel, on pairs: [PreferencePair], format: ChatFormat, epochs: Int,
    named name: String
  ) throws -> Cost {
    var batch = RaggedBatch()
    for pair in pairs {
      let tokens = try PairTokens(pair, model.tokenizer, format)
      let prompt = batch.append(tokens.prompt)
      batch.append(tokens.chosen, after: prompt)
      batch.append(tokens.rejected, after: prompt)
    }
    var cost = Cost(reading: batch, passes: 2 * pairs.count, by: model, named: name)
    cost.passes *= epochs
    cost.tokensRead *= epochs
    cost.flops *= 3 * Double(epochs)
    return cost
  }

  /// The cost of a reward model's scores: a pass for each response.
  public static func scoring(
    _ items: [JudgeItem], by model: LanguageModel, format: ChatFormat, named name: String
  ) throws -> Cost {
    var batch = RaggedBatch()
    for item in items {
      let tokens = try format.tokens(of: item.turns, item.responses, model.tokenizer)
      let prompt = batch.append(tokens.prompt)
      for response in tokens.responses { batch.append(response, after: prompt) }
    }
    let passes = items.reduce(0) { $0 + $1.responses.count }
    return Cost(reading: batch, passes: passes, by: model, named: name)
  }
}

extension PreferenceClassifier {
  /// The cost of P(Yes): one pass for each response, instruction and question read once for all of
  /// an item.
  public func cost(of items: [JudgeItem], named name: String) throws -> Cost {
    var batch = RaggedBatch()
    for item in items {
      let (opening, responses) = try tokens(of: item)
      let trunk = batch.append(opening)
      for response in responses { batch.append(response, after: trunk) }
    }
    let passes = items.reduce(0) { $0 + $1.responses.count }
    return Cost(reading: batch, passes: passes, by: model, named: name)
  }
}

extension PairwiseJudge {
  /// The cost of comparing all of an item's responses with each other in both orders.
  public func cost(of items: [JudgeItem], named name: String) throws -> Cost {
    var batch = RaggedBatch()
    var passes = 0
    for item in items {
      let (opening, groups) = try prompts(of: item)
      let trunk = batch.append(opening)
      for group in groups {
        let shown = batch.append(group.shown, after: trunk)
        for answer in group.answers { batch.append(answer, after: shown) }
        passes += group.answers.count
      }
    }
    return Cost(reading: batch, passes: passes, by: model, named: name)
  }
}

extension GeneratedScoreJudge {
  /// The cost of written critiques: each response is read once for its k critiques, and each token
  /// written is read back, by a pass of its own, to write the next.
  ///
  /// - Parameter written: what ``judge(_:progress:)`` gave for the same items.
  public func cost(
    of items: [JudgeItem], written: [[GeneratedScore]], named name: String
  ) throws -> Cost {
    var batch = RaggedBatch()
    var tokens = 0
    for (item, scores) in zip(items, written) {
      for (prompt, score) in zip(try self.tokens(of: item), scores) {
        let trunk = batch.append(prompt)
        for critique in score.texts {
          batch.append(try model.tokenizer.encode(critique), after: trunk)
        }
        tokens += score.tokensWritten
      }
    }
    let responses = items.reduce(0) { $0 + $1.responses.count }
    var cost = Cost(reading: batch, passes: responses + tokens, by: model, named: name)
    cost.tokensWritten = tokens
    return cost
  }
}
