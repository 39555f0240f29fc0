import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

/// An item of many responses is read in parts, so that memory does not grow with it, and scores
/// are what they would be in one.
@Suite struct BoundedTests {
  private let items: [JudgeItem] = {
    let letters = ["a", "b", "c", "d", "e"]
    var random = Random(seed: 4)
    func text(_ count: Int) -> String {
      (0..<count).map { _ in letters[random.index(letters.count)] }.joined(separator: " ")
    }
    return [1, 40, 3, 0, 9].map { count in
      JudgeItem(
        instruction: text(5), category: "letters",
        responses: (0..<count).map { _ in text(1 + random.index(6)) })
    }
  }()

  private func expectEqual(_ x: [[Double]], _ y: [[Double]]) {
    #expect(x.map(\.count) == y.map(\.count))
    for (x, y) in zip(x.joined(), y.joined()) { #expect(abs(x - y) < 1e-6) }
  }

  @Test func yesAndNo() throws {
    var judge = try PreferenceClassifier(tinyModel(), prompt: prompt)
    let whole = try judge.judge(items)
    judge.tokensAtOnce = 24
    var told = 0
    let parts = try judge.judge(items) { told += $0 }
    #expect(told == items.count)
    expectEqual(whole.map { $0.map(\.score) }, parts.map { $0.map(\.score) })
    expectEqual(whole.map { $0.map(\.mass) }, parts.map { $0.map(\.mass) })
  }

  @Test func oneAgainstTheOther() throws {
    let prompt = PairwisePrompt(
      before: "{instruction} ", between: " it ", after: " is", first: "a", second: "b")
    var judge = try PairwiseJudge(tinyModel(), prompt: prompt)
    let items = items.map { item in
      var item = item
      item.responses = Array(item.responses.prefix(6))
      return item
    }
    let whole = try judge.scores(items)
    judge.tokensAtOnce = 24
    expectEqual(whole, try judge.scores(items))
  }

  @Test func rewards() throws {
    var judge = RewardModel(try tinyModel(), format: chat)
    for i in 0..<judge.head.count { judge.head.values[i] = Float(i % 3) - 1 }
    let whole = try judge.scores(items)
    judge.tokensAtOnce = 24
    expectEqual(whole, try judge.scores(items))
  }

  @Test func likelihoods() throws {
    let model = try tinyModel()
    let tokens = try items.map { try chat.tokens(of: $0.turns, $0.responses, model.tokenizer) }
    let whole = responseLogProbabilities(model.transformer, tokens)
    #expect(tokens[1].divided(30).count > 5)
    let parts = tokens.map { item in
      responseLogProbabilities(model.transformer, item.divided(30)).flatMap { $0 }
    }
    expectEqual(whole, parts)
    #expect(tokens[1].divided(30).flatMap(\.responses) == tokens[1].responses)
  }

  /// 20,000 responses of an item, or of ten: the same memory but for the results.
  @Test func memoryDoesNotGrowWithAnItem() throws {
    var judge = try PreferenceClassifier(tinyModel(), prompt: prompt)
    judge.tokensAtOnce = 64
    let letters = ["a", "b", "c", "d", "e", "it", "is", "good"]
    let responses = (0..<20_000).map { number in
      (0..<5).map { letters[number >> (3 * $0) & 7] }.joined(separator: " ")
    }
    let item = JudgeItem(instruction: "a", category: "letters", responses: responses)
    _ = try judge.judge([JudgeItem(instruction: "a", category: "", responses: ["a", "b"])])
    let before = peakMegabytes()
    let scores = try judge.judge([item])[0]
    #expect(scores.count == 20_000)
    // In one batch 160,000 tokens would take 10 MB for each stream of 16 numbers.
    if let before, let after = peakMegabytes() { #expect(after - before < 60) }
  }

  /// The most memory that this process has had, where the system tells it.
  private func peakMegabytes() -> Double? {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }.map {
      $0 / 1e3
    }
  }
}
