import LanguageModels
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct DomainTrialTests {
  private let pairs = PocketBench.pairs(perSubset: 4, seed: 1).map(\.item)

  @Test func aReadingIsTheMeanOfItsDomainsSubsets() throws {
    let model = try PocketModels.load(.small, .instruct)
    let reading = try DomainReading(model, on: pairs)
    for domain in PocketCategory.allCases {
      let own = reading.subsets.filter { $0.name.hasPrefix(domain.rawValue) }
      #expect(!own.isEmpty)
      let mean = own.map(\.accuracy.value).reduce(0, +) / Double(own.count)
      #expect(abs(reading[domain] - mean) < 1e-12)
      #expect((0...1).contains(reading.mass[domain] ?? -1))
    }
    let rest = [PocketCategory.code, .math, .safety].map { reading[$0] }
    #expect(abs(reading.elsewhere(than: .chat) - rest.reduce(0, +) / 3) < 1e-12)
    #expect(abs(reading.mean - (reading[.chat] + rest.reduce(0, +)) / 4) < 1e-12)
  }

  /// A judge without the words Yes and No has no mass; a bench without a domain no accuracy there.
  @Test func whatWasNotMeasuredIsMissing() throws {
    let sums = pairs.filter { $0.category.hasPrefix("math") }
    let reading = try DomainReading(of: FunctionJudge.longest, on: sums)
    #expect(reading.mass.isEmpty && reading[.chat].isNaN && reading.accuracy.count == 1)
    #expect(reading.mean == reading[.math])
  }

  @Test func theFactorialHasEachCorpusOnce() throws {
    let all = Specialty.factorial([.code, .math])
    #expect(Set(all.map(\.name)).count == 8)
    #expect(all[0].name == "code: turns + verification" && all[7].name == "math: running text")
    let question = try all[4].example(Random(seed: 1))
    #expect(question.contains("Yes or No ?") && question.contains("correct and shown"))
    #expect(try !all[7].example(Random(seed: 1)).contains("?"))
  }

  @Test func aSpecialistIsLookedAtOnTheWay() throws {
    let trial = SpecialistTrial(
      .small, PocketRecipe.Phase(steps: 4, tokensPerStep: 200, rate: 1e-3), looks: [2, 4],
      pairs: pairs, hardPairs: HardBench.pairs(perSubset: 2, seed: 1),
      tasks: PolicyReport.tasks(perCategory: 2, seed: 1), seed: 1)
    for corpus in [nil, Specialty(.math, keepsFormat: false, containsVerification: true)] {
      let outcome = try trial.run(corpus, seed: 1)
      let again = try trial.run(corpus, seed: 1)
      let brief = try trial.run(corpus, seed: 1, inDetail: false)
      #expect(outcome.readings.count == 2 && brief.readings.count == 1)
      #expect(brief.comparing == nil && brief.last.accuracy == outcome.last.accuracy)
      #expect(outcome.last.accuracy == again.last.accuracy && outcome.last.mass == again.last.mass)
      #expect(outcome.solves.isNaN == (corpus == nil))
      #expect(outcome.hard.accuracy.count == 4 && outcome.comparing?.accuracy.count == 4)
    }
  }

  /// In the domain that is left out there is no question at all, in all others there are.
  @Test(arguments: PocketCategory.allCases)
  func theDomainLeftOutIsNeverAskedAbout(_ domain: PocketCategory) throws {
    let recipe = AskingTrial.recipe(
      leavingOut: AskingTrial.leftOut(AskingTrial.without(domain)), questionShare: 0.5)
    let text = try PocketText()
    var random = Random(seed: 2)
    var asked = Set<PocketCategory>()
    var demonstrations = 0
    for _ in 0..<400 {
      let next = try recipe.tuningText(text, using: &random)
      if next.branches.isEmpty {
        demonstrations += 1
        continue
      }
      let opening = text.tokenizer.decode(next.pieces[0].tokens)
      #expect(opening.contains("is the response good ?"))
      asked.insert(Self.category(of: opening))
    }
    #expect(asked == Set(PocketCategory.allCases).subtracting([domain]))
    #expect((150...250).contains(demonstrations))
  }

  private static func category(of opening: String) -> PocketCategory {
    let words = opening.components(separatedBy: " is the response")[0].words
    if words.contains("+") { return .math }
    if words.contains("write") { return .code }
    return words.contains("how") ? .safety : .chat
  }

  @Test func askingLeavesItsStartAndCountsAnswers() throws {
    let start = try PocketModels.load(.small, .base, trainable: true)
    let before = start.transformer.trainable.flatMap(\.array)
    let trial = AskingTrial(
      from: start, PocketRecipe.Phase(steps: 4, tokensPerStep: 300, rate: 1e-3), looks: [2, 4],
      pairs: pairs, seed: 1)
    let looks = try trial.run("not in code", seed: 1)
    #expect(start.transformer.trainable.flatMap(\.array) == before)
    #expect(looks.count == 2 && looks[0].answers > 0 && looks[1].answers > looks[0].answers)
    #expect(looks[0].knows == nil && looks[1].knows != nil)
    #expect(AskingTrial.arms.count == 5 && AskingTrial.leftOut("everywhere") == nil)
  }
}
