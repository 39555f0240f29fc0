import ArgumentParser
import Files
import Foundation
import LanguageModels
import Preferences
import Tensors

/// `ipo improve`: generate, judge, pair, train, and again.
struct ImproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "improve",
    abstract: "Let a model improve itself: generate, judge, pair, train, round by round.",
    discussion: """
      Each round leaves its stages in <work>/round-N: responses.jsonl, scored.jsonl, pairs.jsonl \
      and policy, an adapter of the model that goes on from round to round (with --full a model \
      folder in fp32). A run that was stopped goes on where it was; a folder that was begun with \
      other prompts, options or weights is refused. With --per-round, each round takes the next \
      prompts of the file.

      What stands behind -- is handed to `ipo train`, such as -- --loss dpo --rank 8.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("The prompts.", valueName: "prompts"))
  var prompts: String

  @Option(help: ArgumentHelp("The folder of the work.", valueName: "dir"))
  var work: String

  @Option(
    help: ArgumentHelp("Rounds, each with the policy that the last one made.", valueName: "n"))
  var rounds = 1

  @Option(
    help: ArgumentHelp(
      "Prompts of a round; the rounds take them in turn. (default: all, in each round)",
      valueName: "n"))
  var perRound: Int?

  @Option(
    help: ArgumentHelp(
      "Another model as judge in all rounds. (default: each round's own policy)",
      valueName: "model"))
  var judge: String?

  @OptionGroup(title: "How to draw") var sampling: SamplingOptions
  @OptionGroup(title: "How to pair") var pairing: PairOptions
  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  @Argument(parsing: .postTerminator, help: "Options of `ipo train`.")
  var training: [String] = []

  func validate() throws {
    if !(1...1000).contains(rounds) {
      throw ValidationError("--rounds is \(rounds), not 1 to 1000")
    }
    if sampling.samples < 2 {
      throw ValidationError(
        "--samples is \(sampling.samples); a pair needs 2 responses to a prompt at least")
    }
    if let perRound, !(1...1_000_000_000).contains(perRound) {
      throw ValidationError("--per-round is \(perRound), not 1 to 1000000000")
    }
    if model.isRemote {
      throw ValidationError(
        "a model on a server is not trained here; use `ipo generate`, `rank` and `pair`, and train "
          + "with `trl dpo`")
    }
    let training: TrainingOptions
    do { training = try TrainingOptions.parse(self.training) } catch {
      throw ValidationError("behind --: \(TrainingOptions.message(for: error))")
    }
    try model.requireEffect(others: [judge])
    try mode.requireEffect(for: judge.map(model.with) ?? model)
    if pairing.standard {
      throw ValidationError(
        "--standard is for `ipo pair`; here the pairs are trained on as they are")
    }
    if training.loss.soft, !pairing.soft {
      throw ValidationError("-- --soft reads labels that --soft gives; give both")
    }
    if model.adapter != nil {
      if training.adapter.full {
        throw ValidationError("--full trains all weights; export --adapter into a model first")
      }
      let own = ["--rank", "--alpha", "--dropout", "--targets", "--rslora"]
      if self.training.contains(where: { own.contains(String($0.prefix { $0 != "=" })) }) {
        throw ValidationError(
          "--adapter has its own rank, alpha, dropout and targets; leave them away")
      }
    }
  }

  func run() throws {
    options.apply()
    let training = try TrainingOptions.parse(training)
    let checkpoint = try Checkpoint(model.model)
    try requireApart(outputs: [work], inputs: [prompts] + model.inputs + mode.inputs)
    let base = try LanguageModel(
      checkpoint, trainable: training.adapter.full, precision: model.arithmetic.precision)
    base.tellNotes()
    let template = try model.chat.template(of: checkpoint, for: base.tokenizer)
    let (start, result) = try self.start(base, training)
    let rounds = try promptsOfRounds(RenderedTexts(template, base.tokenizer))
    let outside = try judge.map { try model.with($0).open() }

    var loop = SelfImprovement(
      limit: min(sampling.maxTokens, base.transformer.maximumPositions / 2),
      format: model.chat.format(base, template), training: training.preference)
    loop.samples = sampling.samples
    loop.sampling = sampling.sampling
    loop.pairing = pairing.rule
    loop.keepsEmpty = false
    loop.maximumLength = min(training.steps.maxLength, base.transformer.maximumPositions)
    var kept = SelfImprovement.Folder(
      work, madeBy: try fingerprint(base, template, outside, training), result: result)
    kept.stepsPerCheckpoint = training.steps.saveEvery

    let watch = ImprovementWatch(
      quiet: options.quiet, prompts: prompts, limit: loop.maximumLength, judge: judge ?? model.model
    )
    try loop.run(
      from: start, rounds: rounds,
      judge: { policy in
        try (outside ?? .local(policy, template)).judge(mode.mode, mode)
      },
      random: Random(seed: sampling.seed), keptIn: kept, observe: watch.observe
    ) { _ in
      if training.adapter.full {
        try checkpoint.writeTokenizer(to: "\(work)/round-\(watch.round)/policy")
      }
    }
    try emit("\(work)/round-\(rounds.count)/policy")
  }

  /// The policy to begin with: the model under a new adapter, or the one that was named, or with all
  /// its weights trainable; and what each round writes of it.
  private func start(
    _ base: LanguageModel, _ training: TrainingOptions
  ) throws -> (LanguageModel, TrainingRun.Result) {
    func policy(_ transformer: Transformer) -> LanguageModel {
      LanguageModel(transformer: transformer, tokenizer: base.tokenizer)
    }
    if let adapter = model.adapter {
      let (adapted, configuration) = try base.transformer.adapted(byAdapterIn: adapter)
      return (policy(adapted), .adapter(configuration))
    }
    let result = training.result(of: base, named: model.model)
    if training.adapter.full { return (base, result) }
    let random = Random(seed: training.steps.seed)
    return (policy(try base.transformer.adapted(training.adapter.lora, random: random)), result)
  }

  /// The prompts of each round, from where the last round's ended and from the beginning again.
  private func promptsOfRounds(_ rendered: RenderedTexts) throws -> [[JudgeItem]] {
    let reader = try ItemReader(prompts)
    var items: [JudgeItem] = []
    var rendered = rendered
    var rows = RowWatch(tellsEmpty: false)
    while let item = try reader.next() {
      rendered.look(at: item.instruction)
      var prompt = item
      prompt.responses = []
      rows.look(at: prompt, in: prompts, at: reader.place)
      items.append(item)
    }
    rendered.tell(of: prompts)
    rows.tell(of: prompts)
    let count = perRound ?? items.count
    return (0..<rounds).map { round in
      (0..<count).map { items[(round * count + $0) % items.count] }
    }
  }

  /// All that the policies depend on; the prompts' lines know their prompts themselves.
  private func fingerprint(
    _ base: LanguageModel, _ template: ChatTemplate?, _ outside: OpenModel?,
    _ training: TrainingOptions
  ) throws -> Fingerprint {
    var made = try OpenModel.local(base, template).fingerprint(model)
      .merging(sampling.fingerprint).merging(pairing.fingerprint)
    for (name, value) in training.fingerprint.facts { made.add("training's \(name)", value) }
    if let outside, let judge {
      for (name, value) in try outside.fingerprint(model.with(judge)).facts {
        made.add("--judge's \(name)", value)
      }
    }
    made.add("--judge", judge == nil ? "the policy" : "another model")
    made.add("mode", mode.mode.rawValue)
    made.add(
      "wording", textOf: try mode.wording(mode.mode, tokenizer: base.tokenizer).fingerprint)
    made.add("--per-round", perRound.map(String.init) ?? "all prompts")
    try made.add("the prompts", file: prompts)
    return made
  }
}

extension ModelOptions {
  /// The same options for another model, without an adapter.
  func with(_ model: String) -> ModelOptions {
    var options = self
    (options.model, options.adapter) = (model, nil)
    return options
  }
}
