import ArgumentParser
import Files
import Foundation
import LanguageModels
import Measures
import Preferences

/// `ipo evaluate`: results in the form in which others publish them.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate a judge on RewardBench, or one model's outputs against another's.",
    discussion: """
      With preference files: RewardBench's result, the accuracy of each subset with model, \
      model_type and chat_template. With --outputs and --baseline, two files in AlpacaEval's \
      form (instruction, output): the row of AlpacaEval's leaderboard, in per cent, where the \
      judge's two scores stand for its preference; as CSV, or JSON with --json.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("Preference files for RewardBench.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("The outputs that are rated.", valueName: "file"))
  var outputs: String?

  @Option(help: ArgumentHelp("The outputs that they are compared with.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Print JSON for a win rate, not CSV.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Keep each pair's scores in this file; a run that was stopped goes on with it.",
      valueName: "file"))
  var out: String?

  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if (outputs == nil) != (baseline == nil) {
      throw ValidationError("--outputs and --baseline are given together")
    }
    if files.isEmpty == (outputs == nil) {
      throw ValidationError("give preference files, or --outputs and --baseline")
    }
    if outputs != nil, out != nil {
      throw ValidationError(
        "--out keeps the scores of preference files; with --outputs leave it away")
    }
    if outputs == nil, json {
      throw ValidationError(
        "--json is for a win rate; the result of preference files is JSON anyway")
    }
    try model.requireEffect()
    try mode.requireEffect(for: model)
  }

  func run() throws {
    options.apply()
    try requireApart(outputs: [out], inputs: files + model.inputs + mode.inputs)
    if let out { try requireWritable(out) }
    let opened = try model.open()
    let run = try opened.run(mode.mode, mode, named: model)
    if let outputs, let baseline {
      var watch = ScoreWatch("elements")
      try emit(try LeaderboardRow(outputs, baseline, run, &watch).text(asJSON: json))
      return watch.tell(of: model.model)
    }
    var report = JudgeReport(ties: mode.mode.conventions.ties)
    try run.run(files, out: out, quiet: options.quiet) { report.add($0) }
    var result = report.bench.subsets.reduce(into: [String: Field]()) {
      $0[$1.name] = .number($1.accuracy.value)
    }
    result["model"] = .text(model.model)
    result["model_type"] = .text("Generative")
    result["chat_template"] = .text(opened.templateName(mode.mode))
    try emit(ipo.json(result, indented: true))
    report.warn(about: model.model)
  }

  /// A number or a text in a JSON object.
  private enum Field: Encodable {
    case number(Double)
    case text(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }
}

extension OpenModel {
  /// The chat template's name, as results tell it.
  func templateName(_ mode: JudgeMode) -> String {
    if !mode.conventions.usesChatTemplate { return "none" }
    return switch self {
    case .local(_, let template): template?.name ?? "none"
    case .remote(let server): server.templateName
    }
  }
}

/// A row of AlpacaEval's leaderboard.
private struct LeaderboardRow: Encodable {
  var win_rate, standard_error: Double
  var n_wins, n_wins_base, n_draws, n_total: Int
  var discrete_win_rate: Double
  var mode = "community"
  var avg_length: Int
  var length_controlled_winrate, lc_standard_error: Double

  /// Judges two files of outputs, instruction by instruction.
  init(
    _ outputs: String, _ baseline: String, _ run: JudgeRun, _ watch: inout ScoreWatch
  ) throws {
    let readers = (try ItemReader(outputs), try ItemReader(baseline))
    var games: [WinRate.Game] = []
    var (wins, losses, length) = (0, 0, 0)
    var rows = RowWatch()
    var rendered = run.rendered
    while let own = try readers.0.next() {
      rendered?.look(at: own.instruction)
      let number = games.count + 1
      rows.look(at: own, in: outputs, at: readers.0.place)
      guard let other = try readers.1.next(), other.turns == own.turns else {
        throw FileError(
          baseline, "element \(number) is not on the same instruction as in \(outputs)",
          remedy: "give both files the same instructions in the same order")
      }
      guard own.responses.count == 1, other.responses.count == 1 else {
        throw FileError(outputs, "element \(number) has no \"output\"", remedy: "give one output")
      }
      let item = JudgeItem(
        instruction: own.instruction, category: "alpacaeval-easy",
        responses: own.responses + other.responses)
      let readings = try run.judge.readings([item]) { _ in }[0]
      guard readings.allSatisfy(\.score.isFinite) else {
        throw FileError(
          run.model, "its logits for element \(number) are not numbers",
          remedy: "the weights are damaged, fetch them again")
      }
      let credit = readings[0].credit(over: readings[1])
      watch.look(
        at: readings[0], over: readings[1],
        isShortened: readings.contains(where: \.isShortened), named: "\(number)")
      wins += credit == 1 ? 1 : 0
      losses += credit == 0 ? 1 : 0
      // AlpacaEval counts Python's characters, which are Unicode scalars.
      let lengths = (
        own.responses[0].unicodeScalars.count, other.responses[0].unicodeScalars.count
      )
      length += lengths.0
      games.append(
        WinRate.Game(
          prompt: games.count,
          preference: PreferencePair.preference(ofScores: readings[0].score, readings[1].score),
          lengthDifference: Double(lengths.1 - lengths.0), difficulty: -readings[1].score))
    }
    rendered?.tell(of: outputs)
    rows.tell(of: outputs)
    if try readers.1.next() != nil {
      throw FileError(
        baseline, "more elements than \(outputs)", remedy: "give both the same instructions")
    }
    let n = Double(games.count)
    let rate = WinRate(games)
    let mean = games.reduce(0) { $0 + $1.preference } / n
    let squares = games.reduce(0) { $0 + ($1.preference - mean) * ($1.preference - mean) }
    win_rate = 100 * mean
    standard_error = 100 * (squares / max(1, n - 1) / n).squareRoot()
    (n_wins, n_wins_base, n_draws, n_total) = (
      wins, losses, games.count - wins - losses, games.count
    )
    discrete_win_rate = 100 * (Double(wins) + Double(games.count - wins - losses) / 2) / n
    avg_length = Int((Double(length) / n).rounded())
    length_controlled_winrate = 100 * rate.lengthControlled.value
    lc_standard_error =
      100 * (rate.lengthControlled.high - rate.lengthControlled.low)
      / (2 * Interval.normalPoint)
  }

  func text(asJSON: Bool) throws -> String {
    if asJSON { return try ipo.json(self, indented: true) }
    func number(_ value: Double) -> String { String(format: "%.4f", value) }
    let columns: [(String, String)] = [
      ("win_rate", number(win_rate)), ("standard_error", number(standard_error)),
      ("n_wins", "\(n_wins)"), ("n_wins_base", "\(n_wins_base)"), ("n_draws", "\(n_draws)"),
      ("n_total", "\(n_total)"), ("discrete_win_rate", number(discrete_win_rate)),
      ("mode", mode), ("avg_length", "\(avg_length)"),
      ("length_controlled_winrate", number(length_controlled_winrate)),
      ("lc_standard_error", number(lc_standard_error)),
    ]
    return columns.map(\.0).joined(separator: ",") + "\n"
      + columns.map(\.1).joined(separator: ",")
  }
}
