import Files
import Foundation
import LanguageModels
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct ModelTests {
  /// The oracle's judge knows its tasks and refuses others.
  @Test func oracleJudgeReadsQuality() throws {
    var random = Random(seed: 1)
    let task = PocketTask.draw(.math, heldOut: false, using: &random)
    let good = task.response(flaw: nil, using: &random)
    let judge = OracleJudge([task])
    func item(_ instruction: String) -> JudgeItem {
      JudgeItem(instruction: instruction, category: "math", responses: [good, "so"])
    }
    #expect(try judge.scores([item(task.instruction)]) == [[1, 0]])
    #expect(throws: FileError.self) { try judge.scores([item("what is love ?")]) }
  }

  /// A small model made anew by a shortened recipe gets as far as such models do.
  @Test func aShortRecipeReachesItsBand() throws {
    var recipe = PocketRecipe.shipped(.small)
    recipe.pretraining.steps = 60
    recipe.tuning.steps = 260
    recipe.tuning.tokensPerStep = 1000
    let model = try recipe.untrained()
    var losses: [String: [Float]] = [:]
    try recipe.pretrain(model) { phase, _, _, loss in losses[phase, default: []].append(loss) }
    try recipe.tune(model) { phase, _, _, loss in losses[phase, default: []].append(loss) }
    // ln 207 = 5.3 before anything is learned.
    #expect(abs((losses["pretraining"]?.first ?? 0) - 5.3) < 0.3)
    #expect((losses["pretraining"]?.suffix(5).map(Double.init).average ?? 9) < 2.6)
    #expect((losses["instruction tuning"]?.suffix(20).map(Double.init).average ?? 9) < 1.2)
    let bench = try PocketBench.accuracy(
      of: model, on: PocketBench.pairs(of: .mathWorking, count: 60, seed: 1))
    #expect(bench.subsetMean.value > 0.9, "an answer without steps is the first flaw to be seen")
  }

  /// The bars of the shipped models, on pairs no model was trained on.
  @Test func theShippedInstructModelJudgesAndTheBaseDoesNot() throws {
    let pairs = PocketBench.pairs(perSubset: 100, seed: 1)
    let instruct = try PocketBench.accuracy(of: PocketModels.load(.medium, .instruct), on: pairs)
    #expect(instruct.subsetMean.value >= 0.93)
    for line in instruct.subsets { #expect(line.accuracy.value >= 0.85, "\(line.name)") }
    let base = try PocketBench.accuracy(of: PocketModels.load(.medium, .base), on: pairs)
    #expect(base.subsetMean.value <= 0.6)
  }

  @Test(arguments: PocketSize.allCases, PocketFamily.allCases)
  func shippedModelsOpenAndBringTheirRecipe(_ size: PocketSize, _ family: PocketFamily) throws {
    for stage in PocketStage.allCases {
      let folder = try PocketModels.folder(size, stage, family: family)
      let model = try PocketModels.load(size, stage, family: family)
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/recipe.json"))
      let recipe = try JSONDecoder().decode(PocketRecipe.self, from: data)
      #expect(
        recipe == PocketRecipe.shipped(size, family: family), "\(folder): made by another recipe")
      #expect(model.configuration.modelType == family.rawValue)
      #expect(model.configuration.hiddenSize == recipe.width)
      #expect(model.tokenizer.vocabularySize == Vocabulary.words.count)
    }
  }

  struct Expected: Decodable {
    var text: String
    var ids: [Int]
    var logits: [Float]
    var greedy: [Int]
  }

  /// The shipped files mean to transformers what they mean here; see Fixtures/make_expected.py.
  @Test func transformersComputesTheSameLogits() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/expected.json")
    let expected = try JSONDecoder().decode(
      [String: [Expected]].self, from: Data(contentsOf: file))
    #expect(expected.count == 3)
    for (name, rows) in expected {
      let parts = name.split(separator: "-").map(String.init)
      let family = parts.compactMap(PocketFamily.init).first ?? .llama
      let size = try #require(parts.compactMap(PocketSize.init).first)
      let stage = try #require(parts.compactMap(PocketStage.init).first)
      let model = try PocketModels.load(size, stage, family: family)
      for row in rows {
        #expect(try model.tokenizer.encode(row.text) == row.ids)
        let states = model.transformer.states(RaggedBatch([row.ids]), rows: [row.ids.count - 1])
        let logits = model.transformer.logits(states).array
        #expect(zip(logits, row.logits).allSatisfy { abs($0 - $1) < 1e-3 })
        let greedy = try model.transformer.generate(
          [row.ids], limit: 8, stops: [], sampling: .greedy, random: Random(seed: 1))
        #expect(greedy[0][0].tokens == row.greedy)
      }
    }
  }
}
