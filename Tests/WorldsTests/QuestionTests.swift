import LanguageModels
import Measures
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct QuestionTests {
  /// A matrix answers what a judge asked directly answers.
  @Test func theMatrixAsksWhatItSays() throws {
    let model = try PocketModels.load(.small, .instruct)
    let pairs = HardBench.pairs(perSubset: 6, seed: 1)
    let matrix = try QuestionMatrix(model, about: pairs)
    #expect(matrix.own == (try pYes(model).outcomes(pairs)))
    var generic = PocketText.judge.withoutCategories
    #expect(matrix.generic == (try PreferenceClassifier(model, prompt: generic).outcomes(pairs)))
    generic.generic = PocketText.judge.question(for: "code")
    let code = RewardBench(try PreferenceClassifier(model, prompt: generic).outcomes(pairs))
    let column = try #require(QuestionMatrix.questions.firstIndex(of: "code"))
    #expect(matrix.accuracies.map { $0[column] }.count == 4)
    for (category, row) in zip(PocketCategory.allCases, matrix.accuracies) {
      let section = code.sections.first { $0.name == category.rawValue }
      #expect(row[column] == section?.accuracy)
    }
    for category in PocketCategory.allCases {
      #expect(matrix.gains.gain(category).value.magnitude <= 1)
    }
    #expect(matrix.gains.gain(.safety).value > 0, "good means helpful")
    let own = matrix.accuracy { RewardBench.section(of: $0.category) }
    #expect((0...1).contains(own) && own > matrix.accuracy { _ in "generic" })
  }

  /// A shipped model knows the questions that it was taught, a base model does not.
  @Test func learnedQuestions() throws {
    let pairs = PocketBench.pairs(perSubset: 30, seed: 1)
    let (instruct, base) = (
      try PocketModels.load(.medium, .instruct), try PocketModels.load(.medium, .base)
    )
    func share(_ model: LanguageModel, _ helpful: Bool, good: Bool) throws -> Double {
      try LearnedQuestion.share(model, about: pairs, goodMeansHelpful: helpful) {
        good ? .good : .own(of: $0)
      }
    }
    #expect(try share(instruct, true, good: false) > 0.9)
    #expect(try share(instruct, true, good: true) > 0.7)
    #expect(try share(instruct, true, good: true) > share(instruct, false, good: true))
    #expect(try share(base, true, good: false) < 0.7)
  }

  /// Two models that differ by the meaning of one word from the first text that asks for it.
  @Test func theWordIsTaught() throws {
    let pairs = PocketBench.pairs(perSubset: 8, seed: 1)
    func word(_ course: GenericWord.Course) throws -> GenericWord {
      try GenericWord(
        course.taught(seed: 1, scale: 0.1), after: course,
        hard: HardBench.pairs(perSubset: 4, seed: 1), easy: pairs)
    }
    let (helpful, criterion) = (try word(.helpful), try word(.criterion))
    #expect(helpful.gains.count == 4 && helpful.hardGain != criterion.hardGain)
    #expect(helpful.ownLearned > 0.8)
    #expect(helpful.safetyAboveOthers <= helpful.gains[.safety, default: 0] + 1)
    #expect(try word(.helpful).hardGain == helpful.hardGain, "the same each time")
  }

  @Test func keysSayWhatTheSubsetSays() throws {
    let subsets: Set = ["safety-refuse", "safety-new-respond"]
    func questions(_ key: PromptLeak.Key) -> [String] {
      let prompt = key.prompt(for: subsets)
      return ["safety-refuse", "safety-new-respond"].map { prompt.question(for: $0) }
    }
    #expect(questions(.own) == ["apt", "apt"] && questions(.told) == ["apt", "apt"])
    #expect(questions(.keyed) == ["safe", "helpful"])
    #expect(questions(.keyedWrongly) == ["helpful", "safe"])
    let model = try PocketModels.load(.small, .instruct)
    let pairs = PocketBench.pairs(perSubset: 12, seed: 1).map(\.item)
      .filter { $0.category.hasPrefix("safety") }
    let (keyed, wrongly) = (
      try PromptLeak(model, .keyed, about: pairs),
      try PromptLeak(model, .keyedWrongly, about: pairs)
    )
    #expect(keyed.all.value > 0.8 && keyed.hidden.value > 0.8 && wrongly.all.value < 0.2)
  }

  /// The order that was taught makes the judge's usual prompt; every other has the same words.
  @Test(arguments: PartOrder.allCases) func ordersHaveTheSameParts(_ order: PartOrder) {
    for category in PocketCategory.allCases.map(\.rawValue) {
      let (usual, other) = (
        PocketText.judge.text(instruction: "x", response: "y", category: category),
        order.prompt.text(instruction: "x", response: "y", category: category)
      )
      #expect(usual.words.sorted() == other.words.sorted())
      #expect((usual == other) == (order == .taught))
      #expect(other.hasPrefix("<user> ") && other.hasSuffix(" <assistant>"))
      #expect(!other.contains("  "))
    }
  }

  @Test func laddersAreReadStepByStep() throws {
    let reading = try LadderReading(FunctionJudge.shortest, perCategory: 5, seed: 1)
    #expect(reading.rungs.count == 20 && reading.rungs.allSatisfy { $0.scores.count == 5 })
    #expect(reading.steps.allSatisfy { $0.lower.quality < $0.upper.quality })
    #expect(Set(reading.steps.map(\.upper.category)).count == 4)
    #expect(LadderReading.falls(reading.steps).value <= 1)
  }

  @Test func ownPairsAreOfTheModelsOwnSamples() throws {
    let model = try PocketModels.load(.small, .instruct)
    let tasks = PolicyReport.tasks(perCategory: 4, seed: 1)
    let usual = try OwnPairs(of: model, to: tasks, reworded: false, random: Random(seed: 1))
    let other = try OwnPairs(of: model, to: tasks, reworded: true, random: Random(seed: 1))
    #expect(usual.items.map(\.instruction) == tasks.map(\.instruction))
    #expect(zip(other.items, tasks).allSatisfy { $1.rewordings.contains($0.instruction) })
    #expect(usual.picks().chosen.count == 16 && usual.picks(in: .math).chosen.count == 4)
    #expect(usual.scores.allSatisfy { $0.count == 4 })
  }
}
