import LanguageModels
import Measures
import Notebook
import Preferences
import Tensors
import Worlds

/// Chapter 04's loop on a real model, by arm and seed.
public struct Real04Loop: Codable {
  public var arms: ImprovementRuns
  /// By seed, the quality of the sample that P(Yes) likes best of the start's four.
  public var bestOfFour: [Double] = []
  /// The fast rate without the likelihood term, one seed.
  public var hasty: [ImprovementTrial.Round] = []

  /// The code that a kept result depends on.
  public static let source = #filePath

  static func arms(_ scale: Scale) -> [String] {
    scale.pick(
      quick: ["P(Yes)", "random"],
      book: ["P(Yes)", "oracle", "random", "shortest", "likelihood", "best of 4, supervised"],
      full: ["P(Yes)", "oracle", "random", "shortest", "likelihood", "best of 4, supervised"])
  }

  static func training(_ arm: String) -> PreferenceTraining {
    if arm == "best of 4, supervised" {
      return PreferenceTraining(loss: .likelihood(), rate: 2e-4, epochs: 2, pairsPerStep: 8)
    }
    if arm == "hasty" {
      return PreferenceTraining(loss: .dpo(beta: 0.1), rate: 6e-4, epochs: 2, pairsPerStep: 8)
    }
    return PreferenceTraining(
      loss: .dpo(beta: 0.1, likelihood: 1), rate: 2e-4, epochs: 2, pairsPerStep: 8)
  }

  static func judge(
    _ arm: String, _ tasks: [any WorldTask], _ seed: UInt64
  ) -> (Study) throws -> any Judge {
    switch arm {
    case "oracle": { _ in OracleJudge(tasks) }
    case "random": { _ in FunctionJudge.random(seed: seed) }
    case "shortest": { _ in FunctionJudge.shortest }
    case "likelihood":
      { LikelihoodJudge($0.model, format: $0.format, perToken: true) }
    default: { policy in try policy.judge() }
    }
  }

  /// Runs all arms: of a seed they share the prompts and the first responses.
  ///
  /// - Parameter real: keeps the stages of each run, and shows how far it is.
  public static func measure(
    _ study: Study, _ options: ChapterOptions, _ real: RealModel
  ) throws -> Real04Loop {
    let arms = arms(options.scale)
    let rounds = options.scale.pick(quick: 1, book: 3, full: 3)
    let perRound = options.scale.pick(quick: 8, book: 96, full: 200)
    let seeds = options.scale.pick(quick: 1, book: 3, full: 3)
    let evaluation = study.world.mixedTasks(
      options.scale.pick(quick: 8, book: 120, full: 300), heldOut: true, seed: options.seed)
    let progress = real.progress("rounds", total: (seeds * arms.count + 1) * rounds)
    var all = Real04Loop(arms: ImprovementRuns(prompts: evaluation.count))
    for seed in 1...seeds {
      let random = Random(seed: options.seed + UInt64(seed))
      let tasks = study.world.mixedTasks(
        rounds * perRound, heldOut: false, seed: options.seed + UInt64(seed))
      var trial = ImprovementTrial(
        study, training: training(""),
        rounds: (0..<rounds).map { Array(tasks[($0 * perRound)..<(($0 + 1) * perRound)]) },
        evaluation: evaluation)
      let before = try trial.samples(of: study, random)
      all.arms.before.append(SampleReading(before, of: evaluation))
      all.bestOfFour.append(try bestOfFour(study, before, evaluation))
      let first = try trial.firstResponses(random)
      func run(_ arm: String) throws -> [ImprovementTrial.Round] {
        trial.training = training(arm)
        return try trial.run(
          judge: judge(arm, tasks, options.seed), first: first, before: before, random: random,
          keptIn: real.workFolder("loop-\(arm)-\(seed)"), finished: { _ in progress.advance() })
      }
      for arm in arms { all.arms.runs.append(.init(arm: arm, seed: seed, rounds: try run(arm))) }
      if seed == 1 { all.hasty = try run("hasty") }
    }
    progress.finish()
    return all
  }

  static func bestOfFour(
    _ study: Study, _ samples: [JudgeItem], _ tasks: [any WorldTask]
  ) throws -> Double {
    zip(zip(tasks, samples), try study.judge().scores(samples)).map { pair, scores in
      let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
      return pair.0.quality(of: pair.1.responses[best])
    }.average
  }
}
