import Measures
import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct SupervisionTests {
  /// One item of each kind, counted by hand.
  @Test func countsByHand() {
    var random = Random(seed: 1)
    let question = Corpora.verification(using: &random)
    let steps = Corpora.stepwise(using: &random)
    var found = Supervision()
    found.add(.question(question))
    found.add(.steps(steps))
    found.add(.critiques(Corpora.critiques(using: &random)))
    let comparisons = Corpora.comparisons(using: &random)
    found.add(.comparisons(comparisons))
    found.add(.demonstration("what do cats eat ?", "cats eat fish ."))
    #expect(found.texts == 5 && found.questions == 2 && found.demonstrations == 1)
    #expect(found.answers == question.responses.count)
    #expect(found.stepAnswers == steps.responses.flatMap { $0 }.count)
    #expect(found.comparisons == (comparisons.responses.count == 2 ? 2 : 6))
    #expect(found.critiques <= 3 && found.judgements > found.answers)
  }

  /// The training itself draws as many texts, of which the shares are those of the recipe.
  @Test func theTuningsOwnTextsAreCounted() throws {
    var recipe = PocketRecipe.shipped(.small)
    recipe.tuning.steps = 40
    let found = try recipe.supervision()
    let text = try PocketText()
    var random = Random(seed: recipe.seed).stream("instructions")
    var (tokens, texts) = (0, 0)
    for _ in 0..<40 {
      tokens = 0
      while tokens < recipe.tuning.tokensPerStep {
        tokens += try recipe.tuningText(text, using: &random).tokenCount
        texts += 1
      }
    }
    #expect(found.texts == texts)
    #expect(abs(Double(found.questions) / Double(texts) - 0.65) < 0.06)
    let without = try recipe.withoutJudging.supervision()
    #expect(without.judgements == 0 && without.texts == without.demonstrations)
  }

  /// Both uses are given exactly as many answers, and true ones.
  @Test func equalNumbersOfAnswers() throws {
    let equal = EqualAnswers(try PocketModels.load(.small, .instruct, trainable: true), seed: 1)
    let pool = try equal.pool(seed: 1, answers: 40)
    let questions = equal.questions(30, of: pool)
    #expect(questions.reduce(0) { $0 + $1.responses.count } == 30)
    let labels = equal.labels(30, of: pool)
    #expect(labels.count == 30 && labels.allSatisfy { $0.chosen != $0.rejected })
    for (label, score) in zip(labels, try OracleJudge(pool.tasks).scores(labels.map(\.item))) {
      #expect(score[0] > score[1], "\(label)")
    }
    let before = try pYes(equal.assistant).scores([labels[0].item])
    let judge = try equal.judge(answers: 30, of: pool, seed: 1)
    #expect(try judge.scores([labels[0].item]) != before)
    #expect(try pYes(equal.assistant).scores([labels[0].item]) == before)
    #expect(
      try equal.judge(answers: 30, of: pool, seed: 1).scores([labels[0].item])
        == judge.scores([labels[0].item]))
  }
}
