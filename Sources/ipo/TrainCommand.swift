import ArgumentParser
import Foundation
import LanguageModels
import Notebook
import Preferences
import Tensors
import Worlds

extension Schedule.Shape: ExpressibleByArgument {}

/// `ipo train`: a policy from preference pairs.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on preference pairs: an adapter, or all weights.",
    discussion: """
      Writes a LoRA adapter that Hugging Face's peft opens, or with --full a model folder. The \
      reference is the model as it is. <dir>/metrics.jsonl gets a line per step, under TRL's names. \
      A run that was killed goes on with --resume and ends in the same bytes.

      A pair longer than --max-length loses its responses' ends; where the prompt alone is that \
      long, the pair is left out. Both are counted on standard error.
      """)

  @Option(
    help: ArgumentHelp(
      "The model's folder, or its name in the local Hugging Face cache.", valueName: "model"))
  var model: String

  @Option(
    help: ArgumentHelp("JSON lines with prompt, chosen and rejected.", valueName: "file"))
  var data: String

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var out: String

  @OptionGroup var chat: ChatOptions
  @OptionGroup var arithmetic: ArithmeticOptions
  @OptionGroup(title: "Loss") var loss: LossOptions
  @OptionGroup(title: "Adapter") var adapter: AdapterOptions
  @OptionGroup(title: "Steps") var steps: StepOptions

  @Flag(help: "Go on with the run in --out where it was stopped, if there is one.")
  var resume = false

  @Option(
    help: ArgumentHelp("Draw loss, margin and accuracy to this SVG file.", valueName: "file"))
  var plot: String?

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    if let plot {
      try checkWritable(plot)
      try Figure.checkGnuplot()
    }
    let folder = try CheckpointLocation.folder(of: model)
    let base = try LanguageModel(
      folder: folder, trainable: adapter.full, precision: arithmetic.value)
    let pairs = try cutPairs(base, folder: folder)
    let random = Random(seed: steps.seed)
    let policy =
      adapter.full
      ? base.transformer : try base.transformer.adapted(adapter.lora, random: random)
    let result: TrainingRun.Result =
      adapter.full
      ? .model(base.tokenizer, .bfloat16) : .adapter(PEFTConfiguration(adapter.lora, base: model))
    let training = steps.training(loss.value, full: adapter.full)
    var settings = loss.settings.merging(adapter.settings) { $1 }
      .merging(steps.settings(full: adapter.full)) { $1 }
    settings["--model"] = model
    settings["--precision"] = arithmetic.value.rawValue
    let run = TrainingRun(
      training, result: result, folder: out, stepsPerCheckpoint: steps.saveEvery,
      settings: settings)
    let watch = TrainingWatch(
      pairs: pairs.count, steps: training.steps(pairs.count), quiet: options.quiet)
    let metrics = try run.run(
      policy, reference: base.transformer, pairs: pairs, random: random, resuming: resume
    ) { watch.observe($0) }
    watch.finish()
    if adapter.full { try copyTokenizer(from: folder, to: out) }
    if let plot { try JSONLines.write(trainingFigure(metrics).svg(), to: plot) }
    try emit(report(metrics, policy))
  }

  /// The file's pairs as tokens, cut to the maximum length; what was lost is told.
  private func cutPairs(_ model: LanguageModel, folder: String) throws -> [PairTokens] {
    let format = try self.format(model, folder: folder)
    let tokenizer = model.tokenizer
    let limit = min(steps.maxLength, model.transformer.maximumPositions)
    let cut = CutPairs(
      try PreferenceItem.read(data).map { item in
        PairTokens(
          prompt: try format.promptTokens(item.turns, tokenizer),
          chosen: try format.responseTokens(item.chosen, tokenizer),
          rejected: try format.responseTokens(item.rejected, tokenizer),
          preference: Float(item.preference ?? 1))
      }, maximumLength: limit)
    for (count, what) in [
      (cut.shortened, "lost the end of a response at \(limit) tokens"),
      (cut.tooLong, "left out, the prompt alone has \(limit) tokens or more"),
      (cut.alike, "left out, both responses are the same tokens"),
    ] where count > 0 {
      complain("\(data): \(count) pair\(count == 1 ? "" : "s") \(what)")
    }
    if cut.pairs.isEmpty {
      throw FileError(data, "no pair to train on", remedy: "raise --max-length, or give others")
    }
    return cut.pairs
  }

  private func format(_ model: LanguageModel, folder: String) throws -> ChatFormat {
    if let template = try chat.template(in: folder, for: model.tokenizer) {
      return ChatFormat(template)
    }
    let isPocket = !chat.raw && Vocabulary.isKnown(to: model.tokenizer)
    return isPocket ? PocketText.chat : .raw(model.configuration)
  }

  private func report(_ metrics: [StepMetrics], _ policy: Transformer) throws -> String {
    let tenth = metrics.suffix(max(1, metrics.count / 10))
    func mean(_ value: (StepMetrics) -> Double) -> Double {
      tenth.map(value).reduce(0, +) / Double(max(1, tenth.count))
    }
    struct Outcome: Encodable {
      var out: String
      var steps, tokens, trained, parameters: Int
      var loss, margin, accuracy: Double
    }
    let outcome = Outcome(
      out: out, steps: metrics.count, tokens: metrics.last?.tokens ?? 0,
      trained: policy.trainable.reduce(0) { $0 + $1.count }, parameters: policy.parameterCount,
      loss: mean(\.loss), margin: mean { $0.rewardChosen - $0.rewardRejected },
      accuracy: mean(\.accuracy))
    if json { return try ipo.json(outcome) }
    return "\(out): \(outcome.trained) of \(outcome.parameters) parameters trained in "
      + "\(outcome.steps) steps on \(outcome.tokens) tokens; last steps' "
      + String(
        format: "loss %.4f, margin %.4f, accuracy %.3f", outcome.loss, outcome.margin,
        outcome.accuracy)
  }
}

