import LanguageModels
import Measures
import Preferences
import Tensors

/// What is left of the difference between raw and normalised where all answers are Yes or No: copies
/// of a judge go on with their lessons, with synonyms of Yes and No and without them.
public struct SynonymTrial: Sendable {
  /// p_yes + p_no, the mean over the probe's responses.
  public let mass: Double
  /// What plain has above cheerful, in nats, in the order of ``AnswerReading``.
  public let leads: [Double]
  /// AUC of the score less that of the raw probability.
  public let gained: Double

  /// The arms of ``trials(of:by:steps:seeds:usual:unseen:pairs:)``.
  public static let arms = ["with synonyms", "Yes and No only"]

  /// Both arms, each as often as there are seeds; a seed's two copies differ in the answers' words.
  ///
  /// - Parameters:
  ///   - model: trainable; it stays as it is.
  ///   - recipe: its own.
  ///   - steps: of further training, at a third of the recipe's rate.
  public static func trials(
    of model: LanguageModel, by recipe: PocketRecipe, steps: Int, seeds: Int, usual: ToneProbe,
    unseen: ToneProbe, pairs: [PreferencePair]
  ) throws -> Trials<SynonymTrial> {
    var trials = Trials<SynonymTrial>(seeds: seeds)
    try trials.run(arms) { arm, seed in
      let copy = LanguageModel(
        transformer: model.transformer.copy(), tokenizer: model.tokenizer)
      var lessons = recipe
      lessons.assumptions.cheerfulSynonyms = arm == arms[0]
      try lessons.continued(
        copy, steps: steps, rate: recipe.tuning.rate / 3, seed: UInt64(seed))
      let effect = try ToneEffect(copy, usual: usual, unseen: unseen)
      let scores = try pYes(copy).judge(pairs.map(\.item))
      func area(_ value: (JudgeScore) -> Double) -> Double {
        areaUnderCurve(scores.flatMap { [(value($0[0]), true), (value($0[1]), false)] })
      }
      return SynonymTrial(
        mass: effect.mass, leads: AnswerReading.allCases.map { effect.lead($0).value },
        gained: area(\.score) - area(\.pYes))
    }
    return trials
  }
}
