import ArgumentParser
import Files
import LanguageModels
import Preferences

/// `ipo judge`: accuracy of P(Yes) on preference files.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Judge the pairs of preference files.",
    discussion: """
      Each response is asked about once; the score is p_yes / (p_yes + p_no) of the next token. \
      A pair is right if the chosen response scores higher, half right if the two tie. Subsets \
      that RewardBench knows count towards its sections, others towards what stands before the \
      first hyphen of their name.

      Files are JSON lines or JSON arrays with the fields of TRL (prompt, chosen, rejected as \
      texts or messages), RewardBench (also subset, id), UltraFeedback or LLMBar. They are read \
      pair by pair; with --out, a run that was stopped goes on where it was.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("Preference files; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("A preference file, the same as without this name.", valueName: "file"))
  var data: [String] = []

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(
    name: [.customLong("out"), .customLong("scores")],
    help: ArgumentHelp(
      "Write each pair's scores and masses to this file, as JSON lines.", valueName: "file"))
  var out: String?

  @Flag(help: "Judge in both modes and print the difference; --out is for one mode.")
  var compareModes = false

  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if files.isEmpty, data.isEmpty { throw ValidationError("no preference file is named") }
    if compareModes, out != nil {
      throw ValidationError("--compare-modes writes no scores; leave --out away")
    }
    if compareModes, (files + data).contains("-") {
      throw ValidationError("--compare-modes reads the pairs twice; give a file, not -")
    }
    if (files + data).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once; give - once")
    }
    if compareModes, mode.mode == .faithful {
      throw ValidationError("--compare-modes judges in both modes; leave --faithful away")
    }
    try model.requireEffect()
    try mode.requireEffect(for: model, comparesModes: compareModes)
  }

  func run() throws {
    options.apply()
    try requireApart(outputs: [out], inputs: files + data + model.inputs + mode.inputs)
    if let out { try requireWritable(out) }
    let opened = try model.open()
    if compareModes {
      var comparison = ModeComparison()
      for mode in JudgeMode.allCases {
        try judge(with: opened, in: mode) { try comparison.add($0, mode) }
      }
      return try emit(json ? comparison.json() : comparison.table)
    }
    var report = JudgeReport(ties: mode.mode.conventions.ties)
    try judge(with: opened, in: mode.mode) { report.add($0) }
    try emit(json ? report.json() : report.table)
    report.warn(about: model.model)
  }

  private func judge(
    with opened: OpenModel, in mode: JudgeMode, _ each: (PairScores) throws -> Void
  ) throws {
    try opened.run(mode, self.mode, named: model).run(
      files + data, out: out, quiet: options.quiet, each: each)
  }
}

extension OpenModel {
  /// The run of this model in a mode.
  func run(_ mode: JudgeMode, _ options: ModeOptions, named model: ModelOptions) throws -> JudgeRun
  {
    var maker = try fingerprint(model)
    maker.add("mode", mode.rawValue)
    maker.add("wording", textOf: try wording(mode, options).fingerprint)
    return JudgeRun(
      judge: try judge(mode, options), model: model.model, maker: maker,
      rendered: renderedTexts(mode))
  }

  private func wording(_ mode: JudgeMode, _ options: ModeOptions) throws -> JudgePrompt {
    switch self {
    case .local(let model, _): try options.wording(mode, tokenizer: model.tokenizer)
    case .remote: try options.wording(mode, tokenizer: nil)
    }
  }
}