/// How long, how fast and on how much at once.
struct StepOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The highest learning rate. (default: 5e-5, with --full 1e-6)", valueName: "rate"))
  var rate: Float?

  @Option(help: ArgumentHelp("Times that each pair is seen.", valueName: "n"))
  var epochs = 1

  @Option(help: ArgumentHelp("Pairs per batch.", valueName: "n"))
  var batch = 8

  @Option(help: ArgumentHelp("Batches whose gradients make one step.", valueName: "n"))
  var accumulate = 1

  @Option(help: "How the rate runs after the warm-up: constant, or to 0 as linear or cosine.")
  var schedule = Schedule.Shape.cosine

  @Option(help: ArgumentHelp("The share of the steps in which the rate rises.", valueName: "share"))
  var warmup = 0.1

  @Option(help: ArgumentHelp("Gradients are scaled down to this norm at most.", valueName: "norm"))
  var clip = 1.0

  @Option(help: ArgumentHelp("AdamW's decay of weights.", valueName: "decay"))
  var decay: Float = 0

  @Option(help: ArgumentHelp("Tokens of prompt and response together, at most.", valueName: "n"))
  var maxLength = 1024

  @Option(
    help: ArgumentHelp(
      """
      Tokens whose activations are held at once, if one pair is no longer: a batch is read in parts \
      of that size, for the same gradient in less memory.
      """, valueName: "n"))
  var tokensAtOnce = 1024

  @Flag(
    help: """
      Compute each layer again on the way back instead of keeping it: a third more time, a tenth \
      of the memory for activations, the same bytes.
      """)
  var recompute = false

  @Option(help: ArgumentHelp("Decides the adapter's start, order and dropout.", valueName: "n"))
  var seed: UInt64 = 42

  @Option(help: ArgumentHelp("Steps from one checkpoint to the next.", valueName: "n"))
  var saveEvery = 20

  func validate() throws {
    for (name, value) in [
      ("--epochs", epochs), ("--batch", batch), ("--accumulate", accumulate),
      ("--tokens-at-once", tokensAtOnce), ("--save-every", saveEvery),
    ] where !(1...1_000_000_000).contains(value) {
      throw ValidationError("\(name) is \(value), not 1 or more")
    }
    if let rate, !(rate > 0 && rate <= 1) { throw ValidationError("--rate is \(rate), not 0 to 1") }
    if !(0...1).contains(warmup) { throw ValidationError("--warmup is \(warmup), not 0 to 1") }
    if !(clip > 0) { throw ValidationError("--clip is \(clip), not above 0") }
    if !(0...1).contains(decay) { throw ValidationError("--decay is \(decay), not 0 to 1") }
    if maxLength < 2 { throw ValidationError("--max-length is \(maxLength), not 2 or more") }
  }

  func training(_ loss: PreferenceLoss, full: Bool) -> PreferenceTraining {
    var training = PreferenceTraining(
      loss: loss, rate: rate ?? (full ? 1e-6 : 5e-5), epochs: epochs,
      pairsPerStep: batch * accumulate, clip: clip)
    training.optimizer = AdamW.Settings(beta1: 0.9, beta2: 0.999, decay: decay)
    training.warmUp = warmup
    training.schedule = schedule
    training.floor = 0
    training.tokensAtOnce = tokensAtOnce
    training.recomputes = recompute
    return training
  }

  func settings(full: Bool) -> [String: String] {
    [
      "--rate": "\(rate ?? (full ? 1e-6 : 5e-5))", "--epochs": "\(epochs)",
      "--batch times --accumulate": "\(batch * accumulate)", "--schedule": schedule.rawValue,
      "--warmup": "\(warmup)", "--clip": "\(clip)", "--decay": "\(decay)",
      "--tokens-at-once": "\(tokensAtOnce)", "--seed": "\(seed)",
    ]
  }
}
