import LanguageModels
import Measures
import Preferences
import Tensors

/// More labels for a model that judges already, used in two ways: comparisons make a reward model of
/// it, answered questions go on tuning its P(Yes). Both are about its own samples on training prompts.
public struct LabelLadder: Sendable {
  /// The two ways.
  public enum Way: String, CaseIterable, Sendable {
    case comparisons = "reward model"
    case answers = "P(Yes)"
  }

  /// It stays as it is.
  public var start: LanguageModel
  /// Numbers of labels.
  public var labels: [Int]
  /// On which all judges are tried.
  public var pairs: [PreferencePair]
  public var seed: UInt64
  /// Of both ways: the highest rate, passes over the labels, and labels in a step.
  public var rate: Float = 3e-4
  public var epochs = 2
  public var labelsPerStep = 32
  /// Where two qualities are near, comparisons err: the temperature of the choice, in units of quality.
  public var noise = 0.15

  public init(from start: LanguageModel, labels: [Int], pairs: [PreferencePair], seed: UInt64) {
    (self.start, self.labels, self.pairs, self.seed) = (start, labels, pairs, seed)
  }

  /// What came of it.
  public struct Runs: Sendable {
    public let labels: [Int]
    public let trials: Trials<SubsetMeans>

    /// The mean over seeds.
    public func mean(_ way: Way, _ labels: Int, _ value: (SubsetMeans) -> Double) -> Interval {
      trials.mean(LabelLadder.arm(way, labels), value)
    }

    /// By number of labels, what one way has above the other with as many, paired by seed.
    public func leads(
      of way: Way, over other: Way, _ value: (SubsetMeans) -> Double
    ) -> [(of: String, Interval)] {
      labels.map { n in
        let (own, others) = (LabelLadder.arm(way, n), LabelLadder.arm(other, n))
        return ("\(n) labels", trials.lead(own, over: others, value))
      }
    }

    /// The same above one score.
    public func leads(
      of way: Way, over score: Double, _ value: (SubsetMeans) -> Double
    ) -> [(of: String, Interval)] {
      labels.map { n in ("\(n) labels", mean(way, n) { value($0) - score }) }
    }
  }

  private static func arm(_ way: Way, _ labels: Int) -> String { "\(way.rawValue), \(labels)" }

  /// Training prompts, each with two of the start's samples.
  public struct Pool: Sendable {
    public let tasks: [PocketTask]
    public let items: [JudgeItem]
    let random: Random
  }

  /// What is labelled in a run.
  public func pool(seed run: Int) throws -> Pool {
    var random = Random(seed: seed).stream("labels \(run)")
    let tasks = PocketTask.mixed(2 * (labels.max() ?? 0) + 8, using: &random)
    let items = try ResponseSampling(
      samples: 2, limit: PocketText.responseLimit, format: PocketText.chat
    ).items(of: start, to: tasks.map(\.prompt), random: random)
    return Pool(tasks: tasks, items: items, random: random)
  }

  /// The first `count` pairs of samples that differ, compared.
  func comparisons(_ count: Int, of pool: Pool) throws -> [PreferencePair] {
    let pairs = try humanLikePairs(
      pool.items, truth: OracleJudge(pool.tasks), temperature: noise, random: pool.random)
    return Array(pairs.prefix(count))
  }

  /// The category's own question about the first samples, truthfully answered `count` times.
  func questions(_ count: Int, of pool: Pool) -> [Verification] {
    lessons(count, of: pool).questions
  }

  private func lessons(_ count: Int, of pool: Pool) -> AnswerLessons {
    AnswerLessons(count, about: pool.items, of: pool.tasks)
  }

  /// Makes all judges and tries them.
  ///
  /// - Parameter train: makes a reward model of the start, comparisons and the seed's number.
  public func run(
    seeds: Int, train: @Sendable (LanguageModel, [PreferencePair], Int) throws -> RewardModel
  ) throws -> Runs {
    let pools = try sideBySide(Array(1...max(1, seeds))) { try pool(seed: $0) }
    let arms = labels.sorted(by: >).flatMap { n in
      Way.allCases.map { (name: Self.arm($0, n), way: $0, labels: n) }
    }
    var trials = Trials<SubsetMeans>(seeds: seeds)
    try trials.run(arms.map(\.name)) { name, run in
      let arm = arms.first { $0.name == name } ?? arms[0]
      let pool = pools[run - 1]
      let outcomes =
        switch arm.way {
        case .comparisons:
          try train(start, comparisons(arm.labels, of: pool), run).outcomes(pairs)
        case .answers:
          try lessons(arm.labels, of: pool).judge(
            from: start, rate: rate, epochs: epochs, perStep: labelsPerStep,
            random: Random(seed: seed).stream("order \(run)")
          ).outcomes(pairs)
        }
      return SubsetMeans(outcomes)
    }
    return Runs(labels: labels, trials: trials)
  }
}
