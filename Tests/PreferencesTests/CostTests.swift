import LanguageModels
import Tensors
import Testing

@testable import Preferences

/// The tiny model has 2 layers of width 16, so a token that sees c tokens costs 2 P + 4 · 16 · c · 2.
@Suite struct CostTests {
  private let items = [JudgeItem(instruction: "a b", category: "", responses: ["c", "d e"])]

  private func flops(_ model: LanguageModel, contexts: [Int]) -> Double {
    contexts.reduce(0) { $0 + Double(2 * model.transformer.parameterCount + 128 * $1) }
  }

  @Test func parametersByHand() throws {
    // Embedding 14 · 16; a layer: four 16 · 16, three 16 · 32, two norms; the last norm.
    #expect(try tinyModel().transformer.parameterCount == 224 + 2 * (1024 + 1536 + 32) + 16)
  }

  /// `<user> a b is it good ?` is read once: seven tokens; then `c <assistant>` and
  /// `d e <assistant>`.
  @Test func classifier() throws {
    let model = try tinyModel()
    let judge = try PreferenceClassifier(model, prompt: prompt)
    let cost = try judge.cost(of: items, named: "tiny")
    #expect(cost.passes == 2 && cost.tokensRead == 12 && cost.tokensWritten == 0)
    #expect(cost.models == ["tiny": model.transformer.parameterCount])
    #expect(cost.flops == flops(model, contexts: Array(1...9) + Array(8...10)))
  }

  @Test func pairwise() throws {
    let model = try tinyModel()
    let judge = try PairwiseJudge(
      model,
      prompt: PairwisePrompt(
        before: "<user> {instruction} ", between: " ? ", after: " <assistant>", first: "a",
        second: "b"))
    let cost = try judge.cost(of: items, named: "tiny")
    // Three tokens; `c ?` and behind it `d e <assistant>`; `d e ?` and behind it `c <assistant>`.
    #expect(cost.passes == 2 && cost.tokensRead == 3 + 2 + 3 + 3 + 2)
    let contexts = Array(1...3) + Array(4...8) + Array(4...8)
    #expect(cost.flops == flops(model, contexts: contexts))
  }

  @Test func generated() throws {
    let model = try tinyModel()
    let prompt = ScorePrompt(
      before: "<user> {instruction} ", after: " <assistant>", scale: 1...5, end: "<end>")
    let judge = GeneratedScoreJudge(
      model, prompt: prompt, samples: 2, limit: 8, random: Random(seed: 1))
    let written = [
      [
        GeneratedScore(["a b", ""], tokensWritten: 2, prompt: prompt),
        GeneratedScore(["c", "d"], tokensWritten: 2, prompt: prompt),
      ]
    ]
    let cost = try judge.cost(of: items, written: written, named: "tiny")
    // `<user> a b c <assistant>` and `<user> a b d e <assistant>`, then each word written.
    #expect(cost.tokensWritten == 4 && cost.passes == 2 + 4 && cost.tokensRead == 5 + 6 + 4)
    #expect(cost.flops == flops(model, contexts: Array(1...7) + Array(1...6) + [7, 7]))
  }

  @Test func rewardModel() throws {
    let model = try tinyModel()
    let scoring = try Cost.scoring(items, by: model, format: chat, named: "reward")
    // `<user> a b <assistant>`, `c <end>`, `d e <end>`.
    #expect(scoring.tokensRead == 9 && scoring.passes == 2)
    #expect(scoring.flops == flops(model, contexts: Array(1...6) + Array(5...7)))
    let pairs = [PreferencePair(prompt: "a b", chosen: "c", rejected: "d e")]
    let training = try Cost.training(model, on: pairs, format: chat, epochs: 2, named: "reward")
    #expect(training.tokensRead == 18 && training.passes == 4)
    #expect(training.flops == 6 * scoring.flops)
    let both = training + scoring
    #expect(both.parameters == model.transformer.parameterCount)
    #expect(both.tokensRead == 27 && both.flops == 7 * scoring.flops && both.passes == 6)
    let outside = try Cost.scoring(items, by: model, format: chat, named: "outside")
    #expect((both + outside).parameters == 2 * model.transformer.parameterCount)
  }
}
