import ArgumentParser
import LanguageModels
import Preferences

/// `ipo judge`: accuracy of P(Yes) on a preference file.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Judge the pairs of a preference file.",
    discussion: """
      Each response is asked about once; the score is p_yes / (p_yes + p_no) of the next token. \
      A pair is right if the chosen response scores higher, half right if the two tie. Subsets \
      that RewardBench knows count towards its sections, others towards what stands before the \
      first hyphen of their name.
      """)

  @Option(help: ArgumentHelp("The model's folder.", valueName: "dir"))
  var model: String

  @Option(
    help: ArgumentHelp(
      "JSON lines with prompt, chosen, rejected, and if you like subset and id.",
      valueName: "file"))
  var data: String

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write each pair's scores and masses to this file, as JSON lines.", valueName: "file"))
  var scores: String?

  @Option(
    help: """
      How to ask: plain, in ordinary words, or pocket, in those of the pocket world. (default: \
      pocket if the tokenizer has all the pocket world's words, else plain)
      """)
  var prompt: PromptChoice?

  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    if let scores { try checkWritable(scores) }
    let pairs = try PreferenceItem.read(data)
    let report = try JudgeReport(
      LanguageModel(folder: CheckpointLocation.folder(of: model)), folder: model, pairs: pairs,
      source: data, prompt: prompt,
      quiet: options.quiet)
    if let scores { try report.writeScores(to: scores) }
    try emit(json ? report.json() : report.table)
    report.warn(about: model)
  }
}
