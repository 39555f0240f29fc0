import ArgumentParser
import Files
import Foundation
import LanguageModels
import Measures
import Notebook
import Preferences
import Tensors
import Worlds

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
      long, the pair is left out, as where a response is empty. All are told and counted. A loss that \
      is no number ends the run; the last good checkpoint stays.
      """)

  @Option(
    help: ArgumentHelp(
      "The model's folder or GGUF file, or its name in the local Hugging Face cache.",
      valueName: "model"))
  var model: String

  @Option(
    help: ArgumentHelp("JSON lines with prompt, chosen and rejected.", valueName: "file"))
  var data: String

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var out: String

  @OptionGroup var chat: ChatOptions
  @OptionGroup var arithmetic: ArithmeticOptions
  @OptionGroup var training: TrainingOptions

  @Flag(help: "Go on with the run in --out where it was stopped, if there is one.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Draw loss, margin and accuracy to this SVG file; script and data stand beside it.",
      valueName: "file"))
  var plot: String?

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if training.adapter.full, arithmetic.precision != nil {
      throw ValidationError("--full trains floats; --precision is for weights that stay in bf16")
    }
  }

  func run() throws {
    options.apply()
    let checkpoint = try Checkpoint(model)
    try requireApart(outputs: [out, plot], inputs: [checkpoint.path, data, chat.chatTemplate])
    if let plot {
      try requireWritable(plot)
      try Figure.check(svg: plot)
    }
    let (adapter, steps) = (training.adapter, training.steps)
    let base = try LanguageModel(
      checkpoint, trainable: adapter.full, precision: arithmetic.precision)
    base.tellNotes()
    let template = try chat.template(of: checkpoint, for: base.tokenizer)
    let cut = try cutPairs(base, template)
    let pairs = cut.pairs
    let random = Random(seed: steps.seed)
    let policy =
      adapter.full
      ? base.transformer : try base.transformer.adapted(adapter.lora, random: random)
    let preference = training.preference
    var maker = try Fingerprint(of: checkpoint).merging(training.fingerprint)
    maker.add("ipo's version", toolVersion)
    maker.add("--precision", arithmetic.fact)
    maker.addKernels()
    maker.add("pairs trained on", cut.summary)
    if resume, !options.quiet, !FileManager.default.fileExists(atPath: out + "/made-by.json") {
      complain("\(out): there is no run to go on with, so it is begun")
    }
    let run = TrainingRun(
      preference, result: training.result(of: base, named: model), folder: out,
      stepsPerCheckpoint: steps.saveEvery, madeBy: maker)
    let watch = TrainingWatch(
      pairs: pairs.count, steps: preference.steps(pairs.count), quiet: options.quiet)
    let outcome = try run.run(
      policy, reference: base.transformer, pairs: pairs, random: random, resuming: resume,
      finish: { if adapter.full { try checkpoint.writeTokenizer(to: out) } },
      observe: { watch.observe($0) })
    watch.finish()
    if let plot, try !trainingFigure(outcome.metrics).write(svg: plot) {
      let script = URL(fileURLWithPath: plot).deletingPathExtension().lastPathComponent + ".gp"
      complain("\(plot): there is no gnuplot; `gnuplot \(script)` in its folder will draw it")
    }
    try emit(report(outcome, policy, cut))
  }

  /// The file's pairs as tokens, cut to the maximum length; what was lost is told.
  private func cutPairs(
    _ model: LanguageModel, _ template: ChatTemplate?
  ) throws -> CutPairs {
    var pairs: [PreferencePair] = []
    var rows = RowWatch(tellsEmpty: false)
    let reader = try PreferenceReader([data])
    while var pair = try reader.next() {
      rows.look(at: pair.item, in: reader.file, at: reader.place)
      // What is told of a pair names its line, which no other has.
      if !reader.place.hasSuffix(" " + pair.id) { pair.id += " (\(reader.place))" }
      pairs.append(pair)
    }
    if training.loss.readsLabels {
      try requireLabels(pairs)
    } else {
      for index in pairs.indices { pairs[index].preference = nil }
    }
    if let template, let marks = TemplateMarks(template, model.tokenizer),
      let pair = pairs.first(where: { marks.areBorne(by: $0.prompt) })
    {
      throw FileError(
        "\(data), pair \(pair.id)",
        "its prompt bears the template's marks already (\(marks.opening))",
        remedy: "give plain texts, or use --raw")
    }
    let limit = min(training.steps.maxLength, model.transformer.maximumPositions)
    let cut: CutPairs
    do {
      cut = try CutPairs(
        pairs, model.tokenizer, chat.format(model, template), maximumLength: limit,
        keepsEmpty: false)
    } catch { throw FileError.within(data, error) }
    rows.tell(of: data)
    tell(cut, of: data, limit: limit)
    if cut.pairs.isEmpty {
      throw FileError(data, "no pair to train on", remedy: "raise --max-length, or give others")
    }
    return cut
  }

  private func requireLabels(_ pairs: [PreferencePair]) throws {
    if training.loss.soft, pairs.allSatisfy({ $0.preference == nil }) {
      throw FileError(
        data, "no pair has a preference, so that --soft would change nothing",
        remedy: "leave --soft away, or make the pairs with `ipo pair --soft`")
    }
    for pair in pairs {
      if let label = pair.preference, !(0...1).contains(label) {
        throw FileError(
          "\(data), pair \(pair.id)", "the preference \(label) is no probability",
          remedy: "give 0 to 1, or train without --soft")
      }
    }
  }

  private func report(
    _ outcome: TrainingRun.Outcome, _ policy: Transformer, _ cut: CutPairs
  ) throws -> String {
    let metrics = outcome.metrics
    let tenth = metrics.suffix(max(1, metrics.count / 10))
    struct Summary: Encodable {
      var out: String
      var pairs, shortened, left_out, steps, tokens, trained, parameters: Int
      var loss, margin, accuracy: Double
    }
    let summary = Summary(
      out: out, pairs: cut.pairs.count, shortened: cut.shortened.count, left_out: cut.leftOut,
      steps: metrics.count, tokens: metrics.last?.tokens ?? 0,
      trained: policy.trainable.reduce(0) { $0 + $1.count }, parameters: policy.parameterCount,
      loss: tenth.map(\.loss).average, margin: outcome.margin, accuracy: outcome.accuracy)
    if json { return try ipo.json(summary) }
    return "\(out): \(summary.trained) of \(summary.parameters) parameters trained in "
      + "\(summary.steps) steps on \(cut.summary), \(summary.tokens) tokens; "
      + String(
        format: "last steps' loss %.4f; on the pairs now margin %.4f, accuracy %.3f", summary.loss,
        summary.margin, summary.accuracy)
  }
}

/// What was cut or left out, a line each.
func tell(_ cut: CutPairs, of data: String, limit: Int) {
  for (pairs, what) in [
    (cut.shortened, "lost the end of a response at \(limit) tokens"),
    (cut.tooLong, "left out, the prompt alone has \(limit) tokens or more"),
    (cut.alike, "left out, both responses are the same tokens"),
    (cut.empty, "left out, a response is empty"),
    (cut.changing, "left out, the chat template writes the prompt otherwise before an answer"),
  ] where pairs.count > 0 {
    complain(
      "\(data): \(pairs.count) pair\(pairs.count == 1 ? "" : "s") \(what): \(pairs.listed)")
  }
}
