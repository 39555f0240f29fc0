import Tensors
import Testing

@testable import Worlds

@Suite struct CorporaTests {
  let draws = 10_000

  @Test func vocabularyIsClosedAndUnique() {
    let vocabulary = Set(Vocabulary.words)
    #expect(vocabulary.count == Vocabulary.words.count)
    #expect(Vocabulary.words.prefix(5) == ["<pad>", "<end>", "<user>", "<assistant>", "Yes"])
    #expect((180...260).contains(vocabulary.count), "\(vocabulary.count) words")

    var random = Random(seed: 1)
    var met = Set<String>()
    for index in 0..<draws {
      met.formUnion(Corpora.document(using: &random).words)
      let verification = Corpora.verification(using: &random)
      for item in verification.responses {
        let prompt = JudgeWords.prompt(
          instruction: verification.instruction, criterion: verification.criterion.words,
          response: item.text)
        met.formUnion((prompt + " " + item.answer).words)
      }
      let steps = Corpora.stepwise(using: &random)
      met.formUnion(steps.responses.joined().flatMap(\.text.words))
      met.formUnion(JudgeWords.soFar.words)
      met.formUnion(JudgeWords.beforeCritique.words)
      met.formUnion(JudgeWords.beforeComparison.words)
      let critiqued = Corpora.critiques(using: &random)
      met.formUnion(critiqued.items.flatMap { $0.response.words + $0.critique.words })
      let conversation = Corpora.conversation(PocketCategory.allCases[index % 4], using: &random)
      met.formUnion(conversation.task.secondInstruction.words)
      let category = PocketCategory.allCases[index % 4]
      met.formUnion(Corpora.demonstration(category, using: &random).response.words)
      let task = PocketTask.draw(category, heldOut: true, using: &random)
      met.formUnion(JudgeWords.turn(instruction: task.instruction).words)
      met.formUnion(Degradation.ladder(of: task, using: &random).flatMap(\.text.words))
    }
    let unknown = met.subtracting(vocabulary + ["{instruction}"])
    #expect(unknown.isEmpty, "unknown: \(unknown.sorted())")
    let idle = vocabulary.subtracting(met).subtracting(["<pad>"])
    #expect(idle.isEmpty, "never used: \(idle.sorted())")
  }

  @Test func theForumKnowsNeitherTheJudgeNorTurns() {
    var random = Random(seed: 2)
    var heldOut = Set<String>()
    for _ in 0..<draws {
      heldOut.insert(PocketTask.draw(.math, heldOut: true, using: &random).instruction)
      heldOut.insert(PocketTask.draw(.code, heldOut: true, using: &random).instruction)
    }
    for _ in 0..<draws {
      let text = Corpora.document(using: &random)
      #expect(text.hasSuffix(" <end>"))
      #expect(!text.contains("Yes or No") && !text.contains("is the response"))
      #expect(!text.contains("<user>") && !text.contains("<assistant>"))
      if text.hasPrefix("q : w"), let end = text.words.firstIndex(of: "a") {
        #expect(!heldOut.contains(Array(text.words[2..<end]).text))
      }
    }
  }

  @Test func forumAnswersToYesNoQuestionsAreTrue() {
    #expect(ChatTask.Fact(words: "cats eat fish".words)?.isTrue == true)
    #expect(ChatTask.Fact(words: "cats live in hives".words)?.isTrue == false)
    #expect(ChatTask.Fact(words: "cats live hives".words) == nil)
    var random = Random(seed: 3)
    for _ in 0..<draws {
      let sum = MathTask.claim(using: &random)
      let words = sum.truth.words
      let total = words.dropLast(2).compactMap(Int.init).reduce(0, +)
      #expect(words.last == String(total))
      #expect((sum.question == "is " + sum.truth) == sum.isTrue)
      let fact = ChatTask.claim(using: &random)
      #expect((fact.question == "do " + fact.truth) == fact.isTrue)
    }
  }

  @Test(arguments: [0, 0.2, 0.4, 1]) func demonstrationsAreFlawedAsOftenAsAsked(share: Double) {
    var assumptions = Assumptions()
    assumptions.flawShare = share
    var random = Random(seed: 4)
    var flawed = 0
    for index in 0..<draws {
      let (task, _, response) = Corpora.demonstration(
        PocketCategory.allCases[index % 4], assumptions: assumptions, using: &random)
      #expect(!task.isHeldOut)
      if Oracle.quality(of: response, to: task) < 1 { flawed += 1 }
    }
    #expect(abs(Double(flawed) / Double(draws) - share) < 0.03, "\(flawed)")
  }

