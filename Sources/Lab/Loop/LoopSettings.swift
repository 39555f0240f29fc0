import LanguageModels
import Preferences
import Tensors
import Worlds

/// What a run of the loop is made of; the defaults are chapter 4's.
struct LoopSettings: Codable, Sendable, Equatable {
  var judge = "P(Yes)"
  var loss = "dpo"
  var samples = 4
  var beta = 0.1
  var lambda = 0.5
  var rate = 4e-4
  var temperature = 1.0
  var prompts = 256
  var epochs = 2
  var seed = 1

  static let judges = [
    "P(Yes)", "oracle", "random", "shortest", "longest", "inverted", "frozen",
  ]

  /// The same, if all of it may be asked for.
  ///
  /// - Throws: ``Refusal`` naming the first field that may not.
  func checkedAll() throws -> LoopSettings {
    _ = try checked("judge", judge, among: Self.judges)
    _ = try LabLoss.named(loss)
    _ = try checked("N", samples, in: 2...16)
    _ = try checked("β", beta, in: 0.005...5)
    _ = try checked("λ", lambda, in: 0...5)
    _ = try checked("rate", rate, in: 1e-6...0.1)
    _ = try checked("temperature", temperature, in: 0.1...3)
    _ = try checked("prompts", prompts, in: 8...512)
    _ = try checked("epochs", epochs, in: 1...8)
    _ = try checked("N × prompts", samples * prompts, in: 16...4096)
    _ = try checkedSeed(seed)
    return self
  }

  /// Rounds that a run may have.
  static let mostRounds = 30

  /// The library's loop with these settings: its prompts, evaluation and training are the chapters'.
  func loop(from start: LanguageModel) throws -> PocketLoop {
    var loop = PocketLoop(
      from: start, rounds: Self.mostRounds, promptsPerRound: prompts, evaluation: 40,
      seed: try checkedSeed(seed))
    loop.training = PocketLoop.training(
      try LabLoss.named(loss).loss(beta: beta, lambda: lambda), rate: Float(rate))
    loop.training.epochs = epochs
    loop.distances = 1
    loop.bench = HardBench.pairs(perSubset: 8, seed: try checkedSeed(seed))
    return loop
  }

  /// The judge of a round.
  func judge(
    of policy: LanguageModel, start: LanguageModel, tasks: [PocketTask]
  ) throws -> any Judge {
    switch judge {
    case "oracle": OracleJudge(tasks)
    case "random": FunctionJudge.random(seed: try checkedSeed(seed))
    case "shortest": FunctionJudge.shortest
    case "longest": FunctionJudge.longest
    case "inverted": InvertedJudge(try pYes(policy))
    case "frozen": try pYes(start)
    default: try pYes(policy)
    }
  }
}
