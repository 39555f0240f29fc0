import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

@Suite struct LinearRewardTests {
  /// At the least loss its gradient is zero; the gradient is taken by differences of the loss.
  @Test func theWeightsAreThoseOfTheLeastLoss() {
    var random = Random(seed: 3)
    let differences = (0..<40).map { _ in (0..<5).map { _ in random.normal() } }
    let ridge = 0.05
    func loss(_ w: [Double]) -> Double {
      let fit = differences.map { d in
        log(1 + exp(-zip(w, d).reduce(0) { $0 + $1.0 * $1.1 }))
      }
      return fit.reduce(0, +) / 40 + ridge / 2 * w.reduce(0) { $0 + $1 * $1 }
    }
    let w = bradleyTerryWeights(differences, ridge: ridge)
    for column in w.indices {
      let slopes = [1e-4, -1e-4].map { step in
        var moved = w
        moved[column] += step
        return loss(moved)
      }
      #expect(abs(slopes[0] - slopes[1]) / 2e-4 < 1e-6)
    }
    #expect(bradleyTerryWeights([], ridge: 1).isEmpty)
  }

  /// Labels by one direction of the hidden state are learned, and told apart on other responses.
  @Test func whatTheStatesHoldIsLearned() throws {
    let model = try tinyModel()
    let letters = ["a", "b", "c", "d", "e"]
    func pairs(_ prompts: [String]) -> [PreferencePair] {
      prompts.flatMap { prompt in
        letters.map { PreferencePair(prompt: prompt, chosen: "\($0) a", rejected: "\($0) b") }
      }
    }
    let judge = try LinearRewardModel(model, format: chat, pairs: pairs(["a", "b", "c"]))
    let scores = try judge.scores(pairs(["d e", "e"]).map(\.item))
    #expect(scores.count == 10 && scores.allSatisfy { $0[0] > $0[1] })
    #expect(judge.weights.count == 16)
    let turned = pairs(["a", "b", "c"]).map { pair in
      PreferencePair(prompt: pair.prompt, chosen: pair.rejected, rejected: pair.chosen)
    }
    let opposite = try LinearRewardModel(model, format: chat, pairs: turned)
    #expect(zip(judge.weights, opposite.weights).allSatisfy { abs($0 + $1) < 1e-9 })
  }

  @Test func controlsLookAtNothingButWhatTheySay() throws {
    let items = [
      JudgeItem(instruction: "a b", category: "letters", responses: ["c d e", "b", "a\nb"])
    ]
    #expect(try FunctionJudge.shortest.scores(items) == [[-3, -1, -2]])
    #expect(try FunctionJudge.longest.scores(items) == [[3, 1, 2]])
    let judge = FunctionJudge("sees") { item in
      item.responses.map { Double(item.instruction.count * 10 + $0.count) }
    }
    #expect(try UninstructedJudge(judge).scores(items) == [[5, 1, 3]])
    #expect(UninstructedJudge(judge).name == "sees without the instruction")
  }

  /// Every judge that reads a prompt reads it as the user's turn of the template.
  @Test func writersAndComparersUseTheTemplate() throws {
    let model = try tinyModel()
    let source = "<user> {{ messages[0].content }} <assistant> "
    let template = try ChatTemplate(source, name: "t", tokens: [:])
    let score = ScorePrompt(before: "{instruction} ? ", after: " good", scale: 1...5, end: "")
    let writer = GeneratedScoreJudge(
      model, prompt: score, limit: 4, random: Random(seed: 1), template: template)
    let item = JudgeItem(instruction: "a", category: "", responses: ["b", "c"])
    let read = try writer.tokens(of: item).map { model.tokenizer.decode($0) }
    let wanted = try ["b", "c"].map {
      model.tokenizer.decode(try model.tokenizer.encode("<user> a ? \($0) good <assistant>"))
    }
    #expect(read == wanted)

    let both = PairwisePrompt(
      before: "{instruction} ? ", between: " is ", after: " good", first: "Yes", second: "No")
    let comparer = try PairwiseJudge(model, prompt: both, template: template)
    let (opening, groups) = try comparer.prompts(of: item)
    let first = model.tokenizer.decode(opening + groups[0].shown + groups[0].answers[0])
    #expect(
      first
        == model.tokenizer.decode(
          try model.tokenizer.encode("<user> a ? b is c good <assistant>")))
  }

  /// The first round's responses may be given: then nothing is drawn for it.
  @Test func aLoopTakesResponsesThatWereDrawn() throws {
    let start = try tinyModel()
    start.transformer.trainable.forEach { $0.isTrainable = true }
    var loop = SelfImprovement(
      limit: 4, format: chat, training: PreferenceTraining(rate: 1e-3, pairsPerStep: 2))
    loop.sampling = Sampling(temperature: 3)  // the tiny model is sure of itself
    let prompts = ["a", "b"].map { JudgeItem(instruction: $0, category: "") }
    var given = prompts
    for index in given.indices { given[index].responses = ["c", "d e"] }
    var seen: [[JudgeItem]] = []
    try loop.run(
      from: start, rounds: [prompts, prompts], firstResponses: given,
      judge: { _ in FunctionJudge.longest }, random: Random(seed: 1),
      finished: { seen.append($0.items) })
    #expect(seen[0] == given)
    #expect(seen[1].map(\.responses.count) == [4, 4])
  }
}
