import Files
import Foundation
import LanguageModels
import Tensors

/// The question which of two responses is better, answered by one of two words.
public struct PairwisePrompt: Sendable, Equatable {
  /// What stands before the response that is shown first, with the place `{instruction}`.
  public var before: String
  /// What stands between the two.
  public var between: String
  /// What stands behind the second; the answer is the next token.
  public var after: String
  /// The words that name the response shown first and the one shown second.
  public var first: String
  public var second: String

  public init(
    before: String, between: String, after: String, first: String = "A", second: String = "B"
  ) {
    self.before = before
    self.between = between
    self.after = after
    self.first = first
    self.second = second
  }

  /// ``before`` with its place filled.
  public func opening(instruction: String) -> String {
    before.components(separatedBy: "{instruction}").joined(separator: instruction)
  }
}

/// What a pairwise judge says of two responses, asked in both orders.
public struct PairwiseVerdict: Sendable, Equatable {
  /// P(the first is better) when it is shown first.
  public var shownFirst: Double
  /// P(the first is better) when it is shown second.
  public var shownSecond: Double

  public init(shownFirst: Double, shownSecond: Double) {
    self.shownFirst = shownFirst
    self.shownSecond = shownSecond
  }

  /// The mean of both orders, in which a liking for one place cancels.
  public var probability: Double { (shownFirst + shownSecond) / 2 }
  /// How much probability the first place gains by being the first, −½…½; 0 for a fair judge.
  public var positionBias: Double { (shownFirst - shownSecond) / 2 }
  /// Whether both orders prefer the same response.
  public var isConsistent: Bool { (shownFirst - 0.5) * (shownSecond - 0.5) > 0 }
}

/// A judge that compares: σ(z_A − z_B) at the position of the answer, each pair read in both orders
/// (Zheng et al. 2023 on why). N responses need N (N − 1) passes where a score of each needs N.
public struct PairwiseJudge: Judge {
  public let name: String
  public let model: LanguageModel
  public let prompt: PairwisePrompt
  /// The model's chat template; `nil` for bare text.
  let template: ChatTemplate?
  /// Tokens that go through the model side by side.
  public var tokensAtOnce: Int
  private let first: Int
  private let second: Int

  /// - Throws: ``FileError`` where the tokenizer has no single token for one of the two words.
  public init(
    _ model: LanguageModel, prompt: PairwisePrompt, name: String = "pairwise",
    template: ChatTemplate? = nil
  ) throws {
    self.name = name
    self.template = template
    self.model = model
    self.prompt = prompt
    tokensAtOnce = model.transformer.tokensAtOnce
    first = try PreferenceClassifier.oneToken(prompt.first, of: model.tokenizer)
    second = try PreferenceClassifier.oneToken(prompt.second, of: model.tokenizer)
  }

