import Files
import Foundation
import LanguageModels
import Tensors

/// The question that is answered by a written critique and a score, in the manner of Self-Rewarding
/// Language Models (Yuan et al. 2024, arXiv 2401.10020).
public struct ScorePrompt: Sendable, Equatable {
  /// What stands before the response, with the place `{instruction}`.
  public var before: String
  /// What stands behind it; the critique follows.
  public var after: String
  /// The scores there are.
  public var scale: ClosedRange<Int>
  /// What the model writes when its critique is over.
  public var end: String

  public init(before: String, after: String, scale: ClosedRange<Int>, end: String) {
    self.before = before
    self.after = after
    self.scale = scale
    self.end = end
  }

  /// ``before`` with its place filled.
  public func opening(instruction: String) -> String {
    before.components(separatedBy: "{instruction}").joined(separator: instruction)
  }

  /// The score that a critique ends in: the integer behind the last word "score".
  ///
  /// Between the two may stand marks, line breaks and the word "is" or "of" (`**Score:** 4`,
  /// `score is "4"`, `score 4/5`). A word in place of digits, a number with decimals, a range such
  /// as `1-5` and an integer off the scale are no score.
  public func score(in critique: String) -> Int? {
    guard let word = critique.matches(of: /\bscore\b/.ignoresCase()).last else { return nil }
    // Marks, perhaps a word, marks, digits; then neither a digit nor what would make them a part.
    let number = /([^\p{L}\p{N}]*(?:(?:is|of)\b[^\p{L}\p{N}]*)?)([0-9]+)(?![0-9]|[.,\-–][0-9])/
    guard let found = critique[word.range.upperBound...].prefixMatch(of: number.ignoresCase()),
      !found.1.hasSuffix("-"), let score = Int(found.2), scale.contains(score)
    else { return nil }
    return score
  }
}

/// What a model wrote about one response: k critiques, each with a score or without one.
public struct GeneratedScore: Sendable, Equatable {
  /// The critiques.
  public let texts: [String]
  /// The score found in each; `nil` where there is none.
  public let scores: [Int?]
  /// The mean over the scores found; the middle of the scale where none was.
  public let mean: Double
  /// Tokens of all critiques, without the ones that end them.
  public let tokensWritten: Int

  /// How many critiques hold no score.
  public var unparsed: Int { scores.count { $0 == nil } }

  /// Reads the scores.
  ///
  /// A critique without a score says nothing about the response. It is left out of the mean and
  /// counted, and where no critique has a score the response gets the middle of the scale: a 0, as
  /// a parser may return for want of anything better, would call it the worst of all.
  public init(_ texts: [String], tokensWritten: Int, prompt: ScorePrompt) {
    self.texts = texts
    self.tokensWritten = tokensWritten
    scores = texts.map(prompt.score)
    let found = scores.compactMap { $0.map(Double.init) }
    let (low, high) = (Double(prompt.scale.lowerBound), Double(prompt.scale.upperBound))
    mean = found.isEmpty ? (low + high) / 2 : found.reduce(0, +) / Double(found.count)
  }
}

/// A judge that writes (LLM-as-a-judge): it samples k critiques of each response, reads a score
/// from each and averages them.
public struct GeneratedScoreJudge: Judge {
  public let name: String
  public let model: LanguageModel
  public let prompt: ScorePrompt
  /// The model's chat template; `nil` for bare text.
  let template: ChatTemplate?
  /// k, critiques per response.
  public let samples: Int
  public let sampling: Sampling
  /// Tokens per critique at most.
  public let limit: Int
  /// The seed of the critiques; equal items are judged equally by every call.
  public let random: Random

  public init(
    _ model: LanguageModel, prompt: ScorePrompt, samples: Int = 3,
    sampling: Sampling = Sampling(temperature: 1), limit: Int, random: Random,
    name: String = "generated score", template: ChatTemplate? = nil
  ) {
    self.name = name
    self.model = model
    self.prompt = prompt
    self.template = template
    self.samples = samples
    self.sampling = sampling
    self.limit = limit
    self.random = random
  }

  /// ``GeneratedScore/mean`` of every response.
  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try judge(items).map { $0.map(\.mean) }
  }

  /// What the model reads before it writes about each response. A response that is too long for the
  /// model loses its end.
  ///
  /// - Throws: ``FileError`` where the instruction leaves no room.
  public func tokens(of item: JudgeItem) throws -> [[Int]] {
    let opening = prompt.opening(instruction: item.instruction)
    let room = model.transformer.maximumPositions - limit
    func tokens(_ response: String) throws -> [Int] {
      try judgeTokens(opening + response + prompt.after, template, model.tokenizer)
    }
    return try item.responses.map { response in
      guard let kept = try fitted(response, model.tokenizer, limit: room, tokens) else {
        throw FileError(
          "instruction",
          "\(try tokens("").count) tokens leave no room for a response and a critique",
          remedy: "the model reads \(model.transformer.maximumPositions) tokens; shorten it")
      }
      return kept.prompt
    }
  }

  /// Writes k critiques of every response of every item and reads their scores.
  ///
  /// - Parameter progress: told how many responses are done.
  public func judge(
    _ items: [JudgeItem], progress: (Int) -> Void = { _ in }
  ) throws -> [[GeneratedScore]] {
    try require(samples >= 1, "critiques of a response", samples, give: "1 or more")
    try require(limit >= 1, "limit of tokens", limit, give: "1 or more")
    let prompts = try items.map(tokens)
    for responses in prompts { try model.transformer.requireRoom(for: responses, limit: limit) }
    let drawn = try model.transformer.generate(
      prompts.flatMap { $0 }, samples: samples, limit: limit,
      stops: stopTokens(model, end: try model.tokenizer.encode(prompt.end)), sampling: sampling,
      random: random.stream("critiques"), progress: progress)
    var rest = drawn[...]
    return prompts.map { responses in
      responses.map { _ in
        let critiques = rest.popFirst() ?? []
        return GeneratedScore(
          critiques.map { model.tokenizer.decode($0.tokens) },
          tokensWritten: critiques.reduce(0) { $0 + $1.tokens.count }, prompt: prompt)
      }
    }
  }
}
