import Files
import LanguageModels
import Tensors

/// The loop (Garg et al. 2025): generate N responses per prompt, judge them, pair the best with the
/// worst, train on the pairs, and begin again with the policy that came out.
///
/// With a folder, each stage leaves its file as it goes, and a run that is started again goes on
/// where it was: `round-1/responses.jsonl`, `scored.jsonl`, `pairs.jsonl`, `policy/`.
public struct SelfImprovement: Sendable {
  /// N, the responses per prompt.
  public var samples = 4
  public var sampling = Sampling(temperature: 1)
  /// Tokens per response at most.
  public var limit: Int
  public var format: ChatFormat
  public var pairing = PairingRule()
  public var training: PreferenceTraining
  /// Tokens of prompt and response together that are trained on, at most; see ``CutPairs``.
  public var maximumLength = Int.max
  /// Whether pairs with an empty response are trained on; see ``CutPairs``.
  public var keepsEmpty = true

  public init(limit: Int, format: ChatFormat, training: PreferenceTraining) {
    self.limit = limit
    self.format = format
    self.training = training
  }

  /// Where the stages are kept.
  public struct Folder: Sendable {
    public var path: String
    /// What the outcome depends on: model, prompts, judge and options. How many rounds there are is
    /// none of it, so that a run can be given more.
    public var maker: Fingerprint
    /// What a round writes of its policy.
    public var result: TrainingRun.Result
    public var stepsPerCheckpoint = 20
    /// Prompts between two writes.
    public var promptsAtOnce = 32

    public init(_ path: String, madeBy maker: Fingerprint, result: TrainingRun.Result) {
      (self.path, self.maker, self.result) = (path, maker, result)
    }
  }

  /// One round, finished.
  public struct Round: Sendable {
    /// From 1.
    public let number: Int
    public let items: [JudgeItem]
    public let scores: [[Double]]
    public let pairing: Pairing
    public let metrics: [StepMetrics]
    /// The policy after this round's training.
    public let policy: LanguageModel
  }

  /// How far a run is, for its watcher.
  public enum Progress: Sendable {
    /// So many of all prompts have been answered, or judged.
    case generated(Int, of: Int)
    case judged(Int, of: Int)
    /// What the scores say of the judge.
    case scored(ScoreSummary)
    /// The pairs to be trained on, and what was cut or left out.
    case paired(Pairing, CutPairs)
    case training(TrainingRun.Progress)
  }

  /// Runs the rounds.
  ///
  /// - Parameters:
  ///   - start: the policy to begin with, whose weights or updates are trainable; it is not changed.
  ///   - rounds: the prompts of each round.
  ///   - firstResponses: the first round's prompts with responses that have been drawn already; `nil`
  ///     draws them.
  ///   - judge: makes the judge of a round from the policy of that round.
  ///   - random: the seed of samples and orders.
  ///   - folder: where stages are kept; `nil` keeps nothing.
  ///   - observe: told how far each round is.
  ///   - finished: told each round's outcome.
  /// - Throws: ``FileError`` where a round gives no pair or the folder is another run's, and what the
  ///   judge throws.
  public func run(
    from start: LanguageModel, rounds: [[JudgeItem]], firstResponses: [JudgeItem]? = nil,
    judge: (LanguageModel) throws -> any Judge, random: Random, keptIn folder: Folder? = nil,
    observe: (_ round: Int, Progress) throws -> Void = { _, _ in },
    finished: (Round) throws -> Void = { _ in }
  ) throws {
    try training.check()
    try requireChoice(samples)
    try require(!rounds.isEmpty, "rounds", 0, give: "1 or more")
    try require(
      pairing.minimumMargin >= 0, "least margin", pairing.minimumMargin, give: "0 or more")
    if let folder {
      try require(
        folder.promptsAtOnce >= 1, "prompts at once", folder.promptsAtOnce, give: "1 or more")
    }
    let kept = try folder.map { try RunFolder($0.path, madeBy: $0.maker, resuming: true) }
    defer { withExtendedLifetime(kept) {} }
    var policy = start
    for (index, prompts) in rounds.enumerated() {
      let number = index + 1
      try kept?.requireStanding()
      let random = random.stream("round \(number)")
      let stages = try folder.map { try RoundFolder($0, number) }
      let given = index == 0 ? firstResponses : nil
      let items =
        try given
        ?? answers(of: policy, to: prompts, random.stream("samples"), stages) {
          try observe(number, .generated($0, of: prompts.count))
        }
      let scored = try scored(items, by: try judge(policy), stages) {
        try observe(number, .judged($0, of: items.count))
      }
      let scores = scored.map { $0.scores ?? [] }
      var summary = ScoreSummary()
      for item in scored { summary.add(item) }
      try observe(number, .scored(summary))
      let pairing = Pairing(scored, scores: scores, rule: pairing)
      try stages?.keep(pairing.pairs)
      let next = LanguageModel(transformer: policy.transformer.copy(), tokenizer: policy.tokenizer)
      let metrics: [StepMetrics]
      do {
        metrics = try train(next, after: policy, pairing, random, stages) {
          try observe(number, $0)
        }
      } catch var lost as LostNumbers {
        lost.place = "round \(number)"
        throw lost
      }
      policy = next
      try finished(
        Round(
          number: number, items: items, scores: scores, pairing: pairing, metrics: metrics,
          policy: policy))
    }
  }