  /// Each response's mean probability of being better than another of its item; ½ where it is
  /// alone.
  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try preferences(items).map { p in
      p.indices.map { i in
        let others = p.indices.filter { $0 != i }
        let sum = others.reduce(0.0) { $0 + (p[i][$1] + 1 - p[$1][i]) / 2 }
        return others.isEmpty ? 0.5 : sum / Double(others.count)
      }
    }
  }

  /// Compares the chosen response of each pair, which is the verdict's first, with the rejected
  /// one.
  public func compare(_ pairs: [PreferencePair]) throws -> [PairwiseVerdict] {
    let items = pairs.map {
      JudgeItem(
        instruction: $0.prompt, category: $0.category, responses: [$0.chosen, $0.rejected])
    }
    return try preferences(items).map {
      PairwiseVerdict(shownFirst: $0[0][1], shownSecond: 1 - $0[1][0])
    }
  }

  /// For each item the matrix of P(the row's response is better than the column's), the row's shown
  /// first; ½ on the diagonal.
  public func preferences(_ items: [JudgeItem]) throws -> [[[Double]]] {
    var margins: [Double] = []
    var batch = RaggedBatch()
    var ends: [Int] = []
    func read() throws {
      margins += try self.margins(batch, ends)
      (batch, ends) = (RaggedBatch(), [])
    }
    for item in items {
      let (opening, groups) = try prompts(of: item)
      var trunk = batch.append(opening)
      var isBegun = false
      for (shown, answers) in groups {
        var first = batch.append(shown, after: trunk)
        for answer in answers {
          // An item of many pairs is divided, and what they begin with read again.
          if isBegun, batch.tokens.count + answer.count > 2 * tokensAtOnce {
            try read()
            trunk = batch.append(opening)
            first = batch.append(shown, after: trunk)
          }
          let segment = batch.append(answer, after: first)
          ends.append(batch.lastRow(of: segment))
          isBegun = true
        }
      }
      if batch.tokens.count >= tokensAtOnce { try read() }
    }
    try read()
    var rest = margins[...]
    return items.map { item in
      item.responses.indices.map { i in
        item.responses.indices.map { j in i == j ? 0.5 : 1 / (1 + exp(-(rest.popFirst() ?? 0))) }
      }
    }
  }

  /// An item's N (N − 1) ordered pairs, each one text: what all begin with, and in N groups what those
  /// begin with that show the same response first, and what follows in each. Responses too long for
  /// the model lose their end.
  func prompts(
    of item: JudgeItem
  ) throws -> (opening: [Int], groups: [(shown: [Int], answers: [[Int]])]) {
    let prompts = try shortened(item).map { pair in pair.map(\.prompt) }
    let all = prompts.flatMap { $0 }
    guard let shortest = all.map(\.count).min() else { return ([], []) }
    if shortest == 0 {
      throw FileError("judge's prompt", "empty, it has no tokens", remedy: "ask a question")
    }
    let shared = min(sharedCount(all), shortest - 1)
    let groups = prompts.map { prompts in
      let inner = min(sharedCount(prompts), (prompts.map(\.count).min() ?? 1) - 1)
      return (
        shown: Array(prompts[0][shared..<inner]), answers: prompts.map { Array($0[inner...]) }
      )
    }
    return (Array(all[0][..<shared]), groups)
  }

  /// For each response the prompts that show it first, before each of the others.
  private func shortened(_ item: JudgeItem) throws -> [[(text: String, prompt: [Int])]] {
    let tokenizer = model.tokenizer
    let opening = prompt.opening(instruction: item.instruction)
    let limit = model.transformer.maximumPositions
    func tokens(_ first: String, _ second: String) throws -> [Int] {
      try judgeTokens(
        opening + first + prompt.between + second + prompt.after, template, tokenizer)
    }
    let fixed = try tokens("", "").count
    let half = (limit - fixed) / 2
    guard half > 0 else {
      throw FileError(
        "instruction", "\(fixed) tokens leave no room for two responses",
        remedy: "the model reads \(limit) tokens; shorten it")
    }
    // Each by itself in half of the room, so that it is the same text beside any other.
    let responses = try item.responses.map { response in
      try fitted(response, tokenizer, limit: fixed + half) { try tokens($0, "") }?.text ?? ""
    }
    if responses.count < 2 { return [] }
    return try responses.indices.map { i in
      try responses.indices.filter { $0 != i }.map { j in
        try fitted(responses[j], tokenizer, limit: limit) { try tokens(responses[i], $0) }
          ?? ("", tokens(responses[i], ""))
      }
    }
  }

  /// z_first − z_second behind each of the rows.
  private func margins(_ batch: RaggedBatch, _ rows: [Int]) throws -> [Double] {
    if rows.isEmpty { return [] }
    let states = model.transformer.states(batch, rows: rows)
    let z = model.transformer.head.logits(states, of: [first, second])
    try model.transformer.requireNumbers(z)
    return rows.indices.map { Double(z[$0, 0]) - Double(z[$0, 1]) }
  }
}
