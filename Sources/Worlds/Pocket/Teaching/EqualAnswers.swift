import LanguageModels
import Measures
import Preferences
import Tensors

/// Two uses of the same number of answers: Yes or No about a response, which teach the assistant to
/// judge by P(Yes), or which of two is better, from which a reward model learns.
///
/// Both begin as the same assistant, which was shown demonstrations and nothing that judges; both
/// hear about its own responses, from somebody who is always right.
public struct EqualAnswers: Sendable {
  public let assistant: LanguageModel
  /// How often each answer is heard.
  public var epochs = 12
  /// The highest learning rate of either training.
  public var judgeRate: Float = 2e-3
  public var rewardRate: Float = 1e-3
  /// About; a step of either training hears as many.
  public var answersPerStep = 16
  /// What the experiment's seeds hang on.
  public var seed: UInt64

  /// - Parameter assistant: trainable; it stays as it is.
  public init(_ assistant: LanguageModel, seed: UInt64) {
    self.assistant = assistant
    self.seed = seed
  }

  /// An assistant that was shown demonstrations alone, made by the recipe of the small model.
  public static func assistant(
    steps: Int, observe: PocketRecipe.Observer = { _, _, _, _ in }
  ) throws -> LanguageModel {
    var recipe = PocketRecipe.shipped(.small).withoutJudging
    recipe.tuning.steps = steps
    return try PocketModels.made(by: recipe, trainable: true, observe: observe)
  }

  /// What is asked about in one run: tasks, four of the assistant's samples for each, and what each
  /// is worth.
  public struct Pool: Sendable {
    public var tasks: [PocketTask]
    public var items: [JudgeItem]
    var qualities: [[Double]]
  }

  /// - Parameter answers: the most that will be asked for.
  public func pool(seed run: Int, answers: Int) throws -> Pool {
    var random = Random(seed: seed).stream("asked \(run)")
    // Not every prompt gives a pair: two samples of different quality.
    let tasks = PocketTask.mixed(answers * 8 / 5 + 8, using: &random)
    let items = try ResponseSampling(
      samples: 4, limit: PocketText.responseLimit, format: PocketText.chat
    ).items(of: assistant, to: tasks.map(\.prompt), random: random)
    return Pool(
      tasks: tasks, items: items,
      qualities: zip(tasks, items).map { task, item in
        item.responses.map { Oracle.quality(of: $0, to: task) }
      })
  }

  /// The category's own question about the pool's first responses, equal ones once, until `count` are
  /// answered.
  func questions(_ count: Int, of pool: Pool) -> [Verification] {
    lessons(count, of: pool).questions
  }

  private func lessons(_ count: Int, of pool: Pool) -> AnswerLessons {
    AnswerLessons(count, about: pool.items, of: pool.tasks)
  }

  /// The first `count` pairs of different quality, one of a prompt, the better one chosen.
  func labels(_ count: Int, of pool: Pool) -> [PreferencePair] {
    let pairs = zip(pool.items, pool.qualities).lazy.compactMap {
      item, quality -> PreferencePair? in
      guard let other = quality.firstIndex(where: { $0 != quality[0] }) else { return nil }
      let (best, worst) = quality[0] > quality[other] ? (0, other) : (other, 0)
      return PreferencePair(
        prompt: item.instruction, chosen: item.responses[best], rejected: item.responses[worst],
        category: item.category)
    }
    return Array(pairs.prefix(count))
  }

  /// The assistant after `count` answered questions, asked for P(Yes).
  public func judge(answers count: Int, of pool: Pool, seed run: Int) throws -> PreferenceClassifier
  {
    try lessons(count, of: pool).judge(
      from: assistant, rate: judgeRate, epochs: epochs, perStep: answersPerStep,
      random: Random(seed: seed).stream("order \(run)"))
  }

  /// A reward model, made of the assistant, after `count` labelled pairs.
  public func rewardModel(labels count: Int, of pool: Pool, seed run: Int) throws -> RewardModel {
    try RewardTraining(rate: rewardRate, epochs: epochs, pairsPerStep: answersPerStep).run(
      from: assistant, pairs: labels(count, of: pool), format: PocketText.chat,
      random: Random(seed: seed).stream("reward model \(run)"))
  }

  /// What a run gave: accuracy, the mean over subsets, by number of answers and by set of pairs.
  public struct Curve: Sendable {
    var accuracies: [Int: [Double]]

    /// Not a number where no such number of answers was tried.
    public subscript(answers: Int, set: Int) -> Double { accuracies[answers]?[set] ?? .nan }
  }

  /// Both ways with each number of answers, once for each seed.
  ///
  /// - Parameter progress: told when a run is done; there are two for each seed.
  public func trials(
    _ counts: [Int], seeds: Int, on sets: [[PreferencePair]],
    progress: @Sendable () -> Void = {}
  ) throws -> Trials<Curve> {
    var trials = Trials<Curve>(seeds: seeds)
    try trials.run([Self.judging, Self.rewarding]) { arm, seed in
      let pool = try pool(seed: seed, answers: counts.max() ?? 0)
      defer { progress() }
      var curve = Curve(accuracies: [:])
      for n in counts {
        let judge: any Judge =
          arm == Self.judging
          ? try self.judge(answers: n, of: pool, seed: seed)
          : try rewardModel(labels: n, of: pool, seed: seed)
        curve.accuracies[n] = try Self.accuracies(of: judge, on: sets)
      }
      return curve
    }
    return trials
  }

  /// The arms of ``trials(_:seeds:on:progress:)``.
  public static let judging = "P(Yes)"
  public static let rewarding = "reward model"

  /// A judge's accuracy on each set, the plain mean over its subsets.
  public static func accuracies(
    of judge: any Judge, on sets: [[PreferencePair]]
  ) throws -> [Double] {
    try sets.map { SubsetMeans(try judge.outcomes($0)).mean }
  }
}