  private func answers(
    of policy: LanguageModel, to prompts: [JudgeItem], _ random: Random, _ stages: RoundFolder?,
    _ observe: (Int) throws -> Void
  ) throws -> [JudgeItem] {
    let drawing = ResponseSampling(
      samples: samples, sampling: sampling, limit: limit, format: format)
    guard let stages else { return try drawing.items(of: policy, to: prompts, random: random) }
    return try stages.lines("responses.jsonl", of: prompts, observe) { items, first in
      try drawing.items(of: policy, to: items, random: random, first: first)
    }
  }

  private func scored(
    _ items: [JudgeItem], by judge: any Judge, _ stages: RoundFolder?,
    _ observe: (Int) throws -> Void
  ) throws -> [JudgeItem] {
    guard let stages else { return try judge.scored(items) }
    return try stages.lines("scored.jsonl", of: items, observe) { items, _ in
      try judge.scored(items)
    }
  }

  /// Trains the policy on the pairs; the reference is the policy of the round before.
  private func train(
    _ policy: LanguageModel, after reference: LanguageModel, _ pairing: Pairing, _ random: Random,
    _ stages: RoundFolder?, _ observe: (Progress) throws -> Void
  ) throws -> [StepMetrics] {
    let cut = try CutPairs(
      pairing.pairs, policy.tokenizer, format, maximumLength: maximumLength,
      keepsEmpty: keepsEmpty)
    try observe(.paired(pairing, cut))
    if cut.pairs.isEmpty {
      throw FileError(
        stages?.path ?? "the round",
        "no pair to train on: \(pairing.summary(pairs: pairing.pairs.count)); \(cut.leftOut) left out",
        remedy: "draw more, or at a higher temperature")
    }
    guard let stages else {
      return try training.run(
        policy.transformer, AdamW(policy.transformer.trainable, training.optimizer),
        pairs: cut.pairs,
        reference: ReferenceReading(
          reference.transformer, cut.pairs, mismatched: training.loss.needsDivergence),
        random: random)
    }
    var maker = stages.folder.maker
    maker.add("pairs trained on", cut.summary)
    return try TrainingRun(
      training, result: stages.folder.result, folder: stages.path + "/policy",
      stepsPerCheckpoint: stages.folder.stepsPerCheckpoint, madeBy: maker
    ).run(
      policy.transformer, reference: reference.transformer, pairs: cut.pairs, random: random,
      resuming: true, observe: { try observe(.training($0)) }
    ).metrics
  }
}

/// - Throws: ``FileError`` for fewer responses to a prompt than can be told apart.
func requireChoice(_ samples: Int) throws {
  try require(samples >= 2, "responses to a prompt", samples, give: "2 or more, to choose from")
}

/// The files of one round.
private struct RoundFolder {
  let folder: SelfImprovement.Folder
  let path: String

  init(_ folder: SelfImprovement.Folder, _ round: Int) throws {
    self.folder = folder
    path = folder.path + "/round-\(round)"
    try AtomicFile.makeFolder(path)
  }

  /// Items made of others, a few at a time, those aside that an earlier run has left.
  func lines(
    _ name: String, of items: [JudgeItem], _ observe: (Int) throws -> Void,
    _ make: ([JudgeItem], _ first: Int) throws -> [JudgeItem]
  ) throws -> [JudgeItem] {
    let file = try ResumableLines<ItemLine>(path + "/" + name, madeBy: folder.maker)
    var rest = items.batches(of: folder.promptsAtOnce)[...]
    var made: [JudgeItem] = []
    try file.run(
      nextGroup: { rest.popFirst() ?? [] }, digest: \.digest,
      make: { items, first in try make(items, first).map { ItemLine($0) } },
      each: { line in
        made.append(line.value)
        try observe(made.count)
      })
    return made
  }

  func keep(_ pairs: [PreferencePair]) throws {
    try JSONLines.write(pairs.map { PairLine($0) }, to: path + "/pairs.jsonl")
  }
}

/// An item with the run that wrote it and the item that it was made from.
public struct ItemLine: RunLine {
  public var value: JudgeItem
  public var run: String?
  public var item: String?

  public init(_ value: JudgeItem) { self.value = value }

  private enum Key: String, CodingKey { case run, item }

  public init(from decoder: any Decoder) throws {
    value = try JudgeItem(from: decoder)
    let line = try decoder.container(keyedBy: Key.self)
    run = try line.decodeIfPresent(String.self, forKey: .run)
    item = try line.decodeIfPresent(String.self, forKey: .item)
  }

  public func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
    var line = encoder.container(keyedBy: Key.self)
    try line.encodeIfPresent(run, forKey: .run)
    try line.encodeIfPresent(item, forKey: .item)
  }
}
