import ArgumentParser
import Files
import LanguageModels
import Notebook
import Preferences
import Tensors
import Worlds

/// `ipo pocket bench`: a model on the pocket world's pairs.
struct PocketBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Judge the pocket benchmark with a shipped model or one of your own.")

  @Option(help: "The shipped model's size. (default: \(PocketSize.medium.rawValue))")
  var size: PocketSize?

  @Option(help: "The shipped model's stage. (default: \(PocketStage.instruct.rawValue))")
  var stage: PocketStage?

  @Option(help: ArgumentHelp("A model in place of a shipped one.", valueName: "model"))
  var model: String?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @OptionGroup var benchmark: WorldPairOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if model != nil, size != nil || stage != nil {
      throw ValidationError("--size and --stage choose a shipped model; leave them with --model")
    }
  }

  func run() throws {
    options.apply()
    let folder = try model ?? PocketModels.folder(size ?? .medium, stage ?? .instruct)
    let model = try LanguageModel(Checkpoint(folder), precision: nil)
    model.tellNotes()
    let prompt = PocketText.judge(fitting: model.tokenizer)
    let run = JudgeRun(
      judge: try PreferenceClassifier(model, prompt: prompt), model: folder, maker: Fingerprint())
    let pairs = benchmark.pairs(of: PocketWorld())
    var report = JudgeReport(ties: .half)
    let progress = Progress("judging", total: pairs.count, quiet: options.quiet)
    for scores in try run.scores(pairs, progress: progress) { report.add(scores) }
    try emit(json ? report.json() : report.table)
    report.warn(about: folder)
  }
}
