import ArgumentParser
import Files
import Foundation
import LanguageModels
import Notebook
import Preferences
import Worlds

/// `ipo pocket train`: pocket models from nothing.
struct PocketTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a pocket model from nothing, as the shipped ones were.",
    discussion: """
      Writes <dir>/pocket-M-base and <dir>/pocket-M-instruct (or S, L), folders that `ipo judge` \
      and Hugging Face's libraries open. The instruct model continues the base model, so that one \
      is trained in any case.
      """)

  enum Stage: String, CaseIterable, ExpressibleByArgument { case base, instruct, both }

  @Option(help: "The model's size: about 0.15, 0.8 or 3 million parameters.")
  var size = PocketSize.medium

  @Option(help: "The architecture: llama or qwen2.")
  var family = PocketFamily.llama

  @Option(help: "The seed of weights and texts; the recipe's own if not given.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("The folder to write the models' folders to.", valueName: "dir"))
  var out = "pocket-models"

  @Option(help: "Which of the two to write.")
  var stage = Stage.both

  @Option(help: "Steps of each phase, in place of the recipe's; a few show how it goes.")
  var steps: Int?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let steps, !(1...10_000_000).contains(steps) {
      throw ValidationError("--steps is \(steps), not 1 to 10000000")
    }
  }

  func run() throws {
    options.apply()
    var recipe = PocketRecipe.shipped(size, family: family)
    recipe.seed = seed ?? recipe.seed
    recipe.pretraining.steps = steps ?? recipe.pretraining.steps
    recipe.tuning.steps = steps ?? recipe.tuning.steps
    try AtomicFile.makeFolder(out)
    let start = ContinuousClock.now
    let model = try recipe.untrained()
    let pretrained = try watch("pretraining", recipe.pretraining) {
      try recipe.pretrain(model, observe: $0)
    }
    if stage != .instruct { try save(model, .base, recipe, pretrained, since: start) }
    if stage == .base { return }
    let tuned = try watch("instruction tuning", recipe.tuning) {
      try recipe.tune(model, observe: $0)
    }
    try save(model, .instruct, recipe, tuned, since: start)
  }

  /// Runs a phase behind a progress bar.
  ///
  /// - Returns: the mean loss of its last steps, 50 at most.
  private func watch(
    _ name: String, _ phase: PocketRecipe.Phase, _ train: (PocketRecipe.Observer) throws -> Void
  ) throws -> Float {
    let label = "\(PocketModels.name(size, .base, family: family).dropLast(5)) \(name)"
    let progress = Progress(label, total: phase.steps, quiet: options.quiet)
    var losses: [Float] = []
    do {
      try train { _, _, _, loss in
        losses.append(loss)
        progress.advance()
      }
    } catch var lost as LostNumbers {
      lost.place = label
      throw lost
    }
    progress.finish()
    let last = losses.suffix(50)
    return last.reduce(0, +) / Float(max(1, last.count))
  }

  /// Writes the model's folder whole; one that another recipe made is refused.
  private func save(
    _ model: LanguageModel, _ stage: PocketStage, _ recipe: PocketRecipe, _ loss: Float,
    since start: ContinuousClock.Instant
  ) throws {
    let folder = "\(out)/\(PocketModels.name(size, stage, family: family))"
    let result = Files.Stage(folder, madeBy: try recipe.fingerprint())
    _ = try result.isDone()
    try result.makeFolder { try PocketModels.save(model, recipe: recipe, to: $0) }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    try emit(
      "\(folder): \(model.transformer.parameterCount) parameters, "
        + String(format: "loss %.3f nats per token, %.1f s", loss, seconds))
  }
}
