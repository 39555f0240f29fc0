import LanguageModels
import Measures
import Preferences

/// Whether a model has learned what a question means: its Yes and No against the true answer.
public enum LearnedQuestion {
  /// How often it answers rightly, 0…1; ½ is a coin's.
  ///
  /// Of the responses of which Yes is true and of those of which No is the shares count alike, so
  /// that a model that always says No has one half; so do the four categories.
  ///
  /// - Parameters:
  ///   - criterion: what is asked in a category.
  ///   - pairs: whose responses are asked about.
  public static func share(
    _ model: LanguageModel, about pairs: [PocketPair], goodMeansHelpful: Bool,
    asking criterion: (PocketCategory) -> Criterion
  ) throws -> Double {
    try PocketCategory.allCases.map { category in
      let members = pairs.filter { $0.section == category }
      let criterion = criterion(category)
      var prompt = PocketText.judge.withoutCategories
      prompt.generic = criterion.words
      let scores = try PreferenceClassifier(model, prompt: prompt).scores(members.map(\.item.item))
      var answers: (whenYes: [Double], whenNo: [Double]) = ([], [])
      for (pair, scores) in zip(members, scores) {
        for (text, score) in zip([pair.chosen, pair.rejected], scores) {
          let isYes = criterion.holds(
            Oracle.aspects(of: text, to: pair.task), in: category,
            goodMeansHelpful: goodMeansHelpful)
          if isYes {
            answers.whenYes.append(score > 0.5 ? 1 : 0)
          } else {
            answers.whenNo.append(score > 0.5 ? 0 : 1)
          }
        }
      }
      return [answers.whenYes.average, answers.whenNo.average].average
    }.average
  }
}
