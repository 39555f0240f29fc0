import Foundation
import Measures
import Notebook
import Preferences
import Tensors
import Worlds

// What chapter 09 measures on a real model. What is kept of it was made by this code.

/// One round of the loop with the same responses and the same labels by P(Yes), and another loss in
/// each arm.
public enum RealLosses {
  public static let source = #filePath

  static let losses: [(name: String, loss: PreferenceLoss)] = [
    ("DPO", .dpo(beta: 0.1)), ("DPO + likelihood", .dpo(beta: 0.1, likelihood: 1)),
    ("SimPO", .simPO()), ("iREPO, soft labels", .iREPO(beta: 0.1)),
    ("likelihood alone", .likelihood()),
  ]

  /// - Throws: what sampling, judging and training throw.
  public static func measure(
    _ study: Study, _ options: ChapterOptions, _ real: RealModel
  ) throws -> ImprovementRuns {
    let seeds = options.scale.pick(quick: 1, book: 3, full: 3)
    let evaluation = study.world.mixedTasks(
      options.scale.pick(quick: 8, book: 120, full: 300), heldOut: true, seed: options.seed)
    let count = options.scale.pick(quick: 2, book: losses.count, full: losses.count)
    let progress = real.progress("losses", total: seeds * count)
    var all = ImprovementRuns(prompts: evaluation.count)
    for seed in 1...seeds {
      let random = Random(seed: options.seed + UInt64(seed))
      var trial = ImprovementTrial(
        study, training: PreferenceTraining(rate: 1e-4, epochs: 2, pairsPerStep: 8),
        rounds: [
          study.world.mixedTasks(
            options.scale.pick(quick: 8, book: 96, full: 200), heldOut: false,
            seed: options.seed + UInt64(seed))
        ], evaluation: evaluation)
      let before = try trial.samples(of: study, random)
      all.before.append(SampleReading(before, of: evaluation))
      let first = try trial.firstResponses(random)
      for (name, loss) in losses.prefix(count) {
        trial.training.loss = loss
        trial.pairing.isSoft = name.hasSuffix("soft labels")
        all.runs.append(
          .init(
            arm: name, seed: seed,
            rounds: try trial.run(
              judge: { try $0.judge() }, first: first, before: before, random: random,
              keptIn: real.workFolder("loss-\(name)-\(seed)"), finished: { _ in progress.advance() }
            ))
        )
      }
    }
    progress.finish()
    return all
  }
}

/// The same pairs judged one response at a time, and both at once in both orders.
public struct RealComparing: Codable, Sendable {
  public static let source = #filePath

  public var pointwise, pairwise, shownFirst, consistent: Interval
  /// Probability that the first place gains by being the first.
  public var positionBias: Double
  /// Of one at a time above two at a time.
  public var lead: Interval

  static let prompt = PairwisePrompt(
    before: "A user asked:\n{instruction}\n\nAnswer A:\n", between: "\n\nAnswer B:\n",
    after: "\n\nWhich answer is better? Reply with A or B.")

  /// - Throws: what the two judges throw.
  public static func measure(_ study: Study, _ options: ChapterOptions) throws -> RealComparing {
    let pairs = study.world.bench(
      perSubset: options.scale.pick(quick: 3, book: 30, full: 100), seed: options.seed)
    let verdicts = try study.comparer(prompt).compare(pairs)
    func outcomes(_ probability: (PairwiseVerdict) -> Double) -> [RewardBench.Outcome] {
      RewardBench.outcomes(pairs, scores: verdicts.map { [probability($0), 0.5] })
    }
    let (one, two) = (try study.judge().outcomes(pairs), outcomes(\.probability))
    let isConsistent = verdicts.map { $0.isConsistent ? 1.0 : 0 }
    return RealComparing(
      pointwise: RewardBench(one).total, pairwise: RewardBench(two).total,
      shownFirst: RewardBench(outcomes(\.shownFirst)).total,
      consistent: .share(isConsistent.reduce(0, +), of: isConsistent.count),
      positionBias: verdicts.map(\.positionBias).average,
      lead: BenchComparison(of: one, over: two).total)
  }
}

/// Choosing without any training: among N samples, and among ten system prompts, of which the model
/// takes the one whose answers to training prompts it likes best.
public struct RealChoosing: Codable, Sendable {
  public static let source = #filePath

  /// Mean quality of the best of 1, 2, 4, 8 by P(Yes), and by the checker.
  public var bestOf: [Interval]
  public var possible: [Interval]
  /// By system prompt: mean p′_yes of its answers to training prompts, quality on held-out ones.
  public var liked: [Double]
  public var quality: [Interval]
  /// Quality without a system prompt.
  public var plain: Interval

  public static let systemPrompts = [
    "You are a helpful assistant.", "Answer in one word if you can.",
    "Answer briefly and exactly, in the form that is asked for.",
    "Think before you answer, then give only the answer.", "You are a careful teacher.",
    "You are a pirate. Speak like one.", "Write long, vivid answers.",
    "If you are not sure, say that you do not know.",
    "Do what is asked, unless it could hurt somebody; then decline politely.",
    "Answer with a question.",
  ]

  /// The system prompts by how much the model likes what it answers under them, the best first.
  public var order: [Int] { liked.indices.sorted { liked[$0] > liked[$1] } }

  /// - Throws: what sampling and judging throw.
  public static func measure(_ study: Study, _ options: ChapterOptions) throws -> RealChoosing {
    let count = options.scale.pick(quick: 8, book: 120, full: 300)
    let tasks = study.world.mixedTasks(count, heldOut: true, seed: options.seed)
    let random = Random(seed: options.seed).stream("choosing")
    let judge = try study.judge()
    let eight = try study.sampling(8, temperature: 0.8).items(
      of: study.model, to: tasks.map(\.prompt), random: random)
    let scores = try judge.scores(eight)
    let quality = zip(tasks, eight).map { task, item in item.responses.map(task.quality) }
    let best = [1, 2, 4, 8].map { n in
      Interval.mean(
        zip(scores, quality).map { scores, quality in
          quality[(0..<n).max { scores[$0] < scores[$1] } ?? 0]
        })
    }
    func answers(_ tasks: [any WorldTask], under system: String?) throws -> [JudgeItem] {
      try study.sampling(1, temperature: 0.8).items(
        of: study.model,
        to: tasks.map { task in
          var item = task.prompt
          item.conversation = system.map { [.system($0), .user(item.instruction)] }
          return item
        }, random: random.stream(system ?? "none"))
    }
    func read(_ tasks: [any WorldTask], _ items: [JudgeItem]) -> Interval {
      .mean(zip(tasks, items).map { $0.quality(of: $1.responses[0]) })
    }
    let training = study.world.mixedTasks(count, heldOut: false, seed: options.seed)
    return RealChoosing(
      bestOf: best,
      possible: [1, 2, 4, 8].map { n in .mean(quality.map { $0.prefix(n).max() ?? 0 }) },
      liked: try systemPrompts.map { system in
        try judge.scores(try answers(training, under: system)).map { $0[0] }.average
      },
      quality: try systemPrompts.map { try read(tasks, answers(tasks, under: $0)) },
      plain: read(tasks, try answers(tasks, under: nil)))
  }
}
