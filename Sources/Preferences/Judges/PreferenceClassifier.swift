import Foundation
import LanguageModels
import Tensors

/// What a model says about one response (Garg et al. 2025): the logits of Yes and No as the next
/// token behind the judge's prompt.
public struct JudgeScore: Sendable, Equatable {
  public var zYes: Double
  public var zNo: Double
  /// p_yes + p_no under the whole vocabulary: how much of the answer the two words are.
  public var mass: Double

  public init(zYes: Double, zNo: Double, mass: Double) {
    self.zYes = zYes
    self.zNo = zNo
    self.mass = mass
  }

  /// z_yes − z_no, nats.
  public var margin: Double { zYes - zNo }
  /// p′_yes = p_yes / (p_yes + p_no) = σ(z_yes − z_no).
  public var score: Double { 1 / (1 + exp(-margin)) }
  /// p_yes itself, the score before it is normalised.
  public var pYes: Double { mass * score }
}

/// The language model as a preference classifier: one forward pass per response.
///
/// The instruction and the question are read once for all responses to an instruction; of the head
/// only the rows of Yes and No are needed, and the whole head once per response for the mass.
public struct PreferenceClassifier: Judge {
  public let name: String
  public let model: LanguageModel
  public let prompt: JudgePrompt
  public let yes: Int
  public let no: Int
  /// Tokens that go through the model side by side.
  public var tokensAtOnce = 4096

  /// - Throws: ``FileError`` where the tokenizer has no single token for one of the two words.
  public init(_ model: LanguageModel, prompt: JudgePrompt, name: String = "P(Yes)") throws {
    self.name = name
    self.model = model
    self.prompt = prompt
    yes = try Self.oneToken(prompt.yes, of: model.tokenizer)
    no = try Self.oneToken(prompt.no, of: model.tokenizer)
  }

  static func oneToken(_ word: String, of tokenizer: any Tokenizer) throws -> Int {
    let ids = try tokenizer.encode(word)
    guard ids.count == 1 else {
      throw FileError(
        "tokenizer.json", "\"\(word)\" is \(ids.count) tokens and not one",
        remedy: "ask with words that are one token each")
    }
    return ids[0]
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try judge(items).map { $0.map(\.score) }
  }

  /// The tokens of one item: the shared opening, then what follows for each response. A response
  /// that is too long for the model loses its end, never the question.
  public func tokens(of item: JudgeItem) throws -> (opening: [Int], responses: [[Int]]) {
    let tokenizer = model.tokenizer
    let opening =
      try tokenizer.beginningOfText
      + tokenizer.encode(
        prompt.opening(instruction: item.instruction, category: item.category))
    let after = try tokenizer.encode(prompt.after)
    let room = model.transformer.maximumPositions - opening.count - after.count
    guard room > 0 else {
      throw FileError(
        "instruction", "\(opening.count) tokens leave no room for a response",
        remedy: "the model reads \(model.transformer.maximumPositions) tokens; shorten it")
    }
    return (opening, try item.responses.map { try tokenizer.encode($0).prefix(room) + after })
  }

  /// Scores every response of every item.
  ///
  /// - Parameter progress: told how many items are done.
  public func judge(
    _ items: [JudgeItem], progress: (Int) -> Void = { _ in }
  ) throws -> [[JudgeScore]] {
    var results: [[JudgeScore]] = []
    var batch = RaggedBatch()
    var ends: [[Int]] = []
    for item in items {
      let (opening, responses) = try tokens(of: item)
      let trunk = batch.append(opening)
      ends.append(
        responses.map {
          let segment = batch.append($0, after: trunk)
          return batch.lastRow(of: segment)
        })
      if batch.tokens.count >= tokensAtOnce {
        results += read(batch, ends)
        progress(ends.count)
        batch = RaggedBatch()
        ends = []
      }
    }
    results += read(batch, ends)
    progress(ends.count)
    return results
  }

  private func read(_ batch: RaggedBatch, _ ends: [[Int]]) -> [[JudgeScore]] {
    let rows = ends.flatMap { $0 }
    if rows.isEmpty { return ends.map { _ in [] } }
    let transformer = model.transformer
    let states = transformer.states(batch, rows: rows)
    let pair = transformer.head.logits(states, of: [yes, no])
    let whole = logSumExp(states, head: transformer.head)
    var row = 0
    return ends.map { responses in
      responses.map { _ in
        defer { row += 1 }
        let (zYes, zNo) = (Double(pair[row, 0]), Double(pair[row, 1]))
        let total = Double(whole.values[row])
        return JudgeScore(zYes: zYes, zNo: zNo, mass: exp(zYes - total) + exp(zNo - total))
      }
    }
  }
}
