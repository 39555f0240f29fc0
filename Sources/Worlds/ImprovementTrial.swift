import Files
import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors

/// One run of the loop on an adapter of a study's model, and what each round's samples are worth on
/// held-out prompts.
public struct ImprovementTrial: Sendable {
  /// After one round.
  public struct Round: Codable, Sendable, Equatable {
    public var reading: SampleReading
    /// Pairs that were trained on, and prompts that gave none.
    public var pairs: Int
    public var dropped: Int
    /// Of the pairs whose responses differ in quality, the share whose chosen one is better.
    public var labelsRight: Double
    /// The loss in the last step, nats.
    public var loss: Double
    /// How often a sample is better than the start's by the checker, plain and with the share of
    /// length taken out.
    public var wins: Interval
    public var controlledWins: Interval
  }

  public var study: Study
  public var training: PreferenceTraining
  public var lora = LoRA(rank: 16, alpha: 32)
  /// N, the responses per prompt.
  public var samples = 4
  public var temperature = 0.8
  public var pairing = PairingRule()
  /// The tasks of each round.
  public var rounds: [[any WorldTask]]
  /// Held-out tasks, and how many samples of each are read.
  public var evaluation: [any WorldTask]
  public var evaluationSamples = 4

  public init(
    _ study: Study, training: PreferenceTraining, rounds: [[any WorldTask]],
    evaluation: [any WorldTask]
  ) {
    (self.study, self.training) = (study, training)
    (self.rounds, self.evaluation) = (rounds, evaluation)
  }

  /// The policy that the run begins with: the model under an adapter that changes nothing yet.
  public func start(_ random: Random) throws -> Study {
    study.of(
      LanguageModel(
        transformer: try study.model.transformer.adapted(lora, random: random.stream("adapter")),
        tokenizer: study.model.tokenizer))
  }

  /// Samples on the held-out prompts, the same draws for every policy of a seed.
  public func samples(of study: Study, _ random: Random) throws -> [JudgeItem] {
    try responses(of: study, to: evaluation, evaluationSamples, random.stream("evaluation"))
  }

  /// Responses to the first round's prompts: the same for all runs of a seed, whoever judges.
  public func firstResponses(_ random: Random) throws -> [JudgeItem] {
    try responses(of: study, to: rounds.first ?? [], samples, random.stream("first responses"))
  }

  private func responses(
    of study: Study, to tasks: [any WorldTask], _ samples: Int, _ random: Random
  ) throws -> [JudgeItem] {
    try study.sampling(samples, temperature: temperature).items(
      of: study.model, to: tasks.map(\.prompt), random: random)
  }

  /// Runs the rounds.
  ///
  /// - Parameters:
  ///   - judge: makes the judge of a round from the study of that round's policy.
  ///   - first: what ``firstResponses(_:)`` gave, to be shared.
  ///   - before: the start's samples on the held-out prompts, by ``samples(of:_:)``.
  ///   - folder: where stages are kept, and by what made; `nil` keeps nothing.
  ///   - finished: told each round's number.
  public func run(
    judge: (Study) throws -> any Judge, first: [JudgeItem], before: [JudgeItem], random: Random,
    keptIn folder: (path: String, maker: Fingerprint)? = nil,
    finished: (Int) -> Void = { _ in }
  ) throws -> [Round] {
    let start = try start(random)
    var loop = SelfImprovement(
      limit: study.world.responseLimit, format: study.format, training: training)
    loop.samples = samples
    loop.pairing = pairing
    loop.sampling = Sampling(temperature: temperature)
    let kept = folder.map {
      SelfImprovement.Folder(
        $0.path, madeBy: $0.maker,
        result: .adapter(PEFTConfiguration(lora, base: study.world.name)))
    }
    var all: [Round] = []
    try loop.run(
      from: start.model, rounds: rounds.map { $0.map(\.prompt) }, firstResponses: first,
      judge: { try judge(start.of($0)) }, random: random, keptIn: kept,
      finished: { round in
        let file = kept.map { "\($0.path)/round-\(round.number)/reading.json" }
        if let data = file.flatMap({ FileManager.default.contents(atPath: $0) }),
          let read = try? JSONDecoder().decode(Round.self, from: data)
        {
          all.append(read)
        } else {
          let done = try outcome(of: round, start.of(round.policy), before, random)
          if let file { try AtomicFile.write(JSONEncoder().encode(done), to: file) }
          all.append(done)
        }
        finished(round.number)
      })
    return all
  }

  private func outcome(
    of round: SelfImprovement.Round, _ study: Study, _ before: [JudgeItem], _ random: Random
  ) throws -> Round {
    let samples = try samples(of: study, random)
    let wins = WinRate(
      try WinRate.games(samples, against: before, judge: OracleJudge(evaluation)))
    return Round(
      reading: SampleReading(samples, of: evaluation), pairs: round.pairing.pairs.count,
      dropped: round.items.count - round.pairing.pairs.count,
      labelsRight: Self.labelsRight(round.pairing.pairs, rounds[round.number - 1]),
      loss: round.metrics.last?.loss ?? .nan, wins: wins.plain,
      controlledWins: wins.lengthControlled)
  }

  private static func labelsRight(
    _ pairs: [PreferencePair], _ tasks: [any WorldTask]
  ) -> Double {
    let byInstruction = Dictionary(
      tasks.map { ($0.prompt.instruction, $0) }, uniquingKeysWith: { first, _ in first })
    return pairs.compactMap { pair -> Double? in
      guard let task = byInstruction[pair.prompt] else { return nil }
      let (chosen, rejected) = (task.quality(of: pair.chosen), task.quality(of: pair.rejected))
      return chosen == rejected ? nil : chosen > rejected ? 1 : 0
    }.average
  }
}
