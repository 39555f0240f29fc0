import LanguageModels
import Tensors

/// How many truthful answers a model's instruction tuning has shown it: what its judgement cost in
/// labels before it cost nothing to ask.
public struct TuningAnswers: Sendable, Equatable {
  /// Yes or No about a whole response, and after a step of one.
  public var whole = 0
  public var steps = 0
  /// Critiques with a score, and comparisons.
  public var critiques = 0
  public var comparisons = 0

  /// Yes and No together.
  public var yesOrNo: Int { whole + steps }

  /// Counts them in so many texts, drawn as the recipe draws them, and scales the counts to all
  /// texts that the tuning read.
  public init(of recipe: PocketRecipe, texts: Int = 4000) throws {
    let text = try PocketText()
    let assumptions = recipe.assumptions
    var random = Random(seed: recipe.seed).stream("counted")
    // Texts that the tuning read, from the tokens of some.
    let some = try (0..<texts / 4).map { _ in try recipe.tuningText(text, using: &random).tokenCount
    }
    let perText = Double(some.reduce(0, +)) / Double(max(1, some.count))
    // A step ends with the text that fills it: half a text above on average.
    let perStep = Double(recipe.tuning.tokensPerStep) / perText + 0.5
    let all = Double(recipe.tuning.steps) * perStep
    func count(_ share: Double, _ draw: (inout Random) -> Int) -> Int {
      let drawn = (0..<texts).reduce(0) { sum, _ in sum + draw(&random) }
      return Int((all * share * Double(drawn) / Double(max(1, texts))).rounded())
    }
    whole = count(assumptions.verificationShare) {
      Corpora.verification(assumptions: assumptions, using: &$0).responses.count
    }
    steps = count(assumptions.stepwiseShare) {
      Corpora.stepwise(assumptions: assumptions, using: &$0).responses.reduce(0) {
        $0 + $1.count
      }
    }
    critiques = count(assumptions.critiqueShare) {
      Corpora.critiques(assumptions: assumptions, using: &$0).items.count
    }
    comparisons = count(assumptions.comparisonShare) {
      let number = Corpora.comparisons(assumptions: assumptions, using: &$0).responses.count
      return number * (number - 1)
    }
  }
}
