import LanguageModels
import Measures
import Preferences
import Tensors

/// One arm of an experiment with ``PocketLoop``: who says which response is better, and how the
/// policy learns from it. All else is the loop's, the same for all arms.
public struct LoopArm: Sendable {
  /// What a judge can be made of.
  public struct Round: Sendable {
    /// The policy as the round begins.
    public var policy: LanguageModel
    /// What it is asked in this round.
    public var tasks: [PocketTask]
    /// The run's, from 1.
    public var seed: Int

    public init(policy: LanguageModel, tasks: [PocketTask], seed: Int) {
      (self.policy, self.tasks, self.seed) = (policy, tasks, seed)
    }
  }

  /// How the policy learns.
  public enum Learning: Sendable {
    /// On pairs of the best and the worst response; `nil` is the loop's own training.
    case pairs(PreferenceTraining?)
    /// From the scores themselves, without pairs.
    case policyGradient(PolicyGradient)
  }

  public var name: String
  public var learning: Learning
  /// Makes the judge of a round; with a policy gradient, that of the whole run.
  public var judge: @Sendable (Round) throws -> any Judge

  /// An arm that learns from pairs; the policy of the round judges unless another does.
  public init(
    _ name: String, training: PreferenceTraining? = nil,
    judge: @escaping @Sendable (Round) throws -> any Judge = { try pYes($0.policy) }
  ) {
    self.init(name, .pairs(training), judge: judge)
  }

  public init(
    _ name: String, _ learning: Learning, judge: @escaping @Sendable (Round) throws -> any Judge
  ) {
    (self.name, self.learning, self.judge) = (name, learning, judge)
  }
}

extension PocketLoop {
  /// One run of an arm.
  ///
  /// - Returns: the start and what each round left.
  public func run(
    _ arm: LoopArm, seed: Int, from beginning: Beginning? = nil,
    finished: (Int, LanguageModel) throws -> Void = { _, _ in }
  ) throws -> [State] {
    switch arm.learning {
    case .pairs(let training):
      var loop = self
      loop.training = training ?? self.training
      return try loop.run(seed: seed, from: beginning, finished: finished) {
        try arm.judge(LoopArm.Round(policy: $0, tasks: $1, seed: seed))
      }
    case .policyGradient(let learning):
      let tasks = tasks(seed)
      let batches = tasks.map { $0.map(\.prompt).batches(of: training.pairsPerStep) }
      let judge = try arm.judge(
        LoopArm.Round(policy: start, tasks: tasks.flatMap { $0 }, seed: seed))
      var states = [try beginning?.state ?? state(start, seed: seed)]
      try learning.run(
        from: start, batches: Array(batches.joined()), judge: judge,
        random: Random(seed: self.seed + UInt64(seed))
      ) { step, policy in
        guard step.number % (batches.first?.count ?? 1) == 0 else { return }
        states.append(try state(policy, seed: seed))
        try finished(states.count - 1, policy)
      }
      return states
    }
  }

  /// The beginnings of all seeds.
  public func beginnings(_ seeds: Int) throws -> [Beginning] {
    try sideBySide(Array(1...max(1, seeds))) { try beginning($0) }
  }
}

extension Trials where Outcome == [PocketLoop.State] {
  /// Runs arms of a loop; what a seed's runs share is made once.
  ///
  /// - Parameters:
  ///   - fewer: runs the first of the seeds only.
  ///   - finished: told each round's end, from any thread.
  public mutating func run(
    _ arms: [LoopArm], of loop: PocketLoop, seeds fewer: Int? = nil,
    finished: @Sendable () -> Void = {}
  ) throws {
    let beginnings = try loop.beginnings(fewer ?? seeds)
    let byName = Dictionary(arms.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    try run(arms.map(\.name), seeds: fewer) { name, seed in
      guard let arm = byName[name] else { return [] }
      return try loop.run(arm, seed: seed, from: beginnings[seed - 1]) { _, _ in finished() }
    }
  }

  /// What an arm's samples gain in quality between two rounds, 0 being the start.
  public func gain(_ arm: String, from first: Int = 0, to last: Int) -> Interval {
    mean(arm) { $0[last].quality - $0[first].quality }
  }

  /// How much more an arm gains in one round than in another, paired by seed.
  public func fall(_ arm: String, from round: Int, to other: Int) -> Interval {
    mean(arm) { states in
      func gain(_ round: Int) -> Double { states[round].quality - states[round - 1].quality }
      return gain(round) - gain(other)
    }
  }
}
