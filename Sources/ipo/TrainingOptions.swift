import ArgumentParser
import Files
import LanguageModels
import Preferences
import Tensors

extension Schedule.Shape: ExpressibleByArgument {}

/// How a policy is trained: by which loss, which of its weights, in what steps.
struct TrainingOptions: ParsableArguments {
  @OptionGroup(title: "Loss") var loss: LossOptions
  @OptionGroup(title: "Adapter") var adapter: AdapterOptions
  @OptionGroup(title: "Steps") var steps: StepOptions

  var preference: PreferenceTraining { steps.training(loss.value, full: adapter.full) }

  /// What is written: an adapter, or all weights, in fp32, which holds every change.
  func result(of model: LanguageModel, named name: String) -> TrainingRun.Result {
    adapter.full
      ? .model(model.tokenizer, .float32) : .adapter(PEFTConfiguration(adapter.lora, base: name))
  }

  /// All that the outcome depends on.
  var fingerprint: Fingerprint {
    Fingerprint(
      loss.settings.merging(adapter.settings) { $1 }
        .merging(steps.settings(full: adapter.full)) { $1 })
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
      of that size, for the same gradient in less memory. With --dropout each part drops others.
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
      throw ValidationError("\(name) is \(value), not 1 to 1000000000")
    }
    if batch.multipliedReportingOverflow(by: accumulate).partialValue > 1_000_000_000 {
      throw ValidationError("--batch times --accumulate is above 1000000000")
    }
    if let rate, !(rate > 0 && rate <= 1) { throw ValidationError("--rate is \(rate), not 0 to 1") }
    if !(0...1).contains(warmup) { throw ValidationError("--warmup is \(warmup), not 0 to 1") }
    if !(clip > 0 && clip.isFinite) { throw ValidationError("--clip is \(clip), not above 0") }
    if !(0...1).contains(decay) { throw ValidationError("--decay is \(decay), not 0 to 1") }
    if !(2...1_000_000_000).contains(maxLength) {
      throw ValidationError("--max-length is \(maxLength), not 2 to 1000000000")
    }
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
      "--tokens-at-once": "\(tokensAtOnce)", "--max-length": "\(maxLength)",
      "--seed": "\(seed)",
    ]
  }
}
