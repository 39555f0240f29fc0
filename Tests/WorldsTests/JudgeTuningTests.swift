import LanguageModels
import Measures
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct JudgeTuningTests {
  static func tiny(_ seed: UInt64 = 1) -> PocketRecipe {
    var recipe = PocketRecipe.shipped(.small)
    (recipe.width, recipe.layers, recipe.heads, recipe.seed) = (16, 1, 2, seed)
    recipe.pretraining.steps = 1
    recipe.tuning = PocketRecipe.Phase(steps: 3, tokensPerStep: 300, rate: 1e-3)
    return recipe
  }
  let pairs = PocketBench.pairs(perSubset: 2, seed: 1).map(\.item)

  /// Counted again from the items that the texts are made of.
  @Test func answersAreCounted() throws {
    var recipe = Self.tiny()
    recipe.assumptions.verificationShare = 1
    var random = Random(seed: recipe.seed).stream("instructions")
    var expected: [Int] = []
    var count = 0
    for _ in 0..<3 {
      var tokens = 0
      while tokens < recipe.tuning.tokensPerStep {
        // The share is drawn first, as for any text.
        _ = random.uniform()
        let item = Corpora.verification(assumptions: recipe.assumptions, using: &random)
        count += item.responses.count
        tokens += try PocketText().verification(item, answer: recipe.answerWeight).tokenCount
      }
      expected.append(count)
    }
    #expect(try recipe.supervisionByStep(3).map(\.yesOrNo) == expected)
    recipe.assumptions.verificationShare = 0
    recipe.assumptions.stepwiseShare = 0
    #expect(try recipe.supervisionByStep(3).last?.yesOrNo == 0)
  }

  @Test func looksAreBeforeAndAfterSteps() throws {
    let base = try Self.tiny().untrained()
    let tuning = JudgeTuning(pairs: pairs, looks: [1, 3])
    let looks = try tuning.run(Self.tiny(), from: base)
    #expect(looks.map(\.step) == [0, 1, 3])
    #expect(looks[0].says == looks[0].says.only { _ in true })
    #expect(looks.allSatisfy { $0.mass.mean > 0 && $0.mass.mean < 1 })
    #expect(looks.allSatisfy { $0.knows.subsets.count == PocketSubset.allCases.count })
    // The base stays as it is, and the same run gives the same looks.
    #expect(try tuning.look(at: base, step: 0).mass == looks[0].mass)
    #expect(try tuning.run(Self.tiny(), from: base)[2].mass == looks[2].mass)
    #expect(looks[0].mass != looks[2].mass)
  }

  @Test func ladderLooksAtTheSameAnswersForAnyThreads() throws {
    var ladder = SizeLadder(steps: 2, labels: [10, 100_000], pairs: pairs, seed: 1)
    ladder.pretrainingSteps = 1
    let threads = Threads.count
    defer { Threads.count = threads }
    let runs = try [1, 2].map { count in
      Threads.count = count
      return try ladder.run(seeds: 2)
    }
    #expect(runs[0].answers == runs[1].answers && runs[0].answers[..<2] == [10, 100_000])
    for rung in SizeLadder.rungs {
      let means = runs.map { $0.mean(rung, after: 3, \.easy) }
      #expect(means[0] == means[1])
    }
    #expect(runs[0].gains(\.easy).map(\.of) == ["XXS → XS", "XS → S"])
  }

  @Test func labelsAreAsManyAsAsked() throws {
    let model = try Self.tiny().untrained()
    let ladder = LabelLadder(from: model, labels: [3, 5], pairs: pairs, seed: 1)
    let pool = try ladder.pool(seed: 1)
    #expect(try ladder.comparisons(5, of: pool).count == 5)
    let questions = ladder.questions(5, of: pool)
    #expect(questions.map(\.responses.count).reduce(0, +) == 5)
    for (question, task) in zip(questions, pool.tasks) {
      for item in question.responses where task.category == .math {
        #expect(item.isYes == (Oracle.quality(of: item.text, to: task) == 1))
      }
    }
    let runs = try ladder.run(seeds: 2) { start, pairs, _ in
      #expect(pairs.count == 3 || pairs.count == 5)
      return RewardModel(start, format: PocketText.chat)
    }
    // A head of zeros finds all alike.
    #expect(runs.mean(.comparisons, 3, \.easy).value == 0.5)
    #expect(runs.leads(of: .comparisons, over: 0.25, \.easy).map(\.1.value) == [0.25, 0.25])
    let lead = runs.leads(of: .comparisons, over: .answers, \.easy)[1].1.value
    #expect(abs(lead - 0.5 + runs.mean(.answers, 5, \.easy).value) < 1e-12)
  }

  @Test func saysAndKnowsOfTheSamePairs() throws {
    let model = try Self.tiny().untrained()
    let reading = try SaysAndKnows(pYes(model), of: pairs, format: PocketText.forum)
    #expect(reading.says.map(\.subset) == pairs.map(\.category))
    let wrong = zip(reading.says, reading.knows).filter { $0.0.credit < 0.5 }
    let expected = wrong.map(\.1.credit).reduce(0, +) / Double(max(1, wrong.count))
    #expect(wrong.isEmpty || abs(reading.knowsUnsaid.value - expected) < 1e-12)
    #expect(reading.share(in: 0...1).value == 1)
    #expect(reading.spread.withinPairs > 0)
    #expect(reading.forecasts { $0 == "chat-facts" }.count == 4)
    let checks = ForumChecks(count: 3, seed: 1)
    #expect(try checks.credits(of: model).map(\.count) == [3, 3, 3, 3])
    #expect(checks.items.joined().allSatisfy { $0.responses.count == 2 })
  }

  @Test func outcomesAreRounded() {
    let outcome = RewardBench.Outcome(subset: "a", scoreChosen: 0.64, scoreRejected: 0.56)
    #expect(outcome.rounded(to: 10).isTie)
    #expect(!outcome.isTie)
    #expect(pairs.first(1).count == PocketSubset.allCases.count)
  }
}
