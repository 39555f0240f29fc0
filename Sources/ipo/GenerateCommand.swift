import ArgumentParser
import Files
import LanguageModels
import Preferences
import Tensors

/// How responses are drawn.
struct SamplingOptions: ParsableArguments {
  @Option(name: [.customShort("n"), .customLong("samples")], help: "Responses to each prompt.")
  var samples = 4

  @Option(help: "Divides the logits; 0 takes the likeliest token.")
  var temperature = 0.7

  @Option(help: "Only the likeliest tokens that together have this probability.")
  var topP = 1.0

  @Option(help: "Only so many of the likeliest tokens, 0 for all.")
  var topK = 0

  @Option(help: "Tokens per response at most; half of what the model reads is the limit.")
  var maxTokens = 256

  @Option(help: "The seed of all samples.")
  var seed: UInt64 = 42

  func validate() throws {
    if !(1...10_000).contains(samples) {
      throw ValidationError("--samples is \(samples), not 1 to 10000")
    }
    // Below that the logits' differences are no longer numbers; 0 is the limit itself.
    if temperature != 0, !(0.001...1000).contains(temperature) {
      throw ValidationError("--temperature is \(temperature), not 0 or 0.001 to 1000")
    }
    if !(topP > 0 && topP <= 1) { throw ValidationError("--top-p is \(topP), not in 0…1") }
    if !(0...10_000_000).contains(topK) {
      throw ValidationError("--top-k is \(topK), not 0 to 10000000")
    }
    if !(1...1_000_000).contains(maxTokens) {
      throw ValidationError("--max-tokens is \(maxTokens), not 1 to 1000000")
    }
    try requireEffect()
  }

  /// What greedy sampling does not read.
  private func requireEffect() throws {
    if temperature == 0, topP != 1 || topK != 0 {
      throw ValidationError("--temperature 0 takes the likeliest token; leave --top-p and --top-k")
    }
  }

  var sampling: Sampling { Sampling(temperature: temperature, topK: topK, topP: topP) }

  /// What samples depend on besides the model.
  var fingerprint: Fingerprint {
    Fingerprint([
      "--samples": "\(samples)", "--temperature": "\(temperature)", "--top-p": "\(topP)",
      "--top-k": "\(topK)", "--max-tokens": "\(maxTokens)", "--seed": "\(seed)",
    ])
  }
}

/// `ipo generate`: responses to prompts.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Draw responses to prompts.",
    discussion: """
      The file has a JSON object for each prompt, with prompt (or instruction, messages); the same \
      objects are written with responses. Each sample has a seed of its own, so that a run that \
      was stopped and goes on writes what one that was not would have written.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("The prompts; - is standard input.", valueName: "file"))
  var file = "-"

  @Option(
    help: ArgumentHelp(
      "Write to this file; a run that was stopped goes on with it. (default: standard output)",
      valueName: "file"))
  var out: String?

  @OptionGroup(title: "How to draw") var sampling: SamplingOptions
  @OptionGroup var options: CommonOptions

  func validate() throws { try model.requireEffect() }

  func run() throws {
    options.apply()
    try requireApart(outputs: [out], inputs: [file] + model.inputs)
    if let out { try requireWritable(out) }
    let opened = try model.open()
    let stage = ItemStage(
      label: "generating", input: file, out: out,
      maker: try opened.fingerprint(model).merging(sampling.fingerprint), quiet: options.quiet,
      rendered: opened.renderedTexts())
    try stage.generate(with: opened, sampling, model.chat)
  }
}

extension ItemStage {
  /// Draws responses with a model, here or on a server.
  func generate(
    with opened: OpenModel, _ options: SamplingOptions, _ chat: ChatOptions
  ) throws {
    let random = Random(seed: options.seed).stream("generate")
    switch opened {
    case .local(let model, let template):
      let local = LocalChat(model: model, format: chat.format(model, template))
      let limit = min(options.maxTokens, model.transformer.maximumPositions / 2)
      try run(size: 8) { items, first in
        try local.generate(
          items, first: first, samples: options.samples, limit: limit,
          sampling: options.sampling, random: random)
      }
    case .remote(let server):
      try run(size: 8) { items, first in
        let drawn = try server.generate(
          items.map(\.turns), samples: options.samples, limit: options.maxTokens,
          sampling: options.sampling
        ) { prompt, sample in
          var stream = random.stream("\(first + prompt)/\(sample)")
          return UInt32(truncatingIfNeeded: stream.next())
        }
        return zip(items, drawn).map { item, responses in
          var item = item
          (item.responses, item.scores, item.masses) = (responses, nil, nil)
          item.isShortened = nil
          return item
        }
      }
    }
  }
}
