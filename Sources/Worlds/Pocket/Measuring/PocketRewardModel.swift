import LanguageModels
import Preferences
import Tensors

extension PocketLoop {
  /// A reward model for the runs of a seed: a copy of the start, trained on comparisons of the start's
  /// own samples by an annotator who errs as Bradley and Terry's model has it.
  ///
  /// - Parameters:
  ///   - labels: how many prompts the annotator is shown two samples of.
  ///   - temperature: of the annotator, in units of quality.
  public func rewardModel(
    labels: Int, temperature: Double = 0.2, seed: Int
  ) throws -> RewardModel {
    let random = Random(seed: self.seed).stream("reward model \(seed)")
    var drawing = random.stream("labelled prompts")
    let tasks = PocketTask.mixed(labels, using: &drawing)
    let items = try ResponseSampling(limit: PocketText.responseLimit, format: PocketText.chat)
      .items(of: start, to: tasks.map(\.prompt), random: random.stream("labelled"))
    let pairs = try humanLikePairs(
      items, truth: OracleJudge(tasks), temperature: temperature, random: random)
    return try RewardTraining(rate: 5e-4, epochs: 2).run(
      from: start, pairs: pairs, format: PocketText.chat, random: random.stream("training"))
  }

  /// One reward model for each seed.
  public func rewardModels(labels: Int, seeds: Int) throws -> [RewardModel] {
    try sideBySide(Array(1...max(1, seeds))) { try rewardModel(labels: labels, seed: $0) }
  }
}
