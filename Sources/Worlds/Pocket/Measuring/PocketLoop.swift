import LanguageModels
import Measures
import Preferences
import Tensors

/// Runs of the loop on a pocket model, all of whose weights learn: what differs between the arms of
/// an experiment is the judge or the training, what differs between seeds are prompts and samples.
public struct PocketLoop: Sendable {
  /// The policy as it begins, or as a round left it.
  public struct State: Sendable {
    /// Its samples on the held-out prompts.
    public var policy: PolicyReport
    /// How often it prefers the better response of ``PocketLoop/bench``; `nil` where that is empty.
    public var judgeAccuracy: Double?
    /// The same; no number where the bench is empty.
    public var judged: Double { judgeAccuracy ?? .nan }
    /// How it holds ``PocketLoop/conversations``; `nil` where there are none.
    public var twoTurns: TwoTurnReport?
    /// The mean score of a turn, 0 or 1, from 1 to 10; no number where there are no conversations.
    public func score(ofTurn turn: Int) -> Double { twoTurns?.turns[turn] ?? .nan }
    /// Of the round's training; empty at the start.
    public var training: [StepMetrics] = []
    /// Pairs that were trained on, and prompts that gave none.
    public var pairs = 0
    public var dropped = 0

    /// Mean true quality of its samples, 0…1.
    public var quality: Double { policy.meanQuality }

    /// The steps of the round's training whose batch was full: an epoch's last one holds the few
    /// pairs that are left over, whose mean says little.
    public func fullBatches(of pairsPerStep: Int) -> [StepMetrics] {
      let steps = (pairs + pairsPerStep - 1) / pairsPerStep
      return training.enumerated()
        .filter { $0.offset % max(1, steps) < pairs / pairsPerStep }.map(\.element)
    }
  }

  /// What all runs of a seed share, whoever judges: the start's state, and its responses to the first
  /// round's prompts.
  public struct Beginning: Sendable {
    public var state: State
    public var responses: [JudgeItem]
  }

  public var start: LanguageModel
  public var training: PreferenceTraining
  public var rounds: Int
  public var promptsPerRound: Int
  /// Held-out tasks whose answers are read after each round, and how many samples of each.
  public var evaluation: [PocketTask]
  public var evaluationSamples = 4
  /// From how many of them the divergence is estimated; `nil` takes all.
  public var distances: Int?
  /// Pairs on which the policy's own judgement is tried.
  public var bench: [PreferencePair] = []
  /// Conversations of two turns that each policy holds.
  public var conversations: [TwoTurnTask] = []
  /// What all of the experiment's seeds hang on.
  public var seed: UInt64

  /// - Parameter evaluation: of each category, how many held-out prompts.
  public init(
    from start: LanguageModel, rounds: Int, promptsPerRound: Int, evaluation perCategory: Int,
    seed: UInt64
  ) {
    self.start = start
    self.rounds = rounds
    self.promptsPerRound = promptsPerRound
    self.seed = seed
    evaluation = PolicyReport.tasks(perCategory: perCategory, seed: seed)
    training = Self.training(.dpo(beta: 0.1, likelihood: 0.5), rate: 2e-4)
  }

  /// A round's training: two epochs of 32 pairs a step.
  public static func training(_ loss: PreferenceLoss, rate: Float) -> PreferenceTraining {
    PreferenceTraining(loss: loss, rate: rate, epochs: 2, pairsPerStep: 32)
  }

  /// The prompts of each round.
  public func tasks(_ seed: Int) -> [[PocketTask]] {
    var random = Random(seed: self.seed).stream("prompts \(seed)")
    return (0..<rounds).map { _ in PocketTask.mixed(promptsPerRound, using: &random) }
  }

  /// What a policy is worth; the same held-out prompts and draws for all policies of a seed.
  public func state(_ policy: LanguageModel, seed: Int) throws -> State {
    State(
      policy: try PolicyReport(
        of: policy, start: start, tasks: evaluation, samples: evaluationSamples,
        distances: distances, random: Random(seed: self.seed).stream("evaluation \(seed)")),
      judgeAccuracy: bench.isEmpty
        ? nil
        : RewardBench(
          try pYes(policy).outcomes(bench)
        ).subsetMean.value,
      twoTurns: conversations.isEmpty
        ? nil
        : try TwoTurnReport(
          of: policy, tasks: conversations,
          random: Random(seed: self.seed).stream("conversations \(seed)")))
  }

  /// The beginning of a seed's runs; each of them comes to the same one by itself.
  public func beginning(_ seed: Int) throws -> Beginning {
    let random = Random(seed: self.seed + UInt64(seed)).stream("round 1").stream("samples")
    return Beginning(
      state: try state(start, seed: seed),
      responses: try ResponseSampling(limit: PocketText.responseLimit, format: PocketText.chat)
        .items(of: start, to: (tasks(seed).first ?? []).map(\.prompt), random: random))
  }

  /// One run.
  ///
  /// - Parameters:
  ///   - seed: from 1.
  ///   - beginning: what ``beginning(_:)`` gave for this seed, to be shared; `nil` makes it anew.
  ///   - judge: makes a round's judge from its policy and its tasks.
  ///   - finished: told each round's number and policy.
  /// - Returns: the start and what each round left.
  public func run(
    seed: Int, from beginning: Beginning? = nil,
    finished: (Int, LanguageModel) throws -> Void = { _, _ in },
    judge: (LanguageModel, [PocketTask]) throws -> any Judge
  ) throws -> [State] {
    let tasks = tasks(seed)
    var states = [try beginning?.state ?? state(start, seed: seed)]
    let loop = SelfImprovement(
      limit: PocketText.responseLimit, format: PocketText.chat, training: training)
    var round = 0
    try loop.run(
      from: start, rounds: tasks.map { $0.map(\.prompt) }, firstResponses: beginning?.responses,
      judge: { policy in
        round += 1
        return try judge(policy, tasks[round - 1])
      }, random: Random(seed: self.seed + UInt64(seed)),
      finished: { done in
        var next = try state(done.policy, seed: seed)
        next.training = done.metrics
        next.pairs = done.pairing.pairs.count
        next.dropped = done.pairing.identical + done.pairing.tied
        states.append(next)
        try finished(done.number, done.policy)
      })
    return states
  }
}

/// P(Yes) of a model, asked in the pocket world's words.
public func pYes(_ model: LanguageModel) throws -> PreferenceClassifier {
  try PreferenceClassifier(model, prompt: PocketText.judge)
}