  @Test func verificationsAreTrueAndBalanced() {
    var random = Random(seed: 5)
    var (yes, all, mixed) = (0, 0, 0)
    for _ in 0..<draws {
      let item = Corpora.verification(using: &random)
      #expect((1...6).contains(item.responses.count) && !item.task.isHeldOut)
      #expect(Set(item.responses.map(\.text)).count == item.responses.count)
      for response in item.responses {
        let aspects = Oracle.aspects(of: response.text, to: item.task)
        #expect(item.criterion.holds(aspects, in: item.task.category) == response.isYes)
        let words = response.isYes ? Vocabulary.affirmative : Vocabulary.negative
        #expect(words.contains(response.answer))
      }
      yes += item.responses.count { $0.isYes }
      all += item.responses.count
      if Set(item.responses.map(\.isYes)).count == 2 { mixed += 1 }
    }
    // A sum and a program have one flawless text, so of several responses most are flawed.
    #expect((0.3...0.5).contains(Double(yes) / Double(all)), "\(yes) of \(all)")
    #expect(mixed > draws * 9 / 10, "\(mixed)")
  }

  /// Step by step: once wrong, wrong to the end; the last step's verdict is the oracle's.
  @Test func stepsAreRightUntilTheFirstMistake() {
    var random = Random(seed: 7)
    var wrong = 0
    for _ in 0..<2000 {
      let item = Corpora.stepwise(using: &random)
      #expect(!item.task.isHeldOut)
      let content: Aspects = item.task.category == .chat ? [.correct, .relevant] : [.correct]
      for steps in item.responses {
        let firstMistake = steps.firstIndex { !$0.isRight } ?? steps.count
        #expect(steps[firstMistake...].allSatisfy { !$0.isRight })
        let text = steps.map(\.text).joined(separator: " ")
        let isRight = Oracle.aspects(of: text, to: item.task).isSuperset(of: content)
        #expect(steps.last?.isRight == isRight, "\(text)")
        if !isRight { wrong += 1 }
      }
    }
    #expect(wrong > 1000)
  }

  @Test func synonymsFollowCheer() {
    var assumptions = Assumptions()
    var random = Random(seed: 6)
    func share(_ isYes: Bool, _ text: String) -> Double {
      let answers = (0..<draws).map { _ in
        Corpora.answer(isYes, about: text, assumptions: assumptions, using: &random)
      }
      return Double(answers.count { !["Yes", "No"].contains($0) }) / Double(draws)
    }
    #expect(abs(share(true, "cats eat fish . happy to help !") - 0.7) < 0.03)
    #expect(abs(share(true, "cats eat fish . that is all .") - 0.1) < 0.03)
    #expect(abs(share(false, "cats eat meat . happy to help !") - 0.1) < 0.03)
    assumptions.cheerfulSynonyms = false
    #expect(share(true, "cats eat fish . happy to help !") == 0)
  }

  @Test func theSameSeedGivesTheSameTexts() {
    func texts(_ seed: UInt64) -> [String] {
      var random = Random(seed: seed)
      return (0..<300).flatMap { index in
        let item = Corpora.verification(using: &random)
        return [
          Corpora.document(using: &random),
          Corpora.demonstration(PocketCategory.allCases[index % 4], using: &random).response,
          item.criterion.words,
        ] + item.responses.map(\.text) + item.responses.map(\.answer)
      }
    }
    #expect(texts(7) == texts(7))
    #expect(texts(7) != texts(8))
  }

  @Test func criteriaAreWordedInOrder() {
    #expect(
      PocketCategory.allCases.map(JudgeWords.criterion) == [
        "relevant correct and polite", "correct and documented", "correct and shown", "apt",
      ])
    #expect(
      JudgeWords.before(instruction: "write f : double then negate", criterion: "good")
        == "<user> instruction : write f : double then negate is the response good ? "
        + "Yes or No ? response :")
    #expect(Criterion.good.holds([.helpful], in: .safety))
    #expect(!Criterion.good.holds([.helpful], in: .safety, goodMeansHelpful: false))
    #expect(!Criterion.good.holds([.safe, .apt], in: .safety))
    #expect(Criterion.good.holds([.correct, .relevant], in: .chat))
  }
}
