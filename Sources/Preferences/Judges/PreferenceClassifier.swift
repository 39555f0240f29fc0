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
  /// The probability of other spellings of the two words, which count for nothing.
  public var otherMass: Double

  public init(zYes: Double, zNo: Double, mass: Double, otherMass: Double = 0) {
    self.zYes = zYes
    self.zNo = zNo
    self.mass = mass
    self.otherMass = otherMass
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
/// The instruction and the question are read once for all responses to an instruction, and equal
/// responses once; of the head only the rows of Yes and No are needed, and the whole head once per
/// response for the mass.
public struct PreferenceClassifier: Judge {
  public let name: String
  public let model: LanguageModel
  public let prompt: JudgePrompt
  public let conventions: JudgeConventions
  /// The model's chat template, where the conventions ask for it.
  let template: ChatTemplate?
  /// The tokens that stand for the two words, one each unless pieces are summed.
  public let yesTokens: [Int]
  public let noTokens: [Int]
  /// Other spellings of the two words, which are not read for the score: what a model prefers to
  /// those read is told by their probability.
  public let otherTokens: [Int]
  /// Tokens that go through the model side by side; twice as many at most for one item, if none of
  /// its responses is longer.
  public var tokensAtOnce: Int

  /// The token of Yes, the last piece where there are several.
  public var yes: Int { yesTokens[yesTokens.count - 1] }
  public var no: Int { noTokens[noTokens.count - 1] }

  /// - Parameter template: the model's chat template, `nil` for raw text.
  /// - Throws: ``FileError`` where the tokenizer has no single token for one of the two words and
  ///   the conventions want one.
  public init(
    _ model: LanguageModel, prompt: JudgePrompt, name: String = "P(Yes)",
    conventions: JudgeConventions = .clean, template: ChatTemplate? = nil
  ) throws {
    self.name = name
    self.model = model
    self.prompt = prompt
    self.conventions = conventions
    tokensAtOnce = model.transformer.tokensAtOnce
    let template = conventions.usesChatTemplate ? template : nil
    self.template = template
    switch conventions.words {
    case .oneToken:
      let closing = prompt.closing(category: "", inChat: template != nil)
      let text = try template?.prompt([.user(closing)], thinks: false)
      (yesTokens, noTokens) = try Self.answers(
        prompt, behind: text ?? MarkedText(markup: closing), inChat: template != nil,
        model.tokenizer)
      otherTokens = Self.otherSpellings(
        of: [prompt.yes, prompt.no], than: yesTokens + noTokens, model.tokenizer)
    case .summedPieces:
      yesTokens = try Self.pieces(prompt.yes, of: model.tokenizer)
      noTokens = try Self.pieces(prompt.no, of: model.tokenizer)
      otherTokens = []
    }
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try judge(items).map { $0.map(\.score) }
  }

  /// Scores every response of every item.
  ///
  /// - Parameter progress: told how many items are done.
  public func judge(
    _ items: [JudgeItem], progress: (Int) -> Void = { _ in }
  ) throws -> [[JudgeScore]] {
    try read(items, progress: progress).map { $0.map(\.0) }
  }

  /// The scores, each with whether its response or instruction was shortened.
  ///
  /// - Throws: ``FileError`` where the logits are no numbers.
  func read(
    _ items: [JudgeItem], progress: (Int) -> Void
  ) throws -> [[(JudgeScore, isShortened: Bool)]] {
    // Of all responses so far, and where each item's are among them.
    var scores: [JudgeScore] = []
    var ranges: [Range<Int>] = []
    var shortened: [[Bool]] = []
    var batch = RaggedBatch()
    var rows: [Int] = []
    func readBatch() throws {
      scores += try read(batch, rows)
      (batch, rows) = (RaggedBatch(), [])
    }
    var told = 0
    // Some items' tokens beside each other: making them takes as long as reading them does where
    // the model is small.
    for start in stride(from: 0, to: items.count, by: 128) {
      let part = items[start..<min(start + 128, items.count)]
      for encoding in try sideBySide(Array(part), encoding) {
        var trunk = batch.append(encoding.opening)
        var known: [[Int]: Int] = [:]  // Samples of a sure policy are often the same text.
        let first = scores.count + rows.count
        for tokens in encoding.responses {
          // An item of many responses is divided, and its opening read again.
          if known[tokens] == nil, batch.tokens.count + tokens.count > 2 * tokensAtOnce,
            scores.count + rows.count > first
          {
            try readBatch()
            trunk = batch.append(encoding.opening)
            known = [:]
          }
          if let row = known[tokens] {
            rows.append(row)
            continue
          }
          let segment = batch.append(tokens, after: trunk)
          rows.append(batch.lastRow(of: segment))
          known[tokens] = batch.lastRow(of: segment)
        }
        ranges.append(first..<scores.count + rows.count)
        shortened.append(encoding.shortened)
        if batch.tokens.count >= tokensAtOnce {
          try readBatch()
          progress(ranges.count - told)
          told = ranges.count
        }
      }
    }
    try readBatch()
    progress(ranges.count - told)
    return zip(ranges, shortened).map { range, shortened in
      zip(scores[range], shortened).map { ($0, $1) }
    }
  }

  private func read(_ batch: RaggedBatch, _ rows: [Int]) throws -> [JudgeScore] {
    if rows.isEmpty { return [] }
    let transformer = model.transformer
    let states = transformer.states(batch, rows: rows)
    let words = yesTokens + noTokens
    let logits = transformer.head.logits(states, of: words + otherTokens)
    let whole = logSumExp(states, head: transformer.head)
    try transformer.requireNumbers(logits)
    try transformer.requireNumbers(whole)
    return rows.indices.map { row in
      let z = (0..<logits.columns).map { Double(logits[row, $0]) }
      // ln Σ exp z of a word's pieces; of one piece, z itself.
      let zYes = logSumExp(z[..<yesTokens.count])
      let zNo = logSumExp(z[yesTokens.count..<words.count])
      let total = Double(whole.values[row])
      return JudgeScore(
        zYes: zYes, zNo: zNo, mass: exp(zYes - total) + exp(zNo - total),
        otherMass: z[words.count...].reduce(0) { $0 + exp($1 - total) })
    }
  }
}

/// ln Σ exp z.
private func logSumExp(_ z: ArraySlice<Double>) -> Double {
  let greatest = z.max() ?? -.infinity
  return greatest + log(z.reduce(0) { $0 + exp($1 - greatest) })
}
