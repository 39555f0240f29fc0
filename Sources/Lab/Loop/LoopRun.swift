import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// A live run of the loop: the stages of ``SelfImprovement``, one at a time, on a thread of its own,
/// so that one can watch, wait and stop. The same settings give the chapters' numbers.
final class LoopRun: @unchecked Sendable {
  /// How far a request lets it go.
  enum Extent: String, Codable, Sendable { case stage, round, on }

  /// What was done last.
  enum Stage: String, Codable, Sendable { case none, measured, generated, judged, paired }

  struct Stopped: Error {}

  let settings: LoopSettings
  let start: LanguageModel
  private let loop: PocketLoop
  private let tasks: [[PocketTask]]
  private let random: Random

  // What the thread that computes alone changes.
  private var policy: LanguageModel
  private var items: [JudgeItem] = []
  private var pairing = Pairing()
  private var stage = Stage.none
  private var number = 1

  // What watchers read.
  private let lock = NSLock()
  private var shown = LoopState()
  private var isStopping = false
  private var isRunning = false
  private static let running = Counter()
  private static let most = 8
  /// Threads that stay: the kernels keep working memory for each thread that was ever there.
  private static let threads = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = most
    return queue
  }()

  /// - Parameter start: trainable; it is not changed.
  init(_ settings: LoopSettings, from start: LanguageModel) throws {
    self.settings = try settings.checkedAll()
    self.start = start
    loop = try settings.loop(from: start)
    tasks = loop.tasks(1)
    random = Random(seed: try checkedSeed(settings.seed) + 1)
    policy = start
    shown.settings = settings
  }

  // MARK: Watching

  /// What is to be seen now.
  ///
  /// - Parameters:
  ///   - steps: training steps that are known already.
  ///   - prompts: those whose candidates are wanted.
  func state(steps: Int, prompts: Range<Int>) -> LoopState {
    lock.withLock {
      var state = shown
      state.isRunning = isRunning
      state.isStopping = isRunning && isStopping
      state.prompts = prompts.clamped(to: 0..<shown.prompts.count).map { shown.prompts[$0] }
      state.steps = Array(shown.steps.dropFirst(steps))
      state.stepCount = shown.steps.count
      return state
    }
  }

  private func show(_ change: (inout LoopState) -> Void) { lock.withLock { change(&shown) } }

  // MARK: Going on

  /// Goes on by so much; whether it did, and was not at work already.
  ///
  /// - Throws: ``Refusal`` where it has had all its rounds, or too much else is at work.
  func advance(_ extent: Extent) throws -> Bool {
    let isFree = try lock.withLock {
      if isRunning { return false }
      if number > LoopSettings.mostRounds {
        throw Refusal(409, "A run has \(LoopSettings.mostRounds) rounds at most; reset it.")
      }
      guard Self.running.enter(limit: Self.most) else {
        throw Refusal(503, "Eight runs are at work; stop one, or wait.")
      }
      (isRunning, isStopping, shown.problem) = (true, false, nil)
      return true
    }
    if !isFree { return false }
    Self.threads.addOperation { [self] in
      let problem = work(extent)
      lock.withLock {
        (isRunning, shown.problem) = (false, problem)
        (shown.phase, shown.done, shown.of) = ("waiting", 0, 0)
      }
      Self.running.leave()
    }
    return true
  }

  /// Ends what is at work; the stage that was under way is left undone.
  func stop() { lock.withLock { isStopping = true } }

  private func work(_ extent: Extent) -> String? {
    do {
      let round = number
      if stage == .none {
        try measure()
        if extent == .stage { return nil }
      }
      repeat {
        try nextStage()
      } while extent != .stage && (extent == .on || number == round)
        && number <= LoopSettings.mostRounds
      return nil
    } catch is Stopped {
      return nil
    } catch { return "\(error)" }
  }

  private func check() throws { if lock.withLock({ isStopping }) { throw Stopped() } }

  private func phase(_ name: String, _ done: Int, of total: Int) throws {
    try check()
    show { ($0.phase, $0.done, $0.of) = (name, done, total) }
  }

  private func nextStage() throws {
    switch stage {
    case .none: try measure()
    case .measured: try generate()
    case .generated: try judge()
    case .judged: try pair()
    case .paired: try train()
    }
    show { $0.stage = stage }
  }

  // MARK: Stages

  private func measure() throws {
    try phase("measuring", 0, of: 1)
    let state = try loop.state(policy, seed: 1)
    stage = .measured
    show {
      $0.rounds.append(.init(0, state))
      $0.stage = .measured
    }
  }

  private var roundRandom: Random { random.stream("round \(number)") }

  private func generate() throws {
    let prompts = tasks[number - 1].map(\.prompt)
    let drawing = ResponseSampling(
      samples: settings.samples, sampling: Sampling(temperature: settings.temperature),
      limit: PocketText.responseLimit, format: PocketText.chat)
    show {
      $0.prompts = []
      $0.round = number
      ($0.pairing, $0.doubts) = (nil, [])
    }
    var drawn: [JudgeItem] = []
    let old = items
    do {
      for batch in prompts.batches(of: 8) {
        try phase("generating", drawn.count, of: prompts.count)
        let new = try drawing.items(
          of: policy, to: batch, random: roundRandom.stream("samples"), first: drawn.count)
        let round = tasks[number - 1]
        let from = drawn.count
        drawn += new
        show {
          $0.prompts += new.enumerated().map { index, item in
            LoopState.Prompt(item, of: round[from + index], number: from + index)
          }
        }
      }
    } catch {
      items = old
      show { $0.prompts = [] }
      throw error
    }
    items = drawn
    stage = .generated
  }

  private func judge() throws {
    let judge = try settings.judge(of: policy, start: start, tasks: tasks[number - 1])
    var scored: [JudgeItem] = []
    for batch in items.batches(of: 32) {
      try phase("judging", scored.count, of: items.count)
      let new = try judge.scored(batch)
      let from = scored.count
      scored += new
      show { state in
        for (index, item) in new.enumerated() { state.prompts[from + index].score(item) }
      }
    }
    items = scored
    var summary = ScoreSummary()
    for item in scored { summary.add(item) }
    show { $0.doubts = summary.doubts }
    stage = .judged
  }

  private func pair() throws {
    try phase("pairing", 0, of: items.count)
    var pairing = Pairing()
    let isPaired = items.map { item in
      guard let pair = pairing.pair(item, scores: item.scores ?? []) else { return false }
      pairing.pairs.append(pair)
      return true
    }
    self.pairing = pairing
    show { [pairing] state in
      state.pairing = .init(pairing)
      for (index, isPaired) in isPaired.enumerated() { state.prompts[index].pair(isPaired) }
    }
    stage = .paired
  }

  /// As ``SelfImprovement`` trains: a copy of the policy, against the policy as the round began.
  private func train() throws {
    let training = loop.training
    let cut = try CutPairs(
      pairing.pairs, policy.tokenizer, PocketText.chat, maximumLength: .max)
    guard !cut.pairs.isEmpty else {
      throw Refusal(422, "No pair: all responses to each prompt are alike, or score the same.")
    }
    let steps = training.steps(cut.pairs.count)
    let before = lock.withLock { shown.steps.count }
    try phase("training", 0, of: steps)
    let next = LanguageModel(transformer: policy.transformer.copy(), tokenizer: policy.tokenizer)
    let round = number
    do {
      let metrics = try training.run(
        next.transformer, AdamW(next.transformer.trainable, training.optimizer),
        pairs: cut.pairs,
        reference: ReferenceReading(
          policy.transformer, cut.pairs, mismatched: training.loss.needsDivergence),
        random: roundRandom,
        afterStep: { step in
          show { $0.steps.append(.init(step, round: round)) }
          try phase("training", step.step, of: steps)
        })
      try phase("measuring", 0, of: 1)
      var state = try loop.state(next, seed: 1)
      state.training = metrics
      state.pairs = pairing.pairs.count
      state.dropped = pairing.identical + pairing.tied
      show { $0.rounds.append(.init(round, state)) }
    } catch {
      show { $0.steps.removeLast($0.steps.count - before) }
      throw error
    }
    policy = next
    stage = .measured
    number += 1
  }
}
